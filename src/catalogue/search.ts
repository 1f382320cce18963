import { langs } from '../languages.ts'
import type { ErrorEntry, LocalizedText } from '../types.ts'

/** What a word is worth where it is found. */
const worth = { code: 8, summary: 4, cause: 2, remedy: 1 } as const

/**
 * Errors in which every word occurs, whatever the field, language and case, best first: the code and its aliases
 * count most, then the summary, the causes, and the remedies with everything else. Words standing together as
 * asked count once more.
 */
export function search(errors: ErrorEntry[], query: string): ErrorEntry[] {
  const words = plain(query).split(/\s/).filter(Boolean)
  const phrase = words.join(' ')
  return (
    errors
      // Codes of OBS come before codes that clients invent.
      .map(entry => ({
        entry,
        score: scoreOf(fieldsOf(entry), words, phrase) / (entry.service === 'client' ? 4 : 1),
      }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .map(({ entry }) => entry)
  )
}

type Fields = Record<keyof typeof worth, string>

function scoreOf(fields: Fields, words: string[], phrase: string): number {
  let score = 0
  for (const word of words) {
    const value = worthOf(fields, stem(word))
    if (value === 0) return 0
    score += value
  }
  return words.length > 1 ? score + worthOf(fields, phrase) * words.length : score
}

/** `throttling` and `throttled` find what throttles; a short word would find too much. */
function stem(word: string): string {
  return word.replace(/^([a-z]{5,})(?:ing|ed)$/, '$1')
}

function worthOf(fields: Fields, text: string): number {
  // A short word is in the middle of many others: `id` in invalid and did.
  const start = /^[a-z\d]{1,3}$/.test(text) ? new RegExp(`(?<![a-z\\d])${text}`) : null
  let value = 0
  for (const key of Object.keys(worth) as (keyof Fields)[]) {
    if (start ? start.test(fields[key]) : fields[key].includes(text)) value += worth[key]
  }
  return value
}

function fieldsOf(entry: ErrorEntry): Fields {
  const names = [entry.code, ...entry.aliases]
  return {
    code: plain([...names, ...names.map(apart)].join('\n')),
    summary: allOf([entry.summary]),
    cause: allOf(entry.causes.map(({ cause }) => cause)),
    remedy: plain(
      [
        allOf(entry.causes.flatMap(({ remedy, check }) => (check ? [remedy, check] : [remedy]))),
        ...entry.causes.flatMap(({ when }) => when.flatMap(({ message }) => message ?? [])),
        ...entry.statuses,
        entry.service,
        entry.retry,
        entry.owner ?? '',
      ].join('\n'),
    ),
  }
}

/** `NoSuchUpload` as `No Such Upload`, so that its words are found where they stand. */
function apart(code: string): string {
  return code.replace(/(?<=[a-z\d])(?=[A-Z])/g, ' ')
}

/** The texts in all languages. */
function allOf(texts: LocalizedText[]): string {
  return plain(texts.flatMap(text => langs.map(lang => text[lang])).join('\n'))
}

/** Lower case; hyphens and runs of blanks count as one space, lines stay apart. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\t -]+/g, ' ')
}
