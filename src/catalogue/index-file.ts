import type { Catalogue, ErrorEntry } from '../types.ts'
import { written } from './canonical.ts'

/** Where a text stands in `data/catalogue.json`, in bytes; the causes of an entry are counted from its beginning. */
export interface Slice {
  at: number
  length: number
}

/** What look-up needs of an error without reading its entry. */
export interface Listed {
  code: string
  aliases: string[]
  statuses: number[]
}

/** What `dist/catalogue-index.json` holds, written by the build so that one entry can be read without the rest. */
export interface IndexFile {
  /** Size of the data file in bytes: another size, and the index is stale. */
  size: number
  date: string
  classes: (Slice & { class: string })[]
  statuses: (Slice & { status: number })[]
  errors: (Slice & Listed & { causes: Slice })[]
}

/** The slices of an index in the order in which they stand in the data file. */
function slicesOf({ classes, statuses, errors }: IndexFile): Slice[] {
  return [...classes, ...statuses, ...errors]
}

/** The index as text: each slice counted from the end of the one before, small numbers that compress well. */
export function writeIndex(index: IndexFile): string {
  const written = structuredClone(index)
  let end = 0
  for (const slice of slicesOf(written)) {
    const { at, length } = slice
    slice.at = at - end
    end = at + length
  }
  return JSON.stringify(written)
}

/** Reads what `writeIndex` wrote. */
export function readIndex(text: string): IndexFile {
  const index: IndexFile = JSON.parse(text)
  let end = 0
  for (const slice of slicesOf(index)) {
    slice.at += end
    end = slice.at + slice.length
  }
  return index
}

/** The data file as it has to be. */
export function canonical(catalogue: Catalogue): string {
  return `${written(catalogue)}\n`
}

/** Where the date stands in canonical form, in bytes: it is the first value. */
export const datePosition = '{\n "date": '.length

/**
 * Indexes a catalogue.
 *
 * @param text the data file, in canonical form
 * @throws Error where it is not in canonical form
 */
export function indexOf(text: string): IndexFile {
  const catalogue: Catalogue = JSON.parse(text)
  if (canonical(catalogue) !== text)
    throw new Error('data/catalogue.json is not in canonical form: npm run format')
  const bytes = Buffer.from(text)
  let end = 0
  const slice = (entry: unknown): Slice => {
    const written = Buffer.from(inList(entry))
    const at = bytes.indexOf(written, end)
    end = at + written.length
    return { at, length: written.length }
  }
  return {
    size: bytes.length,
    date: catalogue.date,
    classes: catalogue.classes.map(entry => ({ class: entry.class, ...slice(entry) })),
    statuses: catalogue.statuses.map(entry => ({ status: entry.status, ...slice(entry) })),
    errors: catalogue.errors.map(entry => ({
      code: entry.code,
      aliases: entry.aliases,
      statuses: entry.statuses,
      causes: causesIn(entry),
      ...slice(entry),
    })),
  }
}

/** The causes are most of an entry; a list can do without them. */
function causesIn(entry: ErrorEntry): Slice {
  const key = '\n   "causes": '
  const text = inList(entry)
  const start = text.indexOf(key) + key.length
  return {
    at: Buffer.byteLength(text.slice(0, start)),
    length: Buffer.byteLength(written(entry.causes, 3)),
  }
}

/** An entry as it is written inside its list. */
function inList(entry: unknown): string {
  return written(entry, 2)
}
