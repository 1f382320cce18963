import { type CatalogueReader, openCatalogue } from '../../catalogue/load.ts'
import { codesOf } from '../../catalogue/lookup.ts'
import { findErrors } from '../../decode/index.ts'
import { ticketFacts } from '../../diagnose/ticket.ts'
import { responseExplainer } from '../../explain-response.ts'
import type { ErrorResponse, Explanation, Lang } from '../../types.ts'
import { say, type Word } from '../../words.ts'
import { createTally } from '../aggregate.ts'
import { type Input, inputsOf } from '../inputs.ts'
import { type Output, withOutput } from '../output.ts'
import type { Io } from '../process.ts'
import { createProgress } from '../progress.ts'
import type { Settings } from '../settings.ts'
import { Refusal } from '../user-error.ts'

export interface DecodeOptions extends Settings {
  summary: boolean
  ticket: boolean
  text: string[]
  redact: boolean
}

type Tally = ReturnType<typeof createTally>

/** How an input is called in a sentence. */
function nameOf({ file, kind }: Input, lang: Lang): string {
  return file ?? say(lang, kind === 'text' ? 'input.text' : 'input.stdin')
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
  return word ? say(lang, word) : (error.code ?? error.message)
}

/**
 * Writes one error in the form that was asked for.
 * @returns false once nobody reads any more
 */
async function show(
  explanation: Explanation,
  response: ErrorResponse,
  { output, options, tally }: { output: Output; options: DecodeOptions; tally: Tally | null },
): Promise<boolean> {
  if (tally) {
    tally.add(explanation)
    return true
  }
  if (!options.ticket || options.format !== 'text') return output.write(explanation)
  const { renderTicket } = await import('../../render/ticket.ts')
  const facts = ticketFacts(response, explanation)
  return output.print(
    renderTicket(
      facts.map(([label, value]) => [say(options.lang, `ticket.${label}`), value]),
      options.lang,
    ),
  )
}

async function showTally(tally: Tally, output: Output, options: DecodeOptions): Promise<void> {
  if (options.format === 'text') {
    const { renderSummary } = await import('../../render/summary.ts')
    const rows = tally.rows()
    if (rows.length > 0) await output.print(await renderSummary(rows, output.terminal))
    return
  }
  for (const explanation of tally.explanations()) if (!(await output.write(explanation))) return
}

/**
 * Finds every error in files, text or standard input, and explains each as soon as it is complete.
 * @returns exit status 0 where at least one was found and all are in the catalogue; 1 where none was, or one is not; 2
 * where an input could not be read (the others are still answered)
 */
export async function decode(
  files: string[],
  options: DecodeOptions,
  io: Io,
  catalogue: CatalogueReader = openCatalogue(),
): Promise<number> {
  const { lang } = options
  return withOutput(io, options, catalogue, async output => {
    if (options.summary && options.ticket) throw new Refusal(say(lang, 'summaryAndTicket'))
    const inputs = inputsOf(files, options.text, io)
    if (io.stdin.isTTY && inputs.some(({ kind }) => kind === 'stdin')) {
      await io.stderr.write(`obs-err: ${say(lang, 'waiting')}\n`)
    }
    const explain = responseExplainer(catalogue, { lang, redact: options.redact })
    const trace = (line: number, text: string) => void io.stderr.write(`obs-err: line ${line}: ${text}\n`)
    const decoding = { ...codesOf(catalogue.listed), ...(io.env.OBS_ERR_EXPLAIN_DECODE ? { trace } : {}) }
    const tally = options.summary ? createTally() : null
    let found = 0
    let unknown = 0
    let unread = 0
    const missing: string[] = []
    reading: for (const input of inputs) {
      const progress = createProgress(io, lang)
      const before = found
      try {
        for await (const { response, line, isRepeat } of findErrors(
          progress.count(input.chunks, () => found),
          decoding,
        )) {
          if (isRepeat && !tally) continue
          found++
          const explanation = explain(response, { file: input.file, line, count: 1 })
          if (explanation.kind === 'unknown') unknown++
          progress.wipe()
          if (!(await show(explanation, response, { output, options, tally }))) break reading
        }
      } catch (error) {
        progress.wipe()
        if (!isSystemError(error)) throw error
        unread++
        output.problem(say(lang, 'unreadable', { file: nameOf(input, lang), reason: reasonOf(error, lang) }))
        continue
      }
      progress.wipe()
      if (found > before) continue
      missing.push(
        say(lang, progress.bytes() === 0 ? 'emptyInput' : 'noError', { input: nameOf(input, lang) }),
      )
    }
    if (tally) await showTally(tally, output, options)
    if (found === 0) for (const text of missing) output.problem(text)
    if (unread > 0) return 2
    return found === 0 || unknown > 0 ? 1 : 0
  })
}
