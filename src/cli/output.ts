/**
 * Where the results of a command go. A command wraps its work in `withOutput` and hands over each result as soon as it
 * has it; framing, order, backpressure and a reader that went away are settled here.
 */
import { DamagedCatalogue } from '../catalogue/damaged-catalogue.ts'
import type { CatalogueReader } from '../catalogue/reader.ts'
import { printable } from '../render/printable.ts'
import type { Terminal } from '../render/terminal.ts'
import { wrap } from '../render/wrap.ts'
import type { Explanation, Lang, Problem } from '../types.ts'
import { translate } from '../words.ts'
import { formats } from './formats.ts'
import type { Io } from './process.ts'
import { createRepeatCounter } from './repeats.ts'
import { type Settings, terminalOf, widthOf } from './settings.ts'
import { UserError } from './user-error.ts'

export interface Output {
  terminal: Terminal
  /** Writes one result in the chosen format; resolves to false once nobody reads any more. */
  write(explanation: Explanation): Promise<boolean>
  /** Writes results that are known at once, as a table where the format has one. */
  writeList(explanations: Explanation[]): Promise<boolean>
  /** Writes text of another shape, such as a ticket, as it is. */
  print(text: string): Promise<boolean>
  /** A line on standard error that is no problem: advice, a question. */
  note(message: string): void
  /** A line on standard error, and an item of `problems` in JSON. */
  problem(kind: Problem['kind'], message: string, file?: string | null): void
}

/**
 * Runs `work` with an output in the chosen format and resolves to its exit status. A user error that `work` throws, or
 * a damaged catalogue, becomes a problem and status 2; the JSON object is whole in any case.
 */
export async function withOutput(
  io: Io,
  settings: Settings,
  catalogue: CatalogueReader | null,
  work: (output: Output) => Promise<number>,
): Promise<number> {
  const terminal = await terminalOf(settings, io)
  const format = formats[settings.format]
  const repeats = createRepeatCounter(settings.lang)
  const context = { terminal, full: settings.full, catalogue, repeats }
  const problems: Problem[] = []
  let count = 0
  let told: Promise<unknown> = Promise.resolve()
  const tell = (message: string) => {
    // On a terminal the order of results and messages stays.
    told = Promise.all([redacted(message), told, io.stdout.settle()]).then(([clean]) => {
      const lines = wrap(`obs-err: ${printable(clean)}`, widthOf(io.stderr, io.env))
      return io.stderr.write(`${lines.join('\n')}\n`)
    })
  }
  const output: Output = {
    terminal,
    write: explanation => io.stdout.collect(format.item(explanation, count++, context)),
    async writeList(explanations) {
      if (format.list) return io.stdout.write(await format.list(explanations, context))
      for (const explanation of explanations) if (!(await output.write(explanation))) return false
      return true
    },
    print: text => io.stdout.write(text),
    note: tell,
    problem(kind, message, file = null) {
      problems.push({ kind, message, file })
      tell(message)
    },
  }
  let status = 2
  try {
    status = await work(output)
  } catch (error) {
    const { kind, message, file } = problemOf(error, settings.lang)
    output.problem(kind, message, file)
  }
  const clean = await Promise.all(
    problems.map(async ({ kind, message, file }) => ({
      kind,
      message: await redacted(message),
      file: file && (await redacted(file)),
    })),
  )
  await io.stdout.write(format.end?.(clean, count, context) ?? '')
  await io.stdout.close()
  const reason = io.stdout.failure()
  if (reason !== null) output.problem('unwritable', translate(settings.lang, 'unwritable', { reason }))
  await told
  return reason === null ? status : 2
}

/** A message without secrets. What masks them is loaded for the first message. */
async function redacted(message: string): Promise<string> {
  const { redactText } = await import('../redact/index.ts')
  return redactText(message)
}

/** The problem that an error is reported as; an unexpected error is reported as a bug of this program. */
export function problemOf(error: unknown, lang: Lang): Problem {
  if (error instanceof UserError) return { kind: error.kind, message: error.message, file: null }
  if (error instanceof DamagedCatalogue) {
    const fault = translate(lang, `damaged.${error.fault}`, { detail: error.detail })
    const message = translate(lang, 'damaged', { file: error.file, fault })
    return { kind: 'damaged-catalogue', message, file: error.file }
  }
  const message = error instanceof Error ? error.message : String(error)
  return { kind: 'internal', message: translate(lang, 'unexpected', { message }), file: null }
}

/** Prints a text that is not a result, and therefore is text in every format. */
export function printText(text: string, settings: Settings, io: Io): Promise<number> {
  return withOutput(io, { ...settings, format: 'text' }, null, async output => {
    await output.print(text)
    return 0
  })
}
