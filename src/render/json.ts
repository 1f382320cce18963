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

/** The JSON of an object, apart from the value of one key: what stands before the value, and what behind. */
interface Frame<T> {
  object: T
  before: string
  behind: string
}

/**
 * Makes a function that gives the frame of an object around the value of `key`. What the catalogue says is most of a line,
 * and in a log the same text is needed again and again, so the last frame is kept for each list that `listOf` finds in an
 * object: the next object of the same kind has the same list.
 */
function framesAround<T extends object>(key: keyof T & string, listOf: (object: T) => string[]) {
  const frames = new WeakMap<string[], Frame<T>>()
  return (object: T): Frame<T> => {
    const last = frames.get(listOf(object))
    if (last && isSame(last.object, object, key)) return last
    const text = escapeJson(JSON.stringify({ ...object, [key]: [] }))
    const at = text.indexOf(`"${key}":[]`) + key.length + 3
    const frame = { object, before: text.slice(0, at), behind: text.slice(at + 2) }
    frames.set(listOf(object), frame)
    return frame
  }
}

/** Whether two objects have the same values but for that of one key. */
function isSame<T extends object>(one: T, other: T, key: keyof T): boolean {
  for (const name in other) if (name !== key && one[name] !== other[name]) return false
  return true
}

/** What the catalogue says: the part of an explanation that does not come from one response. */
type Told = Omit<Explanation, 'headline' | 'response' | 'findings' | 'origin'>

const causeFrame = framesAround<Cause>('commands', ({ sources }) => sources)
const toldFrame = framesAround<Told>('causes', ({ links }) => links)

function causeText(cause: Cause): string {
  const { before, behind } = causeFrame(cause)
  return before + escapeJson(JSON.stringify(cause.commands)) + behind
}

/** One result as a line of ndjson. What comes from one response stands at the end. */
export function ndjsonLine({ headline, response, findings, origin, ...told }: Explanation): string {
  const { before, behind } = toldFrame(told)
  const seen = escapeJson(JSON.stringify({ headline, response, findings, origin }))
  return `${before}[${told.causes.map(causeText).join(',')}]${behind.slice(0, -1)},${seen.slice(1)}\n`
}

function indented(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', '\n    ')
}
