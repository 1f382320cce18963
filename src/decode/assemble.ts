/**
 * Joins the partial responses of one error: a head and a body, an exception and its cause, a line that has the status
 * and one that has the code. Two are joined where there is evidence that they belong together (evidence.ts).
 */

import { readAddress } from '../address.ts'
import type { ErrorResponse } from '../types.ts'
import { isStatus, toResponse } from './complete.ts'
import {
  areElsewhere,
  contradicts,
  type Draft,
  evidenceFor,
  nearby,
  type StatusesOf,
  saysAgain,
} from './evidence.ts'
import type { PartialResponse } from './partial.ts'
import type { Fields } from './syntax/fields.ts'

/** A response together with the line it began on. */
export interface LocatedError {
  response: ErrorResponse
  line: number
  /** The last line that a part of the error begins on. */
  lastLine: number
  /** The same error once more, told by its request id: to be counted, not to be explained again. */
  isRepeat: boolean
}

/** Tells which form read which line, and why two partial responses were joined. */
export type Trace = (line: number, text: string) => void

/**
 * How many lines about something else end an error: two behind a code, more behind a status, whose code may come
 * late.
 */
const linesAfterCode = 2
const linesAfterStatus = 12
/** Lines that a request may stand before its answer. */
const linesAfterRequest = 80
/** Errors remembered by their request id. */
const rememberedErrors = 64

/** The stand-in of the SDKs for a message that never came. */
const noMessage = 'Request Error.'

/** More details than any answer has: a program that goes on printing names adds no more. */
const mostDetails = 200

/** Adds values for the names that have none. */
function fill(into: Fields, from: Fields): void {
  const target: Record<string, unknown> = into
  const source: Record<string, unknown> = from
  for (const name in source) {
    const value = source[name]
    if (value == null) continue
    if (typeof value !== 'object') target[name] ??= value
    else if (Object.keys(target[name] ?? {}).length < mostDetails)
      target[name] = { ...value, ...(target[name] as object | undefined) }
  }
}

/**
 * Adds a partial response to a draft. The first value of a field stays, except where the partial response overrides
 * it.
 */
function join(draft: Draft, partial: PartialResponse): void {
  const { fields } = partial
  if (partial.overrides) {
    const { hostId = draft.fields.hostId, message = draft.fields.message } = fields
    Object.assign(draft.fields, { hostId, message, details: { ...draft.fields.details, ...fields.details } })
  }
  if (draft.fields.message === noMessage && fields.message) draft.fields.message = fields.message
  fill(draft.fields, fields)
  if (partial.near) {
    draft.near ??= {}
    fill(draft.near, partial.near)
  }
  draft.forms.add(partial.form)
  if (partial.part) draft.parts.add(partial.part)
  // What the library wrote of the exchange is less than what the program around says of itself.
  if (draft.client === null || (draft.client === 'curl' && partial.client === 's3fs'))
    draft.client = partial.client
  draft.unanswered ||= partial.unanswered ?? false
  draft.isRetried ||= partial.isRetried ?? false
}

/** The fields of an error, with the place that the lines around tell where the error tells none. */
function withPlace({ fields, near }: Draft): Fields {
  if (near === null || fields.bucket != null || fields.url != null || fields.resource) return fields
  const { bucket, key, url } = near
  // A key that the error names is one in the bucket, whatever the lines around are about.
  return { ...fields, bucket, url, key: fields.key ?? key } as Fields
}

function newDraft(line: number, placeholder: boolean): Draft {
  return {
    fields: {},
    near: null,
    forms: new Set(),
    parts: new Set(),
    client: null,
    unanswered: false,
    placeholder,
    isRetried: false,
    line,
    lastLine: line,
    isReported: false,
    linesBetween: 0,
    otherLines: 0,
  }
}

function isError({ fields, unanswered }: Draft): boolean {
  return (
    unanswered ||
    fields.code != null ||
    (fields.status != null && isStatus(fields.status) && fields.status >= 300 && fields.status !== 304)
  )
}

/** True for a program's report of a success: behind it, unlike behind the head of an answer, no error can follow. */
function isReportOfSuccess({ part, fields, unanswered }: PartialResponse): boolean {
  const { status, code } = fields
  return part === undefined && code == null && !unanswered && status != null && status >= 100 && status < 300
}

