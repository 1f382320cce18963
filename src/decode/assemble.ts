import { readAddress } from '../address.ts'
import type { ErrorResponse } from '../types.ts'
import { toResponse } from './complete.ts'
import type { Sighting } from './partial.ts'
import type { Fields } from './syntax/fields.ts'

/** A response together with the line it began on. */
export interface Found {
  response: ErrorResponse
  line: number
  /** The same failure once more, told by its request id: worth counting, not answering. */
  isRepeat: boolean
}

interface Draft {
  fields: Fields
  forms: Set<string>
  client: string | null
  unanswered: boolean
  weak: boolean
  line: number
  lastLine: number
  emitted: boolean
  /** Lines since the last sighting that can only stand between parts of one failure. */
  frames: number
  /** Lines since the last sighting that are about something else. */
  strangers: number
}

/** Lines about something else after which nothing more of a failure is expected; a bare status is worth waiting for. */
const patience = 2
const patienceForCode = 12
/** Lines between two sightings of one failure: a remark or two, or the debug output of one program. */
const near = 3
const nearSameClient = 60
/** Lines that a request may stand before its answer. */
const contextReach = 80
/** Failures remembered by their request id. */
const remembered = 64

/** Fields in which two sightings of one failure cannot differ. */
const identity = ['requestId', 'code', 'status', 'key', 'bucket'] as const

/** The bucket that is named, or the one in the URL. */
function bucketOf({ bucket, url }: Fields): string | null {
  return bucket ?? (url ? (readAddress(url)?.bucket ?? null) : null)
}

function contradicts(draft: Draft, { fields, form, body, unanswered = false }: Sighting): boolean {
  const isAnswered = (one: Fields, isSilent: boolean) =>
    (one.status ?? 0) >= 100 || one.requestId != null || (one.code != null && !isSilent)
  // Where nobody answered there was neither a status nor a code of OBS, and the other way round.
  if (unanswered && isAnswered(draft.fields, draft.unanswered)) return true
  if (draft.unanswered && isAnswered(fields, unanswered)) return true
  // The head of a success comes before the error in its body, not behind.
  const isSuccess = form.startsWith('http') && (fields.status ?? 0) < 300 && fields.code == null
  if (isSuccess && fields.status != null && draft.fields.code != null && draft.fields.status == null)
    return true
  // A body may name another bucket than the URL: the source of a copy, the target of logs.
  const [ourBucket, theirBucket] = body ? [] : [bucketOf(draft.fields), bucketOf(fields)]
  if (ourBucket && theirBucket && ourBucket !== theirBucket) return true
  return identity.some(name => {
    const [ours, theirs] = [draft.fields[name], fields[name]]
    return ours != null && theirs != null && ours !== theirs
  })
}

/** A form that has said this field before. */
function saysAgain(draft: Draft, { form, fields }: Sighting): boolean {
  if (!draft.forms.has(form)) return false
  return Object.entries(fields).some(
    ([name, value]) =>
      value != null && typeof value !== 'object' && draft.fields[name as keyof Fields] != null,
  )
}

function hasSameId(draft: Draft, { fields }: Sighting): boolean {
  return fields.requestId != null && draft.fields.requestId === fields.requestId
}

/**
 * A form that says again what it has said is speaking of the next failure, unless the request id says otherwise, or it
 * says the very same behind a stack, as exceptions with causes do.
 */
function isNext(draft: Draft, sighting: Sighting): boolean {
  if (!saysAgain(draft, sighting) || sighting.repeats) return false
  if (sighting.bare) return true
  if (hasSameId(draft, sighting)) return false
  const isChained = draft.frames > 0 && draft.strangers === 0
  return (
    !isChained ||
    Object.entries(sighting.fields).some(
      ([name, value]) => typeof value === 'string' && draft.fields[name as keyof Fields] !== value,
    )
  )
}

function fill(into: Fields, from: Fields): void {
  const target: Record<string, unknown> = into
  const source: Record<string, unknown> = from
  for (const name in source) {
    const value = source[name]
    if (value === null || value === undefined) continue
    if (typeof value === 'object') target[name] = { ...value, ...(target[name] as object | undefined) }
    else target[name] ??= value
  }
}

/** Adds what a sighting saw; the first value of a field stays, but the body of an answer knows best. */
function join(draft: Draft, sighting: Sighting): void {
  const { fields } = sighting
  if (sighting.body) {
    const { hostId = draft.fields.hostId, message = draft.fields.message } = fields
    Object.assign(draft.fields, { hostId, message, details: { ...draft.fields.details, ...fields.details } })
  }
  // The SDKs' stand-in for a message that never came.
  if (draft.fields.message === 'Request Error.' && fields.message) draft.fields.message = fields.message
  fill(draft.fields, fields)
  draft.forms.add(sighting.form)
  draft.client ??= sighting.client
  draft.unanswered ||= sighting.unanswered ?? false
}

function isError({ fields, unanswered }: Draft): boolean {
  return (
    unanswered ||
    fields.code != null ||
    (fields.status != null && fields.status >= 300 && fields.status !== 304)
  )
}

/** A redirect that was followed, and a client's stand-in for what its next line says, are not the answer. */
function isSuperseded({ fields, weak, client, lastLine }: Draft, next: Sighting, line: number): boolean {
  if (weak) return client === next.client && line - lastLine <= near
  const isRedirect =
    fields.code == null && fields.status != null && fields.status < 400 && fields.status > 300
  return isRedirect && fields.headers?.location !== undefined && next.form.startsWith('http')
}

