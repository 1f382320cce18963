import type { Catalogue, ErrorEntry } from '../types.ts'
import { written } from './canonical.ts'

/** Where a text stands in `dist/catalogue.json`, in bytes; the causes of an entry are counted from its beginning. */
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

/** An index as it is written: lists without names, each `at` counted from the end of the text before it. */
interface Written {
  size: number
  date: string
  classes: [at: number, length: number, name: string][]
  statuses: [at: number, length: number, status: number][]
  errors: [
    at: number,
    length: number,
    code: string,
    aliases: string[],
    statuses: number[],
    causesAt: number,
    causesLength: number,
  ][]
}

/** The index as text, short and quick to parse. */
export function writeIndex({ size, date, classes, statuses, errors }: IndexFile): string {
  let end = 0
  const place = ({ at, length }: Slice): [number, number] => {
    const gap = at - end
    end = at + length
    return [gap, length]
  }
  const lists: Written = {
    size,
    date,
    classes: classes.map(one => [...place(one), one.class]),
    statuses: statuses.map(one => [...place(one), one.status]),
    errors: errors.map(one => {
      const { code, aliases, statuses, causes } = one
      return [...place(one), code, aliases, statuses, causes.at, causes.length]
    }),
  }
  return JSON.stringify(lists)
}

/** Reads what `writeIndex` wrote. */
export function readIndex(text: string): IndexFile {
  const { size, date, classes, statuses, errors }: Written = JSON.parse(text)
  let end = 0
  const after = (gap: number, length: number): number => {
    const at = end + gap
    end = at + length
    return at
  }
  return {
    size,
    date,
    classes: classes.map(([gap, length, name]) => ({ at: after(gap, length), length, class: name })),
    statuses: statuses.map(([gap, length, status]) => ({ at: after(gap, length), length, status })),
    errors: errors.map(([gap, length, code, aliases, statuses, causesAt, causesLength]) => ({
      at: after(gap, length),
      length,
      code,
      aliases,
      statuses,
      causes: { at: causesAt, length: causesLength },
    })),
  }
}

/** The text of a data file as it has to be. */
export function canonical(value: unknown): string {
  return `${written(value)}\n`
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
