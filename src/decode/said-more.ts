import type { ErrorResponse } from '../types.ts'
import type { LocatedError } from './assemble.ts'
import type { IsKnownCode } from './known-code.ts'
import { isMessageOf } from './readers/sentences.ts'

/** Compares two readings of one text: as its lines are, and with lines joined that may have been broken. */

/** Fields of which a broken line loses the end. */
const values = ['requestId', 'hostId', 'key', 'bucket'] as const

/** Whether the lines show that they were broken: several ends at one width, or one line that all of them make. */
interface Breaks {
  isCertain: boolean
  isLikely: boolean
}

/** What ids are made of: no quote of a program's string that was glued to the next one. */
const idText = /^[\w+/=-]*$/

/** An id of OBS is never longer. */
const wholeId = /^[0-9A-F]{32}$/

/** Whether a response has what no text has by chance: a code with its message or with the id of a request. */
function isPlain({ code, message, requestId }: ErrorResponse): boolean {
  return code !== null && (wholeId.test(requestId ?? '') || isMessageOf(code, message ?? ''))
}

/**
 * Whether a code is the first half of another one, or both halves with a blank between, as where a line broke in the middle
 * of it. To a code that is known, only what makes another known one of it belongs.
 */
function isBeginOf(code: string | null, whole: string | null, isKnownCode: IsKnownCode): boolean {
  const begin = code?.replaceAll(' ', '') ?? ''
  if (begin === '' || whole === null || code === whole || !whole.startsWith(begin)) return false
  return isKnownCode(whole) || !isKnownCode(begin)
}

/** Whether an error of the joined text stands where one of the broken text does. */
function isInPlaceOf(whole: LocatedError, part: LocatedError): boolean {
  return whole.line <= part.lastLine && part.line <= whole.lastLine
}

/** Whether the code of a response follows from its message alone, beside which the whole text has another code. */
function isGuessed(half: ErrorResponse, all: ErrorResponse): boolean {
  const isBare = half.status === null && half.requestId === null && half.message !== null
  return isBare && all.code !== null && (all.message ?? '').startsWith(half.message ?? '')
}

/** Whether an error may be what another one is the broken half of. */
function covers(whole: LocatedError, part: LocatedError, isKnownCode: IsKnownCode): boolean {
  if (!isInPlaceOf(whole, part)) return false
  const [all, half] = [whole.response, part.response]
  // What is left of a broken line may look like the words of a connection that failed.
  if (half.unanswered !== all.unanswered) {
    const isOfWords = half.code === null && half.url === null && half.bucket === null
    return half.unanswered && isOfWords && (all.code !== null || all.requestId !== null)
  }
  if (
    half.code !== null &&
    half.code !== all.code &&
    !isBeginOf(half.code, all.code, isKnownCode) &&
    !isGuessed(half, all)
  )
    return false
  if (half.status !== null && all.status !== null && half.status !== all.status) return false
  if (wholeId.test(half.requestId ?? '')) return half.requestId === all.requestId
  return half.requestId === null || (all.requestId ?? '').startsWith(half.requestId)
}

/** Whether a response tells what another one of the same failure lacks, or tells only the begin of. */
function tellsMore(whole: ErrorResponse, part: ErrorResponse, { isCertain, isLikely }: Breaks): boolean {
  if (part.code !== whole.code || part.unanswered !== whole.unanswered) return true
  if (part.requestId === null && whole.requestId !== null) return true
  const id = whole.requestId ?? ''
  // Ids of OBS have 32 digits; words that were glued to one make it longer.
  if (part.requestId !== null && id.length > part.requestId.length && (isLikely || id.length === 32))
    return true
  if (part.status === null && whole.status !== null) return true
  if (!isLikely) return false
  if (part.message === null && whole.message !== null) return true
  return values.some(name => {
    const [one, other] = [whole[name], part[name]]
    if (one === null || (name.endsWith('Id') && !idText.test(one))) return false
    if (other === null) return true
    // To a key anything may be glued.
    return (isCertain || name === 'hostId') && one.startsWith(other) && one.length > other.length
  })
}

/** How many errors have the id of another one: one answer is one error, but for the keys of a batch. */
function sharedIds(found: LocatedError[]): number {
  const ids = found.map(({ response }) => response.requestId).filter(id => id !== null)
  return ids.length - new Set(ids).size
}

/**
 * Whether the second reading is the better one: no failure of the first is lost in it, and it tells more of one.
 * @param isRead whether the lines of an error tell the error as they are: then the lines around say that it is none
 */
export function isSaidMore(
  second: LocatedError[],
  first: LocatedError[],
  breaks: Breaks,
  isRead: (one: LocatedError) => boolean,
  isKnownCode: IsKnownCode,
): boolean {
  if (second.length === 0) return false
  if (sharedIds(second) > sharedIds(first)) return false
  let isMore = false
  for (const part of first) {
    const covering = second.filter(whole => covers(whole, part, isKnownCode))
    // One failure does not become two.
    const codes = new Set(covering.map(({ response }) => response.code))
    if (covering.length === 0 || (covering.length > 1 && (codes.size < covering.length || codes.has(null))))
      return false
    if (covering.some(one => tellsMore(one.response, part.response, breaks))) isMore = true
  }
  // A broken line tells a failure several times.
  if (breaks.isLikely && second.length < first.length) isMore = true
  const isNew = (one: LocatedError) => !first.some(part => covers(one, part, isKnownCode))
  const isGood = ({ response }: LocatedError) =>
    isPlain(response) ||
    (response.client !== null &&
      (response.code === null || isKnownCode(response.code)) &&
      (!response.unanswered || first.length === 0)) ||
    (breaks.isLikely && response.code === null)
  const fresh = second.filter(isNew)
  return fresh.every(one => isGood(one) && !isRead(one)) && (isMore || fresh.length > 0)
}

/** How much a reading tells; each failure that it makes of the same words costs. */
export function worthOf(found: LocatedError[]): number {
  if (found.length === 0) return Number.NEGATIVE_INFINITY
  let value = 0
  for (const { response } of found) {
    const { code, status, requestId, hostId, message, bucket, key, client } = response
    for (const one of [code, status, status, hostId, bucket, key, client]) if (one !== null) value++
    if (wholeId.test(requestId ?? '')) value += 3
    else if (requestId !== null) value++
    if (message !== null) value += isMessageOf(code ?? '', message) ? 2 : 1
    value -= 2
  }
  return value
}
