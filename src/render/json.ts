import type { Cause, Explanation } from '../types.ts'
import { escapeJson } from './printable.ts'

/** The version of the shape of the JSON output; it grows when a field changes its meaning or goes. */
const schemaVersion = 1

/** The beginning of the JSON object, up to its results; `date` is null where the catalogue cannot be read. */
export function jsonHead(date: string | null): string {
  return `{\n  "schemaVersion": ${schemaVersion},\n  "catalogue": ${JSON.stringify(date)},\n  "results": [`
}

/** One result inside the JSON object; `first` has no comma before it. */
export function jsonItem(explanation: Explanation, first: boolean): string {
  return `${first ? '' : ','}\n    ${escapeJson(indented(explanation))}`
}

/** The end of the JSON object, from the end of its results on. */
export function jsonTail(problems: string[], empty: boolean): string {
  const list = problems.map(message => `\n    ${indented({ message })}`).join(',')
  const shown = list === '' ? '[]' : `[${escapeJson(list)}\n  ]`
  return `${empty ? '' : '\n  '}],\n  "problems": ${shown}\n}\n`
}

const causesWritten = new WeakMap<Cause[], string>()

/** Causes are most of a line, and in a log the same ones come again and again. */
function written(causes: Cause[]): string {
  const before = causesWritten.get(causes)
  if (before !== undefined) return before
  const text = escapeJson(JSON.stringify(causes))
  causesWritten.set(causes, text)
  return text
}

/** One result as a line of ndjson. */
export function ndjsonLine(explanation: Explanation): string {
  // No string can hold the mark: inside one its quotes are escaped.
  const mark = '"causes":0,'
  const line = escapeJson(JSON.stringify({ ...explanation, causes: 0 }))
  const at = line.indexOf(mark)
  return `${line.slice(0, at)}"causes":${written(explanation.causes)},${line.slice(at + mark.length)}\n`
}

function indented(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', '\n    ')
}
