/**
 * Decides whether a partial response belongs to an error that was begun before. Nearness alone is no reason to join
 * two: there must be evidence that both are of one answer, because an error that is joined wrongly is lost.
 */

import { readAddress } from '../address.ts'
import type { PartialResponse } from './partial.ts'
import type { Fields } from './syntax/fields.ts'

/** An error as far as it was read. */
export interface Draft {
  fields: Fields
  /** Names of the forms that contributed. */
  forms: Set<string>
  /** Parts of an HTTP answer that contributed. */
  parts: Set<'head' | 'body'>
  /** Where the request went, told by the lines around; null where they tell nothing. */
  near: Fields | null
  client: string | null
  unanswered: boolean
  placeholder: boolean
  isRetried: boolean
  /** Line of the first partial response, and of the last one. */
  line: number
  lastLine: number
  /** True once the error was handed to the caller: what is joined afterwards is no longer seen. */
  isReported: boolean
  /** Lines since the last partial response that can stand between the parts of one error, such as stack frames. */
  linesBetween: number
  /** Lines since the last partial response that are about something else. */
  otherLines: number
}

/** The HTTP statuses that a code is documented with; empty where none is known. */
export type StatusesOf = (code: string) => readonly number[]

/** Lines within which two programs speak of one error, where what they say agrees. */
export const nearby = 3
/** Lines within which one program speaks of one error: s3cmd prints some fifty lines of debug output. */
const withinProgram = 60

/** People mask ids before they show them, and not twice in the same way. */
const masked = /[X*x]{4,}/

/** Fields in which two partial responses of one error cannot differ. */
const identity = ['requestId', 'code', 'status', 'bucket', 'key'] as const

function differ<T>(one: T | null | undefined, other: T | null | undefined): boolean {
  return one != null && other != null && one !== other
}

function unmasked(value: string | number | null | undefined): string | number | null | undefined {
  return typeof value === 'string' && masked.test(value) ? value.slice(0, masked.exec(value)?.index) : value
}

function agree<T>(one: T | null | undefined, other: T | null | undefined): boolean {
  return one != null && one === other
}

/** The bucket and key that are named, or those in the URL where its host is one of OBS. */
function objectOf({ bucket, key, url }: Fields): { bucket: string | null; key: string | null } {
  const address = url == null ? null : readAddress(url)
  const isCertain = address != null && address.bucket !== null
  return { bucket: bucket ?? address?.bucket ?? null, key: key ?? (isCertain ? address.key : null) }
}

/** True where two name different buckets, different keys, or different hosts that did not answer. */
export function areElsewhere(one: Fields, other: Fields): boolean {
  const [ours, theirs] = [objectOf(one), objectOf(other)]
  if (differ(ours.bucket, theirs.bucket) || differ(ours.key, theirs.key)) return true
  return differ(one.details?.Host, other.details?.Host)
}

function isAnswer(fields: Fields, unanswered: boolean): boolean {
  return (fields.status ?? 0) >= 100 || fields.requestId != null || (fields.code != null && !unanswered)
}

function hasSameId(draft: Draft, { fields }: PartialResponse): boolean {
  return agree(draft.fields.requestId, fields.requestId)
}

/** True where two partial responses cannot be of the same error. */
export function contradicts(draft: Draft, next: PartialResponse, distance: number): boolean {
  const { fields, unanswered = false } = next
  // A request without an answer has neither a status nor a code of OBS.
  if (unanswered && isAnswer(draft.fields, draft.unanswered)) return true
  if (draft.unanswered && isAnswer(fields, unanswered)) return true
  // The head of a success comes before the error in its body, not behind.
  const isSuccess = next.part === 'head' && (fields.status ?? 0) < 300 && fields.code == null
  if (isSuccess && fields.status != null && draft.fields.code != null && draft.fields.status == null)
    return true
  if (identity.some(name => differ(unmasked(draft.fields[name]), unmasked(fields[name])))) return true
  // A body may name another bucket than the URL of its request: the source of a copy, the target of logs.
  const isBodyOfHead = next.part === 'body' && draft.parts.has('head')
  const isQuoted = next.part === 'body' && !next.standalone && distance === 0
  return !hasSameId(draft, next) && !isBodyOfHead && !isQuoted && areElsewhere(draft.fields, fields)
}

/** True where a form says a field that the same form said before. */
export function saysAgain(draft: Draft, { form, fields }: PartialResponse): boolean {
  if (!draft.forms.has(form)) return false
  return Object.entries(fields).some(
    ([name, value]) =>
      value != null && typeof value !== 'object' && draft.fields[name as keyof Fields] != null,
  )
}

