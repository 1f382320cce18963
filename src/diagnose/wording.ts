/** Puts findings into words: `data/findings.json` has the sentences, the rules give the values. */

import file from '../../data/findings.json' with { type: 'json' }
import { languages } from '../languages.ts'
import type { Finding, FindingId, Lang, LocalizedText } from '../types.ts'
import { fill } from '../words.ts'
import { clip, codePointName, drawSpaces, escapeUnseen, lineEnd, quote } from './facts/quote.ts'
import type { UnwordedFinding, Word } from './rule.ts'

type Values = Finding['values']

const words: Record<Word, LocalizedText> = file.words

/** A word or sentence of the diagnosis in the given language, its `{placeholders}` filled as they stand. */
export function translate(lang: Lang, word: Word, values: Values = {}): string {
  return fill(words[word][lang], values)
}

/** Joins parts with the words of a pairing sentence: `list` (a, b), `reasons` (a; b), `and`, `also`. */
export function join(
  lang: Lang,
  pairing: 'list' | 'reasons' | 'and' | 'also' | 'status-or',
  parts: string[],
): string {
  return parts.reduce((first, second) => translate(lang, pairing, { first, second }), parts.shift() ?? '')
}

/** `1,234,567`. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3}){1,7}$)/g, ',')
}

/**
 * A length of time in words: `2 h 30 min`, `1 day 3 h`, `45 s`. Seconds are left out from an hour on, and everything
 * but the days from 30 days on.
 */
function duration(length: number, lang: Lang): string {
  const seconds = Math.round(Math.abs(length))
  if (seconds === 0) return translate(lang, 'less-than-second')
  const minutes = seconds < 3600 ? Math.floor(seconds / 60) : Math.round(seconds / 60)
  const days = Math.floor(minutes / 1440)
  if (days >= 30) return translate(lang, 'days', { n: grouped(Math.round(minutes / 1440)) })
  const hours = Math.floor((minutes % 1440) / 60)
  const parts: string[] = []
  if (days > 0) parts.push(days === 1 ? translate(lang, 'day') : translate(lang, 'days', { n: days }))
  if (hours > 0) parts.push(translate(lang, 'hours', { n: hours }))
  if (minutes % 60 > 0) parts.push(translate(lang, 'minutes', { n: minutes % 60 }))
  if (seconds < 3600 && seconds % 60 > 0) parts.push(translate(lang, 'seconds', { n: seconds % 60 }))
  return parts.join(languages[lang].space)
}

/** OBS counts in powers of 1,024 and calls them KB, MB, GB, TB: 5 GB are 5,368,709,120 bytes. */
const units = ['KB', 'MB', 'GB', 'TB', 'PB']

/** A number of bytes, rounded and exact: `5 GB (5,368,709,120 bytes)`. */
export function size(bytes: number, lang: Lang): string {
  const exact = bytes === 1 ? translate(lang, 'byte') : translate(lang, 'bytes', { n: grouped(bytes) })
  if (bytes < 1024) return exact
  const power = Math.min(Math.floor(Math.log2(bytes) / 10), units.length)
  const short = Number((bytes / 1024 ** power).toFixed(2))
  return translate(lang, 'size', { short: `${short} ${units[power - 1]}`, exact })
}

function isWord(text: string): text is Word {
  return Object.hasOwn(words, text)
}

function characterName(character: string): string {
  return /[!-~]/.test(character) ? `"${character}"` : codePointName(character)
}

/** The lines of a text one below the other, each behind its label, with spaces and line ends drawn. */
function labelledLines(text: string, { labels = '', more = 0 }: Values, lang: Lang): string {
  const names = String(labels).split(' ')
  const lines = text.split('\n')
  const rows = lines.map((line, at) => {
    const name = names[at] ?? ''
    const end = at < lines.length - 1 || Number(more) > 0 ? lineEnd : ''
    return `  ${isWord(name) ? translate(lang, name) : name}: ${drawSpaces(line)}${end}`
  })
  if (Number(more) > 0) rows.push(translate(lang, 'more-lines', { n: more }))
  return rows.join('\n')
}

/** How a placeholder `{name:format}` writes its value. */
const formats: Record<string, (value: string | number, lang: Lang, values: Values) => string> = {
  duration: (value, lang) => duration(Number(value), lang),
  size: (value, lang) => size(Number(value), lang),
  count: value => grouped(Number(value)),
  quote: value => quote(String(value)),
  'quote-or-none': (value, lang) =>
    value === '' ? translate(lang, 'content-type-none') : quote(String(value)),
  drawn: value => `"${drawSpaces(String(value))}"`,
  word: (value, lang, values) => {
    const word = String(value)
    return isWord(word) ? filled(words[word][lang], lang, values) : word
  },
  words: (value, lang, values) =>
    join(
      lang,
      'reasons',
      String(value)
        .split(' ')
        .filter(isWord)
        .map(word => filled(words[word][lang], lang, values)),
    ),
  list: (value, lang) => join(lang, 'list', String(value).split(' ')),
  alternatives: (value, lang) => join(lang, 'status-or', String(value).split(' ')),
  quotes: (value, lang) => join(lang, 'list', [...String(value)].map(quote)),
  names: (value, lang) => join(lang, 'list', [...String(value)].map(characterName)),
  'code-point': value => codePointName(String(value)),
  lines: (value, lang, values) => labelledLines(String(value), values, lang),
}

/** Fills `{name}` and `{name:format}`; what the server sent is made visible and cut where it is very long. */
export function filled(text: string, lang: Lang, values: Values): string {
  return text.replace(/\{(\w+)(?::([\w-]+))?\}/g, (whole, name: string, format: string | undefined) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) return format === 'drawn' ? translate(lang, 'signing-difference-end') : whole
    if (format !== undefined) return formats[format]?.(value, lang, values) ?? whole
    return typeof value === 'number' ? String(value) : escapeUnseen(clip(value, 6000))
  })
}

/** `clock-skew` of `clock-skew:ahead`. */
export function idOf(key: string): FindingId {
  return key.split(':', 1)[0] as FindingId
}

/** A finding in the given language. */
export function worded({ key, values, also }: UnwordedFinding, lang: Lang): Finding {
  const sentences = [file.findings[key][lang], ...also.map(word => words[word][lang])]
  return { id: idOf(key), text: sentences.map(text => filled(text, lang, values)).join(''), values }
}
