import { answer } from './catalogue/answer.ts'
import type { Filter } from './catalogue/filter.ts'
import { openCatalogue } from './catalogue/load.ts'
import { codesOf } from './catalogue/lookup.ts'
import type { CatalogueReader } from './catalogue/reader.ts'
import { select } from './catalogue/select.ts'
import type { Catalogue, Explanation, Finding, Lang, ObsResponse } from './types.ts'

export { DamagedCatalogue } from './catalogue/damaged-catalogue.ts'
export { type Filter, InvalidFilter } from './catalogue/filter.ts'
export type * from './types.ts'

/** What every function may be told. */
export interface Options {
  /** The language of every text but codes and the server's own messages; default `en`. */
  lang?: Lang
}

/** What `decode` may be told. */
export interface DecodeOptions extends Options {
  /** Mask access keys, signatures and tokens; default `true`. */
  redact?: boolean
  /** What `origin.file` is to say; default `null`. */
  file?: string | null
}

/** What `decode` reads: text, or chunks of text or bytes however they are cut. */
export type Input = string | Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>

/** The whole catalogue; read from its file when a property is first asked for. */
export const catalogue: Catalogue = {
  get date() {
    return copy().date
  },
  get sources() {
    return copy().sources
  },
  get classes() {
    return copy().classes
  },
  get statuses() {
    return copy().statuses
  },
  get errors() {
    return copy().errors
  },
}

/**
 * Explains an error code in any spelling, an HTTP status (`403`, `'404 Not Found'`), or a class (`'4xx'`). What the
 * catalogue lacks has the kind `unknown`.
 */
export function explain(query: string | number, { lang = 'en' }: Options = {}): Explanation {
  return answer(reader(), String(query), checked(lang))
}

/**
 * The entries that pass the filter, by status and code; best first where words are searched for.
 *
 * @throws InvalidFilter where a filter asks for something that no entry could be
 */
export function list(filter: Filter = {}, { lang = 'en' }: Options = {}): Explanation[] {
  return select(reader(), filter, checked(lang))
}

/** Finds every error in the input and yields the explanation of each as soon as it is complete. */
export async function* decode(
  input: Input,
  { lang = 'en', redact = true, file = null }: DecodeOptions = {},
): AsyncGenerator<Explanation> {
  // Whoever only explains codes need not load the readers.
  const [{ findErrors }, { responseExplainer }] = await Promise.all([
    import('./decode/index.ts'),
    import('./explain-response.ts'),
  ])
  const explainResponse = responseExplainer(reader(), { lang: checked(lang), redact })
  const decoding = { ...codesOf(reader().names), gunzip }
  for await (const { response, line, isRepeat } of findErrors(chunksOf(input), decoding)) {
    if (!isRepeat) yield explainResponse(response, { file, line, count: 1 })
  }
}

/**
 * Decides with a secret key why a signature does not match, offline.
 *
 * @param response the response of what `decode` yields with `redact: false`
 * @param secretKey the secret key that the client is believed to use
 * @returns one finding, or none where the response does not hold the server's string to sign
 */
export async function checkSignature(
  response: ObsResponse,
  secretKey: string,
  { lang = 'en' }: Options = {},
): Promise<Finding[]> {
  const { checkSignature: check } = await import('./signature/index.ts')
  return check(response, secretKey, { lang: checked(lang) })
}

async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unpacking = await import('./gunzip.ts')
  yield* unpacking.gunzip(chunks)
}

/** Callers without a type checker get an error that says what to pass. */
function checked(lang: Lang): Lang {
  if (lang === 'en' || lang === 'zh') return lang
  throw new TypeError(`lang is "en" or "zh", not ${JSON.stringify(lang)}`)
}

async function* chunksOf(input: Input): AsyncGenerator<string | Uint8Array> {
  if (typeof input === 'string' || input instanceof Uint8Array) yield input
  else if (typeof input === 'object' && input !== null) yield* input
  else throw new TypeError('the input of decode is a string, or chunks of text or bytes')
}

let opened: CatalogueReader | undefined

function reader(): CatalogueReader {
  opened ??= openCatalogue()
  return opened
}

function whole(): Catalogue {
  return reader().whole()
}

let given: Catalogue | undefined

/** The callers' copy: what one of them changes is not to change the answers. */
function copy(): Catalogue {
  given ??= structuredClone(whole())
  return given
}