/** True where only stack frames and the like stand between the two, as between an exception and its cause. */
function isChained(draft: Draft): boolean {
  return draft.linesBetween > 0 && draft.otherLines === 0
}

/** True where the next line says the same with less: whoever called tells on what it was told. */
function isEcho(draft: Draft, next: PartialResponse, distance: number): boolean {
  if (distance !== 1 || next.standalone || (next.client !== null && next.client !== draft.client))
    return false
  const plain = (fields: Fields) =>
    Object.entries(fields).filter(([, value]) => value != null && typeof value !== 'object')
  const [said, told] = [plain(next.fields), plain(draft.fields)]
  // A code alone is what the next line tells in full.
  const isBareCode = told.length === 1 && said.length > 1
  if (isBareCode && agree(draft.fields.code, next.fields.code)) return true
  if (next.client !== null) return false
  const isBare = said.length === 1 && said[0]?.[0] === 'status'
  return (
    (said.length < told.length || isBare) &&
    said.every(([name, value]) => draft.fields[name as keyof Fields] === value)
  )
}

/** True where the next one tells the whole answer again, behind what the program says of it. */
function isSameAnswer(draft: Draft, next: PartialResponse): boolean {
  const isAgain = hasSameId(draft, next) && agree(draft.fields.code, next.fields.code)
  return isAgain && (next.form === 'object' || (draft.client !== null && next.form === 'xml'))
}

/** True where the next one is what came of a request that was to be sent again. */
function isOutcome(draft: Draft, { fields, client }: PartialResponse, distance: number): boolean {
  if (!draft.isRetried || distance > withinProgram || client !== draft.client) return false
  return agree(draft.fields.code, fields.code) && agree(draft.fields.message, fields.message)
}

/**
 * True where a partial response begins the next error: its form repeats a field, and neither the request id nor the
 * very same text behind stack frames (an exception and its cause) shows that both are one error.
 */
function isNextError(draft: Draft, next: PartialResponse, distance: number): boolean {
  if (!saysAgain(draft, next) || next.repeats || isEcho(draft, next, distance)) return false
  if (distance === 1 && isAnswerBelow(draft, next, distance)) return false
  if (isOutcome(draft, next, distance)) return false
  if (isSameAnswer(draft, next)) return false
  if (next.standalone) return true
  if (hasSameId(draft, next)) return false
  return (
    !isChained(draft) ||
    Object.entries(next.fields).some(
      ([name, value]) => typeof value === 'string' && draft.fields[name as keyof Fields] !== value,
    )
  )
}

/** A body behind its headers, or headers without a status line behind a line that names the status. */
function areHeadAndBody(draft: Draft, next: PartialResponse, distance: number): boolean {
  if (next.part === 'body') return draft.parts.has('head') && !draft.parts.has('body')
  return next.part === 'head' && next.fields.status == null && distance <= nearby && !draft.isReported
}

/** A program told the code, and logs the whole answer behind its next words. */
function isLoggedHead(
  draft: Draft,
  next: PartialResponse,
  distance: number,
  statusesOf: StatusesOf,
): boolean {
  const { code, status } = draft.fields
  if (next.part !== 'head' || next.standalone || code == null || status != null || draft.parts.size > 0)
    return false
  return distance <= nearby && !draft.isReported && statusesOf(code).includes(next.fields.status ?? 0)
}

/** Parts of one program's report. What was reported already is only joined by what adds nothing new or agrees with it. */
function areOneReport(
  draft: Draft,
  next: PartialResponse,
  distance: number,
  statusesOf: StatusesOf,
): boolean {
  if (next.client === null || next.client !== draft.client || distance > withinProgram) return false
  if (!draft.isReported) return true
  const { code, status } = next.fields
  // The status of the answer whose body the program has printed already.
  const isBare = code == null && status != null && draft.fields.status == null && distance <= nearby
  if (isBare && statusesOf(draft.fields.code ?? '').includes(status)) return true
  if (code == null && status == null) return !next.unanswered || draft.unanswered
  return agree(draft.fields.code, code) || agree(draft.fields.status, status)
}

