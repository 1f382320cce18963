/**
 * Cuts bytes into lines for a scanner. Lines that hold no trigger are passed over without being looked at, as long as
 * the scanner waits for nothing: that is what makes gigabytes of unrelated log cheap.
 *
 * Where lines begin and end never depends on how the input is cut into pieces, and no byte is looked at again because
 * another piece arrived.
 */

import type { LocatedError } from '../assemble.ts'
import type { Previous } from '../previous.ts'
import type { Scanner } from '../scanner.ts'
import { lineTriggers } from '../triggers.ts'
import { createBlock } from './block.ts'
import { createFastSearch } from './fast-search.ts'
import { createLineEnd } from './line-end.ts'
import { createSurroundings } from './surroundings.ts'
import { createTriggerSearch } from './trigger-search.ts'
import { createTriggerTable } from './trigger-table.ts'

/** A line longer than this is read in pieces: memory stays bounded whatever comes in. */
const maxLine = 1 << 20
/**
 * Of a long line only the stretch around what may be of interest is looked at. The stretches begin at fixed distances
 * from its start.
 */
const stride = 1 << 16
const lead = 4096
/** The line before is kept for errors that are spread over two; longer ones are no such lines. */
const maxPrevious = 4096
/** Bytes in front of the unread ones: the beginning of the current line and the line before. */
const maxKept = 2 * maxPrevious + 2

const lineFeed = 10
const carriageReturn = 13

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

const table = createTriggerTable(lineTriggers)
const plainSearch = createTriggerSearch(table)
/** An input that needs a larger block, in bytes, is long: the fast search takes a moment to prepare. */
const longBlock = 1 << 17

