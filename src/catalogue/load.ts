import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { root } from '../package-root.ts'
import type { Catalogue, ClassEntry, ErrorEntry, StatusEntry } from '../types.ts'
import { DamagedCatalogue } from './damaged-catalogue.ts'
import { datePosition, type IndexFile, type Listed, readIndex, type Slice } from './index-file.ts'
import { isClassEntry, isErrorEntry, isStatusEntry, shapeFault } from './validate.ts'

/** Read access to the catalogue. Entries come by their exact code, status or class, or null. */
export interface CatalogueReader {
  readonly date: string
  /** Every error in catalogue order, as far as look-up needs it. */
  readonly listed: readonly Listed[]
  error(code: string): ErrorEntry | null
  status(status: number): StatusEntry | null
  statusClass(name: string): ClassEntry | null
  /** The errors that are wanted, or more, without their causes, which are most of the text. */
  brief(wanted: (entry: Listed) => boolean): ErrorEntry[]
  /** Everything, parsed in full. */
  whole(): Catalogue
}

/**
 * Opens the catalogue of the package in `folder`. With an index of the build at hand an entry is read and parsed
 * only when it is asked for; without one, or after the data file was edited, the data file is parsed in full.
 *
 * @throws DamagedCatalogue here or from the reader, where the data file is missing, unreadable, or not a catalogue
 */
export function openCatalogue(folder: URL = root): CatalogueReader {
  const file = fileURLToPath(new URL('dist/catalogue.json', folder))
  const index = openIndex(new URL('dist/catalogue-index.json', folder))
  return (index && readerOfSlices(file, index)) ?? readerOf(readWhole(file))
}

/** A reader on a catalogue that is already in memory. */
export function readerOf(catalogue: Catalogue): CatalogueReader {
  const errors = new Map(catalogue.errors.map(entry => [entry.code, entry]))
  const statuses = new Map(catalogue.statuses.map(entry => [entry.status, entry]))
  const classes = new Map(catalogue.classes.map(entry => [entry.class, entry]))
  return {
    date: catalogue.date,
    listed: catalogue.errors,
    error: code => errors.get(code) ?? null,
    status: status => statuses.get(status) ?? null,
    statusClass: name => classes.get(name) ?? null,
    brief: () => catalogue.errors,
    whole: () => catalogue,
  }
}

/** Null where the data file no longer has the size or the date it had at the build. */
function readerOfSlices(file: string, index: IndexFile): CatalogueReader | null {
  if (fileSize(file) !== index.size) return null
  const date = JSON.stringify(index.date)
  if (readSlice(file, { at: datePosition, length: date.length }) !== date) return null
  let fresh: CatalogueReader | null = null
  // An edit that kept the size shows as a slice that does not hold what the index promises: the index is then
  // worthless as a whole, and the data file is parsed instead.
  const parsed = () => {
    fresh ??= readerOf(readWhole(file))
    return fresh
  }
  const seen = new Map<Slice, unknown>()
  const read = <S extends Slice, T>(
    slices: S[],
    isWanted: (slice: S) => boolean,
    is: (value: unknown) => value is T,
  ): T | null => {
    // A call asks for a few entries at most: maps of all of them would cost more than looking through the lists.
    const slice = fresh ? undefined : slices.find(isWanted)
    if (slice === undefined) return null
    if (!seen.has(slice)) seen.set(slice, parseOrNull(readSlice(file, slice)))
    const value = seen.get(slice)
    return is(value) ? value : null
  }
  return {
    get date() {
      return (fresh ?? index).date
    },
    get listed() {
      return fresh?.listed ?? index.errors
    },
    error: code => {
      const entry = read(index.errors, one => one.code === code, isErrorEntry)
      return entry?.code === code ? entry : parsed().error(code)
    },
    status: status => {
      const entry = read(index.statuses, one => one.status === status, isStatusEntry)
      return entry?.status === status ? entry : parsed().status(status)
    },
    statusClass: name => {
      const entry = read(index.classes, one => one.class === name, isClassEntry)
      return entry?.class === name ? entry : parsed().statusClass(name)
    },
    brief: wanted => (fresh ? null : readBrief(file, index.errors.filter(wanted))) ?? parsed().brief(wanted),
    whole: () => parsed().whole(),
  }
}

/** Null where the index does not fit the data file. The pieces are decoded and parsed as one list: that is fast. */
function readBrief(file: string, errors: IndexFile['errors']): ErrorEntry[] | null {
  const bytes = readOrNull(file)
  if (bytes === null) return null
  const noCauses = Buffer.from('[]')
  const comma = Buffer.from(',')
  const pieces = errors.flatMap(({ at, length, causes }, i) => [
    ...(i > 0 ? [comma] : []),
    bytes.subarray(at, at + causes.at),
    noCauses,
    bytes.subarray(at + causes.at + causes.length, at + length),
  ])
  const entries = parseOrNull(`[${Buffer.concat(pieces)}]`)
  const isWhole = Array.isArray(entries) && entries.length === errors.length
  return isWhole && entries.every((entry, i) => isErrorEntry(entry) && entry.code === errors[i]?.code)
    ? entries
    : null
}

function readOrNull(file: string): Buffer | null {
  try {
    return readFileSync(file)
  } catch {
    return null // the full read says why
  }
}

function openIndex(file: URL): IndexFile | null {
  try {
    return readIndex(readFileSync(file, 'utf8'))
  } catch {
    return null // not built: the data file is read in full
  }
}

function readWhole(file: string): Catalogue {
  const fail = (fault: DamagedCatalogue['fault'], detail: string) => new DamagedCatalogue(file, fault, detail)
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw fail('read', error instanceof Error && 'code' in error ? String(error.code) : String(error))
  }
  const value = parseOrNull(text)
  if (value === null) throw fail('json', '')
  const part = shapeFault(value)
  if (part !== null) throw fail('shape', part)
  return value as Catalogue
}

function fileSize(file: string): number | null {
  try {
    return withFile(file, fd => fstatSync(fd).size)
  } catch {
    return null // the full read says why
  }
}

function readSlice(file: string, { at, length }: Slice): string {
  try {
    return withFile(file, fd => {
      const bytes = Buffer.alloc(length)
      return bytes.toString('utf8', 0, readSync(fd, bytes, 0, length, at))
    })
  } catch {
    return '' // the full read says why
  }
}

function withFile<T>(file: string, use: (fd: number) => T): T {
  const fd = openSync(file, 'r')
  try {
    return use(fd)
  } finally {
    closeSync(fd)
  }
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
