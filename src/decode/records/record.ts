import type { PartialResponse } from '../partial.ts'
import type { Fields } from '../syntax/fields.ts'
import type { Connection } from '../syntax/http.ts'
import type { Knows } from '../syntax/object.ts'

/** What a record made of the line it was given. */
export interface Step {
  /** More may follow. */
  open: boolean
  partials: PartialResponse[]
  /** What stands on the line behind the end of the record. */
  rest: string
  /** Lines it took that belong to something else after all. */
  again: string[]
  /** Lines of it in which a failure may be told in words, where it is no failure itself. */
  texts?: string[]
  /** What it tells of the request that such a failure is of. */
  around?: Fields
}

/** A record of several lines that has begun. */
export interface OpenRecord {
  /** An XML body, whose end ends a line too. */
  isBody?: boolean
  take(line: string): Step
  /** The input ended. */
  end(): Step
}

/** What a reader may know of the surroundings of a line. */
export interface Surroundings {
  knows: Knows
  /** Method of the request that the pending answer belongs to. */
  method: string | null
  connection: Connection
}

export const more: Step = { open: true, partials: [], rest: '', again: [] }

/** Ends a record with what it saw. */
export function done(partials: PartialResponse[], rest = '', again: string[] = []): Step {
  return { open: false, partials, rest, again }
}
