/**
 * The two files that the build makes of `data/` for the command line. `dist/catalogue.json` holds the whole catalogue
 * with every entry on a line of its own, so that the program finds and parses one entry without the others.
 * `dist/contents.json` lists the entries with their names, which is all that look-up needs.
 */
import type { Catalogue } from '../types.ts'
import type { ErrorNames } from './reader.ts'

/** What `dist/contents.json` holds: which entries there are. */
export interface Contents {
  date: string
  classes: string[]
  statuses: number[]
  errors: ErrorNames[]
}

/** The files of a catalogue, name to text. */
export function catalogueFiles(catalogue: Catalogue): Record<'catalogue.json' | 'contents.json', string> {
  const { date, sources, classes, statuses, errors } = catalogue
  const lines = (entries: unknown[]) => `[\n${entries.map(entry => JSON.stringify(entry)).join(',\n')}\n]`
  const pairs = [
    `"date":${JSON.stringify(date)}`,
    `"sources":${JSON.stringify(sources)}`,
    `"classes":${lines(classes)}`,
    `"statuses":${lines(statuses)}`,
    `"errors":${lines(errors)}`,
  ]
  const contents: Contents = {
    date,
    classes: classes.map(entry => entry.class),
    statuses: statuses.map(({ status }) => status),
    errors: errors.map(({ code, aliases, statuses }) => ({ code, aliases, statuses })),
  }
  return { 'catalogue.json': `{${pairs.join(',\n')}}\n`, 'contents.json': JSON.stringify(contents) }
}

/** Does a catalogue file begin and end as the build wrote it? A file that was cut off does not. */
export function isComplete(file: Uint8Array): boolean {
  const decoder = new TextDecoder()
  return decoder.decode(file.subarray(0, 8)) === '{"date":' && decoder.decode(file.subarray(-4)) === '\n]}\n'
}

/** Finds the line of a catalogue file that begins with a text, without the comma behind it; null where there is none. */
export function createLineSearch(file: Buffer): (start: string) => string | null {
  // A list asks for entries in the order of the file.
  let last = 0
  return start => {
    const next = file.indexOf(`\n${start}`, last)
    const at = next < 0 ? file.indexOf(`\n${start}`) : next
    if (at < 0) return null
    last = at
    return file.toString('utf8', at + 1, file.indexOf('\n', at + 1)).replace(/,$/, '')
  }
}
