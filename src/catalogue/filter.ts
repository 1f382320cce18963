/** What callers may ask of a list, and the error for what they may not. */
import type { Retry } from '../types.ts'

/** Which entries to list. A key that is missing does not filter. */
export interface Filter {
  /** Statuses, classes, ranges: `403`, `4xx`, `400-499`, also several between commas. */
  status?: string | number | (string | number)[]
  /** Words that must all occur. */
  search?: string
  retry?: Retry
  service?: string
}

/** A filter asks for something that no entry of the catalogue can be; `value` is the part that is wrong. */
export class InvalidFilter extends Error {
  override readonly name = 'InvalidFilter'
  readonly option: 'status' | 'retry' | 'service' | 'search'
  readonly value: string
  /** The values that are possible, where they are few. */
  readonly choices: string[]

  constructor(option: InvalidFilter['option'], value: string, choices: string[]) {
    super(`${option} cannot be "${value}"${choices.length > 0 ? `: use ${choices.join(', ')}` : ''}`)
    this.option = option
    this.value = value
    this.choices = choices
  }
}
