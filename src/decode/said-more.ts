import type { ErrorResponse } from '../types.ts'
import type { LocatedError } from './assemble.ts'
import { isMessageOf } from './readers/sentences.ts'

/** Compares two readings of one text: as its lines are, and with lines joined that may have been broken. */

/** Fields of which a broken line loses the end. */
const values = ['requestId', 'hostId', 'key', 'bucket'] as const

/** An id of OBS is never longer. */
const wholeId = /^[0-9A-F]{32}$/

/** Whether a response has what no text has by chance: a code with its message or with the id of a request. */
function isPlain({ code, message, requestId }: ErrorResponse): boolean {
  return code !== null && (wholeId.test(requestId ?? '') || isMessageOf(code, message ?? ''))
}

/** Whether a code is the first half of another one, or both halves with a blank between, as where a line broke in the middle of it. */
function isBeginOf(code: string | null, whole: string | null): boolean {
  const begin = code?.replaceAll(' ', '') ?? ''
  return begin !== '' && whole !== null && code !== whole && whole.startsWith(begin)
}

/** Whether a response may be what another one is the broken half of. */
function covers(whole: ErrorResponse, part: ErrorResponse): boolean {
  if (part.unanswered !== whole.unanswered) return false
  if (part.code !== null && part.code !== whole.code && !isBeginOf(part.code, whole.code)) return false
  if (part.status !== null && whole.status !== null && part.status !== whole.status) return false
  if (wholeId.test(part.requestId ?? '')) return part.requestId === whole.requestId
  return part.requestId === null || (whole.requestId ?? '').startsWith(part.requestId)
}

/** Whether a response tells what another one of the same failure lacks, or tells only the begin of. */
function tellsMore(whole: ErrorResponse, part: ErrorResponse, isCertain: boolean): boolean {
  if (part.code !== whole.code) return true
  if (part.requestId === null && whole.requestId !== null) return true
  const id = whole.requestId ?? ''
  // Ids of OBS have 32 digits; words that were glued to one make it longer.
  if (part.requestId !== null && id.length > part.requestId.length && (isCertain || id.length === 32))
    return true
  if (!isCertain) return false
  if (part.message === null && whole.message !== null) return true
  return values.some(name => {
    const [one, other] = [whole[name], part[name]]
    return one !== null && (other === null || (one.startsWith(other) && one.length > other.length))
  })
}

/**
 * Whether the second reading is the better one: no failure of the first is lost in it, and it tells more of one.
 * @param isCertain whether the lines themselves show that they were broken
 */
export function isSaidMore(second: LocatedError[], first: LocatedError[], isCertain: boolean): boolean {
  if (second.length === 0) return false
  if (first.length === 0)
    return second.every(({ response }) => isPlain(response) || (isCertain && response.code === null))
  const coded = (found: LocatedError[]) =>
    found.filter(
      ({ response: { code, requestId } }) =>
        code !== null &&
        !second.some(
          ({ response }) =>
            isBeginOf(code, response.code) ||
            // A broken line tells the failure several times, once with its id at best.
            (isCertain && requestId === null && response.code === code && response.requestId !== null),
        ),
    ).length
  if (second.length < first.length && coded(second) < coded(first)) return false
  let isMore = second.length > first.length && coded(second) > coded(first)
  for (const { response: part } of first) {
    const covering = second.filter(({ response }) => covers(response, part))
    const whole = covering.find(({ response }) => response.code === part.code) ?? covering[0]
    if (!whole) return false
    if (tellsMore(whole.response, part, isCertain)) isMore = true
  }
  return isMore
}
