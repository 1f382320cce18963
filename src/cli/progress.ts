/** How far a long input has been read, shown on a terminal. */
import { sizeText } from '../size.ts'
import type { Lang } from '../types.ts'
import { translate } from '../words.ts'
import type { Io } from './process.ts'

/** Milliseconds before anything is shown, and between two changes of what is shown. */
const delay = 1000
const interval = 200

/**
 * Shows on a terminal how far a long input has been read, on one line of standard error that is wiped before anything
 * else is written.
 */
export function createProgress({ stdin, stderr, stdout }: Io, lang: Lang) {
  // The line would disturb a person who types, and results on the same terminal.
  const isShown = () => stderr.isTTY && !stdin.isTTY && !stdout.isTTY
  const began = Date.now()
  let next = began + delay
  let bytes = 0
  let isOnScreen = false
  return {
    async *count(
      chunks: AsyncIterable<string | Uint8Array>,
      found: () => number,
    ): AsyncGenerator<string | Uint8Array> {
      for await (const chunk of chunks) {
        bytes += chunk.length
        if (Date.now() >= next && isShown()) {
          next = Date.now() + interval
          isOnScreen = true
          void stderr.write(
            `\r\u001b[Kobs-err: ${translate(lang, 'progress', { size: sizeText(bytes), count: found() })}`,
          )
        }
        yield chunk
      }
    },
    bytes: () => bytes,
    wipe(): void {
      if (isOnScreen) void stderr.write('\r\u001b[K')
      isOnScreen = false
    },
  }
}
