/**
 * Finds where a line ends. Besides a line feed, the end of an error body and of a JSON body end a line: OBS sends no
 * line feed behind either, and a reader that waits for one holds the last answer back and glues the next status line
 * to it.
 */

const [tab, feed, space, quote, slash, colon, less, greater] = [9, 10, 32, 34, 47, 58, 60, 62]
const [backslash, openBrace, closeBrace] = [92, 123, 125]
const errorName = [...'Error'].map(char => char.charCodeAt(0))

/** A letter, a digit, or what else stands in the prefix of a namespace. */
function isNameByte(byte: number): boolean {
  const isLetter = (byte | 32) >= 97 && (byte | 32) <= 122
  return isLetter || (byte >= 48 && byte <= 57) || byte === 95 || byte === 45
}

/** Whether the `>` at `end` closes `</Error>` or `</ns:Error>`. */
function closesError(bytes: Uint8Array, end: number, start: number): boolean {
  let at = end - errorName.length
  if (at < start) return false
  for (let index = errorName.length - 1; index >= 0; index--)
    if (bytes[at + index] !== errorName[index]) return false
  if (bytes[--at] === colon) {
    do at--
    while (at > start && isNameByte(bytes[at] as number))
    if (bytes[at + 1] === colon) return false
  }
  return bytes[at] === slash && bytes[at - 1] === less && at > start
}

/**
 * Prepares the search for the end of one line. The search goes on where it stopped, so a line that arrives byte by
 * byte takes no longer than one that arrives at once.
 */
export function createLineEnd() {
  let start = 0
  /** Offset up to which the line is known not to end. */
  let scanned = 0
  let kind: 'unknown' | 'text' | 'body' | 'object' = 'unknown'
  let depth = 0
  let isQuoted = false

  /** What the line is, told by its first characters; `unknown` while they are still to come. */
  function kindOf(bytes: Uint8Array, end: number, isInBody: boolean): typeof kind {
    if (isInBody) return 'body'
    let at = start
    while (at < end && (bytes[at] === space || bytes[at] === tab)) at++
    if (at >= end) return 'unknown'
    if (bytes[at] === less) return 'body'
    if (bytes[at] !== openBrace) return 'text'
    if (at + 1 >= end) return 'unknown'
    return bytes[at + 1] === quote ? 'object' : 'text'
  }

  function endOfBody(bytes: Uint8Array, end: number): number {
    for (let at = scanned; at < end; at++) {
      const byte = bytes[at]
      if (byte === feed || (byte === greater && closesError(bytes, at, start))) return at + 1
    }
    return -1
  }

  function endOfObject(bytes: Uint8Array, end: number): number {
    let at = scanned
    for (; at < end; at++) {
      const byte = bytes[at]
      if (byte === feed) return at + 1
      if (isQuoted) {
        if (byte === backslash) {
          // The escaped character may be still to come, and a line feed is none.
          if (at + 1 >= end) break
          if (bytes[at + 1] !== feed) at++
        } else if (byte === quote) isQuoted = false
      } else if (byte === quote) isQuoted = true
      else if (byte === openBrace) depth++
      else if (byte === closeBrace && --depth === 0) return at + 1
    }
    scanned = at
    return -1
  }

  return {
    /** Begins a line at an offset. */
    begin(at: number): void {
      start = at
      scanned = at
      kind = 'unknown'
      depth = 0
      isQuoted = false
    },

    /** Takes note that all offsets moved by so many bytes. */
    shift(by: number): void {
      start -= by
      scanned -= by
    },

    /** The offset behind the line, or -1 where the line does not end before `end`. */
    find(bytes: Uint8Array, end: number, isInBody: boolean): number {
      if (kind === 'unknown') kind = kindOf(bytes, end, isInBody)
      if (kind === 'body' || kind === 'object') {
        const found = kind === 'body' ? endOfBody(bytes, end) : endOfObject(bytes, end)
        if (kind === 'body') scanned = end
        return found
      }
      // Not beyond the end: behind it stands the room for bytes to come.
      const at = bytes.subarray(scanned, end).indexOf(feed)
      const found = at < 0 ? -1 : scanned + at + 1
      if (kind === 'text') scanned = end
      return found
    },
  }
}
