import { type Trigger, triggersOf } from '../trigger.ts'
import { done, more, type OpenRecord } from './record.ts'

export const terraformTriggers: Trigger[] = triggersOf(['│ Error: '])

/** A message that Terraform prints in a box: wrapped to the width of the terminal, each line behind a bar. */

const begin = /^(?:[^│|]{0,60}\s)?│ ?Error: |^\| ?Error: /
/** With what a build server puts before every line. */
const bar = /^(?:[^│|]{0,60}\s)?│|^\|/

/** More lines than a terminal of forty columns makes of one message. */
const maxLines = 40

/**
 * Begins such a message, or returns null.
 * @param readLine reads the message once it is one line again; false where it says nothing of a failure
 */
export function beginTerraform(line: string, readLine: (text: string) => boolean): OpenRecord | null {
  if (!begin.test(line)) return null
  const lines: string[] = []
  const finish = (untaken: string[]) => {
    const text = lines.map(one => one.replace(bar, '').trim()).join(' ')
    return readLine(text)
      ? done([], '', untaken)
      : // Without its bars: none of the lines begins a message again.
        done(
          [],
          '',
          untaken,
          lines.map(one => one.replace(bar, '').replaceAll('│', ' ')),
        )
  }
  return {
    isGuess: true,
    take(text) {
      const isMore =
        lines.length === 0 || (bar.test(text) && text.replace(bar, '').trim() !== '' && !begin.test(text))
      if (!isMore || lines.length >= maxLines) return finish([text])
      lines.push(text)
      return more
    },
    end: () => finish([]),
  }
}
