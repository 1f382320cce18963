/**
 * Reads a line by a template: literals with fields between them, `S3 error: {status} ({code})«: {message}»`. A
 * template is matched from left to right and goes back a bounded number of times, so the time is linear for every
 * line. A regular expression that looks for several texts, one behind the other, is not.
 *
 * - `{code}`: a field; what it may hold follows from its name, or stands behind a colon: `{code:text}`
 * - `«, request id: {requestId}»`: may be missing
 * - `{start}`, `{end}`: the beginning and the end of the line, without blanks
 * - `{_}`: any text, `{_:word}`: any word; their values are not kept
 *
 * A field of the kind `text` ends at the first place from which the rest of the template fits. A field in
 * front of the first literal is read backwards from there.
 */

/** What a template read. */
export interface Match {
  /** Where the match begins in the line, and the offset behind it. */
  index: number
  end: number
  groups: Record<string, string | undefined>
}

/** What the characters of a field may be. A field of a kind that is not here is a text. */
const kinds: Record<string, string> = {
  word: '\\w',
  id: '[\\w+/=-]',
  digits: '\\d',
  path: '[^\\s"\'`,;)\\]]',
  address: '[\\w.:-]',
  spaces: '\\s',
  mark: '[.,;]',
  /** Anything up to a blank. */
  column: '\\S',
  host: '[A-Za-z0-9.-]',
}

/** The kind of a field that does not name one. */
const kindOf: Record<string, string> = {
  _: 'text',
  status: 'status',
  code: 'name',
  requestId: 'id',
  hostId: 'id',
  indicator: 'id',
  uploadId: 'id',
  operation: 'word',
  method: 'word',
  systemCode: 'word',
  name: 'name',
  host: 'name',
  port: 'digits',
  bucket: 'name',
  url: 'url',
}

type Part =
  | { is: 'literal'; text: string }
  | { is: 'chars'; name: string; pattern: RegExp; char: RegExp }
  /** A text goes up to the nearest of the stops; to the end of the line where it may. */
  | { is: 'text'; name: string; stops: string[]; mayEnd: boolean }
  | { is: 'optional'; parts: Part[] }
  | { is: 'end' }

/** Occurrences of the first literal that are tried. */
const maxTries = 50
/** Ends of texts that are tried on one line. */
const maxEnds = 60
/** A first literal of so many characters begins a match of its own wherever it stands: no text goes on behind it. */
const tellingLength = 10
/** Characters that a field in front of the first literal can have. */
const maxLead = 200

