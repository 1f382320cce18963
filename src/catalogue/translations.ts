/**
 * The texts of the catalogue in the further languages, which stand in a file of their own: apart from the English ones
 * they make the package 15 kB smaller, since each file repeats its own words.
 */
import { langs } from '../languages.ts'
import type { Lang, LocalizedText } from '../types.ts'

/** The languages whose texts stand apart. */
export const furtherLangs: Lang[] = langs.slice(1)

/** By language and by the code, status or class of an entry its texts, in the order in which the entry has them. */
export type Translations = Partial<Record<Lang, Record<string, string[]>>>

/** The texts in a part of a catalogue, in their order. */
export function textsIn(value: unknown, texts: LocalizedText[] = []): LocalizedText[] {
  if (typeof value !== 'object' || value === null) return texts
  if ('en' in value) texts.push(value as LocalizedText)
  else for (const inner of Object.values(value)) textsIn(inner, texts)
  return texts
}

/** Puts the texts of a further language into an entry. */
export function addTexts(entry: unknown, lang: Lang, texts: readonly string[] = []): void {
  for (const [at, text] of textsIn(entry).entries()) {
    const translated = texts[at]
    if (translated !== undefined) text[lang] = translated
  }
}

/** Puts the texts of all further languages into a catalogue of which only the English ones were read. */
export function addTranslations<T>(catalogue: T, translations: Translations): T {
  const { classes, statuses, errors } = Object(catalogue)
  for (const entry of [classes, statuses, errors].flat())
    for (const lang of furtherLangs) addTexts(entry, lang, translations[lang]?.[nameOf(entry)])
  return catalogue
}

/** What an entry is found by among the translations: its code, status or class. */
export function nameOf(entry: unknown): string {
  const { code, status, class: name } = Object(entry)
  return String(code ?? status ?? name)
}
