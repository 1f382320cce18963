/** Read access to the catalogue, whether it stands in memory or in a file. */
import type { Catalogue, ClassEntry, ErrorEntry, StatusEntry } from '../types.ts'

/** What look-up needs of an error. */
export interface ErrorNames {
  readonly code: string
  readonly aliases: readonly string[]
  readonly statuses: readonly number[]
}

/** Gives the entries of the catalogue by their exact code, status or class; null where the catalogue has none. */
export interface CatalogueReader {
  readonly date: string
  /** The names of every error, in code-point order. */
  readonly names: readonly ErrorNames[]
  error(code: string): ErrorEntry | null
  status(status: number): StatusEntry | null
  statusClass(name: string): ClassEntry | null
  /** Everything, parsed in full; the errors in code-point order. */
  whole(): Catalogue
}

/** The reason phrase of a status; null where there is no status, or the catalogue lacks it. */
export function reasonOf(catalogue: CatalogueReader, status: number | null): string | null {
  return status === null ? null : (catalogue.status(status)?.reason ?? null)
}

/** A reader on a catalogue that is already in memory. */
export function readerOf(catalogue: Catalogue): CatalogueReader {
  const sorted = { ...catalogue, errors: catalogue.errors.toSorted((a, b) => (a.code < b.code ? -1 : 1)) }
  const errors = new Map(sorted.errors.map(entry => [entry.code, entry]))
  const statuses = new Map(catalogue.statuses.map(entry => [entry.status, entry]))
  const classes = new Map(catalogue.classes.map(entry => [entry.class, entry]))
  return {
    date: catalogue.date,
    names: sorted.errors,
    error: code => errors.get(code) ?? null,
    status: status => statuses.get(status) ?? null,
    statusClass: name => classes.get(name) ?? null,
    whole: () => sorted,
  }
}
