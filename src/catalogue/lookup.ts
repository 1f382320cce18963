/** Look-up: what a question asks for, in whatever spelling. */
import { fold, trimPunctuation } from './normalise.ts'
import type { CatalogueReader, ErrorNames } from './reader.ts'

/** What a question asks for: an error by its canonical code, an HTTP status, or a class of statuses. */
export type Subject =
  | { kind: 'code'; code: string }
  | { kind: 'status'; status: number }
  | { kind: 'class'; class: string }

/** How programs write a code inside a longer name; the group is the code. */
const wrappings = [
  /^OBS_STATUS_(.+)$/i, // the C SDK: OBS_STATUS_NoSuchKey
  /^[\s\S]*::([\s\S]+)$/, // the Ruby SDK of AWS: Aws::S3::Errors::NoSuchKey
  /^error\s*\[(.+?)\]:?$/i, // error[NoSuchKey]
]
/** No name is longer. The limit also bounds the time of the patterns that remove punctuation from the end. */
const maxLength = 200
/** `404`, `404 Not Found`, `HTTP 404`, `HTTP/1.1 404 Not Found`. */
const statusLine = /^(?:HTTP(?:\/\d(?:\.\d)?)?\s+)?([1-5]\d\d)(?:\s+[a-z][a-z' -]*)?$/i
/** `4xx`, `HTTP 4XX`. */
const statusClass = /^(?:HTTP\s+)?([1-5])xx$/i

/**
 * Finds what is asked for: the exact code, else the code or alias that is the same after folding, else a status or
 * class. Null where the question means nothing. A status need not be in the catalogue.
 */
export function lookup(names: readonly ErrorNames[], query: string): Subject | null {
  if (query.length > maxLength) return null
  const code = lookupCode(names, query)
  if (code !== null) return { kind: 'code', code }
  const trimmed = trimPunctuation(query)
  const status = statusLine.exec(trimmed)?.[1]
  if (status !== undefined) return { kind: 'status', status: Number(status) }
  const digit = statusClass.exec(trimmed)?.[1]
  return digit === undefined ? null : { kind: 'class', class: `${digit}xx` }
}

/**
 * What the readers of texts ask the catalogue: whether a word is a code, the documented statuses of a code, and the code of
 * a documented message.
 */
export function codesOf(catalogue: Pick<CatalogueReader, 'names' | 'whole'>) {
  const { names } = catalogue
  return {
    isKnownCode: (word: string): boolean => lookupCode(names, word) !== null,
    statusesOf: (code: string): readonly number[] => {
      const canonical = lookupCode(names, code)
      return names.find(entry => entry.code === canonical)?.statuses ?? []
    },
    codeOfMessage: (message: string): string | null =>
      message.length > maxMessage ? null : (codesByMessage(catalogue).get(fold(message)) ?? null),
  }
}

/** The canonical code that a spelling means, or null. */
export function lookupCode(names: readonly ErrorNames[], query: string): string | null {
  if (query.length > maxLength) return null
  if (names.some(({ code }) => code === query)) return query
  const codes = codesByFoldedName(names)
  for (const spelling of spellings(query)) {
    const code = codes.get(fold(spelling))
    if (code !== undefined) return code
  }
  return null
}

function* spellings(query: string): Generator<string> {
  yield query
  for (const pattern of wrappings) {
    const inner = pattern.exec(query.trim())?.[1]
    if (inner !== undefined) yield inner
  }
}

/** No documented message is longer. */
const maxMessage = 500
/** Fewer words are said of anything. */
const minWords = 4

const foldedMessages = new WeakMap<readonly ErrorNames[], Map<string, string | null>>()

/** Folded documented messages with their codes, worked out once a catalogue; null for a message of several codes. */
function codesByMessage({
  names,
  whole,
}: Pick<CatalogueReader, 'names' | 'whole'>): Map<string, string | null> {
  let codes = foldedMessages.get(names)
  if (codes === undefined) {
    codes = new Map()
    for (const { code, documented } of whole().errors) {
      const message = documented?.message.en ?? ''
      if (message.split(' ').length < minWords) continue
      const folded = fold(message)
      codes.set(folded, codes.has(folded) ? null : code)
    }
    foldedMessages.set(names, codes)
  }
  return codes
}

const foldedNames = new WeakMap<readonly ErrorNames[], Map<string, string>>()

/** Folded codes and aliases with their codes, worked out once a catalogue. A code goes before an alias. */
function codesByFoldedName(names: readonly ErrorNames[]): Map<string, string> {
  let codes = foldedNames.get(names)
  if (codes === undefined) {
    const aliases = names.flatMap(entry => entry.aliases.map(alias => [fold(alias), entry.code] as const))
    codes = new Map([...aliases, ...names.map(({ code }) => [fold(code), code] as const)])
    foldedNames.set(names, codes)
  }
  return codes
}
