/**
 * Which words show which triggers. Seven bytes are chosen of each trigger. However they are aligned, four of them fill
 * one word of four bytes, so one of four words shows the trigger, and a table tells in one step whether a word is one of
 * those.
 */

import { atLineStart, byte, type Trigger, type Where } from '../trigger.ts'
import { width } from './block.ts'

/** Bytes of a trigger of which some four in a row are aligned, wherever it stands. */
const chosen = 2 * width - 1
/** A shorter trigger has too few bytes for a word: it is looked for at line feeds. */
const shortest = 5

/** The hash of a word: its first bits are the slot of a table, more of them a bit of a filter. */
export function hashOf(word: number): number {
  return Math.imul(word, 0x9e3779b1)
}
/** As many slots as there are words that show triggers. */
export const slotShift = 32 - 13
/** So few of the bits are set that most words go no further, and so few there are that they stay in the nearest cache. */
export const filterShift = 32 - 18

/** The bytes of a trigger. */
export interface Text {
  bytes: Uint8Array
  where: Where | undefined
}

/** A short text, and the offset from a line feed at which it stands. */
export interface Edge {
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

/** Whether the first byte of a word is its lowest. */
export const isLittleEndian = new Uint8Array(new Int32Array([1]).buffer)[0] === 1

/** Moves a word on by one byte. */
function shift(word: number, byteBehind: number): number {
  return isLittleEndian ? (word >>> 8) | (byteBehind << 24) : (word << 8) | byteBehind
}

/** Numbers that are kept of a sign. */
const signSize = 6

/** All that a search needs to know of triggers. */
export interface TriggerTable {
  texts: Text[]
  /** Short texts, which are looked for at line feeds, and the bytes beside a line feed where they may stand. */
  edges: Edge[]
  isBeforeFeed: Uint8Array
  isBehindFeed: Uint8Array
  /** Bytes of the longest text. */
  longest: number
  /**
   * The signs: words that show texts. Each has six numbers side by side: its word, a mask of those bytes that are the
   * text's, where the word of the text beside it stands (in front, behind, nowhere), that word, the number of the text,
   * and the offset of the sign in it.
   */
  signs: Int32Array
  /** The first entry of each slot; of each entry its sign, and the next of the same slot. There is no entry 0. */
  slots: Uint16Array
  entries: Int32Array
  /** Has the bits set of the words for which there are entries. */
  filter: Int32Array
}

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
 * Makes the table.
 * @param triggers of five bytes or more, or with a line feed, or at the begin of a line
 */
export function createTriggerTable(triggers: Trigger[]): TriggerTable {
  const { texts, edges, longest } = readTriggers(triggers)
  const isBeforeFeed = new Uint8Array(256)
  const isBehindFeed = new Uint8Array(256)
  for (const { text, offset } of edges) {
    if (offset > 0) isBehindFeed[text.bytes[0] as number] = 1
    else isBeforeFeed[text.bytes[-offset - 1] as number] = 1
  }

  const signs = new Int32Array(texts.length * width * signSize)
  const slots = new Uint16Array(1 << (32 - slotShift))
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
  return { texts, edges, isBeforeFeed, isBehindFeed, longest, signs, slots, entries, filter }
}
