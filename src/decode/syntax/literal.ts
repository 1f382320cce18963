/**
 * Reads what programs print of their objects: JSON, Python's repr (dict, list, tuple, bytes, None), Node's
 * util.inspect (keys without quotes, undefined, [Object], 'a' + 'b'). It tolerates faults, because pasted text is
 * cut, wrapped and damaged.
 */

export type Value = string | number | boolean | null | Value[] | { [name: string]: Value }

/** Deeper than any response, shallow enough for any stack. */
const maxDepth = 64

const closers: Record<string, string> = { '{': '}', '[': ']', '(': ')' }

interface Cursor {
  text: string
  at: number
  /** True once the text ended before the value did. */
  cut: boolean
}

/**
 * Reads the value that starts at `start`, which is an opening bracket.
 * @returns the value, the offset behind it, and whether the text ended too early
 */
export function readLiteral(text: string, start: number): { value: Value; end: number; cut: boolean } {
  const cursor: Cursor = { text, at: start, cut: false }
  const value = readValue(cursor, 0)
  return { value, end: cursor.at, cut: cursor.cut }
}

function skipSpace(cursor: Cursor): void {
  while (cursor.at < cursor.text.length && /\s/.test(cursor.text[cursor.at] as string)) cursor.at++
}

function readValue(cursor: Cursor, depth: number): Value {
  skipSpace(cursor)
  const char = cursor.text[cursor.at]
  if (char === undefined || depth > maxDepth) {
    cursor.cut = true
    cursor.at = cursor.text.length
    return null
  }
  const quote = quoteAt(cursor)
  if (quote !== null) return readStrings(cursor)
  if (char === '{') return readObject(cursor, depth)
  if (char === '[' || char === '(') return readArray(cursor, depth)
  return readWord(cursor, depth)
}

/** The quote of a string that starts here, with Python's prefixes b, u, r. */
function quoteAt(cursor: Cursor): string | null {
  const match = /^(?:[bur]|br|rb)?(["'`])/i.exec(cursor.text.slice(cursor.at, cursor.at + 3))
  return match?.[1] ?? null
}

/**
 * Reads a string. Adjacent strings are one string, as Python wraps them; so are strings with `+` between them, as
 * Node wraps them.
 */
function readStrings(cursor: Cursor): string {
  let value = readString(cursor)
  for (;;) {
    const before = cursor.at
    skipSpace(cursor)
    if (cursor.text[cursor.at] === '+') {
      cursor.at++
      skipSpace(cursor)
    }
    if (quoteAt(cursor) === null) {
      cursor.at = before
      return value
    }
    const next = readString(cursor)
    // The name of the next entry, where entries stand on lines of their own without a comma.
    const behind = cursor.at
    if (readColon(cursor)) {
      cursor.at = before
      return value
    }
    cursor.at = behind
    value += next
  }
}

function readString(cursor: Cursor): string {
  while (!/["'`]/.test(cursor.text[cursor.at] as string)) cursor.at++
  const quote = cursor.text[cursor.at++] as string
  const from = cursor.at
  while (cursor.at < cursor.text.length && cursor.text[cursor.at] !== quote) {
    cursor.at += cursor.text[cursor.at] === '\\' ? 2 : 1
  }
  const raw = cursor.text.slice(from, cursor.at)
  if (cursor.at >= cursor.text.length) cursor.cut = true
  cursor.at = Math.min(cursor.at + 1, cursor.text.length)
  return unescapeString(raw)
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', '0': '\0' }

/** Undoes the escapes of JavaScript, JSON and Python strings: `\n`, `\"`, `\/`, `\xNN`, `\uNNNN`. */
export function unescapeString(raw: string): string {
  if (!raw.includes('\\')) return raw
  return raw.replace(
    /\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2})|([\s\S]))/gi,
    (_, braced, unicode, hex, char) => {
      if (char !== undefined) return escapes[char] ?? char
      const point = Number.parseInt(braced ?? unicode ?? hex, 16)
      return point > 0x10ffff ? '' : String.fromCodePoint(point)
    },
  )
}

function readObject(cursor: Cursor, depth: number): Value {
  const object = Object.create(null) as { [name: string]: Value }
  readItems(cursor, depth, (name, value) => {
    if (name !== null && !(name in object)) object[name] = value
  })
  return object
}

function readArray(cursor: Cursor, depth: number): Value {
  const array: Value[] = []
  readItems(cursor, depth, (name, value) => {
    array.push(name === null ? value : Object.assign(Object.create(null), { [name]: value }))
  })
  return array
}

/** Reads `name: value` and `value` items up to the closing bracket. */
function readItems(cursor: Cursor, depth: number, add: (name: string | null, value: Value) => void): void {
  const closer = closers[cursor.text[cursor.at++] as string] as string
  for (;;) {
    skipSpace(cursor)
    const char = cursor.text[cursor.at]
    if (char === undefined) {
      cursor.cut = true
      return
    }
    if (char === closer) {
      cursor.at++
      return
    }
    if (char === ',' || char === ';' || char === '}' || char === ']' || char === ')') {
      cursor.at++
      continue
    }
    const name = readName(cursor)
    const from = cursor.at
    const value = readValue(cursor, depth + 1)
    // An empty value is a character that no program prints in this place: without the step the loop would not end.
    if (cursor.at === from) cursor.at++
    if (name === null && typeof value === 'string' && readColon(cursor)) {
      add(value, readValue(cursor, depth + 1))
    } else add(name, value)
  }
}

/** A key without quotes and its colon, as util.inspect prints it, or null with nothing read. */
function readName(cursor: Cursor): string | null {
  const match = /^(?::?([\w$][\w$.-]{0,99})\s*=>|\[?([\w$][\w$.-]{0,99})\]?\s*:(?!\/\/|:))/.exec(
    cursor.text.slice(cursor.at, cursor.at + 120),
  )
  if (!match) return null
  cursor.at += match[0].length
  return (match[1] ?? match[2]) as string
}

function readColon(cursor: Cursor): boolean {
  const before = cursor.at
  skipSpace(cursor)
  const mark = /^(?::(?!:)|=>)/.exec(cursor.text.slice(cursor.at, cursor.at + 2))?.[0]
  if (mark) {
    cursor.at += mark.length
    return true
  }
  cursor.at = before
  return false
}

const words: Record<string, Value> = {
  true: true,
  True: true,
  false: false,
  False: false,
  null: null,
  None: null,
  undefined: null,
}

/** A number, a keyword, a class name before its fields, or any other unquoted text up to the next separator. */
function readWord(cursor: Cursor, depth: number): Value {
  const rest = cursor.text.slice(cursor.at, cursor.at + 2000)
  const text = (/^[^,{}[\]()'"\r\n]*/.exec(rest) as RegExpExecArray)[0]
  cursor.at += text.length
  const word = text.trim()
  if (word in words) return words[word] as Value
  if (/^-?\d+(?:\.\d+)?n?$/.test(word) && word.length < 16) return Number.parseFloat(word)
  const next = cursor.text[cursor.at]
  // `Error {`, `OrderedDict(`, `datetime.datetime(`: only the fields are read, not the name.
  if (/^[\w.$<> *]*$/.test(word) && (next === '{' || next === '(')) return readValue(cursor, depth + 1)
  return word
}
