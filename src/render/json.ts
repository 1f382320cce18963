/** Explanations as JSON and as newline-delimited JSON. */
import type { Cause, Explanation, Problem } from '../types.ts'
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
export function jsonTail(problems: Problem[], empty: boolean): string {
  const list = problems.map(problem => `\n    ${indented(problem)}`).join(',')
  const shown = list === '' ? '[]' : `[${escapeJson(list)}\n  ]`
  return `${empty ? '' : '\n  '}],\n  "problems": ${shown}\n}\n`
}

/** What the catalogue says: the part of an explanation that does not come from one response. */
type Told = Omit<Explanation, 'headline' | 'response' | 'findings' | 'origin'>

const lastTold = new WeakMap<Cause[], { told: Told; text: string }>()

/**
 * What the catalogue says, as JSON. This is most of a line, and in a log the same text is needed again and again, so the
 * last text for each list of causes is kept.
 */
function toldText(told: Told): string {
  const before = lastTold.get(told.causes)
  const isSame = (name: string) => before?.told[name as keyof Told] === told[name as keyof Told]
  if (before && Object.keys(told).every(isSame)) return before.text
  const text = escapeJson(JSON.stringify(told))
  lastTold.set(told.causes, { told, text })
  return text
}

/** One result as a line of ndjson. */
export function ndjsonLine({ headline, response, findings, origin, ...told }: Explanation): string {
  const seen = escapeJson(JSON.stringify({ headline, response, findings, origin }))
  return `${toldText(told).slice(0, -1)},${seen.slice(1)}\n`
}

function indented(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', '\n    ')
}
