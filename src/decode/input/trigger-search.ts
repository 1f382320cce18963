/**
 * Finds the first of many triggers in bytes, at a speed at which gigabytes of log are read: only every fourth position is
 * looked at. Seven bytes are chosen of each trigger. However they are aligned, four of them fill one word of four bytes,
 * so one of four words shows the trigger, and a table tells in one step whether a word is one of those.
 */

import { atLineStart, byte, type Trigger, type Where } from '../trigger.ts'
import { type Block, createBlock, hasFeed, width } from './block.ts'

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

/** Bytes of a trigger of which some four in a row are aligned, wherever it stands. */
const chosen = 2 * width - 1
/** A shorter trigger has too few bytes for a word: it is looked for at line feeds. */
const shortest = 5

/** The hash of a word: its first bits are the slot of a table, more of them a bit of a filter. */
function hashOf(word: number): number {
  return Math.imul(word, 0x9e3779b1)
}
/** As many slots as there are words that show triggers. */
const slotShift = 32 - 13
/** So few of the bits are set that most words go no further, and so few there are that they stay in the nearest cache. */
const filterShift = 32 - 18

interface Text {
  bytes: Uint8Array
  where: Where | undefined
}

/** A short text, and the offset from a line feed at which it stands. */
interface Edge {
  text: Text
  offset: number
}

/** Words of which logs are full. What is a part of them shows little, so other parts of the triggers are chosen. */
const common =
  ' status code: Status Code 200 status=200 code=0 statusCode request Request: response Response error: Error: ERROR \
exception Exception: HTTP/1.1" 200 " 404 connection Connection service Service client Client for url at com.java.net. \
org.apache. to from the is not and with failed Failed: in ms INFO WARN DEBUG bucket object https:// GET POST PUT upload \
url id id: message Message "message":" "code":0, server host name key file path time timeout timed out access type data \
user message= result information invalid valid System system method complete retry return available author \
action selector protected provider proxy internal operation operator center thread component required could must \
specified does you been state '

const isLittleEndian = new Uint8Array(new Int32Array([1]).buffer)[0] === 1

/** Moves a word on by one byte. */
function shift(word: number, byteBehind: number): number {
  return isLittleEndian ? (word >>> 8) | (byteBehind << 24) : (word << 8) | byteBehind
}

/** Numbers that are kept of a sign. */
const signSize = 6

/** The conditions of triggers look at no byte farther behind. */
const maxBehind = 2048

/** The texts of triggers, each once for each place, and those that are too short to be found by words. */
function readTriggers(triggers: Trigger[]): { texts: Text[]; edges: Edge[]; longest: number } {
  const texts: Text[] = []
  const edges: Edge[] = []
  const known = new Map<string, (Where | undefined)[]>()
  // All texts are encoded at once: one by one they take 4 ms.
  const all = new TextEncoder().encode(`${triggers.map(({ text }) => text).join('\0')}\0`)
  let longest = 0
  let end = -1
  for (const { text: literal, where } of triggers) {
    const start = end + 1
    end = all.indexOf(0, start)
    const places = known.get(literal)
    if (places?.includes(where)) continue
    if (places) places.push(where)
    else known.set(literal, [where])
    const text = { bytes: all.subarray(start, end), where }
    longest = Math.max(longest, end - start)
    if (end - start >= shortest) {
      texts.push(text)
      continue
    }
    const feed = text.bytes.indexOf(byte.lineFeed)
    if (feed < 0 && where !== atLineStart) throw new Error(`the trigger ${literal} is too short`)
    edges.push({ text, offset: -feed })
  }
  return { texts, edges, longest }
}

/** Chooses the part of a text that is to show it: the first of those with the fewest words that are common. */
function createChoice(): (bytes: Uint8Array) => number {
  const isCommon = new Uint8Array(1 << (32 - filterShift))
  let word = 0
  for (const one of new TextEncoder().encode(common)) {
    word = shift(word, one)
    isCommon[hashOf(word) >>> filterShift] = 1
  }
  return bytes => {
    let best = 0
    let least = width + 1
    /** Which of the last four words are common, one bit each. */
    let last = 0
    let count = 0
    let word = 0
    for (let at = 0; at < bytes.length && least > 0; at++) {
      word = shift(word, bytes[at] as number)
      if (at < width - 1) continue
      const bit = isCommon[hashOf(word) >>> filterShift] as number
      count += bit - ((last >> (width - 1)) & 1)
      last = (last << 1) | bit
      if (at < chosen - 1 || count >= least) continue
      least = count
      best = at - chosen + 1
    }
    return best
  }
}

