/**
 * Tells from a few bytes that a trigger is about a success. Words such as `status` and `"code"` stand in most lines of
 * some logs, so what follows them decides before the line is made a string and given to the forms.
 */

const [space, quote, apostrophe, openParen, minus, slash] = [32, 34, 39, 40, 45, 47]
const [zero, three, five, nine] = [48, 51, 53, 57]
const [colon, equals, openBracket, backslash, greater, bar] = [58, 61, 91, 92, 62, 124]

/** Triggers behind which a status or a code stands: `tatus:`, `"code"`, `esponse code: `, `tatus [`. */
const beforeValue = /(?:code|status|tatus)["']?\s?(?:[:=[(]|-->)*\s?["'[(]?$/i

/** A row of a program's log that ends with the status, or with 0. */
const beforeLast = /^Storage\|1\|HTTP\+XML\|$/

/** An address of OBS, which the console of a browser prints in front of a status: `…/a.png 403 (Forbidden)`. */
const beforeStatus = /^myhuaweicloud\.\w+\/$/
/** The name of a package in front of its errors, or the scheme of an address: `obs: service returned error`, `obs://b-1`. */
const packageName = 'obs:'

/** What may stand between such a trigger and the value. */
function isBetween(byte: number | undefined): boolean {
  return (
    byte === space ||
    byte === quote ||
    byte === apostrophe ||
    byte === colon ||
    byte === equals ||
    byte === openBracket ||
    byte === openParen ||
    byte === backslash ||
    byte === minus ||
    byte === greater
  )
}

/** More characters than stand between a name and its value. */
const maxBetween = 6

/** Whether the number at an offset is 0 or a status of success. */
function isSuccess(bytes: Uint8Array, from: number, end: number): boolean {
  let number = 0
  let at = from
  for (; at < end && at < from + 4; at++) {
    const byte = bytes[at] as number
    if (byte < zero || byte > nine) break
    number = number * 10 + byte - zero
  }
  return at > from && (number === 0 || (number >= 100 && number < 300 && at === from + 3))
}

/** Whether the value behind an offset is 0 or a status of success. */
function isSuccessBehind(bytes: Uint8Array, from: number, end: number): boolean {
  let at = from
  while (at < end && at < from + maxBetween && isBetween(bytes[at])) at++
  return bytes[at - 1] !== minus && isSuccess(bytes, at, end)
}

/** Whether the last value of the line is 0 or a status of success: `|0|`. */
function isSuccessLast(bytes: Uint8Array, end: number): boolean {
  let at = end - 1
  while (at > 0 && ((bytes[at] as number) <= space || bytes[at] === bar)) at--
  while (at > 0 && (bytes[at - 1] as number) >= zero && (bytes[at - 1] as number) <= nine) at--
  return bytes[at - 1] === bar && isSuccess(bytes, at, end)
}

/** Whether a status of a failure with a parenthesis behind stands in a line: `403 (`. */
function hasStatus(bytes: Uint8Array, from: number, end: number): boolean {
  for (let at = from; at < end; at++) {
    if (bytes[at] !== openParen || bytes[at - 1] !== space) continue
    const first = bytes[at - 4] as number
    if (first >= three && first <= five) return true
  }
  return false
}

const isBeforeValue = new Map<string, boolean>()

/**
 * True where a trigger says that its line is about a success.
 * @param from offset behind the trigger
 * @param end offset behind the line
 */
export function isDismissed(trigger: string, bytes: Uint8Array, from: number, end: number): boolean {
  let isValue = isBeforeValue.get(trigger)
  if (isValue === undefined) {
    isValue = beforeValue.test(trigger)
    isBeforeValue.set(trigger, isValue)
  }
  if (isValue) return isSuccessBehind(bytes, from, end)
  if (trigger === packageName) return bytes[from] === slash
  if (beforeStatus.test(trigger)) return !hasStatus(bytes, from, end)
  return beforeLast.test(trigger) && isSuccessLast(bytes, end)
}