/**
 * Joins the sightings of one failure: a header and a body, an exception and its cause, a line that has the status and
 * one that has the code. Two that follow each other and contradict each other in nothing are of the same failure.
 */
export function createAssembler() {
  let draft: Draft | null = null
  let context: { fields: Fields; client: string | null; line: number } | null = null
  let recent = new Map<string, Draft>()

  function remember(one: Draft): void {
    const id = one.fields.requestId
    if (id == null) return
    recent.set(id, one)
    if (recent.size > remembered) recent = new Map([...recent].slice(-remembered / 2))
  }

  function found(one: Draft, isRepeat: boolean, line: number): Found {
    return { response: toResponse(one.fields, one.client, one.unanswered), line, isRepeat }
  }

  function emit(one: Draft): Found[] {
    if (one.emitted || !isError(one)) return []
    one.emitted = true
    remember(one)
    // A request told of since is that of the next failure.
    if (context && context.line <= one.lastLine) context = null
    return [found(one, false, one.line)]
  }

  function matching(sighting: Sighting, line: number): Draft | null {
    const id = sighting.fields.requestId
    const known = id == null ? undefined : recent.get(id)
    // The request id decides before nearness does.
    for (const one of [known, draft]) {
      if (!one || contradicts(one, sighting) || isNext(one, sighting)) continue
      // What has been answered as a bare status is answered anew once its code comes to light.
      if (one.emitted && one.fields.code == null && sighting.fields.code != null) continue
      const isSameClient = sighting.client !== null && sighting.client === one.client
      // Two programs that print one after the other speak of two failures, where no id says otherwise.
      const isOtherClient = sighting.client !== null && one.client !== null && !isSameClient
      // What a program says of a failure follows the answer; a head behind it is that of the next request.
      const isHead = sighting.form.startsWith('http') && one.client !== null && one.client !== 'curl'
      if (one.emitted && isHead && !hasSameId(one, sighting)) continue
      const isSameCode = one.fields.code === sighting.fields.code
      if (one.emitted && isOtherClient && !isSameCode && !hasSameId(one, sighting)) continue
      const isSameText = one.fields.message != null && one.fields.message === sighting.fields.message
      const reach = isSameClient || isSameText ? nearSameClient : near
      if (hasSameId(one, sighting) || line - one.lastLine <= reach || (one === draft && !one.emitted))
        return one
    }
    return null
  }

  return {
    /** Takes a sighting and returns the failures that are complete with it. */
    add(sighting: Sighting, line: number): Found[] {
      if (sighting.context) {
        // A new request line begins a new request; a remark only adds to it.
        if (context === null || (sighting.fields.method != null && context.fields.method != null)) {
          context = {
            fields: { ...sighting.fields },
            client: sighting.client ?? context?.client ?? null,
            line,
          }
        } else {
          fill(context.fields, sighting.fields)
          context.client ??= sighting.client
          context.line = line
        }
        return []
      }
      const same = matching(sighting, line)
      if (same) {
        // What the line before began is the beginning of this: a failure told before, told again.
        if (
          draft &&
          draft !== same &&
          !draft.emitted &&
          draft.fields.requestId == null &&
          line - draft.lastLine <= near
        ) {
          draft = same
        }
        const isRepeat = same.emitted && same.frames === 0 && !sighting.repeats && saysAgain(same, sighting)
        join(same, sighting)
        Object.assign(same, { lastLine: line, frames: 0, strangers: 0 })
        if (isRepeat) return [found(same, true, line)]
        return sighting.final && isError(same) ? emit(same) : []
      }
      const complete = draft && !isSuperseded(draft, sighting, line) ? emit(draft) : []
      const weak = sighting.weak ?? false
      draft = {
        fields: {},
        forms: new Set(),
        client: null,
        unanswered: false,
        weak,
        line,
        lastLine: line,
        emitted: false,
        frames: 0,
        strangers: 0,
      }
      join(draft, sighting)
      const before = sighting.fields.requestId == null ? undefined : recent.get(sighting.fields.requestId)
      if (before && !contradicts(before, sighting)) fill(draft.fields, before.fields)
      if (context && line - context.line <= contextReach) {
        draft.client ??= context.client
        fill(draft.fields, context.fields)
      }
      if (sighting.final) complete.push(...emit(draft))
      return complete
    },

    /** Takes note of a line about something else; after some of them the pending failure is complete. */
    pass(): Found[] {
      if (!draft) return []
      draft.strangers++
      if (draft.emitted || draft.strangers < (draft.fields.code == null ? patienceForCode : patience))
        return []
      const complete = emit(draft)
      // What turned out to be no failure, a success without more, waits for nothing.
      if (complete.length === 0) draft = null
      return complete
    },

    /** Takes note of a line that stands between the parts of one failure. */
    between(): void {
      if (draft) draft.frames++
    },

    /** Hands over the pending answer whose body is a list of failures, each of which is an answer of its own. */
    takeHead(): Fields {
      const fields = draft && !draft.emitted && draft.fields.code == null ? draft.fields : {}
      if (fields === draft?.fields) draft = null
      const around = context?.fields
      if (around) fill(fields, around)
      return fields
    },

    /** The request method of the pending answer, if it is known. */
    method(): string | null {
      return context?.fields.method ?? null
    },

    /** True while a failure waits for what may follow, or a stack may go on behind it. */
    isPending(): boolean {
      return draft !== null && (!draft.emitted || draft.strangers === 0)
    },

    /** Returns what is left at the end of the input. */
    end(): Found[] {
      const complete = draft ? emit(draft) : []
      draft = null
      return complete
    },
  }
}
