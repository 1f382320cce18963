/** The words of the page alone; what it shares with the command line stands in `data/words.json`. */
import words from '../../data/page.json' with { type: 'json' }
import type { Lang, LocalizedText } from '../types.ts'
import { fill } from '../words.ts'

/** A key of `data/page.json`. */
export type PageWord = keyof typeof words

const texts: Record<PageWord, LocalizedText> = words

/** One of the page's own words or sentences in the given language. */
export function tell(lang: Lang, word: PageWord, values: Record<string, string | number> = {}): string {
  return fill(texts[word][lang], values)
}
