import sentences from '../../data/findings.json' with { type: 'json' }
import type { Finding, Lang, LocalizedText } from '../types.ts'
import { fill } from '../words.ts'

/** A key of `data/findings.json`. */
export type Sentence = keyof typeof sentences

const texts: Record<Sentence, LocalizedText> = sentences

/** A sentence of the diagnosis in the given language, its `{placeholders}` filled. */
export function say(lang: Lang, key: Sentence, values: Record<string, string | number> = {}): string {
  return fill(texts[key][lang], values)
}

/** Joins parts with the words of a pairing sentence: `list` (a, b), `reasons` (a; b), `and`, `also`. */
export function join(
  lang: Lang,
  pairing: 'list' | 'reasons' | 'and' | 'also' | 'status-or',
  parts: string[],
): string {
  return parts.reduce((first, second) => say(lang, pairing, { first, second }))
}

/** One finding as a list, the shape every kind returns. */
export function finding(id: string, text: string): Finding[] {
  return [{ id, text, values: {} }]
}
