import type { TextForm } from '../clients/form.ts'
import { readForm } from '../clients/read-form.ts'
import type { IsKnownCode } from '../known-code.ts'
import { noPrevious } from '../previous.ts'
import { done, more, type OpenRecord, type Step } from './record.ts'

/** More lines than a terminal of forty columns makes of one sentence. */
const maxLines = 10

/** Begins a one-line record that a terminal or a program broke over several lines. */
export function wrappedLine(form: TextForm, isKnownCode: IsKnownCode): OpenRecord {
  const lines: string[] = []
  // A program wraps between words, a terminal in the middle of one.
  const joined = () => lines.map(line => line.replace(/^[\s│|]+/, '').trimEnd()).join(' ')
  const finished = (untaken: string[]): Step => {
    const partial =
      readForm(form, joined(), noPrevious, isKnownCode) ??
      readForm(form, lines.join(''), noPrevious, isKnownCode)
    return partial ? done([partial], '', untaken) : done([], '', untaken, lines.slice(1))
  }
  return {
    isGuess: true,
    take(line) {
      if (lines.length > 0 && /^[\s│|]*$/.test(line)) return finished([line])
      lines.push(line)
      // The line that makes it whole may itself go on: `RequestId=` stands before the id.
      if (form.wraps?.whole.test(joined()) || lines.length >= maxLines) return finished([])
      return more
    },
    end: () => finished([]),
  }
}
