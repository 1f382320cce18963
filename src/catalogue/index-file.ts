import type { Catalogue, ErrorEntry } from '../types.ts'

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

/** The value of `dist/catalogue-index.json`, written by the build so that one entry can be read without the rest. */
export interface IndexFile {
  /** Size of the data file in bytes: another size, and the index is stale. */
  size: number
  date: string
  classes: (Slice & { class: string })[]
  statuses: (Slice & { status: number })[]
  errors: (Slice & Listed & { causes: Slice })[]
}

/** One blank a level: the file is mostly levels, and every package carries it. */
const indent = 1
const margin = (level: number) => `\n${' '.repeat(level * indent)}`

/** The one way a catalogue is written: what the build finds entries by, and what a rule of the data test holds. */
export function canonical(catalogue: Catalogue): string {
  return `${JSON.stringify(catalogue, null, indent)}\n`
}

/** Where the date stands in canonical form, in bytes: it is the first value. */
export const datePosition = `{${margin(1)}"date": `.length

/**
 * Indexes a catalogue.
 *
 * @param text the data file, in canonical form
 * @throws Error where it is not in canonical form
 */
export function indexOf(text: string): IndexFile {
  const catalogue: Catalogue = JSON.parse(text)
  if (canonical(catalogue) !== text) throw new Error('data/catalogue.json is not in canonical form')
  const bytes = Buffer.from(text)
  let end = 0
  const slice = (entry: unknown): Slice => {
    const written = Buffer.from(indented(entry))
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
  const key = `${margin(3)}"causes": `
  const text = indented(entry)
  const start = text.indexOf(key) + key.length
  const causes = JSON.stringify(entry.causes, null, indent).replaceAll('\n', margin(3))
  return { at: Buffer.byteLength(text.slice(0, start)), length: Buffer.byteLength(causes) }
}

/** An entry as it is written inside its list. */
function indented(entry: unknown): string {
  return JSON.stringify(entry, null, indent).replaceAll('\n', margin(2))
}
