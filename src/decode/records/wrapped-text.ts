import type { Candidate } from '../readers/reader.ts'
import { sentences } from '../readers/sentences.ts'
import { done, more, type OpenRecord } from './record.ts'

/** A message that a terminal or a program broke at the end of a line, inside a sentence that is known. */

/** More lines than a terminal of forty columns makes of one sentence. */
const maxLines = 6

/** What mail, boxes and quotes put in front of every line. */
const prefix = /^[\s>│|]{0,40}/

function isPart(message: string): boolean {
  return message.length > 8 && sentences.some(({ text }) => text.startsWith(message) && text !== message)
}

/** True where what was read of a line ends with the line, in the middle of a sentence. */
export function isBroken({ partial }: Candidate, line: string): boolean {
  const { code, message } = partial.fields
  if (message == null || !line.trimEnd().endsWith(message)) return false
  return (
    isPart(message) ||
    sentences.some(one => one.code === code && one.text !== message && one.text.startsWith(message))
  )
}

/** Begins such a message; its line is given to it first. */
export function wrappedText(): OpenRecord {
  let text = ''
  let lines = 0
  const finished = (untaken: string[]) => ({ ...done([], '', untaken), texts: [text] })
  return {
    take(line) {
      const part = lines === 0 ? line.trimEnd() : line.replace(prefix, '').trimEnd()
      if (lines > 0 && part === '') return finished([line])
      // Programs break between words, terminals anywhere.
      const spaced = `${text} ${part}`
      const isGlued = lines > 0 && !hasMore(spaced) && hasMore(text + part)
      text = lines === 0 ? part : isGlued ? text + part : spaced
      lines++
      return lines > 1 && (sentences.some(one => text.includes(one.text)) || lines >= maxLines)
        ? finished([])
        : more
    },
    end: () => finished([]),
  }
}

/** True where a text holds a known sentence, or ends in the middle of one. */
function hasMore(text: string): boolean {
  return sentences.some(
    one => text.includes(one.text) || isPart(text.slice(text.lastIndexOf(one.text.slice(0, 9)))),
  )
}