/** True for the head of a success that has no body: what stands behind it is not of this answer. */
function isWithoutBody({ part, fields }: PartialResponse): boolean {
  return part === 'head' && (fields.status === 204 || fields.status === 205) && fields.code == null
}

/** What curl says where a proxy refuses to open a tunnel. */
const proxyWords = /from proxy after CONNECT|CONNECT tunnel failed|Proxy CONNECT aborted/

/** True for what the next partial response replaces: a redirect that was followed, the head of a proxy, and a client's placeholder. */
function isSuperseded(
  { fields, parts, placeholder, client, lastLine }: Draft,
  next: PartialResponse,
  line: number,
) {
  if (placeholder) return (client === next.client || next.part === 'head') && line - lastLine <= nearby
  // The head is that of a proxy, which the client tells right below.
  const isOfProxy = next.unanswered === true && proxyWords.test(next.fields.message ?? '')
  if (isOfProxy && fields.code == null && fields.requestId == null)
    return parts.has('head') && line - lastLine <= nearby
  const isRedirect =
    fields.code == null && fields.status != null && fields.status < 400 && fields.status > 300
  return isRedirect && fields.headers?.location !== undefined && next.part === 'head'
}

/** True where an error names a host of OBS as the one that did not answer, and the request went to another host. */
function isOnOtherHost({ url }: Fields, { details }: Fields): boolean {
  const address = details?.Host === undefined ? null : readAddress(`https://${details.Host}/`)
  return address?.endpoint != null && url != null && readAddress(url)?.host !== address.host
}

interface Request {
  fields: Fields
  client: string | null
  line: number
}

/**
 * Makes an assembler, which is given the partial responses of an input in order.
 * @param statusesOf gives the statuses that a code is documented with
 */
