/**
 * Where the results of a command go. A command wraps its work in `withOutput(io, settings, catalogue, work)` and
 * hands over each result as soon as it has it; framing, order, backpressure and a reader that went away are
 * settled here.
 */
import { DamagedCatalogue } from '../catalogue/damaged-catalogue.ts'
import type { CatalogueReader } from '../catalogue/load.ts'
import { renderCard } from '../render/card.ts'
import { jsonHead, jsonItem, jsonTail, ndjsonLine } from '../render/json.ts'
import { printable } from '../render/printable.ts'
import type { Terminal } from '../render/terminal.ts'
import type { Explanation, Lang } from '../types.ts'
import { say } from '../words.ts'
import type { Io } from './process.ts'
import { type Settings, terminalOf } from './settings.ts'
import { Refusal } from './user-error.ts'

export interface Output {
  terminal: Terminal
  /** Writes one result in the chosen format; resolves to false once nobody reads any more. */
  write(explanation: Explanation): Promise<boolean>
  /** Writes text of another shape, a table or a ticket, as it is. */
  print(text: string): Promise<boolean>
  /** A line on standard error, and an item of `problems` in JSON. */
  problem(message: string): void
}

/**
 * Runs `work` with an output in the chosen format and resolves to its exit status. What it throws as a refusal, or
 * because the catalogue is damaged, becomes a problem and status 2; the JSON object is whole in any case.
 */
export async function withOutput(
  io: Io,
  settings: Settings,
  catalogue: CatalogueReader | null,
  work: (output: Output) => Promise<number>,
): Promise<number> {
  const terminal = await terminalOf(settings, io)
  const problems: string[] = []
  const json = settings.format === 'json'
  let written = 0
  const renderers: Record<Settings['format'], (explanation: Explanation) => string> = {
    text: explanation =>
      (written > 0 ? '\n' : '') +
      renderCard(explanation, terminal, {
        full: settings.full ?? false,
        summaryOf: code => catalogue?.error(code)?.summary[settings.lang] ?? null,
      }),
    json: explanation =>
      (written > 0 ? '' : jsonHead(catalogue?.date ?? null)) + jsonItem(explanation, written === 0),
    ndjson: ndjsonLine,
    csv: () => '', // a table: only `list` has it, and prints it whole
  }
  const output: Output = {
    terminal,
    write: explanation => {
      const text = renderers[settings.format](explanation)
      written++
      return io.stdout.collect(text)
    },
    print: text => io.stdout.write(text),
    problem: message => {
      problems.push(message)
      void io.stdout.write('') // what comes first stands first on a terminal
      void io.stderr.write(`obs-err: ${printable(message)}\n`)
    },
  }
  let status = 2
  try {
    status = await work(output)
  } catch (error) {
    output.problem(refusalText(error, settings.lang))
  }
  if (json) {
    const head = written === 0 ? jsonHead(catalogue?.date ?? null) : ''
    await io.stdout.write(head + jsonTail(problems, written === 0))
  }
  await io.stdout.write('')
  const reason = io.stdout.failure()
  if (reason === null) return status
  output.problem(say(settings.lang, 'unwritable', { reason }))
  return 2
}

/** The line that tells an expected failure; anything else is a fault of the program and says so. */
export function refusalText(error: unknown, lang: Lang): string {
  if (error instanceof Refusal) return error.message
  if (error instanceof DamagedCatalogue) {
    const fault = say(lang, `damaged.${error.fault}`, { detail: error.detail })
    return say(lang, 'damaged', { file: error.file, fault })
  }
  return say(lang, 'unexpected', { message: error instanceof Error ? error.message : String(error) })
}
