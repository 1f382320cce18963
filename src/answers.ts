/** The sentences of answers, which the library gives too; `words.ts` has those of the command line. */
import sentences from '../data/answers.json' with { type: 'json' }
import type { Lang, LocalizedText } from './types.ts'
import { fill } from './words.ts'

/** A key of `data/answers.json`. */
export type Sentence = keyof typeof sentences

const texts: Record<Sentence, LocalizedText> = sentences

/** One sentence in the given language. */
export function phrase(lang: Lang, key: Sentence, values: Record<string, string | number> = {}): string {
  return fill(texts[key][lang], values)
}
