/** Cuts prose at the end of a sentence. */
import { languages } from '../languages.ts'
import type { Lang } from '../types.ts'
import { wrap } from './wrap.ts'

/**
 * As many whole sentences of a text as fit.
 * @param lines how many lines there are
 * @param width columns of a line
 * @returns at least the first sentence: whole where it needs one line more, else cut off with an ellipsis
 */
export function fitSentences(text: string, lang: Lang, lines: number, width: number): string {
  const { sentenceEnd, space } = languages[lang]
  const sentences = text.split(sentenceEnd)
  for (let count = sentences.length; count > 0; count--) {
    const part = sentences.slice(0, count).join(space)
    if (wrap(part, width).length <= lines) return part
  }
  const first = wrap(sentences[0] ?? '', width)
  if (lines > 1 && first.length === lines + 1) return sentences[0] ?? ''
  const kept = first.slice(0, lines)
  const last = kept.pop() ?? ''
  const room = width - 3
  const cut = wrap(last, room)[0] ?? ''
  return [...kept, `${cut.replace(/(?<![\s，,;；:：、.])[\s，,;；:：、.]+$/u, '')}...`].join(space)
}
