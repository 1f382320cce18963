import type { ErrorEntry, Explanation, Lang, Retry, StatusEntry } from '../types.ts'
import { explainError } from './explain.ts'
import type { Listed } from './index-file.ts'
import { search } from './search.ts'

/** Which entries to list; what is not given does not filter. */
export interface Filter {
  /** Statuses, classes, ranges: `403`, `4xx`, `400-499`, also several between commas. */
  status?: string | number | (string | number)[]
  /** Words that must all occur. */
  search?: string
  retry?: Retry
  service?: string
}

/** A span of statuses, both ends included. */
export interface Span {
  from: number
  to: number
}

/** Nothing that the catalogue could hold is meant by a filter; `value` is the part that means nothing. */
export class MeaninglessFilter extends Error {
  override readonly name = 'MeaninglessFilter'
  readonly option: 'status' | 'retry' | 'service' | 'search'
  readonly value: string
  /** What would mean something. */
  readonly choices: string[]

  constructor(option: MeaninglessFilter['option'], value: string, choices: string[]) {
    super(`${option} cannot be "${value}"${choices.length > 0 ? `: use ${choices.join(', ')}` : ''}`)
    this.option = option
    this.value = value
    this.choices = choices
  }
}

/** What to select from. */
export interface Source {
  listed: readonly Listed[]
  /** The entries, as far as they are `wanted` or some more; without their causes the result has none either. */
  errors(wanted: (entry: Listed) => boolean): ErrorEntry[]
  /** The entry of a status, for the reason. */
  status(status: number): StatusEntry | null
}

/**
 * Entries that pass every filter: ordered by status and code, or best first where words are searched for. The
 * status of each is the first that the filter asks for.
 *
 * @throws MeaninglessFilter
 */
export function select({ listed, errors, status }: Source, filter: Filter, lang: Lang): Explanation[] {
  const spans = filter.status === undefined ? null : spansOf(filter.status, listed)
  const retry = oneOf('retry', filter.retry, ['yes', 'no', 'check-first'])
  const isIn = (one: number) => spans?.some(({ from, to }) => from <= one && one <= to) ?? true
  const wanted = (entry: Listed) => spans === null || entry.statuses.some(isIn)
  // Which services there are takes all entries to tell.
  const entries = errors(filter.service === undefined ? wanted : () => true)
  const services = [...new Set(entries.map(({ service }) => service))].sort()
  const service = oneOf('service', filter.service, services)
  const found = searched(entries, filter.search)
    .filter(entry => wanted(entry) && (retry === undefined || entry.retry === retry))
    .filter(entry => service === undefined || entry.service === service)
    .map(entry => {
      const first = entry.statuses.find(isIn) ?? null
      return { ...explainError(entry, first === null ? null : status(first), lang), status: first }
    })
  return filter.search === undefined ? found.sort(byStatus) : found
}

function searched(errors: ErrorEntry[], words: string | undefined): ErrorEntry[] {
  if (words === undefined) return errors
  if (words.trim() === '') throw new MeaninglessFilter('search', words, [])
  return search(errors, words)
}

/** Stable, so codes of one status keep the order of the catalogue; those without a status come last. */
function byStatus(a: Explanation, b: Explanation): number {
  return (a.status ?? 1000) - (b.status ?? 1000)
}

function oneOf<T extends string>(
  option: 'retry' | 'service',
  value: T | undefined,
  choices: T[],
): T | undefined {
  if (value === undefined) return undefined
  const choice = choices.find(one => one === value.toLowerCase())
  if (choice === undefined) throw new MeaninglessFilter(option, value, choices)
  return choice
}

function spansOf(status: NonNullable<Filter['status']>, listed: readonly Listed[]): Span[] {
  const parts = [status].flat().flatMap(part => String(part).split(','))
  return parts.map(part => {
    const span = spanOf(part.trim())
    if (span !== null) return span
    const known = new Set(listed.flatMap(({ statuses }) => statuses))
    const choices = [...known].sort((a, b) => a - b).map(String)
    throw new MeaninglessFilter('status', part.trim(), choices)
  })
}

function spanOf(part: string): Span | null {
  const digit = Number(/^([1-5])xx$/i.exec(part)?.[1])
  if (digit) return { from: digit * 100, to: digit * 100 + 99 }
  const [, from, to] = /^([1-5]\d\d)(?:\s*-\s*([1-5]\d\d))?$/.exec(part) ?? []
  if (from === undefined) return null
  const span = { from: Number(from), to: Number(to ?? from) }
  return span.from <= span.to ? span : null
}
