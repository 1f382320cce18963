/** How the command line gets at the catalogue: from the files that the build wrote (see catalogue-file.ts). */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { packageRoot } from '../package-root.ts'
import type { Catalogue } from '../types.ts'
import { type CatalogueLines, readLines, startOf, textsOnLine } from './catalogue-file.ts'
import { DamagedCatalogue } from './damaged-catalogue.ts'
import { parseOrNull } from './parse-or-null.ts'
import { type CatalogueReader, readerOf } from './reader.ts'
import { addTexts, addTranslations, furtherLangs } from './translations.ts'
import { isClassEntry, isErrorEntry, isStatusEntry, isTranslations, shapeFault } from './validate.ts'

/**
 * Opens the catalogue of the package in `folder`. An entry is parsed when it is asked for. Where the file is not as the
 * build wrote it, the whole catalogue is parsed and validated instead.
 *
 * @throws DamagedCatalogue here or from the reader, where the file is missing, unreadable, or no catalogue
 */
export function openCatalogue(folder: URL = packageRoot): CatalogueReader {
  const file = fileURLToPath(new URL('dist/catalogue.json', folder))
  const english: DataFile = { file, bytes: readData(file) }
  const translated = fileURLToPath(new URL('dist/translations.json', folder))
  const translations: DataFile = { file: translated, bytes: readData(translated) }
  const lines = readLines(english.bytes)
  return lines ? readerOfLines(english, translations, lines) : readerOf(parseCatalogue(english, translations))
}

/** A file with its content. */
interface DataFile {
  file: string
  bytes: Buffer
}

function readerOfLines(
  english: DataFile,
  translations: DataFile,
  { date, names, lineBeginning }: CatalogueLines,
): CatalogueReader {
  const entries = new Map<string, unknown>()
  /** The whole catalogue, from the moment when all of it was needed; entries are then taken from it. */
  let parsed: CatalogueReader | null = null
  const whole = () => {
    parsed ??= readerOf(parseCatalogue(english, translations))
    return parsed.whole()
  }
  /**
   * The entry on the line that begins with `start`. Where the line holds no entry, the whole file is validated, which
   * names the fault.
   */
  const entryOn = <T>(start: string, name: string, isEntry: (value: unknown) => value is T): T | null => {
    const before = entries.get(start)
    // An entry that is kept was validated when its line was read.
    if (before !== undefined) return before as T
    const line = lineBeginning(start)
    if (line === null) return null
    const value = parseOrNull(line)
    for (const lang of furtherLangs) addTexts(value, lang, textsOnLine(translations.bytes, lang, name))
    if (isEntry(value)) {
      entries.set(start, value)
      return value
    }
    whole()
    throw new DamagedCatalogue(english.file, 'shape', start)
  }
  return {
    date,
    names,
    error: code => parsed?.error(code) ?? entryOn(startOf(code), code, isErrorEntry),
    status: status =>
      parsed?.status(status) ?? entryOn(`{"status":${status},`, String(status), isStatusEntry),
    statusClass: name => parsed?.statusClass(name) ?? entryOn(`{"class":"${name}",`, name, isClassEntry),
    whole,
  }
}

function readData(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException
    throw new DamagedCatalogue(file, 'read', code)
  }
}

function parseCatalogue(english: DataFile, translated: DataFile): Catalogue {
  const catalogue = parse(english)
  const translations = parse(translated)
  if (!isTranslations(translations)) throw new DamagedCatalogue(translated.file, 'shape', 'the top level')
  addTranslations(catalogue, translations)
  const part = shapeFault(catalogue)
  if (part !== null) throw new DamagedCatalogue(english.file, 'shape', part)
  return catalogue as Catalogue
}

function parse({ file, bytes }: DataFile): unknown {
  const value = parseOrNull(bytes.toString())
  if (value === null) throw new DamagedCatalogue(file, 'json', '')
  return value
}
