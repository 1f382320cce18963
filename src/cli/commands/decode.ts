/** `obs-err decode`: finds the errors in files, text or standard input, and explains each. */
import { openCatalogue } from '../../catalogue/load.ts'
import { codesOf, lookup } from '../../catalogue/lookup.ts'
import { keepBeginning, mentionIn } from '../../catalogue/mentions.ts'
import type { CatalogueReader } from '../../catalogue/reader.ts'
import type { DecodingOptions, Gunzip } from '../../decode/index.ts'
import type { ErrorResponse, Explanation, Lang, Problem } from '../../types.ts'
import { translate, type Word } from '../../words.ts'
import { createAggregate } from '../aggregate.ts'
import { formats } from '../formats.ts'
import { type Input, inputsOf } from '../inputs.ts'
import { type Output, problemOf, withOutput } from '../output.ts'
import type { Io } from '../process.ts'
import { createProgress } from '../progress.ts'
import type { Options } from '../request.ts'
import type { Settings } from '../settings.ts'
import { UserError } from '../user-error.ts'

type Aggregate = ReturnType<typeof createAggregate>

/** How an input is called in a sentence. */
function nameOf({ file, kind }: Input, lang: Lang): string {
  return file ?? translate(lang, kind === 'text' ? 'input.text' : 'input.stdin')
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}

/** Why a file could not be read, in words where there are any. */
function reasonOf(error: NodeJS.ErrnoException, lang: Lang): string {
  const reasons: Record<string, Word> = {
    ENOENT: 'unreadable.ENOENT',
    EACCES: 'unreadable.EACCES',
    EISDIR: 'unreadable.EISDIR',
  }
  const word = reasons[error.code ?? '']
  return word ? translate(lang, word) : (error.code ?? error.message)
}

/** Says that a file cannot be read, and which call works where no file was meant. */
function unreadableText(
  input: Input,
  error: NodeJS.ErrnoException,
  catalogue: CatalogueReader,
  lang: Lang,
): string {
  const values = { file: nameOf(input, lang), reason: reasonOf(error, lang) }
  const sentences = [translate(lang, 'unreadable', values)]
  if (error.code === 'ENOENT' && input.file !== null) {
    // Node gives an argument that is no UTF-8 with this character in place of its bytes.
    if (input.file.includes('\ufffd')) sentences.push(translate(lang, 'notUtf8'))
    else if (lookup(catalogue.names, input.file)) {
      sentences.push(translate(lang, 'explainInstead', { name: input.file }))
    }
  }
  return sentences.join(translate(lang, 'semicolon'))
}

/** Says that an input holds no error, and which call explains the code that it names. */
function noErrorText(input: Input, text: string, catalogue: CatalogueReader, lang: Lang): string {
  const sentences = [translate(lang, 'noError', { input: nameOf(input, lang) })]
  const mention = mentionIn(text, catalogue)
  if (mention) sentences.push(translate(lang, 'mentioned', { ...mention }))
  return sentences.join(translate(lang, 'semicolon'))
}

