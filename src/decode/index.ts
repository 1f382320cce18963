/** Text and bytes in, error responses out: what the other rooms see of decoding. */

import type { LocatedError } from './assemble.ts'
import { type Gunzip, toUtf8 } from './input/bytes.ts'
import { readLoneCode } from './lone-code.ts'
import { readPlainBody } from './plain-body.ts'
import type { ScannerOptions } from './scanner.ts'
import type { TextReader } from './text.ts'

export type { LocatedError } from './assemble.ts'
export { type Gunzip, maxGzipLevels } from './input/bytes.ts'
export type { ScannerOptions } from './scanner.ts'

/** What decoding is told by its caller. */
export interface DecodingOptions extends ScannerOptions {
  /** Unpacks gzip; without it packed bytes are data in which nothing is found. */
  gunzip?: Gunzip
}

/** More bytes than any code has; an input that is only a code is shorter. */
const maxLoneCode = 200
/** Bytes of an input that may be a message and little else. */
const maxHead = 2048

/** An error does not wait longer for the lines behind it where the input pauses: nobody may be writing any. Milliseconds. */
const longestPause = 250

/** Whether a promise is kept before the input has paused for too long. */
async function isInTime(promise: Promise<unknown>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const pause = new Promise<false>(resolve => {
    timer = setTimeout(resolve, longestPause, false)
  })
  try {
    return await Promise.race([promise.then(() => true), pause])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Finds every error in an input, in order, each as soon as it is complete. Memory does not grow with the input, and
 * the result does not depend on how the input is cut into pieces; only where the input pauses, the lines behind an error
 * do not count as evidence, since the error is told before they come.
 * @param chunks text or bytes; UTF-8, UTF-16 with or without a mark, gzip
 */
export async function* findErrors(
  chunks: AsyncIterable<string | Uint8Array>,
  options: DecodingOptions,
): AsyncGenerator<LocatedError> {
  const decoder = new TextDecoder()
  let head = ''
  let isFound = false
  let reader: TextReader | null = null
  /** The first piece, where it is a body alone; told as such unless more follows. */
  let plain: { bytes: Uint8Array; found: LocatedError } | null = null
  /** Reads more bytes with the reader of texts, which is loaded when it is needed. */
  const read = async (bytes: Uint8Array | null): Promise<LocatedError[]> => {
    if (reader === null) {
      const { createTextReader } = await import('./text.ts')
      reader = createTextReader(options)
    }
    const found = plain ? reader.push(plain.bytes) : []
    plain = null
    found.push(...(bytes ? reader.push(bytes) : reader.flush()))
    isFound ||= found.length > 0
    return found
  }
  const pieces = toUtf8(chunks, options.gunzip)[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = pieces.next()
      const isWaiting = plain !== null || (reader as TextReader | null)?.isHolding()
      // `yield*` would wait for each error three times.
      if (isWaiting && !(await isInTime(next))) for (const found of await read(null)) yield found
      const { value: bytes, done } = await next
      if (done) break
      if (head.length <= maxHead) {
        const alone = head === '' && !options.trace ? readPlainBody(bytes, options.statusesOf) : null
        head += decoder.decode(bytes.subarray(0, maxHead + 1), { stream: true })
        if (alone) {
          plain = { bytes: bytes.slice(), found: alone }
          isFound = true
          continue
        }
      }
      for (const found of await read(bytes)) yield found
    }
  } finally {
    await pieces.return?.(undefined)
  }
  const rest: LocatedError[] = plain ? [plain.found] : ((reader as TextReader | null)?.end() ?? [])
  for (const found of rest) yield found
  if (isFound || rest.length > 0) return
  const code = head.length <= maxLoneCode ? readLoneCode(head, options.isKnownCode) : null
  const lone =
    code ?? (head.length <= maxHead ? (await import('./text.ts')).readMessage(head, options) : null)
  if (lone) yield lone
}
