import type { Listed } from './index-file.ts'
import { fold } from './normalise.ts'

/** What a question turned out to ask for: an error by its canonical code, an HTTP status, a class of statuses. */
export type Found =
  | { kind: 'code'; code: string }
  | { kind: 'status'; status: number }
  | { kind: 'class'; class: string }

/** How programs dress a code up; each with the part that is the code. */
const dressed = [
  /^OBS_STATUS_(.+)$/i, // the C SDK: OBS_STATUS_NoSuchKey
  /^.*::(.+)$/, // the Ruby SDK of AWS: Aws::S3::Errors::NoSuchKey
  /^error\s*\[(.+?)\]:?$/i, // error[NoSuchKey]
]
/** Nothing longer is a name; it also bounds the patterns below, which look for punctuation at the end. */
const longest = 200
/** `404`, `404 Not Found`, `HTTP 404`, `HTTP/1.1 404 Not Found`. */
const statusLine = /^(?:HTTP(?:\/\d(?:\.\d)?)?\s+)?([1-5]\d\d)(?:\s+[a-z][a-z' -]*)?$/i
/** `4xx`, `HTTP 4XX`. */
const statusClass = /^(?:HTTP\s+)?([1-5])xx$/i

/**
 * Finds what is asked for: the exact code, else the code or alias that is the same after folding, else a status or
 * class. Null where nothing is meant. Whether the status is in the catalogue is not looked at.
 */
export function lookup(listed: readonly Listed[], query: string): Found | null {
  if (query.length > longest) return null
  const code = lookupCode(listed, query)
  if (code !== null) return { kind: 'code', code }
  const bare = query.replace(/^[\p{P}\p{S}\s]+|[\p{P}\p{S}\s]+$/gu, '')
  const status = statusLine.exec(bare)?.[1]
  if (status !== undefined) return { kind: 'status', status: Number(status) }
  const digit = statusClass.exec(bare)?.[1]
  return digit === undefined ? null : { kind: 'class', class: `${digit}xx` }
}

/** What whoever reads codes out of texts asks the catalogue: whether a word is a code, and its documented statuses. */
export function codesOf(listed: readonly Listed[]) {
  return {
    knows: (word: string): boolean => lookupCode(listed, word) !== null,
    statusesOf: (code: string): readonly number[] => {
      const canonical = lookupCode(listed, code)
      return listed.find(entry => entry.code === canonical)?.statuses ?? []
    },
  }
}

/** The canonical code that a spelling means, or null. */
export function lookupCode(listed: readonly Listed[], query: string): string | null {
  if (query.length > longest) return null
  if (listed.some(entry => entry.code === query)) return query
  for (const spelling of spellings(query)) {
    const folded = fold(spelling)
    if (folded === '') continue
    const named = listed.find(entry => fold(entry.code) === folded)
    if (named) return named.code
    const aliased = listed.find(entry => entry.aliases.some(alias => fold(alias) === folded))
    if (aliased) return aliased.code
  }
  return null
}

function* spellings(query: string): Generator<string> {
  yield query
  for (const pattern of dressed) {
    const inner = pattern.exec(query.trim())?.[1]
    if (inner !== undefined) yield inner
  }
}
