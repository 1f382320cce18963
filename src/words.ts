import words from '../data/words.json' with { type: 'json' }
import type { Lang, LocalizedText } from './types.ts'

/** A key of `data/words.json`. */
export type Word = keyof typeof words

const texts: Record<Word, LocalizedText> = words

/**
 * Puts values into a template: every `{name}` that has a value is replaced once, in one pass, so a value that
 * itself holds braces stays as it is.
 */
export function fill(template: string, values: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  )
}

/** One of the program's own words or sentences in the given language. */
export function translate(lang: Lang, word: Word, values: Record<string, string | number> = {}): string {
  return fill(texts[word][lang], values)
}
