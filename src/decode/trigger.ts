/**
 * What makes a line worth looking at: a literal that it holds, and where that literal stands. Words such as `status` and
 * `"code"` are in most lines of some logs, so a few bytes around them decide whether they tell of a failure, before the
 * line is made a string and given to the forms.
 *
 * The conditions that logs meet everywhere stand once more in `input/fast-search.as`; a test compares them.
 */

/** A literal that a line must hold to be looked at. */
export interface Trigger {
  text: string
  /** Where the literal must stand; anywhere, if this is missing. */
  where?: Where | undefined
}

/**
 * Tells from the bytes around a literal whether it stands where it counts.
 * @param start offset of the literal
 * @param behind offset behind it
 * @param limit offset behind the last byte that is known; the line can end before it
 * @returns null where bytes behind the limit decide
 */
export type Where = (bytes: Uint8Array, start: number, behind: number, limit: number) => boolean | null

/** Makes triggers of texts that must all stand in the same place. */
export function triggersOf(texts: string[], where?: Where): Trigger[] {
  return texts.map(text => ({ text, where }))
}

/** Bytes that the conditions of triggers look for. */
export const byte = {
  tab: 9,
  lineFeed: 10,
  return: 13,
  space: 32,
  openParen: 40,
  minus: 45,
  zero: 48,
  nine: 57,
  slash: 47,
  colon: 58,
  less: 60,
  A: 65,
  Z: 90,
  bar: 124,
}

function isDigit(one: number | undefined): boolean {
  return one !== undefined && one >= byte.zero && one <= byte.nine
}

/** Whether a byte is a letter of ASCII. */
export function isLetter(one: number | undefined): boolean {
  return one !== undefined && (one | 32) >= 97 && (one | 32) <= 122
}

const bytesOf = (text: string) => [...text].map(char => char.charCodeAt(0))

/** What may stand between a name and its value, by its byte. */
export const isBetween = new Uint8Array(256)
for (const one of bytesOf(' "\':=[(\\->|')) isBetween[one] = 1
const maxBetween = 6

/** Words in the place of a code where nothing failed. */
const successes = ['OK', 'Ok', 'ok', 'SUCCESS', 'Success', 'success'].map(bytesOf)

/** Whether 0, a status of success or `OK` stands at an offset. */
function isSuccessAt(bytes: Uint8Array, from: number, limit: number): boolean | null {
  let number = 0
  let at = from
  for (; at < limit && at < from + 4 && isDigit(bytes[at]); at++)
    number = number * 10 + (bytes[at] as number) - byte.zero
  if (at > from) {
    if (at === limit) return null
    return number === 0 || (number >= 100 && number < 300 && at === from + 3)
  }
  for (const word of successes) {
    const end = from + word.length
    if (!word.every((one, index) => from + index >= limit || bytes[from + index] === one)) continue
    return end < limit ? !isLetter(bytes[end]) && !isDigit(bytes[end]) : null
  }
  return false
}

/** Before the status or the code of a failure, which is no 0, no status of success and no `OK`. */
export const beforeFailure: Where = (bytes, _, behind, limit) => {
  let at = behind
  while (at < limit && at < behind + maxBetween && isBetween[bytes[at] as number] === 1) at++
  if (at >= limit) return null
  if (at > behind && bytes[at - 1] === byte.minus) return true
  const isSuccess = isSuccessAt(bytes, at, limit)
  return isSuccess === null ? null : !isSuccess
}

/** How the statuses begin with which a request to OBS fails. */
const failing = ['30', '40', '41', '42', '50'].map(bytesOf)

/** Right before a status with which a request to OBS fails. */
export const beforeStatus: Where = (bytes, _, behind, limit) => {
  const isBegin = failing.some(([first, second]) => bytes[behind] === first && bytes[behind + 1] === second)
  if (behind + 3 >= limit) return null
  return isBegin && isDigit(bytes[behind + 2]) && !isDigit(bytes[behind + 3])
}

/** How far from a literal a status is looked for on its line. */
const maxBeside = 400

