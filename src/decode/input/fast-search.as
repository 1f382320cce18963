/**
 * The search of `trigger-search.ts` as WebAssembly with SIMD, for long inputs. It goes in three steps: the words of a
 * stretch that pass the filter, those of them that pass another filter with the bytes beside them, and the texts that
 * these show. The first two have no branch that depends on a word: the processor would guess most of them wrongly, and that
 * takes longer than all the rest.
 *
 * The language is AssemblyScript, in which a pointer is a number and `load` reads from memory. `npm run wasm` compiles this
 * file into `fast-search.wasm.ts`. The memory is filled by `fast-search.ts`: with the tables of `trigger-table.ts`, then
 * with the bytes that are searched, which are called the block.
 */

/** What a condition comes to. */
const no = 0
const yes = 1
const unknown = 2

/** What must stand behind a text: the conditions of `trigger.ts` that logs meet everywhere. */
const anything = 0
const failure = 1
const status = 2
const bracketedReason = 3
const lastColumn = 4
const statusBeside = 5
const digit = 6

/** Asks another condition, which is known to JavaScript only. */
@external('env', 'ask')
declare function ask(text: i32, at: i32, behind: i32, limit: i32): i32

/** Where tables stand whose size is known, and where those begin whose size depends on the triggers. */
export const fixed: usize = 2048
const filter: usize = fixed
const slots: usize = filter + (1 << 15)
const isBeforeFeed: usize = slots + (1 << 14)
const isBehindFeed: usize = isBeforeFeed + 256
const isBetween: usize = isBehindFeed + 256
/** The filters of the second step, of 65536 bits each: a word with two bytes behind it, with two in front, alone. */
const behindFilter: usize = isBetween + 256
const beforeFilter: usize = behindFilter + (1 << 13)
const aloneFilter: usize = beforeFilter + (1 << 13)
/** Words that may show a text, of one stretch. */
const stretch: usize = 1024
const candidates: usize = aloneFilter + (1 << 13)
export const tables: usize = candidates + stretch + 16

let signs: usize = 0
let entries: usize = 0
/** Of each text where its bytes stand, how many they are, and its condition. */
let texts: usize = 0
/** Of each short text its number, and its offset from a line feed. */
let edges: usize = 0
let edgesEnd: usize = 0
let longest: i32 = 0
let block: usize = 0

/** The hash of a word, of which the first bits are used. */
function hashOf(word: u32): u32 {
  return word * 0x9e3779b1
}

/** Of a word and of two bytes beside it, or none: independent of the hash of the word. */
function hashWith(word: u32, two: u32): u32 {
  return (word + two * 0x01000193) * 0x85ebca6b
}

/** The bit of a hash, in the lowest place. */
function bitOf(bits: usize, hash: u32): u32 {
  return load<u32>(bits + ((hash >>> 19) & ~3)) >>> (hash >>> 16)
}

function setBit(bits: usize, hash: u32): void {
  const place = bits + ((hash >>> 19) & ~3)
  store<u32>(place, load<u32>(place) | (1 << (hash >>> 16)))
}

/** Enters a sign into one of the filters of the second step. */
function enter(sign: usize): void {
  const word = load<u32>(sign)
  const mask = load<u32>(sign, 4)
  const text = texts + 12 * load<usize>(sign, 16)
  const offset = load<i32>(sign, 20)
  const place = load<usize>(text) + offset
  if (mask != 0xffffffff) {
    for (let one: u32 = 0; one < 256; one++) setBit(aloneFilter, hashWith(word | ((one * 0x01010101) & ~mask), 0))
  } else if (offset + 6 <= load<i32>(text, 4)) {
    setBit(behindFilter, hashWith(word, load<u16>(place, 4)))
  } else if (offset >= 2) {
    setBit(beforeFilter, hashWith(word, load<u16>(place - 2)))
  } else {
    setBit(aloneFilter, hashWith(word, 0))
  }
}

/** Whether the word at a place may still show a text, seen with the bytes beside it: 0 or 1. */
function mayShow(place: usize): usize {
  const word = load<u32>(place)
  const behind = bitOf(behindFilter, hashWith(word, load<u16>(place, 4)))
  const before = bitOf(beforeFilter, hashWith(word, load<u16>(place - 2)))
  return (behind | before | bitOf(aloneFilter, hashWith(word, 0))) & 1
}

