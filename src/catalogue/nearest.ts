/** Suggestions: which names an unknown one may mean. */
import { editDistance } from '../edit-distance.ts'
import { fold } from './normalise.ts'
import type { ErrorNames } from './reader.ts'

/** At most this many suggestions. */
const maxSuggestions = 3
/** A typing error changes at most this part of the longer name. */
const maxScore = 0.4
/** A longer name is never a misspelt code. */
const maxLength = 100

/**
 * Codes that an unknown name may mean, best first, at most three. A word of the code (`upload`, `skew`) or its
 * beginning counts as near, then spelling: the edit distance with transpositions. Empty where nothing is near.
 */
export function nearestCodes(names: readonly ErrorNames[], query: string): string[] {
  if (query.length > maxLength) return []
  const wanted = fold(query)
  if (wanted.length < 3) return []
  const digits = digitsOf(wanted)
  const letters = countLetters(wanted)
  const ranked = comparableNames(names)
    // SYS.0099 is not a misspelt SYS.0009: another number is another code.
    .map(({ code, spellings }) => ({
      code,
      score: Math.min(...spellings.map(one => (one.digits === digits ? scoreOf(wanted, letters, one) : 1))),
    }))
    .filter(({ score }) => score <= maxScore)
    .sort((a, b) => a.score - b.score || a.code.length - b.code.length)
  const best = ranked[0]?.score ?? 0
  // A suggestion that is clearly worse than the best one is noise.
  return ranked
    .filter(({ score }) => score <= best + 0.1)
    .slice(0, maxSuggestions)
    .map(({ code }) => code)
}

/** The name among a few that a misspelt word may mean, or null. */
export function nearestName(names: readonly string[], word: string): string | null {
  const near = names
    .map(name => ({ name, edits: editDistance(word.toLowerCase(), name) }))
    .filter(({ name, edits }) => edits <= 2 && edits / Math.max(name.length, word.length) <= maxScore)
    .sort((a, b) => a.edits - b.edits)
  return near[0]?.name ?? null
}

/** A code or alias as it is compared. */
interface Spelling {
  folded: string
  digits: string
  /** How often each letter occurs, `a` first. */
  letters: Uint8Array
  /** `no`, `such`, `upload` of `NoSuchUpload`. */
  words: string[]
}

interface ComparableNames {
  code: string
  spellings: Spelling[]
}

const comparable = new WeakMap<readonly ErrorNames[], ComparableNames[]>()

/** All names in the form in which they are compared, worked out once a catalogue. */
function comparableNames(names: readonly ErrorNames[]): ComparableNames[] {
  let entries = comparable.get(names)
  if (entries === undefined) {
    entries = names.map(({ code, aliases }) => ({ code, spellings: [code, ...aliases].map(spellingOf) }))
    comparable.set(names, entries)
  }
  return entries
}

function spellingOf(name: string): Spelling {
  const folded = fold(name)
  const words = name.split(/(?<=[a-z\d])(?=[A-Z])|[\s._-]/).map(word => word.toLowerCase())
  return { folded, digits: digitsOf(folded), letters: countLetters(folded), words }
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}

function countLetters(text: string): Uint8Array {
  const counts = new Uint8Array(26)
  for (let i = 0; i < text.length; i++) {
    const letter = text.charCodeAt(i) - 97
    if (letter >= 0 && letter < 26) counts[letter] = (counts[letter] ?? 0) + 1
  }
  return counts
}

/**
 * A lower bound of the edit distance, from the letters alone: one edit adds at most one letter and removes at most
 * one.
 */
function fewestEdits(a: Uint8Array, b: Uint8Array): number {
  let more = 0
  let fewer = 0
  for (let i = 0; i < 26; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference > 0) more += difference
    else fewer -= difference
  }
  return Math.max(more, fewer)
}

/** 0 is the same name, 1 has nothing in common. */
function scoreOf(wanted: string, letters: Uint8Array, spelling: Spelling): number {
  const longer = Math.max(wanted.length, spelling.folded.length)
  const maxEdits = Math.floor(maxScore * longer)
  // Most names differ in too many letters, and the lower bound is computed faster than the distance.
  const edits =
    fewestEdits(letters, spelling.letters) > maxEdits ? longer : editDistance(wanted, spelling.folded)
  return Math.min(edits > maxEdits ? 1 : edits / longer, wordScore(wanted, spelling))
}

function wordScore(wanted: string, { folded, words }: Spelling): number {
  // The last word of a code is its subject: `upload` is first of all NoSuchUpload.
  if (words.at(-1) === wanted) return 0.1
  if (words.includes(wanted)) return 0.15
  if (folded.startsWith(wanted) || words.some(word => word.startsWith(wanted))) return 0.2
  // Several words run together: `suchupload` is a part of NoSuchUpload.
  return wanted.length >= 6 && folded.includes(wanted) ? 0.2 : 1
}