/** Makes a reader, which is given bytes of UTF-8 in pieces of any size. */
export function createLineReader(scanner: Scanner) {
  /** Room for bytes, of which the first `length` are filled. */
  let block = createBlock(0)
  let { bytes } = block
  let length = 0
  /** Where the line begins that is to be read next; before it stands the previous line. */
  let at = 0
  /** Between `at` and here there is no line feed. */
  let plain = 0
  /** No trigger ends before this offset. */
  let searched = 0
  /** Line feeds are counted up to this offset, and so many of them stand behind `at`. */
  let counted = 0
  let feedsAhead = 0
  /** True once the line at `at` is to be read, and only its end is missing. */
  let isWanted = false
  /** False once bytes from the beginning of the input were dropped. */
  let isFromStart = true
  let number = 1
  let search = plainSearch
  const lineEnd = createLineEnd()
  const surroundings = createSurroundings()
  let found: LocatedError[] = []

  /** Makes room by dropping what was read, and by doubling: so each byte is moved a few times at most. */
  function append(piece: Uint8Array): void {
    if (length + piece.length > bytes.length) {
      const dropped = Math.max(0, at - maxKept)
      const needed = length - dropped + piece.length
      if (needed * 2 > bytes.length) enlarge(needed * 2)
      bytes.copyWithin(0, dropped, length)
      length -= dropped
      at -= dropped
      plain -= dropped
      searched = Math.max(searched - dropped, 0)
      counted = Math.max(counted - dropped, 0)
      lineEnd.shift(dropped)
      if (dropped > 0) isFromStart = false
    }
    bytes.set(piece, length)
    length += piece.length
  }

  function enlarge(size: number): void {
    if (size > longBlock && search === plainSearch) search = createFastSearch(table) ?? search
    block = search.enlarge(block, size)
    bytes = block.bytes
  }

  function textOf(start: number, end: number): string {
    return decoder.decode(bytes.subarray(start, end))
  }

  /** The offset behind the last line feed in `[from, to)`, or -1. */
  function behindLastFeed(from: number, to: number): number {
    for (let offset = to - 1; offset >= from; offset--) if (bytes[offset] === lineFeed) return offset + 1
    return -1
  }

  /** The line before the one that begins at an offset; empty where there is none, or it is too long. */
  function lineBefore(start: number): string {
    const end = behindLastFeed(Math.max(0, start - maxPrevious), start) - 1
    if (end < 0) return ''
    const from = Math.max(0, end - maxPrevious)
    const begin = behindLastFeed(from, end)
    if (begin < 0 && (from > 0 || !isFromStart)) return ''
    return textOf(Math.max(begin, 0), end)
  }

  /** The whole lines before an offset that are within `reach` bytes. */
  function linesBefore(start: number, reach: number): string {
    const from = Math.max(0, start - reach)
    if (from === 0 && isFromStart) return textOf(0, start)
    const first = Math.max(from - 1, 0)
    // Not beyond the offset: on a long line the next line feed may be a megabyte away.
    const feed = bytes.subarray(first, start).indexOf(lineFeed)
    return feed < 0 ? '' : textOf(first + feed + 1, start)
  }

  /** Moves to the line that holds an offset, without looking at those in front of it. */
  function skipTo(target: number): void {
    const start = behindLastFeed(Math.max(at, plain), target)
    if (start >= 0) {
      const before = feedsAhead
      feedsAhead = 0
      for (
        let feed = bytes.indexOf(lineFeed, start);
        feed >= 0 && feed < counted;
        feed = bytes.indexOf(lineFeed, feed + 1)
      )
        feedsAhead++
      number += before - feedsAhead
      at = start
    }
    plain = Math.max(plain, target, at)
    const strides = Math.floor((target - at - lead) / stride)
    if (strides > 0) at += strides * stride
  }

  /** Moves to the next line that is to be read; false where there is none yet. */
  function findLine(isEnd: boolean): boolean {
    if (scanner.isBusy() || surroundings.isHolding()) return true
    const found = search.find(block, at, searched, counted, length, isEnd)
    searched = found.searched
    counted = found.counted
    feedsAhead += found.feeds
    // A trigger that may still be cut off, or of which more bytes must tell, begins behind.
    skipTo(found.hit ? found.hit.start : searched - search.longest)
    return found.hit !== null
  }

  /** Reads all lines that are whole; at the end of the input the last one too. */
  function readLines(isEnd: boolean): void {
    while (at < length) {
      if (!isWanted) {
        if (!findLine(isEnd)) return
        isWanted = true
        lineEnd.begin(at)
      }
      const limit = Math.min(length, at + maxLine)
      let end = lineEnd.find(bytes, limit, scanner.isInBody())
      if (end < 0) {
        if (limit < at + maxLine && !isEnd) return
        end = limit
      }
      readLine(end)
    }
  }

  function readLine(end: number): void {
    const start = at
    const isFed = bytes[end - 1] === lineFeed
    const stop = isFed ? end - (bytes[end - 2] === carriageReturn && end - 2 >= start ? 2 : 1) : end
    const previous: Previous = reach => (reach === undefined ? lineBefore(start) : linesBefore(start, reach))
    for (const one of scanner.line(textOf(start, stop), number, previous)) surroundings.hold(one)
    release(number)
    if (isFed) {
      number++
      if (end <= counted) feedsAhead--
    }
    at = end
    counted = Math.max(counted, end)
    plain = end
    searched = end
    isWanted = false
  }

  /** Gives out the errors whose surroundings are complete. */
  function release(read: number): void {
    if (surroundings.isHolding()) found.push(...surroundings.take(read))
  }

  function taken(): LocatedError[] {
    const result = found
    found = []
    return result
  }

  return {
    /** Takes the next bytes and returns the errors that are complete with them. */
    push(piece: Uint8Array): LocatedError[] {
      surroundings.add(piece)
      append(piece)
      readLines(false)
      return taken()
    },

    /** True while errors wait for the lines behind them. */
    isHolding: () => surroundings.isHolding(),

    /** Returns the errors that wait, without the lines that were not read yet. */
    flush(): LocatedError[] {
      release(Number.POSITIVE_INFINITY)
      return taken()
    },

    /** Ends the input. */
    end(): LocatedError[] {
      readLines(true)
      for (const one of scanner.end(number)) surroundings.hold(one)
      release(Number.POSITIVE_INFINITY)
      return taken()
    },
  }
}
