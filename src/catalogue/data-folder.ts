/** Reads the catalogue from the files that people edit: one file a code in `errors/`, one a status in `statuses/`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Catalogue, ErrorEntry, StatusEntry } from '../types.ts'

/** The name of the file of an error code: codes with blanks have hyphens there. */
export function fileOfCode(code: string): string {
  return `${code.replaceAll(' ', '-')}.json`
}

/** The whole catalogue in `folder`: errors in code-point order, statuses in numeric order. Nothing is validated. */
export function readDataFolder(folder: string): Catalogue {
  const parse = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'))
  const inFolder = <T>(name: string): T[] =>
    readdirSync(join(folder, name))
      .filter(file => file.endsWith('.json'))
      .map(file => parse(join(name, file)) as T)
  const { date, sources, classes } = parse('catalogue.json')
  const statuses = inFolder<StatusEntry>('statuses').sort((a, b) => a.status - b.status)
  const errors = inFolder<ErrorEntry>('errors').sort((a, b) => (a.code < b.code ? -1 : 1))
  return { date, sources, classes, statuses, errors }
}
