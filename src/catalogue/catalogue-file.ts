/**
 * `dist/catalogue.json`, which the build makes of `data/`: the whole catalogue with every entry on a line of its own, so
 * that the program parses one entry without the others. A line of an error begins with the names that look-up needs.
 * Errors that share phrases stand together, which makes the package 12 kB smaller.
 */
import type { Catalogue, ErrorEntry } from '../types.ts'
import { parseOrNull } from './parse-or-null.ts'
import type { ErrorNames } from './reader.ts'
import { isHead } from './validate.ts'

/** The text of the file. */
export function catalogueFile(catalogue: Catalogue): string {
  const { date, sources, classes, statuses, errors } = catalogue
  const lines = (entries: unknown[]) => `[\n${entries.map(entry => JSON.stringify(entry)).join(',\n')}\n]`
  const pairs = [
    `"date":${JSON.stringify(date)}`,
    `"sources":${JSON.stringify(sources)}`,
    `"classes":${lines(classes)}`,
    `"statuses":${lines(statuses)}`,
    `"errors":${lines(besideSimilar(errors))}`,
  ]
  return `{${pairs.join(',\n')}}\n`
}

/** An error is compared with so many before it; gzip does not look much further back. */
const reach = 10

/** The errors in an order in which each stands behind those with which it shares most of its English phrases. */
function besideSimilar(errors: readonly ErrorEntry[]): ErrorEntry[] {
  const left = errors.map(error => ({ error, phrases: phrasesOf(error) }))
  const ordered: typeof left = []
  while (left.length > 0) {
    const near = new Set(ordered.slice(-reach).flatMap(({ phrases }) => [...phrases]))
    const shares = left.map(({ phrases }) => {
      const shared = [...phrases].filter(phrase => near.has(phrase)).length
      return shared / Math.sqrt(phrases.size)
    })
    ordered.push(...left.splice(shares.indexOf(Math.max(...shares)), 1))
  }
  return ordered.map(({ error }) => error)
}

/** All sequences of three words. */
function phrasesOf(error: ErrorEntry): Set<string> {
  const words = JSON.stringify(error).match(/[a-z]+/gi) ?? []
  return new Set(words.map((_, n) => words.slice(n, n + 3).join(' ')))
}

/** A catalogue file whose lines were found; no entry is parsed yet. */
export interface CatalogueLines {
  date: string
  /** The names of every error, in code-point order. */
  names: ErrorNames[]
  /** The line that begins with a text, without the comma behind it; null where there is none. */
  lineBeginning(start: string): string | null
}

/** Finds the lines of a catalogue file; null where the file is not as the build wrote it. */
export function readLines(file: Buffer): CatalogueLines | null {
  if (!isComplete(file)) return null
  const lines = new Map<string, number>()
  const names: string[] = []
  for (let at = file.indexOf('\n') + 1; at > 0; at = file.indexOf('\n', at) + 1) {
    const start = file.toString('utf8', at, file.indexOf(',', at) + 1)
    lines.set(start, at)
    if (start.startsWith('{"code":')) names.push(file.toString('utf8', at, file.indexOf(',"service":', at)))
  }
  const head = parseOrNull(
    `${file.toString('utf8', 0, file.indexOf(','))},"names":[${names.map(one => `${one}}`)}]}`,
  )
  if (!isHead(head) || !head.names.every(({ code }) => lines.has(startOf(code)))) return null
  return {
    date: head.date,
    names: head.names.sort((a, b) => (a.code < b.code ? -1 : 1)),
    lineBeginning: start => {
      const at = lines.get(start)
      return at === undefined ? null : file.toString('utf8', at, file.indexOf('\n', at)).replace(/,$/, '')
    },
  }
}

/** What the line of an error begins with. */
export function startOf(code: string): string {
  return `{"code":${JSON.stringify(code)},`
}

/** Does a catalogue file begin and end as the build wrote it? A file that was cut off does not. */
function isComplete(file: Buffer): boolean {
  return file.toString('latin1', 0, 8) === '{"date":' && file.toString('latin1', file.length - 4) === '\n]}\n'
}