const token = /\{(\w+)(?::(\w+))?\}|[«»]|[^{«»]+|\{/g

/** Kinds of fields with a pattern of their own, and the characters that they can hold. */
const shapes: Record<string, [pattern: RegExp, char: RegExp]> = {
  status: [/-1(?!\d)|[1-5]\d\d(?!\d)/y, /\d/],
  // Without the full stop that ends a sentence.
  name: [/\w+(?:[.-]+\w+)*/y, /[\w.-]/],
  url: [/[A-Za-z][A-Za-z0-9]*:\/\/[^\s"'<>`\\]*/y, /[^\s"'<>`\\]/],
}

function fieldPart(name: string, kind: string): Part {
  if (name === 'end') return { is: 'end' }
  const shape = shapes[kind]
  if (shape) return { is: 'chars', name, pattern: shape[0], char: shape[1] }
  const char = kinds[kind]
  if (char === undefined) return { is: 'text', name, stops: [], mayEnd: false }
  const least = kind === 'spaces' || kind === 'id' ? '*' : '+'
  return { is: 'chars', name, pattern: new RegExp(char + least, 'y'), char: new RegExp(char) }
}

/** The literals with which parts can begin, and whether all of the parts may be missing. */
function headsOf(parts: Part[]): { heads: string[]; mayEnd: boolean } {
  const heads: string[] = []
  for (const part of parts) {
    if (part.is === 'optional') heads.push(...headsOf(part.parts).heads)
    else
      return part.is === 'literal' ? { heads: [...heads, part.text], mayEnd: false } : { heads, mayEnd: true }
  }
  return { heads, mayEnd: true }
}

/** Sets for each text the literals that can end it: the first literals of all that may follow. */
function setStops(parts: Part[], following: Part[]): void {
  parts.forEach((part, index) => {
    const rest = [...parts.slice(index + 1), ...following]
    if (part.is === 'optional') setStops(part.parts, rest)
    if (part.is !== 'text') return
    const { heads, mayEnd } = headsOf(rest)
    part.stops = heads
    part.mayEnd = mayEnd
  })
}

function parse(template: string): { parts: Part[]; atStart: boolean } {
  const stack: Part[][] = [[]]
  let atStart = false
  for (const [text, name, kind] of template.matchAll(token)) {
    const parts = stack.at(-1) as Part[]
    if (name === 'start') atStart = true
    else if (name !== undefined)
      parts.push(fieldPart(name, kind ?? kindOf[name.replace(/\d$/, '')] ?? 'text'))
    else if (text === '«') stack.push([])
    else if (text === '»') {
      stack.pop()
      stack.at(-1)?.push({ is: 'optional', parts })
    } else {
      const last = parts.at(-1)
      if (last?.is === 'literal') last.text += text
      else parts.push({ is: 'literal', text })
    }
  }
  const parts = stack[0] as Part[]
  setStops(parts, [])
  return { parts, atStart }
}

/** Where a text that begins at `at` or before ends, or -1. */
function textEnd(line: string, at: number, { stops, mayEnd }: Part & { is: 'text' }): number {
  if (at > line.length) return -1
  let end = -1
  for (const stop of stops) {
    const found = line.indexOf(stop, at)
    if (found >= 0 && (end < 0 || found < end)) end = found
  }
  return end < 0 && mayEnd ? line.length : end
}

/** Where texts may end: a text can hold what follows it, so more than one end is tried. */
interface Ends {
  /** How often a text may still be ended somewhere. */
  left: number
  /** The offset at which the next match may begin. */
  limit: number
}

/**
 * Matches parts from an offset on.
 * @returns the offset behind them, or -1
 */
function follow(parts: Part[], line: string, from: number, groups: Match['groups'], ends: Ends): number {
  let at = from
  for (const [index, part] of parts.entries()) {
    if (part.is === 'literal') {
      if (!line.startsWith(part.text, at)) return -1
      at += part.text.length
    } else if (part.is === 'chars') {
      part.pattern.lastIndex = at
      const value = part.pattern.exec(line)?.[0]
      if (value === undefined) return -1
      groups[part.name] ??= value
      at += value.length
    } else if (part.is === 'optional') {
      const inner: Match['groups'] = {}
      const end = follow(part.parts, line, at, inner, ends)
      if (end < 0) continue
      for (const [name, value] of Object.entries(inner)) groups[name] ??= value
      at = end
    } else if (part.is === 'text') {
      const rest = parts.slice(index + 1)
      for (let end = textEnd(line, at, part); end >= 0 && ends.left > 0; end = textEnd(line, end + 1, part)) {
        ends.left--
        if (end > ends.limit && end < line.length) return -1
        // The last text of a template ends where the next match begins.
        if (rest.length === 0 && end > ends.limit && ends.limit > at) end = ends.limit
        const found: Match['groups'] = { ...groups }
        found[part.name] ??= line.slice(at, end).trimEnd()
        const last = follow(rest, line, end, found, ends)
        if (last >= 0) {
          Object.assign(groups, found)
          return last
        }
      }
      return -1
    } else {
      if (line.slice(at).trim() !== '') return -1
      at = line.length
    }
  }
  return at
}

/** Where a field that ends at `end` begins. */
function leadStart(part: Part, line: string, end: number): number {
  if (part.is === 'text') return 0
  let at = end
  while (part.is === 'chars' && at > 0 && end - at < maxLead && part.char.test(line[at - 1] as string)) at--
  return at
}

/** Whether texts stand one behind the other in a line, from an offset on. */
function stand(texts: string[], line: string, from: number): boolean {
  let at = from
  for (const text of texts) {
    at = line.indexOf(text, at)
    if (at < 0) return false
    at += text.length
  }
  return true
}

/** Makes a reader of lines from a template. */
export function compileTemplate(template: string): (line: string) => Match | null {
  const { parts, atStart } = parse(template)
  const lead = parts[0]?.is === 'literal' ? null : (parts[0] as Part)
  const rest = lead ? parts.slice(1) : parts
  const first = rest[0]
  if (first?.is !== 'literal')
    throw new Error(`a template needs a literal first, or behind one field: ${template}`)

  // Most lines that begin like a template lack a later literal, and are not worth the tries.
  const literals = rest.flatMap(part => (part.is === 'literal' ? [part.text] : []))

  const readAt = (line: string, at: number, ends: Ends): Match | null => {
    const groups: Match['groups'] = {}
    let index = at
    if (lead) {
      index = leadStart(lead, line, at)
      if (index === at && lead.is === 'chars') return null
      if ('name' in lead) groups[lead.name] = line.slice(index, at)
    }
    if (atStart && line.slice(0, index).trim() !== '') return null
    const end = follow(rest, line, at, groups, ends)
    return end < 0 ? null : { index, end, groups }
  }

  return line => {
    const ends: Ends = { left: maxEnds, limit: Number.POSITIVE_INFINITY }
    let at = line.indexOf(first.text)
    if (at < 0 || !stand(literals, line, at)) return null
    for (let tries = 0; at >= 0 && tries < maxTries; tries++) {
      const next = line.indexOf(first.text, at + 1)
      ends.limit = next > 0 && first.text.length >= tellingLength ? next : Number.POSITIVE_INFINITY
      const match = readAt(line, at, ends)
      if (match) return match
      at = next
    }
    return null
  }
}
