import type { IsKnownCode } from '../known-code.ts'
import type { PartialResponse } from '../partial.ts'
import { addDetail, addField, detailNamed, type Fields, fieldNamed } from '../syntax/fields.ts'
import { readLiteral, unescapeString, type Value } from '../syntax/literal.ts'
import { beforeFailure, type Trigger, triggersOf } from '../trigger.ts'
import { type ReadText, readErrorObject, requestIn } from './error-object.ts'
import { done, more, type OpenRecord, type Step } from './record.ts'

export const objectTriggers: Trigger[] = [
  ...triggersOf(['{\n', '{\r\n', '{ [Error: ', 'CommonMsg', "{'body'"]),
  ...triggersOf(
    ['"code"', '"Code"', "'Code'", 'rror_code', 'rrorCode', 'tatusCode', '"statusText"'],
    beforeFailure,
  ),
]

/** Objects larger than this are not what an SDK prints of a failure. */
const maxLength = 256 * 1024
const maxLines = 3000

function parseJson(text: string): Value | undefined {
  try {
    return JSON.parse(text) as Value
  } catch {
    return undefined
  }
}

function read(
  text: string,
  isKnownCode: IsKnownCode,
  readText: ReadText | undefined,
  standalone: boolean,
): { partials: PartialResponse[]; isJson: boolean; around: Fields } {
  const json = parseJson(text)
  const { value, cut } = json === undefined ? readLiteral(text, 0) : { value: json, cut: false }
  // The strings of an object that was cut off may be those of what stands behind: their lines are read one by one.
  const errors = readErrorObject(value, isKnownCode, cut ? undefined : readText)
  const partials = errors.map(({ client, fields, unanswered, repeats = false }) => ({
    form: repeats ? `${client}-response` : 'object',
    client,
    fields,
    unanswered,
    repeats,
    standalone,
    ...(standalone ? { part: 'body' as const } : {}),
    final: true,
  }))
  return { partials, isJson: json !== undefined, around: partials.length > 0 ? {} : requestIn(value) }
}

/** Reads the object at `start` that is whole on one line; null where it is not whole. */
export function readObjectLine(
  line: string,
  start: number,
  isKnownCode: IsKnownCode,
  readText?: ReadText,
): { partials: PartialResponse[]; around: Fields; before: string; rest: string } | null {
  const text = line.slice(start, start + maxLength).trimEnd()
  const { end, cut } =
    text.endsWith('}') && parseJson(text) !== undefined
      ? { end: text.length, cut: false }
      : readLiteral(text, 0)
  if (cut) return null
  const { partials, around } = read(text.slice(0, end), isKnownCode, readText, start === 0)
  return { partials, around, before: line.slice(0, start), rest: line.slice(start + end) }
}

/** How many brackets a line leaves open; brackets in strings do not count, and a string ends with its line. */
function depthOf(line: string): number {
  let depth = 0
  let quote = ''
  for (let at = 0; at < line.length; at++) {
    const char = line[at] as string
    if (quote !== '') {
      if (char === '\\') at++
      else if (char === quote) quote = ''
    } else if ((char === '"' || char === "'") && /[\s{[(,:b]/.test(line[at - 1] ?? ' ')) quote = char
    else if (char === '{' || char === '[' || char === '(') depth++
    else if (char === '}' || char === ']' || char === ')') depth--
  }
  return depth
}

/** Longer than what stands on the first line of an object that goes on over the next lines. */
const maxFirstLine = 32 * 1024

/** Where an object begins that goes on over the next lines, or -1. A long line is read in stretches, of which this is one. */
export function findOpenObject(line: string): number {
  if (line.length > maxFirstLine) return -1
  const text = line.trimEnd()
  const start = text.endsWith('{') ? text.length - 1 : text.search(/\{\s*(?:["']|[\w$]+:|\[\w+: )/)
  return start >= 0 && depthOf(text.slice(start)) > 0 ? start : -1
}

/** Begins an object over several lines; the first line given to it starts at its bracket. */
export function openObject(isKnownCode: IsKnownCode, readText: ReadText): OpenRecord {
  const lines: string[] = []
  let length = 0
  let depth = 0
  const finished = (untaken: string[] = []): Step => {
    const { partials, isJson, around } = read(lines.join('\n'), isKnownCode, readText, false)
    if (partials.length > 0) return done(partials, '', untaken)
    // Of JSON about something else only its strings can tell of an error; any other braces may hold lines of all kinds.
    return isJson ? { ...done([], '', untaken), texts: lines, around } : done([], '', untaken, lines.slice(1))
  }
  return {
    isGuess: true,
    take(line) {
      // Inner lines are indented; anything else at the margin but a closing bracket is not of the object.
      if (lines.length > 0 && !/^(?:[\s}\])]|$)/.test(line)) return finished([line])
      lines.push(line)
      length += line.length
      depth += depthOf(line)
      if (depth <= 0 || length > maxLength || lines.length > maxLines) return finished()
      return more
    },
    end: () => finished(),
  }
}

const arrow = /^\s+:\w{1,60}\s{0,40}=> /

/** Begins the entries that Ruby's excon prints of an exchange, each on a line without braces around them, or returns null. */
export function beginEntries(line: string, isKnownCode: IsKnownCode, readText: ReadText): OpenRecord | null {
  if (!arrow.test(line)) return null
  const lines: string[] = []
  const finished = (untaken: string[]): Step => {
    const { partials } = read(`{${lines.join('\n')}}`, isKnownCode, readText, false)
    return done(partials, '', untaken)
  }
  return {
    take(text) {
      if (!/^\s+\S/.test(text) || lines.length > maxLines) return finished([text])
      lines.push(text)
      return more
    },
    end: () => finished([]),
  }
}

const pair = /"([\w-]+)"\s*:\s*(?:"((?:[^"\\]|\\.)*)(?:"|$)|(\d+))/g

/** Reads what is left of an object that was cut at both ends: its `"name": "value"` pairs. */
export function readFragment(line: string, isKnownCode: IsKnownCode): PartialResponse | null {
  const fields: Fields = {}
  let pairs = 0
  for (const [, name = '', text, number] of line.slice(0, maxLength).matchAll(pair)) {
    const value = text === undefined ? (number as string) : unescapeString(text)
    if (fieldNamed(name) === undefined && detailNamed(name) === undefined) {
      if (/^[A-Z]/.test(name)) addDetail(fields, name, value)
    } else addField(fields, name, value)
    pairs++
  }
  const isCode = fields.code != null && (isKnownCode(fields.code) || fields.hostId != null)
  return pairs > 1 && isCode ? { form: 'fragment', client: null, fields, final: true } : null
}
