/**
 * Finds the first of many triggers in bytes, at a speed at which gigabytes of log are read: only every fourth position is
 * looked at, as a word of four bytes (`trigger-table.ts`).
 */

import { byte } from '../trigger.ts'
import { type Block, createBlock, hasFeed, width } from './block.ts'
import { filterShift, hashOf, slotShift, type Text, type TriggerTable } from './trigger-table.ts'

/** Where a trigger begins, and the offset behind it. */
export interface Hit {
  start: number
  end: number
}

/** What a search came to. */
export interface Search {
  /** The first trigger, or null where there is none yet. */
  hit: Hit | null
  /** No trigger ends up to here. */
  searched: number
  /** The line feeds that were passed, up to an offset. */
  feeds: number
  counted: number
}

/** Finds triggers in a block. */
export interface TriggerSearch {
  /** Bytes of the longest trigger. */
  longest: number

  /** Gives a block of so many bytes at least that begins with the bytes of another one, which is not used any more. */
  enlarge(block: Block, size: number): Block

  /**
   * Finds the first trigger by where it *ends*. What is found does not depend on bytes that are still to come.
   * @param first where a trigger may begin at the earliest
   * @param upTo none that ends up to here is looked for
   * @param fromFeed from where on line feeds are to be counted
   * @param known where the known bytes end
   * @param isAll whether no more bytes will come
   */
  find(block: Block, first: number, upTo: number, fromFeed: number, known: number, isAll: boolean): Search
}

/** The conditions of triggers look at no byte farther behind. */
const maxBehind = 2048

/** Prepares the search. */
export function createTriggerSearch(table: TriggerTable): TriggerSearch {
  const { texts, edges, isBeforeFeed, isBehindFeed, longest, signs, slots, entries, filter } = table
  /** What a call of `find` was given. */
  let { bytes } = createBlock(0)
  let from = 0
  let searched = 0
  let length = 0
  let isEnd = false
  let uncounted = 0
  /** The line feeds that were counted. */
  let feeds = 0
  /** The first trigger that counts, or of which more bytes must tell, and where it ends; -1 where there is none yet. */
  let start = -1
  let end = 0
  let isUndecided = false

  /** Takes note of a text where it stands at an offset. */
  function consider(text: Text, at: number): void {
    const wanted = text.bytes
    const behind = at + wanted.length
    if (at < from || behind <= searched || behind >= end) return
    for (let i = 0; i < wanted.length; i++) if (bytes[at + i] !== wanted[i]) return
    let counts: boolean | null = true
    if (text.where) {
      const limit = Math.min(length, behind + maxBehind)
      counts = text.where(bytes, at, behind, limit) ?? (isEnd || limit < length ? true : null)
    }
    if (counts === false) return
    start = at
    end = behind
    isUndecided = counts === null
  }

  /** Looks for the texts that a word may show. */
  function considerWord(words: Int32Array, index: number): void {
    const word = words[index] as number
    let entry = slots[hashOf(word) >>> slotShift] as number
    while (entry !== 0) {
      const sign = entries[2 * entry] as number
      entry = entries[2 * entry + 1] as number
      if ((word & (signs[sign + 1] as number)) !== signs[sign]) continue
      const beside = signs[sign + 2] as number
      if (beside !== 0 && words[index + beside] !== signs[sign + 3]) continue
      consider(texts[signs[sign + 4] as number] as Text, index * width - (signs[sign + 5] as number))
    }
  }

  /** Counts the line feeds of a word, and looks for the short texts around them. */
  function considerFeeds(index: number): void {
    for (let feed = index * width; feed < (index + 1) * width; feed++) {
      if (bytes[feed] !== byte.lineFeed) continue
      if (feed >= uncounted && feed < length) feeds++
      if (isBeforeFeed[bytes[feed - 1] as number] === 1 || isBehindFeed[bytes[feed + 1] as number] === 1)
        for (const { text, offset } of edges) consider(text, feed + offset)
    }
  }

  /**
   * The next word that may show a text or has a line feed. V8 compiles a loop while it runs, and guesses what follows it:
   * so nothing does, neither here nor in `scan`.
   */
  function nextWord(words: Int32Array, first: number, last: number): number {
    let i = first
    for (; i < last; i++) {
      const word = words[i] as number
      const bit = hashOf(word) >>> filterShift
      // A shift is by the last five bits of a number.
      if ((((filter[bit >>> 5] as number) >>> bit) & 1) !== 0 || hasFeed(word)) break
    }
    return i
  }

  /** Looks at all words from one on in which the first trigger may show. */
  function scan(words: Int32Array, first: number): number {
    let last = Math.ceil(length / width)
    let i = nextWord(words, first, last)
    while (i < last) {
      considerWord(words, i)
      if (hasFeed(words[i] as number)) considerFeeds(i)
      // Once there is a trigger, only one that ends before it can be the first.
      if (end <= length) last = Math.min(last, Math.ceil(end / width))
      i = nextWord(words, i + 1, last)
    }
    return i
  }

  function find(
    block: Block,
    first: number,
    upTo: number,
    fromFeed: number,
    known: number,
    isAll: boolean,
  ): Search {
    bytes = block.bytes
    from = first
    searched = upTo
    length = known
    isEnd = isAll
    start = -1
    end = known + 1
    feeds = 0
    uncounted = fromFeed
    const earliest = Math.max(from, searched - longest)
    if (earliest === 0) for (const { text, offset } of edges) if (offset > 0) consider(text, 0)
    const last = scan(block.words, Math.max(0, earliest - 1) >> 2)
    const counted = Math.max(fromFeed, Math.min(known, last * width))
    if (start < 0) return { hit: null, searched: known, feeds, counted }
    return { hit: isUndecided ? null : { start, end }, searched: end - 1, feeds, counted }
  }

  function enlarge(block: Block, size: number): Block {
    const room = createBlock(size)
    room.bytes.set(block.bytes)
    return room
  }

  return { longest, enlarge, find }
}
