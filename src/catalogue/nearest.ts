import type { Listed } from './index-file.ts'
import { fold } from './normalise.ts'

/** At most this many suggestions, and a slip of the hand changes at most this part of the longer name. */
const most = 3
const limit = 0.4
/** Nothing longer is the slip of a code. */
const longest = 100

/**
 * Codes that an unknown name may mean, best first, at most three. A word of the code (`upload`, `skew`) or its
 * beginning counts as near, then spelling: the edit distance with transpositions. Nothing where nothing is near.
 */
export function nearestCodes(listed: readonly Listed[], query: string): string[] {
  const wanted = query.length > longest ? '' : fold(query)
  if (wanted.length < 3) return []
  const ranked = listed
    .map(({ code, aliases }) => ({
      code,
      score: Math.min(...[code, ...aliases].map(name => score(wanted, name))),
    }))
    .filter(({ score }) => score <= limit)
    .sort((a, b) => a.score - b.score || a.code.length - b.code.length)
  const best = ranked[0]?.score ?? 0
  // A guess that is clearly worse than the best one is noise.
  return ranked
    .filter(({ score }) => score <= best + 0.1)
    .slice(0, most)
    .map(({ code }) => code)
}

/** The name among a few that a word may be a slip of, or null. */
export function nearestName(names: readonly string[], word: string): string | null {
  const near = names
    .map(name => ({ name, edits: distance(word.toLowerCase(), name) }))
    .filter(({ name, edits }) => edits <= 2 && edits / Math.max(name.length, word.length) <= limit)
    .sort((a, b) => a.edits - b.edits)
  return near[0]?.name ?? null
}

/** 0 is the same, 1 has nothing in common. */
function score(wanted: string, name: string): number {
  const folded = fold(name)
  // SYS.0099 is no slip of SYS.0009: numbers are exact or another code.
  if (wanted.replace(/\D/g, '') !== folded.replace(/\D/g, '')) return 1
  const longer = Math.max(wanted.length, folded.length)
  // The distance is at least the difference in length.
  const slip =
    Math.abs(wanted.length - folded.length) / longer > limit ? 1 : distance(wanted, folded) / longer
  return Math.min(slip, wordScore(wanted, name, folded))
}

function wordScore(wanted: string, name: string, folded: string): number {
  const words = name.split(/(?<=[a-z\d])(?=[A-Z])|[\s._-]+/).map(word => word.toLowerCase())
  // The last word of a code is its subject: `upload` is first of all NoSuchUpload.
  if (words.at(-1) === wanted) return 0.1
  if (words.includes(wanted)) return 0.15
  if (folded.startsWith(wanted) || words.some(word => word.startsWith(wanted))) return 0.2
  // Several words run together: `clockskewed` is no part, `suchupload` is.
  return wanted.length >= 6 && folded.includes(wanted) ? 0.2 : 1
}

/** Edits between two words: insertions, deletions, substitutions, and swaps of neighbours (optimal string alignment). */
export function distance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let edits = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        edits = Math.min(edits, (before[j - 2] ?? 0) + 1)
      }
      row[j] = edits
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