/** Whether a number beside which no letter stands begins like a status of a failure. */
function isStatusAt(bytes: Uint8Array, at: number): boolean {
  const isBegin = failing.some(([first, second]) => bytes[at] === first && bytes[at + 1] === second)
  if (!isBegin || !isDigit(bytes[at + 2]) || isDigit(bytes[at + 3])) return false
  const [front, behind] = [bytes[at - 1], bytes[at + 3]]
  return !isDigit(front) && !isLetter(front) && front !== byte.slash && !isLetter(behind)
}

/** On a line with a status with which a request to OBS fails. */
export const besideStatus: Where = (bytes, start, behind, limit) => {
  for (let at = start - 4; at >= 0 && at > start - maxBeside; at--) {
    if (bytes[at] === byte.lineFeed) break
    if (isStatusAt(bytes, at)) return true
  }
  for (let at = behind; at < limit && at < behind + maxBeside; at++) {
    if (bytes[at] === byte.lineFeed) return false
    if (at + 4 > limit) return null
    if (isStatusAt(bytes, at)) return true
  }
  return limit < behind + maxBeside ? null : false
}

/** Right before a digit. */
export const beforeDigit: Where = (bytes, _, behind, limit) =>
  behind < limit ? isDigit(bytes[behind]) : null

/** Right before a capital letter, as names of codes begin. */
export const beforeCapital: Where = (bytes, _, behind, limit) => {
  if (behind >= limit) return null
  const next = bytes[behind] as number
  return next >= byte.A && next <= byte.Z
}

/** Before a text on the same line. */
export function before(text: string): Where {
  const wanted = bytesOf(text)
  return (bytes, _, behind, limit) => {
    for (let at = behind; at < limit; at++) {
      if (bytes[at] === byte.lineFeed) return false
      if (
        bytes[at] === wanted[0] &&
        at + wanted.length <= limit &&
        wanted.every((one, i) => bytes[at + i] === one)
      )
        return true
    }
    return null
  }
}

/** Before a word with a capital letter between two colons on the same line: `: NoSuchKey: `. */
export const beforeCode: Where = (bytes, _, behind, limit) => {
  for (let at = behind; at < limit; at++) {
    if (bytes[at] === byte.lineFeed) return false
    if (bytes[at] !== byte.colon || bytes[at + 1] !== byte.space) continue
    const from = at + 2
    let end = from
    while (end < limit && (isLetter(bytes[end]) || isDigit(bytes[end]))) end++
    const isCapital = (bytes[from] as number) >= byte.A && (bytes[from] as number) <= byte.Z
    if (end < limit && isCapital && end - from > 3 && bytes[end] === byte.colon) return true
  }
  return null
}

/** At the begin of a line, blanks aside. */
export const atLineStart: Where = (bytes, start) => {
  let at = start
  while (at > 0 && (bytes[at - 1] === byte.space || bytes[at - 1] === byte.tab)) at--
  return at === 0 || bytes[at - 1] === byte.lineFeed
}

/** Before a status of a failure with its reason in parentheses, on the same line: `403 (Forbidden)`. */
export const beforeBracketedReason: Where = (bytes, _, behind, limit) => {
  for (let at = behind; at < limit; at++) {
    if (bytes[at] === byte.lineFeed) return false
    if (bytes[at] !== byte.openParen || bytes[at - 1] !== byte.space) continue
    const first = (bytes[at - 4] as number) - byte.zero
    if (first >= 3 && first <= 5) return true
  }
  return null
}

/** Before columns the last of which is no 0 and no status of a success: `putObject||||2021-01-17 12:30:12|||-1|`. */
export const beforeLastColumn: Where = (bytes, _, behind, limit) => {
  let end = behind
  while (end < limit && bytes[end] !== byte.lineFeed) end++
  if (end === limit) return null
  let from = end
  while (from > behind && ((bytes[from - 1] as number) <= byte.space || bytes[from - 1] === byte.bar)) from--
  while (from > behind && bytes[from - 1] !== byte.bar) from--
  return !isSuccessAt(bytes, from, end)
}
