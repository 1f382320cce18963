/**
 * The canonical form of the files of `data/`: one blank a level, a text with both its languages on one line, a list
 * of plain values on one line. A difference then shows what was changed and nothing else.
 */

import { langs } from '../languages.ts'
import type { CauseEntry, Condition, ErrorEntry, StatusEntry } from '../types.ts'
import { keyOrder } from './validate.ts'

/** The text of the file of an error or a status, with all keys in their order. */
export function canonicalEntry(entry: ErrorEntry | StatusEntry): string {
  const conditions = (list: Condition[]) => list.map(condition => ordered(condition, keyOrder.condition))
  const causes = entry.causes.map((cause: CauseEntry) =>
    ordered({ ...cause, when: conditions(cause.when), unless: conditions(cause.unless) }, keyOrder.cause),
  )
  return canonical(ordered({ ...entry, causes }, 'code' in entry ? keyOrder.error : keyOrder.status))
}

/** The object with its keys in the given order; keys that the order does not name come last. */
function ordered<T extends object>(value: T, keys: string[]): T {
  const all = [...keys.filter(key => Object.hasOwn(value, key)), ...Object.keys(value)]
  return Object.fromEntries(all.map(key => [key, value[key as keyof T]])) as T
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value !== 'object'
}

/** The text of a data file. */
export function canonical(value: unknown): string {
  return `${canonicalAt(0, value)}\n`
}

/** A value as it stands `level` levels deep in the file. */
function canonicalAt(level: number, value: unknown): string {
  if (isPlain(value)) return JSON.stringify(value)
  const margin = `\n${' '.repeat(level)}`
  if (Array.isArray(value)) {
    if (value.every(isPlain)) return `[${value.map(item => JSON.stringify(item)).join(', ')}]`
    return `[${value.map(item => `${margin} ${canonicalAt(level + 1, item)}`).join(',')}${margin}]`
  }
  const entries = Object.entries(value as object)
  const pair = ([name, inner]: [string, unknown]) =>
    `${JSON.stringify(name)}: ${canonicalAt(level + 1, inner)}`
  if (entries.length === 0) return '{}'
  if (langs.every(lang => Object.hasOwn(value as object, lang))) return `{ ${entries.map(pair).join(', ')} }`
  return `{${entries.map(entry => `${margin} ${pair(entry)}`).join(',')}${margin}}`
}