/** Takes note where the tables stand, and the block. */
export function place(
  signsAt: usize,
  entriesAt: usize,
  textsAt: usize,
  edgesAt: usize,
  edgeCount: i32,
  longestText: i32,
  blockAt: usize,
): void {
  signs = signsAt
  entries = entriesAt
  texts = textsAt
  edges = edgesAt
  edgesEnd = edgesAt + 8 * edgeCount
  longest = longestText
  block = blockAt
  for (let sign = signs; sign < entries; sign += 24) enter(sign)
}

/** What a call of `find` was given. */
let from: i32 = 0
let searched: i32 = 0
let length: i32 = 0
let isEnd: bool = false
let uncounted: i32 = 0

/** What `find` came to: see `trigger-search.ts`. */
export let start: i32 = -1
export let end: i32 = 0
export let isUndecided: bool = false
export let feeds: i32 = 0
export let counted: i32 = 0

function isDigit(byte: u32): bool {
  return byte - 48 < 10
}

function isLetter(byte: u32): bool {
  return (byte | 32) - 97 < 26
}

const ok = memory.data<u8>([111, 107])
const success = memory.data<u8>([115, 117, 99, 99, 101, 115, 115])

/** Whether a word stands at a place: in small letters, in capitals, or with a capital in front. */
function isWordAt(at: usize, limit: usize, word: usize, size: usize): i32 {
  /** The bit that makes a letter small, where the letters must be small. */
  let small: u32 = 0
  for (let i: usize = 0; i < size; i++) {
    if (at + i >= limit) return unknown
    const byte = <u32>load<u8>(at + i)
    if ((byte | 32) != <u32>load<u8>(word + i)) return no
    // Behind a capital both may follow; the second letter decides for all that follow.
    if (i == 1 ? (byte & small) != small : i > 1 && (byte & 32) != small) return no
    small = byte & 32
  }
  if (at + size >= limit) return unknown
  const behind = <u32>load<u8>(at + size)
  return isLetter(behind) || isDigit(behind) ? no : yes
}

/** Whether 0, a status of success or `OK` stands at a place. */
function isSuccessAt(place: usize, limit: usize): i32 {
  let number: u32 = 0
  let at = place
  for (; at < limit && at < place + 4; at++) {
    const byte = <u32>load<u8>(at)
    if (!isDigit(byte)) break
    number = number * 10 + byte - 48
  }
  if (at == place) {
    const first = load<u8>(place) | 32
    return first == 111 ? isWordAt(place, limit, ok, 2) : first == 115 ? isWordAt(place, limit, success, 7) : no
  }
  if (at == limit) return unknown
  return number == 0 || (number >= 100 && number < 300 && at == place + 3) ? yes : no
}

/** Before the status or the code of a failure, which is no 0, no status of success and no `OK`. */
function isBeforeFailure(behind: usize, limit: usize): i32 {
  let at = behind
  while (at < limit && at < behind + 6 && load<u8>(isBetween + load<u8>(at)) != 0) at++
  if (at >= limit) return unknown
  if (at > behind && load<u8>(at - 1) == 45) return yes
  const isSuccess = isSuccessAt(at, limit)
  return isSuccess == unknown ? unknown : isSuccess == yes ? no : yes
}

/** Whether a number at a place begins with 30x, 40x, 41x, 42x or 50x. */
function isFailing(at: usize): bool {
  const first = <u32>load<u8>(at)
  if (first - 51 > 2) return false
  const ten = <u32>load<u8>(at, 1) - 48
  return (first == 52 ? ten <= 2 : ten == 0) && isDigit(load<u8>(at, 2)) && !isDigit(load<u8>(at, 3))
}

/** Right before a status with which a request to OBS fails. */
function isBeforeStatus(behind: usize, limit: usize): i32 {
  if (behind + 3 >= limit) return unknown
  return isFailing(behind) ? yes : no
}

/** Whether a status of a failure stands at a place by itself. */
function isStatusAt(at: usize): bool {
  if (!isFailing(at)) return false
  const front = <u32>load<u8>(at - 1)
  return !isDigit(front) && !isLetter(front) && front != 47 && !isLetter(load<u8>(at, 3))
}