/**
 * Prepares the search.
 * @param triggers of five bytes or more, or with a line feed, or at the begin of a line
 */
export function createTriggerSearch(triggers: Trigger[]) {
  const { texts, edges, longest } = readTriggers(triggers)
  /** Bytes beside a line feed where a short text may stand. */
  const isBeforeFeed = new Uint8Array(256)
  const isBehindFeed = new Uint8Array(256)
  for (const { text, offset } of edges) {
    if (offset > 0) isBehindFeed[text.bytes[0] as number] = 1
    else isBeforeFeed[text.bytes[-offset - 1] as number] = 1
  }

  /**
   * The signs: words that show texts. Each has six numbers side by side: its word, a mask of those bytes that are the
   * text's, where the word of the text beside it stands (in front, behind, nowhere), that word, the number of the text,
   * and the offset of the sign in it.
   */
  const signs = new Int32Array(texts.length * width * signSize)
  /** The first entry of each slot; of each entry its sign, and the next of the same slot. There is no entry 0. */
  const slots = new Uint16Array(1 << (32 - slotShift))
  /** Has the bits set of the words for which there are entries. */
  const filter = new Int32Array(1 << (32 - filterShift - 5))
  let entries = new Int32Array(1 << 14)
  let entryCount = 1

  function enter(sign: number, word: number): void {
    if (2 * entryCount === entries.length) {
      const old = entries
      entries = new Int32Array(2 * old.length)
      entries.set(old)
    }
    const hash = hashOf(word)
    const bit = hash >>> filterShift
    filter[bit >>> 5] = (filter[bit >>> 5] as number) | (1 << bit)
    const slot = hash >>> slotShift
    entries[2 * entryCount] = sign
    entries[2 * entryCount + 1] = slots[slot] as number
    slots[slot] = entryCount++
  }

  /** A word of which one byte is outside of the text shows it whatever that byte is. */
  function enterPart(sign: number, bytes: Uint8Array, offset: number): void {
    let word = 0
    let mask = 0
    for (let at = offset; at < offset + width; at++) {
      const isInside = at >= 0 && at < bytes.length
      word = shift(word, isInside ? (bytes[at] as number) : 0)
      mask = shift(mask, isInside ? 0xff : 0)
    }
    signs[sign] = word
    signs[sign + 1] = mask
    signs[sign + 5] = offset
    for (let one = 0; one < 256; one++) enter(sign, word | (Math.imul(one, 0x01010101) & ~mask))
  }

  const choose = createChoice()
  /** The words of a text from the one in front of the chosen part on. */
  const parts = new Int32Array(3 * width)
  for (let index = 0; index < texts.length; index++) {
    const { bytes } = texts[index] as Text
    const part = choose(bytes)
    let word = 0
    for (let at = Math.max(0, part - width); at < bytes.length && at < part + chosen + width; at++) {
      word = shift(word, bytes[at] as number)
      if (at - part >= -1) parts[at - part + 1] = word
    }
    for (let i = 0; i < width; i++) {
      const sign = (index * width + i) * signSize
      const offset = part + i
      signs[sign + 4] = index
      if (offset + width > bytes.length) {
        enterPart(sign, bytes, offset + width - 1 > bytes.length ? offset - width : offset)
        continue
      }
      const beside = offset + 2 * width <= bytes.length ? 1 : offset >= width ? -1 : 0
      const own = parts[i + width] as number
      signs[sign] = own
      signs[sign + 1] = -1
      signs[sign + 2] = beside
      signs[sign + 3] = parts[i + width + width * beside] as number
      signs[sign + 5] = offset
      enter(sign, own)
    }
  }

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

  /**
   * Finds the first trigger by where it *ends*. What is found does not depend on bytes that are still to come.
   * @param first where a trigger may begin at the earliest
   * @param upTo none that ends up to here is looked for
   * @param fromFeed from where on line feeds are to be counted
   * @param known where the known bytes end
   * @param isAll whether no more bytes will come
   */
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

  return { find, longest }
}
