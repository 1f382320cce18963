import type { Found } from '../assemble.ts'
import { type Scanner, triggers } from '../scanner.ts'
import { createTriggerSearch } from './trigger-search.ts'

/** A line longer than this is read in pieces: memory stays bounded whatever comes in. */
const maxLine = 1 << 20
/**
 * Of a long line only the stretch around what may be of interest is looked at. The stretches begin at fixed distances
 * from its start, so that they are the same however the input is cut.
 */
const stride = 1 << 16
const lead = 4096
/** The line before is kept for failures that are spread over two; longer ones are no such lines. */
const maxPrevious = 4096
/** No trigger is longer. */
const longest = Math.max(...triggers.map(text => Buffer.byteLength(text)))

const endTag = /<\/(?:[\w-]+:)?Error>/

const findTrigger = createTriggerSearch(triggers)

/** The whole lines before the offset `at` that are within `reach` bytes. */
function linesBefore(bytes: Buffer, at: number, reach: number): string {
  const from = Math.max(0, at - reach)
  const start = from === 0 ? 0 : bytes.indexOf(10, from - 1) + 1
  return from > 0 && start === 0 ? '' : bytes.toString('utf8', Math.min(start, at), at)
}

/** Where the line that holds the offset `at` begins. */
function lineStart(bytes: Buffer, at: number): number {
  return at <= 0 ? 0 : bytes.lastIndexOf(10, at - 1) + 1
}

/** The line that ends before the offset `at`; empty where there is none, or it is too long. */
function lineBefore(bytes: Buffer, at: number): string {
  const end = bytes.subarray(0, at).lastIndexOf(10)
  const start = lineStart(bytes, end)
  return end < 0 || end - start > maxPrevious ? '' : bytes.toString('utf8', start, end)
}

/**
 * Where the line that begins at `start` ends, as the offset behind it, or -1 while that is not known. Besides a line
 * feed, the end of an error body and of a JSON body end a line: OBS sends no line feed behind either, and a reader that
 * waits for one holds the last answer back and glues the next status line to it.
 */
function lineEnd(text: string, start: number, isInBody: boolean): number {
  const feed = text.indexOf('\n', start)
  const limit = feed < 0 ? text.length : feed
  let first = start
  while (first < limit && (text.charCodeAt(first) === 32 || text.charCodeAt(first) === 9)) first++
  const char = text[first]
  if (char === '<' || isInBody) {
    const line = text.slice(start, limit)
    const end = line.includes('Error>') ? endTag.exec(line) : null
    if (end) return start + end.index + end[0].length
  } else if (char === '{' && text[first + 1] === '"') {
    const end = objectEnd(text, first, limit)
    if (end >= 0) return end
  }
  return feed < 0 ? -1 : feed + 1
}

/** Offset behind the bracket that closes the JSON object at `start`, or -1 where it is not closed before `limit`. */
function objectEnd(text: string, start: number, limit: number): number {
  let depth = 0
  let quoted = false
  for (let at = start; at < limit; at++) {
    const char = text.charCodeAt(at)
    if (quoted) {
      if (char === 92) at++
      else if (char === 34) quoted = false
    } else if (char === 34) quoted = true
    else if (char === 123) depth++
    else if (char === 125 && --depth === 0) return at + 1
  }
  return -1
}

/**
 * Cuts bytes into lines for a scanner. Lines that hold no trigger are passed over without being looked at, as long as
 * the scanner waits for nothing: that is what makes gigabytes of unrelated log cheap.
 */
export function createLineReader(scanner: Scanner) {
  let kept = Buffer.alloc(0)
  /** Offset in `kept` where what was not read yet begins; before it stands the previous line. */
  let unread = 0
  /** Offset in `kept`: no trigger ends before it or there. */
  let searched = 0
  let number = 1
  let waiting: Buffer[] = []
  let waitingLength = 0
  let found: Found[] = []

  function countLines(bytes: Buffer, from: number, to: number): void {
    for (let at = bytes.indexOf(10, from); at >= 0 && at < to; at = bytes.indexOf(10, at + 1)) number++
  }

  /** Reads all whole lines of `bytes` from `from` on; returns where the unread rest begins. */
  function readLines(bytes: Buffer, from: number, isEnd: boolean): number {
    // One character a byte, for what strings can do; made only where there is something to read.
    let text = ''
    let at = from
    while (at < bytes.length) {
      if (!scanner.isBusy()) {
        const hit = findTrigger(bytes, at, searched)
        const skipTo = lineStart(bytes, hit?.start ?? bytes.length)
        if (skipTo > at) {
          countLines(bytes, at, skipTo)
          at = skipTo
        }
        const strides = Math.floor(((hit?.start ?? bytes.length - longest) - at - lead) / stride)
        if (strides > 0) at += strides * stride
        searched = hit ? hit.end - 1 : bytes.length
        if (!hit) return at
      }
      if (text === '') text = bytes.toString('latin1')
      let end = lineEnd(text, at, scanner.isInBody())
      if (end < 0) {
        if (text.length - at >= maxLine) end = at + maxLine
        else if (isEnd) end = text.length
        else return at
      }
      const start = at
      const isFed = bytes[end - 1] === 10
      const line = bytes.toString('utf8', start, isFed ? end - (bytes[end - 2] === 13 ? 2 : 1) : end)
      found.push(
        ...scanner.line(line, number, reach =>
          reach === undefined ? lineBefore(bytes, start) : linesBefore(bytes, start, reach),
        ),
      )
      if (isFed) number++
      at = end
    }
    return at
  }

  return {
    /** Takes the next bytes and returns the failures that are complete with them. */
    push(bytes: Buffer): Found[] {
      waiting.push(bytes)
      waitingLength += bytes.length
      if (isMiddle(bytes) && waitingLength < kept.length / 4) return []
      const joined = joinWaiting()
      const at = readLines(joined, unread, false)
      keep(joined, at)
      return taken()
    },

    /** Ends the input. */
    end(): Found[] {
      const joined = joinWaiting()
      readLines(joined, unread, true)
      found.push(...scanner.end(number))
      return taken()
    },
  }

  /** In the middle of a long line there is nothing to find yet; small pieces of it are worth collecting first. */
  function isMiddle(bytes: Buffer): boolean {
    return bytes.length < lead && !bytes.includes(10) && !bytes.includes(62) && bytes.at(-1) !== 125
  }

  function joinWaiting(): Buffer {
    const joined =
      waiting.length === 1 && kept.length === 0 ? (waiting[0] as Buffer) : Buffer.concat([kept, ...waiting])
    waiting = []
    waitingLength = 0
    return joined
  }

  function keep(bytes: Buffer, at: number): void {
    const previous = Math.max(0, at - maxPrevious)
    kept = Buffer.from(bytes.subarray(previous))
    unread = at - previous
    searched = Math.max(searched - previous, 0)
  }

  function taken(): Found[] {
    const result = found
    found = []
    return result
  }
}
