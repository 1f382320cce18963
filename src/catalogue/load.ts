/** How the command line gets at the catalogue: from the files that the build wrote (see catalogue-file.ts). */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { packageRoot } from '../package-root.ts'
import type { Catalogue } from '../types.ts'
import { type Contents, createLineSearch, isComplete } from './catalogue-file.ts'
import { DamagedCatalogue } from './damaged-catalogue.ts'
import { type CatalogueReader, readerOf } from './reader.ts'
import { isClassEntry, isErrorEntry, isStatusEntry, shapeFault } from './validate.ts'

/**
 * Opens the catalogue of the package in `folder`. An entry is parsed when it is asked for. Where a file is not as the
 * build wrote it, the whole catalogue is parsed and validated instead.
 *
 * @throws DamagedCatalogue here or from the reader, where the file is missing, unreadable, or no catalogue
 */
export function openCatalogue(folder: URL = packageRoot): CatalogueReader {
  const file = fileURLToPath(new URL('dist/catalogue.json', folder))
  const bytes = readCatalogue(file)
  const contents = readContents(new URL('dist/contents.json', folder))
  return contents && isComplete(bytes)
    ? readerOfLines(file, bytes, contents)
    : readerOf(parseCatalogue(file, bytes))
}

function readerOfLines(file: string, bytes: Buffer, contents: Contents): CatalogueReader {
  const entries = new Map<string, unknown>()
  const lineBeginning = createLineSearch(bytes)
  /** The whole catalogue, from the moment when all of it was needed; entries are then taken from it. */
  let parsed: CatalogueReader | null = null
  const whole = () => {
    parsed ??= readerOf(parseCatalogue(file, bytes))
    return parsed.whole()
  }
  /**
   * The entry on the line that begins with `start`. Where the line holds no entry, the whole file is validated, which
   * names the fault.
   */
  const entryOn = <T>(start: string, isEntry: (value: unknown) => value is T): T | null => {
    const before = entries.get(start)
    // An entry that is kept was validated when its line was read.
    if (before !== undefined) return before as T
    const value = parseOrNull(lineBeginning(start) ?? '')
    if (isEntry(value)) {
      entries.set(start, value)
      return value
    }
    whole()
    throw new DamagedCatalogue(file, 'shape', start)
  }
  const errorOn = (code: string) =>
    contents.errors.some(names => names.code === code)
      ? entryOn(`{"code":${JSON.stringify(code)},`, isErrorEntry)
      : null
  const statusOn = (status: number) =>
    contents.statuses.includes(status) ? entryOn(`{"status":${status},`, isStatusEntry) : null
  const classOn = (name: string) =>
    contents.classes.includes(name) ? entryOn(`{"class":"${name}",`, isClassEntry) : null
  return {
    date: contents.date,
    names: contents.errors,
    error: code => parsed?.error(code) ?? errorOn(code),
    status: status => parsed?.status(status) ?? statusOn(status),
    statusClass: name => parsed?.statusClass(name) ?? classOn(name),
    whole,
  }
}

function readCatalogue(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    const detail = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new DamagedCatalogue(file, 'read', detail)
  }
}

function readContents(file: URL): Contents | null {
  try {
    const contents: Contents = JSON.parse(readFileSync(file, 'utf8'))
    return Array.isArray(contents.errors) ? contents : null
  } catch {
    return null // everything in it stands in the catalogue as well
  }
}

function parseCatalogue(file: string, bytes: Buffer): Catalogue {
  const value = parseOrNull(bytes.toString())
  if (value === null) throw new DamagedCatalogue(file, 'json', '')
  const part = shapeFault(value)
  if (part !== null) throw new DamagedCatalogue(file, 'shape', part)
  return value as Catalogue
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