/** Where the line begins that holds a place, or `first` where it begins before. */
function lineStart(place: usize, first: usize): usize {
  let at = place
  for (; at >= first + 16; at -= 16) {
    const feeds = i8x16.bitmask(i8x16.eq(v128.load(at - 16), i8x16.splat(10)))
    if (feeds != 0) return at + 16 - clz(feeds)
  }
  while (at > first && load<u8>(at - 1) != 10) at--
  return at
}

/** Where the first line feed stands from a place on, or `last` where there is none before. */
function lineEnd(place: usize, last: usize): usize {
  for (let at = place; at < last; at += 16) {
    const feeds = i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(10)))
    if (feeds != 0) return min(last, at + ctz(feeds))
  }
  return last
}

/** Whether a status of a failure stands by itself between two places, sixteen of which are looked at at once. */
function isStatusIn(first: usize, last: usize): bool {
  for (let at = first; at < last; at += 16) {
    const zero = i8x16.splat(48)
    const one = v128.load(at)
    const ten = i8x16.sub(v128.load(at, 1), zero)
    const isFour = v128.and(i8x16.eq(one, i8x16.splat(52)), i8x16.lt_u(ten, i8x16.splat(3)))
    const isOther = v128.and(i8x16.lt_u(i8x16.sub(one, i8x16.splat(51)), i8x16.splat(3)), i8x16.eq(ten, i8x16.splat(0)))
    const isDigit = i8x16.lt_u(i8x16.sub(v128.load(at, 2), zero), i8x16.splat(10))
    let found = i8x16.bitmask(v128.and(v128.or(isFour, isOther), isDigit))
    for (; found != 0; found &= found - 1) {
      const place = at + ctz(found)
      if (place < last && isStatusAt(place)) return true
    }
  }
  return false
}

/** On a line with a status with which a request to OBS fails. */
function isBesideStatus(start: usize, behind: usize, limit: usize): i32 {
  if (start >= block + 4 && isStatusIn(lineStart(start - 3, max(block, start - 399)), start - 3)) return yes
  const last = min(limit, behind + 400)
  const stop = lineEnd(behind, last)
  if (isStatusIn(behind, min(stop, limit - 3))) return yes
  if (stop > behind && stop > limit - 3) return unknown
  return stop == last && limit < behind + 400 ? unknown : no
}

/** Before a status of a failure with its reason in parentheses, on the same line. */
function isBeforeBracketedReason(behind: usize, limit: usize): i32 {
  for (let at = behind; at < limit; at++) {
    const byte = load<u8>(at)
    if (byte == 10) return no
    if (byte == 40 && load<u8>(at - 1) == 32 && <u32>load<u8>(at - 4) - 51 < 3) return yes
  }
  return unknown
}

/** Before columns the last of which is no 0 and no status of a success. */
function isBeforeLastColumn(behind: usize, limit: usize): i32 {
  let end = behind
  while (end < limit && load<u8>(end) != 10) end++
  if (end == limit) return unknown
  let at = end
  while (at > behind && (load<u8>(at - 1) <= 32 || load<u8>(at - 1) == 124)) at--
  while (at > behind && load<u8>(at - 1) != 124) at--
  return isSuccessAt(at, end) == yes ? no : yes
}

/** Whether the condition holds of a text that ends at an offset. */
function holds(condition: i32, number: i32, at: i32, end: i32): i32 {
  const limit = min(length, end + 2048)
  let counts: i32
  if (condition == failure) counts = isBeforeFailure(block + end, block + limit)
  else if (condition == status) counts = isBeforeStatus(block + end, block + limit)
  else if (condition == bracketedReason) counts = isBeforeBracketedReason(block + end, block + limit)
  else if (condition == lastColumn) counts = isBeforeLastColumn(block + end, block + limit)
  else if (condition == statusBeside) counts = isBesideStatus(block + at, block + end, block + limit)
  else if (condition == digit) counts = end == limit ? unknown : isDigit(load<u8>(block + end)) ? yes : no
  else counts = ask(number, at, end, limit)
  return counts == unknown && (isEnd || limit < length) ? yes : counts
}

/** Sixteen bytes that are set, and sixteen that are not. */
const set = memory.data<u8>([
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])

