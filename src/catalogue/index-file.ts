import type { Catalogue } from '../types.ts'

/** Where the text of one entry stands in `data/catalogue.json`, in bytes. */
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
  errors: (Slice & Listed)[]
}

/** The one way a catalogue is written: what the build finds entries by, and what a rule of the data test holds. */
export function canonical(catalogue: Catalogue): string {
  return `${JSON.stringify(catalogue, null, 2)}\n`
}

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
    const written = Buffer.from(JSON.stringify(entry, null, 2).replaceAll('\n', '\n    '))
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
      ...slice(entry),
    })),
  }
}
