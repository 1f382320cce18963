import type { IsKnownCode } from '../known-code.ts'
import type { PartialResponse } from '../partial.ts'
import type { Fields } from '../syntax/fields.ts'
import type { Connection } from '../syntax/http.ts'

/** What a record made of the line it was given. */
export interface Step {
  /** More may follow. */
  open: boolean
  partials: PartialResponse[]
  /** What stands on the line behind the end of the record. */
  rest: string
  /** The line it was given, where that line is none of the record's. */
  untaken: string[]
  /** Lines that the record took last and that belong to something else after all. */
  givenBack: string[]
  /** Lines of a record that is no error itself; an error may be told in their words. */
  texts?: string[]
  /** What the record tells of the request of such an error. */
  around?: Fields
}

/** A record of several lines that has begun. */
export interface OpenRecord {
  /** An XML body, whose end ends a line too. */
  isBody?: boolean
  /** A page, a listing or an object's content, which may be cut off: it ends where an error clearly begins. */
  readonly isContent?: boolean
  /**
   * The record was opened on a guess. Lines that it gives back open no such record again; otherwise each line could
   * be read as often as there are lines.
   */
  isGuess?: boolean
  take(line: string): Step
  /** The input ended. */
  end(): Step
}

/** More lines than any record holds and gives back. */
export const maxGivenBack = 4096

/** What is known of the request around a line. */
export interface RequestContext {
  isKnownCode: IsKnownCode
  /** Method of the request that the pending answer belongs to. */
  method: string | null
  connection: Connection
}

export const more: Step = { open: true, partials: [], rest: '', untaken: [], givenBack: [] }

/** Ends a record with what it saw. */
export function done(
  partials: PartialResponse[],
  rest = '',
  untaken: string[] = [],
  givenBack: string[] = [],
): Step {
  return { open: false, partials, rest, untaken, givenBack }
}