/** Takes note of a text where it stands at an offset. */
function consider(number: i32, at: i32): void {
  const text = texts + 12 * <usize>number
  const wanted = load<usize>(text)
  const size = load<i32>(text, 4)
  const there = block + at
  const mask = v128.load(set + 16 - min(size, 16))
  if (v128.any_true(v128.and(v128.xor(v128.load(there), v128.load(wanted)), mask))) return
  const behind = at + size
  if (at < from || behind <= searched || behind >= end) return
  for (let i = 16; i < size; i++) if (load<u8>(there + i) != load<u8>(wanted + i)) return
  const condition = load<i32>(text, 8)
  const counts = condition == anything ? yes : holds(condition, number, at, behind)
  if (counts == no) return
  start = at
  end = behind
  isUndecided = counts == unknown
}

/** Looks for the texts that the word at a place may show. */
function considerWord(place: usize): void {
  const word = load<u32>(place)
  const hash = hashOf(word)
  let entry = <usize>load<u16>(slots + 2 * (hash >>> 19))
  while (entry != 0) {
    const sign = signs + 4 * load<usize>(entries + 8 * entry)
    entry = load<usize>(entries + 8 * entry, 4)
    if ((word & load<u32>(sign, 4)) != load<u32>(sign)) continue
    const beside = load<i32>(sign, 8)
    if (beside != 0 && load<u32>(place + 4 * beside) != load<u32>(sign, 12)) continue
    consider(load<i32>(sign, 16), <i32>(place - block) - load<i32>(sign, 20))
  }
}

/** Counts the line feeds of sixteen bytes, which a mask tells, and looks for the short texts around them. */
function considerFeeds(offset: i32, mask: i32): void {
  for (let rest = mask; rest != 0; rest &= rest - 1) {
    const feed = offset + ctz(rest)
    if (feed >= uncounted && feed < length) feeds++
    const isEdge =
      load<u8>(isBeforeFeed + load<u8>(block + feed - 1)) | load<u8>(isBehindFeed + load<u8>(block + feed + 1))
    if (isEdge) for (let edge = edges; edge < edgesEnd; edge += 8) consider(load<i32>(edge), feed + load<i32>(edge, 4))
  }
}

/** The search itself: see `trigger-search.ts`. */
export function find(first: i32, upTo: i32, fromFeed: i32, known: i32, isAll: bool): void {
  from = first
  searched = upTo
  length = known
  isEnd = isAll
  uncounted = fromFeed
  start = -1
  end = known + 1
  isUndecided = false
  feeds = 0
  const earliest = max(from, searched - longest)
  if (earliest == 0)
    for (let edge = edges; edge < edgesEnd; edge += 8) if (load<i32>(edge, 4) > 0) consider(load<i32>(edge), 0)
  let at = block + (max(0, earliest - 1) & ~15)
  let stop = block + length
  const feed = i8x16.splat(10)
  while (at < stop) {
    const last = min(at + stretch, stop)
    let next = candidates
    for (; at < last; at += 16) {
      const hash0 = hashOf(load<u32>(at))
      const hash1 = hashOf(load<u32>(at, 4))
      const hash2 = hashOf(load<u32>(at, 8))
      const hash3 = hashOf(load<u32>(at, 12))
      store<u32>(next, at)
      next += ((load<u32>(filter + ((hash0 >>> 17) & ~3)) >>> (hash0 >>> 14)) & 1) << 2
      store<u32>(next, at + 4)
      next += ((load<u32>(filter + ((hash1 >>> 17) & ~3)) >>> (hash1 >>> 14)) & 1) << 2
      store<u32>(next, at + 8)
      next += ((load<u32>(filter + ((hash2 >>> 17) & ~3)) >>> (hash2 >>> 14)) & 1) << 2
      store<u32>(next, at + 12)
      next += ((load<u32>(filter + ((hash3 >>> 17) & ~3)) >>> (hash3 >>> 14)) & 1) << 2
      const mask = i8x16.bitmask(i8x16.eq(v128.load(at), feed))
      if (mask != 0) considerFeeds(<i32>(at - block), mask)
    }
    let kept = candidates
    for (let candidate = candidates; candidate < next; candidate += 4) {
      const place = load<usize>(candidate)
      store<usize>(kept, place)
      kept += mayShow(place) << 2
    }
    for (let candidate = candidates; candidate < kept; candidate += 4) considerWord(load<usize>(candidate))
    // Once there is a trigger, only one that ends before it can be the first.
    if (end <= length) stop = min(stop, block + end)
  }
  counted = max(fromFeed, min(known, <i32>(at - block)))
}
