/** The texts of the help, which stand in `data/help.json`. */
import texts from '../../data/help.json' with { type: 'json' }
import { wrap } from '../render/wrap.ts'
import type { Lang, LocalizedText } from '../types.ts'

const all: Record<string, LocalizedText> = texts

/** Subjects of the help beside the commands; `color` is understood too. */
export const topics = ['exit-status', 'formats', 'colour', 'decode'] as const
export type Topic = (typeof topics)[number]

/** A text of the help. */
export function help(lang: Lang, key: string): string {
  return all[key]?.[lang] ?? ''
}

/** The subject that a word names, or null. */
export function topicOf(word: string): Topic | null {
  const wanted = word.toLowerCase() === 'color' ? 'colour' : word.toLowerCase()
  return topics.find(topic => topic === wanted) ?? null
}

/** A title of the parser's help in the given language. */
export function titleOf(title: string, lang: Lang): string {
  return all[`title.${title}`]?.[lang] ?? title
}

/**
 * The help of a command: what it is for and its examples, where a reader looks first, then the parser's `usage`, then
 * more, in paragraphs that are wrapped.
 */
export function helpOf(command: string, usage: string, lang: Lang, width: number | null): string {
  const wrapped = (key: string) =>
    all[key]?.[lang]
      .split('\n')
      .flatMap(line => wrap(line, width))
      .join('\n')
  return [wrapped(command), all[`${command}.examples`]?.[lang], usage.trimEnd(), wrapped(`${command}.more`)]
    .filter(part => part !== undefined)
    .map(part => `${part}\n`)
    .join('\n')
}
