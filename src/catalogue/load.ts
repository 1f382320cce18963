/** How the command line gets at the catalogue: from the file that the build wrote (see catalogue-file.ts). */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { packageRoot } from '../package-root.ts'
import type { Catalogue } from '../types.ts'
import { type CatalogueLines, readLines, startOf } from './catalogue-file.ts'
import { DamagedCatalogue } from './damaged-catalogue.ts'
import { parseOrNull } from './parse-or-null.ts'
import { type CatalogueReader, readerOf } from './reader.ts'
import { isClassEntry, isErrorEntry, isStatusEntry, shapeFault } from './validate.ts'

/**
 * Opens the catalogue of the package in `folder`. An entry is parsed when it is asked for. Where the file is not as the
 * build wrote it, the whole catalogue is parsed and validated instead.
 *
 * @throws DamagedCatalogue here or from the reader, where the file is missing, unreadable, or no catalogue
 */
export function openCatalogue(folder: URL = packageRoot): CatalogueReader {
  const file = fileURLToPath(new URL('dist/catalogue.json', folder))
  const bytes = readCatalogue(file)
  const lines = readLines(bytes)
  return lines ? readerOfLines(file, bytes, lines) : readerOf(parseCatalogue(file, bytes))
}

function readerOfLines(
  file: string,
  bytes: Buffer,
  { date, names, lineBeginning }: CatalogueLines,
): CatalogueReader {
  const entries = new Map<string, unknown>()
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
    const line = lineBeginning(start)
    if (line === null) return null
    const value = parseOrNull(line)
    if (isEntry(value)) {
      entries.set(start, value)
      return value
    }
    whole()
    throw new DamagedCatalogue(file, 'shape', start)
  }
  return {
    date,
    names,
    error: code => parsed?.error(code) ?? entryOn(startOf(code), isErrorEntry),
    status: status => parsed?.status(status) ?? entryOn(`{"status":${status},`, isStatusEntry),
    statusClass: name => parsed?.statusClass(name) ?? entryOn(`{"class":"${name}",`, isClassEntry),
    whole,
  }
}

function readCatalogue(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException
    throw new DamagedCatalogue(file, 'read', code)
  }
}

function parseCatalogue(file: string, bytes: Buffer): Catalogue {
  const value = parseOrNull(bytes.toString())
  if (value === null) throw new DamagedCatalogue(file, 'json', '')
  const part = shapeFault(value)
  if (part !== null) throw new DamagedCatalogue(file, 'shape', part)
  return value as Catalogue
}
