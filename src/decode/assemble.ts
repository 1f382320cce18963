import type { ErrorResponse } from '../types.ts'
import { complete } from './complete.ts'
import type { Fields } from './fields.ts'
import type { Sighting } from './sighting.ts'

/** A response together with the line it began on. */
export interface Found {
  response: ErrorResponse
  line: number
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
}

/** Lines between two sightings of one failure: a remark or two, or the debug output of one program. */
const near = 3
const nearSameClient = 60
/** Lines that a request may stand before its answer. */
const contextReach = 80
/** Failures remembered by their request id. */
const remembered = 64

/** Fields in which two sightings of one failure cannot differ. */
const identity = ['requestId', 'code', 'status', 'key', 'bucket'] as const

function contradicts(draft: Draft, { fields }: Sighting): boolean {
  return identity.some(name => {
    const [ours, theirs] = [draft.fields[name], fields[name]]
    return ours != null && theirs != null && ours !== theirs
  })
}

/** A form that says again what it has said is speaking of the next failure. */
function saysAgain(draft: Draft, { form, fields, repeats }: Sighting): boolean {
  if (repeats || !draft.forms.has(form)) return false
  return Object.entries(fields).some(
    ([name, value]) =>
      value != null && typeof value !== 'object' && draft.fields[name as keyof Fields] != null,
  )
}

function fill(into: Fields, from: Fields): void {
  for (const [name, value] of Object.entries(from)) {
    const field = name as keyof Fields
    if (value === null || value === undefined) continue
    if (typeof value === 'object')
      Object.assign(into, { [field]: { ...value, ...(into[field] as object | undefined) } })
    else if (into[field] == null) Object.assign(into, { [field]: value })
  }
}

/** Adds what a sighting saw; the first value of a field stays, but the body of an answer knows best. */
function join(draft: Draft, sighting: Sighting): void {
  const { fields } = sighting
  if (sighting.body)
    Object.assign(draft.fields, {
      hostId: fields.hostId ?? draft.fields.hostId,
      message: fields.message ?? draft.fields.message,
    })
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
  let strangers = 0

  function remember(one: Draft): void {
    const id = one.fields.requestId
    if (id == null) return
    recent.set(id, one)
    if (recent.size > remembered) recent = new Map([...recent].slice(-remembered / 2))
  }

  function emit(one: Draft): Found[] {
    if (one.emitted || !isError(one)) return []
    one.emitted = true
    remember(one)
    context = null
    return [{ response: complete(one.fields, one.client, one.unanswered), line: one.line }]
  }

  function matching(sighting: Sighting, line: number): Draft | null {
    const id = sighting.fields.requestId
    const known = id == null ? undefined : recent.get(id)
    for (const one of [draft, known]) {
      if (!one || contradicts(one, sighting) || saysAgain(one, sighting)) continue
      const sameId = id != null && one.fields.requestId === id
      const reach = sighting.client !== null && sighting.client === one.client ? nearSameClient : near
      if (sameId || line - one.lastLine <= reach || (one === draft && !one.emitted)) return one
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
      strangers = 0
      const same = matching(sighting, line)
      if (same) {
        join(same, sighting)
        same.lastLine = line
        return sighting.final && isError(same) ? emit(same) : []
      }
      const found = draft && !isSuperseded(draft, sighting, line) ? emit(draft) : []
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
      }
      join(draft, sighting)
      if (context && line - context.line <= contextReach) {
        draft.client ??= context.client
        fill(draft.fields, context.fields)
      }
      if (sighting.final) found.push(...emit(draft))
      return found
    },

    /** Takes note of a line that says nothing of a failure; after two of them the pending one is complete. */
    pass(): Found[] {
      if (!draft || draft.emitted || ++strangers < 2) return []
      const found = emit(draft)
      // What turned out to be no failure, a success without more, waits for nothing.
      if (found.length === 0) draft = null
      return found
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

    /** True while a failure waits for what may follow. */
    isPending(): boolean {
      return draft !== null && !draft.emitted
    },

    /** Returns what is left at the end of the input. */
    end(): Found[] {
      const found = draft ? emit(draft) : []
      draft = null
      return found
    },
  }
}

export type Assembler = ReturnType<typeof createAssembler>