/** A status without a code and a code without a status, which the catalogue knows to go together. */
function areStatusAndCode(draft: Draft, next: PartialResponse, distance: number, statusesOf: StatusesOf) {
  if (distance > nearby || draft.unanswered || next.unanswered) return false
  // `curl --fail-with-body` reports the status behind the body. Nothing else comes behind a whole answer.
  if (draft.isReported && next.form !== 'curl-status') return false
  const [status, code] =
    draft.fields.code == null
      ? [draft.fields.status, next.fields.code]
      : [
          next.fields.status,
          next.fields.code == null && draft.fields.status == null ? draft.fields.code : null,
        ]
  if (status == null || status < 300 || code == null) return false
  const documented = distance === 0 ? [] : statusesOf(code)
  return documented.length === 0 || documented.includes(status)
}

/** A status that a page logs once more, without a word of which request it was of. */
function areSameStatus(draft: Draft, { fields, form, client }: PartialResponse, distance: number): boolean {
  if (distance > (draft.forms.has(form) ? 1 : nearby) || client !== null || draft.isReported) return false
  const isBare = Object.entries(fields).every(
    ([name, value]) => value == null || name === 'status' || name === 'message',
  )
  return isBare && draft.fields.code == null && agree(draft.fields.status, fields.status)
}

/** A status that a program told without a word more, and right behind the answer that it is of. */
function isAnswerBelow(draft: Draft, { fields, client }: PartialResponse, distance: number): boolean {
  if (distance > nearby || draft.isReported || client !== null || draft.client !== null) return false
  const isBare = Object.entries(draft.fields).every(([name, value]) => value == null || name === 'status')
  return isBare && agree(draft.fields.status, fields.status)
}

/** The page that came with a status, below the line that tells the status. */
function isPageBelow(draft: Draft, { form, fields }: PartialResponse, distance: number): boolean {
  return form.endsWith('html') && distance <= 1 && agree(draft.fields.status, fields.status)
}

/** The same code or message close by, or behind stack frames. */
function areSameError(draft: Draft, { fields }: PartialResponse, distance: number): boolean {
  if (distance > nearby && !isChained(draft)) return false
  return agree(draft.fields.code, fields.code) || agree(draft.fields.message, fields.message)
}

/** Lines of a stack between the message of a failure and the object that Node.js prints of it. */
const stackOfFailure = 12

/** Two words of one failed connection: close by, behind a stack, or the message and the object below its stack. */
function areSameConnection(draft: Draft, next: PartialResponse, distance: number): boolean {
  if (!draft.unanswered || !next.unanswered) return false
  const isObjectBelow = next.form === 'object' && draft.otherLines === 0 && distance <= stackOfFailure
  return distance <= nearby || isChained(draft) || isObjectBelow
}

/**
 * The reason why a partial response belongs to an error, in words for whoever adds a form; null where there is none.
 * @param distance lines since the last partial response of the error
 */
export function evidenceFor(
  draft: Draft,
  next: PartialResponse,
  distance: number,
  statusesOf: StatusesOf,
): string | null {
  if (contradicts(draft, next, distance) || isNextError(draft, next, distance)) return null
  if (isPageBelow(draft, next, distance)) return 'a status and the page that came with it'
  // What was reported as a bare status is reported anew once its code comes to light.
  if (draft.isReported && draft.fields.code == null && next.fields.code != null) return null
  if (hasSameId(draft, next)) return 'same request id'
  if (next.supplement) return distance <= 1 && !draft.isReported ? 'fields below' : null
  if (areHeadAndBody(draft, next, distance)) return 'head and body of one answer'
  if (isLoggedHead(draft, next, distance, statusesOf)) return 'a code and the answer that it stands in'
  // An answer has one head and one body.
  if (next.part === 'head' || (next.part === 'body' && draft.parts.has('body') && !next.overrides))
    return null
  if (areOneReport(draft, next, distance, statusesOf)) return 'report of one program'
  if (
    draft.isReported &&
    draft.client !== null &&
    next.client !== null &&
    !agree(draft.fields.code, next.fields.code)
  )
    return null
  if (areStatusAndCode(draft, next, distance, statusesOf)) return 'a status and the code that goes with it'
  if (areSameStatus(draft, next, distance)) return 'a status that is told again'
  if (isAnswerBelow(draft, next, distance)) return 'a status and the answer that has it'
  if (areSameError(draft, next, distance)) return 'same code or message'
  if (isOutcome(draft, next, distance)) return 'what came of trying again'
  if (isChained(draft) && agree(draft.fields.status, next.fields.status)) return 'exception and its cause'
  if (areSameConnection(draft, next, distance)) return 'the same connection'
  return null
}
