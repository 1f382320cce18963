/** What callers may ask of a list, and the error for what they may not. */
import type { Retry } from '../types.ts'

/** Which entries to list. A key that is missing does not filter. */
export interface Filter {
  /**
   * Statuses, classes, ranges: `403`, `4xx`, `400-499`, also several between commas.
   * @example ['4xx', 503]
   */
  status?: string | number | (string | number)[]
  /** Words, all of which occur in an entry, in either language. @example 'multipart upload' */
  search?: string
  /** Only entries with this verdict. @example 'yes' */
  retry?: Retry
  /** Only codes that this service sends. @example 'obs' */
  service?: string
}

/** A filter asks for something that no entry of the catalogue can be; `value` is the part that is wrong. */
export class InvalidFilter extends Error {
  override readonly name = 'InvalidFilter'
  /** The part of the filter that is wrong. @example 'status' */
  readonly option: 'status' | 'retry' | 'service' | 'search'
  /** What was asked for. @example '4x' */
  readonly value: string
  /** The values that are possible, where they are few. @example ['yes', 'no', 'check-first'] */
  readonly choices: string[]

  constructor(option: InvalidFilter['option'], value: string, choices: string[]) {
    super(`${option} cannot be "${value}"${choices.length > 0 ? `: use ${choices.join(', ')}` : ''}`)
    this.option = option
    this.value = value
    this.choices = choices
  }
}