/** Does a text hold an error? A single word does not: it is a code, known or not. */
export async function isDecodable(text: string, catalogue: CatalogueReader): Promise<boolean> {
  if (!/[\s<{]/.test(text)) return false
  const { findErrorsInText } = await import('../../scanning.ts')
  return findErrorsInText(text, codesOf(catalogue)).length > 0
}

/** How the errors of a run are shown. */
interface Presentation {
  output: Output
  settings: Settings
  /** Collects the errors where only a summary is wanted. */
  aggregate: Aggregate | null
  asTickets: boolean
}

/**
 * Shows one error in the form that was asked for.
 * @returns false once nobody reads any more
 */
async function show(
  explanation: Explanation,
  response: ErrorResponse,
  { output, settings: { lang }, aggregate, asTickets }: Presentation,
): Promise<boolean> {
  if (aggregate) {
    aggregate.add(explanation)
    return true
  }
  if (!asTickets) return output.write(explanation)
  const { renderTicket } = await import('../../render/ticket.ts')
  const { ticketFacts } = await import('../../reading.ts')
  const facts = ticketFacts(response, explanation)
  return output.print(
    renderTicket(
      facts.map(([label, value]) => [translate(lang, `ticket.${label}`), value]),
      lang,
    ),
  )
}

async function showSummary(aggregate: Aggregate, output: Output, { format }: Settings): Promise<void> {
  if (formats[format].isText) {
    const { renderSummary } = await import('../../render/summary.ts')
    const rows = aggregate.rows()
    if (rows.length > 0) await output.print(await renderSummary(rows, output.terminal))
    return
  }
  for (const explanation of aggregate.explanations()) if (!(await output.write(explanation))) return
}

/**
 * Makes a gunzip; few inputs are packed, so zlib is loaded when one is.
 * @param tell is told once of damage, and of what stays packed
 */
function createGunzip(tell: (key: 'damagedGzip' | 'packedGzip') => void): Gunzip {
  let levels = 0
  return async function* (chunks) {
    const [{ gunzip, isGzip }, { maxGzipLevels }] = await Promise.all([
      import('../../gunzip.ts'),
      import('../../reading.ts'),
    ])
    let isInnermost = ++levels === maxGzipLevels
    for await (const bytes of gunzip(chunks, () => tell('damagedGzip'))) {
      if (isInnermost && isGzip(bytes)) tell('packedGzip')
      isInnermost = false
      yield bytes
    }
  }
}

/** @throws UserError where options exclude each other */
function checkOptions({ summary, ticket }: Options, { format, lang }: Settings): void {
  if (!ticket) return
  if (summary) throw new UserError(translate(lang, 'exclusive', { one: '--summary', other: '--ticket' }))
  if (!formats[format].isText) {
    throw new UserError(translate(lang, 'exclusive', { one: `--format ${format}`, other: '--ticket' }))
  }
}

/**
 * Finds every error in files, text or standard input, and explains each as soon as it is complete.
 * @returns exit status 0 where at least one was found and all are in the catalogue; 1 where none was, or one is not; 2
 * where an input could not be read (the others are still answered)
 */
export async function decode(
  files: string[],
  options: Options,
  settings: Settings,
  io: Io,
  catalogue: CatalogueReader = openCatalogue(),
): Promise<number> {
  const { lang } = settings
  return withOutput(io, settings, catalogue, async output => {
    checkOptions(options, settings)
    const inputs = inputsOf(files, options.text ?? [], io)
    if (io.stdin.isTTY && inputs.some(({ kind }) => kind === 'stdin')) output.note(translate(lang, 'waiting'))
    const { findErrors, responseExplainer } = await import('../../reading.ts')
    const explain = responseExplainer(catalogue, { lang, redact: options.redact ?? true })
    const trace = (line: number, text: string) => void io.stderr.write(`obs-err: line ${line}: ${text}\n`)
    const decodingOf = (input: Input): DecodingOptions => ({
      ...codesOf(catalogue),
      ...(io.env.OBS_ERR_EXPLAIN_DECODE ? { trace } : {}),
      gunzip: createGunzip(key => output.note(translate(lang, key, { file: nameOf(input, lang) }))),
      onFailure: (line, error) => {
        const reason = error instanceof Error ? error.message : String(error)
        output.note(translate(lang, 'unreadLine', { file: nameOf(input, lang), line: String(line), reason }))
      },
    })
    const checkSignature = options.checkSignature
      ? (await import('../signature-check.ts')).createSignatureCheck(options.secretKeyEnv, io, lang)
      : null
    const aggregate = options.summary ? createAggregate() : null
    const presentation = { output, settings, aggregate, asTickets: options.ticket ?? false }
    let found = 0
    let unknown = 0
    let unread = 0
    let faults = 0
    const missing: Problem[] = []
    /** A bug of this program costs only the error or the input at which it shows. */
    const tellFault = (error: unknown): void => {
      const { kind, message, file } = problemOf(error, lang)
      if (kind !== 'internal') throw error
      faults++
      output.problem(kind, message, file)
    }
    const orFault = <T>(work: () => T): T | null => {
      try {
        return work()
      } catch (error) {
        tellFault(error)
        return null
      }
    }
    reading: for (const input of inputs) {
      const progress = createProgress(io, lang)
      const beginning = keepBeginning(input.chunks)
      const before = found
      try {
        for await (const { response, line, isRepeat } of findErrors(
          progress.count(beginning.chunks(), () => found),
          decodingOf(input),
        )) {
          if (isRepeat && !aggregate) continue
          found++
          const proofs = checkSignature ? await checkSignature(response) : []
          progress.wipe()
          const explanation = orFault(() => explain(response, { file: input.file, line, count: 1 }, proofs))
          if (explanation === null) continue
          if (explanation.kind === 'unknown') unknown++
          if (!(await show(explanation, response, presentation))) break reading
        }
      } catch (error) {
        progress.wipe()
        if (error instanceof UserError) throw error
        unread++
        if (isSystemError(error)) {
          output.problem('unreadable', unreadableText(input, error, catalogue, lang), input.file)
        } else {
          tellFault(error)
        }
        continue
      }
      progress.wipe()
      if (found > before) continue
      const isEmpty = progress.bytes() === 0
      missing.push({
        kind: isEmpty ? 'empty-input' : 'no-error',
        message: isEmpty
          ? translate(lang, 'emptyInput', { input: nameOf(input, lang) })
          : noErrorText(input, beginning.text(), catalogue, lang),
        file: input.file,
      })
    }
    if (aggregate) await showSummary(aggregate, output, settings)
    if (found === 0) for (const { kind, message, file } of missing) output.problem(kind, message, file)
    if (unread > 0 || faults > 0) return 2
    return found === 0 || unknown > 0 ? 1 : 0
  })
}
