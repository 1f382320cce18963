/** The languages of the output, and what they differ in beside their words, which stand in `data/`. */
import type { Lang } from './types.ts'

interface Language {
  /** Between two sentences, and between the parts of one. */
  space: string
  fullStop: string
  /** Where a sentence ends: behind its full stop, in front of what can begin the next one. */
  sentenceEnd: RegExp
}

export const languages: Record<Lang, Language> = {
  en: { space: ' ', fullStop: '.', sentenceEnd: /(?<=[.!?]["')]?) +(?=["'(]?[A-Z\d])/ },
  zh: { space: '', fullStop: '。', sentenceEnd: /(?<=[。！？][”）]?)(?=.)/u },
}

/** Their names, the default first. */
export const langs = Object.keys(languages) as Lang[]

/** The language of a locale such as `zh_CN.UTF-8` or `zh-CN`; the default where it has none of them. */
export function langOfLocale(locale: string): Lang {
  return langs.find(lang => locale.toLowerCase().startsWith(lang)) ?? 'en'
}