export function createAssembler(statusesOf: StatusesOf = () => [], trace?: Trace) {
  let draft: Draft | null = null
  let request: Request | null = null
  let recent = new Map<string, Draft>()

  function remember(one: Draft): void {
    const id = one.fields.requestId
    if (id == null) return
    recent.set(id, one)
    if (recent.size > rememberedErrors) recent = new Map([...recent].slice(-rememberedErrors / 2))
  }

  function found(one: Draft, isRepeat: boolean, line: number): LocatedError {
    const response = toResponse(withPlace(one), one.client, one.unanswered)
    return { response, line, lastLine: Math.max(line, one.lastLine), isRepeat }
  }

  function report(one: Draft): LocatedError[] {
    if (one.isReported || !isError(one)) return []
    one.isReported = true
    remember(one)
    // A request that was read after the last line of this error belongs to the next error.
    if (request && request.line <= one.lastLine) request = null
    return [found(one, false, one.line)]
  }

  /** The error that a partial response belongs to, and why. */
  function ownerOf(partial: PartialResponse, line: number): { owner: Draft; reason: string } | null {
    const id = partial.fields.requestId
    const known = id == null ? undefined : recent.get(id)
    // The request id decides before anything else does.
    for (const owner of [known, draft]) {
      const reason = owner ? evidenceFor(owner, partial, line - owner.lastLine, statusesOf) : null
      if (owner && reason !== null) return { owner, reason }
    }
    return null
  }

  function addRequest({ fields, client }: PartialResponse, line: number): void {
    // A new request line begins a new request; a remark only adds to it.
    if (request === null || (fields.method != null && request.fields.method != null)) {
      request = { fields: { ...fields }, client: client ?? request?.client ?? null, line }
      return
    }
    fill(request.fields, fields)
    request.client ??= client
    request.line = line
  }

  function addTo(owner: Draft, partial: PartialResponse, line: number, last: number): LocatedError[] {
    const complete: LocatedError[] = []
    if (draft && draft !== owner && !draft.isReported) {
      // The pending draft may begin a report that repeats the earlier error. Otherwise it is an error of its own.
      const isBeginning = evidenceFor(draft, partial, line - draft.lastLine, statusesOf) !== null
      if (!isBeginning) complete.push(...report(draft))
      draft = owner
    }
    const isRepeat =
      owner.isReported &&
      owner.linesBetween === 0 &&
      !partial.repeats &&
      !owner.isRetried &&
      saysAgain(owner, partial)
    join(owner, partial)
    Object.assign(owner, { lastLine: last, linesBetween: 0, otherLines: 0 })
    if (isRepeat) complete.push(found(owner, true, line))
    else if (partial.final && isError(owner)) complete.push(...report(owner))
    return complete
  }

  function begin(partial: PartialResponse, line: number, last: number): LocatedError[] {
    const complete = draft && !isSuperseded(draft, partial, line) ? report(draft) : []
    if (isReportOfSuccess(partial) || isWithoutBody(partial)) {
      draft = null
      return complete
    }
    const next = newDraft(line, partial.placeholder ?? false)
    next.lastLine = last
    join(next, partial)
    if (request && line - request.line <= linesAfterRequest && !isOfOtherRequest(partial, request)) {
      next.client ??= request.client
      fill(next.fields, request.fields)
    }
    const earlier = partial.fields.requestId == null ? undefined : recent.get(partial.fields.requestId)
    if (earlier && !contradicts(earlier, partial, 0)) fill(next.fields, earlier.fields)
    draft = next
    if (partial.final) complete.push(...report(next))
    return complete
  }

  /**
   * True where a partial response is not about the request that was dumped: it names another bucket or key, or
   * another program reports it. A body may name the source of a copy, and is never excluded.
   */
  function isOfOtherRequest({ part, client, unanswered, fields }: PartialResponse, dumped: Request): boolean {
    if (part !== undefined) return false
    const isDumped = dumped.fields.requestHeaders !== undefined
    const isOtherProgram = isDumped && !unanswered && (client === null || client !== dumped.client)
    // A page that was refused sends where it is from.
    const isPage = fields.details?.Origin !== undefined && dumped.fields.requestHeaders?.origin === undefined
    if (isDumped && isPage) return true
    return isOtherProgram || areElsewhere(dumped.fields, fields) || isOnOtherHost(dumped.fields, fields)
  }

  return {
    /**
     * Takes a partial response and returns the errors that are complete with it.
     * @param line where it begins
     * @param last where it ends
     */
    add(partial: PartialResponse, line: number, last = line): LocatedError[] {
      const { form, client } = partial
      const says = `${form}${client === null ? '' : ` (${client})`}`
      if (partial.context) {
        trace?.(line, `${says} describes the request of the next error`)
        // A success that was answered before this request has nothing to do with its answer.
        if (draft && !isError(draft)) draft = null
        addRequest(partial, line)
        return []
      }
      const match = ownerOf(partial, line)
      if (partial.supplement && !match) return []
      trace?.(
        line,
        `${says} ${match ? `joins line ${match.owner.line}: ${match.reason}` : 'begins an error'}`,
      )
      return match ? addTo(match.owner, partial, line, last) : begin(partial, line, last)
    },

    /** Takes note of a line about something else; after some of them the pending error is complete. */
    pass(): LocatedError[] {
      if (!draft) return []
      draft.otherLines++
      const wait = draft.fields.code == null ? linesAfterStatus : linesAfterCode
      if (draft.isReported || draft.otherLines < wait) return []
      const complete = report(draft)
      // What turned out to be no error, such as a success, waits for nothing.
      if (complete.length === 0) draft = null
      return complete
    },

    /** Takes note of a line that stands between the parts of one error. */
    between(): void {
      if (draft) draft.linesBetween++
    },

    /** Hands over the pending answer whose body is a list of errors, each of which is an answer of its own. */
    takeHead(): Fields {
      const fields = draft && !draft.isReported && draft.fields.code == null ? draft.fields : {}
      if (fields === draft?.fields) draft = null
      if (request) fill(fields, request.fields)
      return fields
    },

    /** The request method of the pending answer, if it is known. */
    method(): string | null {
      return request?.fields.method ?? null
    },

    /** The address that the pending request goes to, if it is known. */
    address(): string | null {
      return request?.fields.url ?? null
    },

    /** True while an error waits for what may follow, or a stack may go on behind it. */
    isPending(): boolean {
      return draft !== null && (!draft.isReported || draft.otherLines === 0)
    },

    /** Returns what is left at the end of the input. */
    end(): LocatedError[] {
      const complete = draft ? report(draft) : []
      draft = null
      return complete
    },
  }
}
