/**
 * The two files that the build makes of `data/` for the command line. `dist/catalogue.json` holds the whole catalogue
 * with every entry on a line of its own, so that the program finds and parses one entry without the others. Errors that say
 * similar things stand together there, those of one service and status, which makes the package 8 kB smaller.
 * `dist/contents.json` lists the entries with their names, which is all that look-up needs.
 */
import type { Catalogue, ErrorEntry } from '../types.ts'
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
    `"errors":${lines(errors.toSorted(byServiceAndStatus))}`,
  ]
  const contents: Contents = {
    date,
    classes: classes.map(entry => entry.class),
    statuses: statuses.map(({ status }) => status),
    errors: errors.map(({ code, aliases, statuses }) => ({ code, aliases, statuses })),
  }
  return { 'catalogue.json': `{${pairs.join(',\n')}}\n`, 'contents.json': JSON.stringify(contents) }
}

/** Errors of one service and status keep their order, because sorting is stable. */
function byServiceAndStatus(a: ErrorEntry, b: ErrorEntry): number {
  if (a.service !== b.service) return a.service < b.service ? -1 : 1
  return (a.statuses[0] ?? 0) - (b.statuses[0] ?? 0)
}

/** Does a catalogue file begin and end as the build wrote it? A file that was cut off does not. */
export function isComplete(file: Uint8Array): boolean {
  const decoder = new TextDecoder()
  return decoder.decode(file.subarray(0, 8)) === '{"date":' && decoder.decode(file.subarray(-4)) === '\n]}\n'
}

/** Finds the line of a catalogue file that begins with a text, without the comma behind it; null where there is none. */
export function createLineSearch(file: Buffer): (start: string) => string | null {
  const lines = new Map<string, number>()
  for (let at = file.indexOf('\n') + 1; at > 0; at = file.indexOf('\n', at) + 1)
    lines.set(file.toString('utf8', at, file.indexOf(',', at) + 1), at)
  return start => {
    const at = lines.get(start)
    return at === undefined ? null : file.toString('utf8', at, file.indexOf('\n', at)).replace(/,$/, '')
  }
}
