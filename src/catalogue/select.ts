/** Lists: which entries pass the filters of a call. */
import type { ErrorEntry, Explanation, Lang } from '../types.ts'
import { explainCode } from './explain.ts'
import { type Filter, InvalidFilter } from './filter.ts'
import { type CatalogueReader, type ErrorNames, reasonOf } from './reader.ts'
import { search } from './search.ts'

/** A range of statuses, both ends included. */
interface Range {
  from: number
  to: number
}

/**
 * Entries that pass every filter: ordered by status and code, or best first where words are searched for. The
 * status of each is the first that the filter asks for.
 *
 * @throws InvalidFilter
 */
export function select(catalogue: CatalogueReader, filter: Filter, lang: Lang): Explanation[] {
  const ranges = filter.status === undefined ? null : rangesOf(filter.status, catalogue.names)
  const retry = oneOf('retry', filter.retry, ['yes', 'no', 'check-first'])
  const isInRange = (status: number) => ranges?.some(({ from, to }) => from <= status && status <= to) ?? true
  const hasStatus = ({ statuses }: ErrorNames) => ranges === null || statuses.some(isInRange)
  // The names of the services stand in all entries.
  const isWhole = ranges === null || filter.service !== undefined
  const entries = isWhole ? catalogue.whole().errors : entriesOf(catalogue, hasStatus)
  const services = [...new Set(entries.map(({ service }) => service))].sort()
  const service = oneOf('service', filter.service, services)
  const found = matching(entries, filter.search)
    .filter(entry => hasStatus(entry) && (retry === undefined || entry.retry === retry))
    .filter(entry => service === undefined || entry.service === service)
    .map(entry => {
      const status = entry.statuses.find(isInRange) ?? null
      return explainCode(entry, status, reasonOf(catalogue, status), lang)
    })
  return filter.search === undefined ? found.sort(byStatus) : found
}

/** The entries whose names pass a test, and no others. */
function entriesOf(catalogue: CatalogueReader, isWanted: (names: ErrorNames) => boolean): ErrorEntry[] {
  return catalogue.names.filter(isWanted).flatMap(({ code }) => catalogue.error(code) ?? [])
}

function matching(errors: ErrorEntry[], words: string | undefined): ErrorEntry[] {
  if (words === undefined) return errors
  if (words.trim() === '') throw new InvalidFilter('search', words, [])
  return search(errors, words)
}

/** Codes of one status keep the order of the catalogue, because sorting is stable. Codes without a status come last. */
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
  if (choice === undefined) throw new InvalidFilter(option, value, choices)
  return choice
}

function rangesOf(status: NonNullable<Filter['status']>, names: readonly ErrorNames[]): Range[] {
  const parts = [status].flat().flatMap(part => String(part).split(','))
  return parts.map(part => {
    const range = rangeOf(part.trim())
    if (range !== null) return range
    const known = new Set(names.flatMap(({ statuses }) => statuses))
    const choices = [...known].sort((a, b) => a - b).map(String)
    throw new InvalidFilter('status', part.trim(), choices)
  })
}

function rangeOf(part: string): Range | null {
  const digit = Number(/^([1-5])xx$/i.exec(part)?.[1])
  if (digit) return { from: digit * 100, to: digit * 100 + 99 }
  const [, from, to] = /^([1-5]\d\d)(?:\s*-\s*([1-5]\d\d))?$/.exec(part) ?? []
  if (from === undefined) return null
  const range = { from: Number(from), to: Number(to ?? from) }
  return range.from <= range.to ? range : null
}
