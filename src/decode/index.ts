/** Text and bytes in, error responses out: what the other rooms see of decoding. */

import type { LocatedError } from './assemble.ts'
import { type Gunzip, toUtf8 } from './input/bytes.ts'
import { readLoneCode } from './lone-code.ts'
import { readPlainBody } from './plain-body.ts'
import type { ScannerOptions } from './scanner.ts'
import type { TextReader } from './text.ts'

export type { LocatedError } from './assemble.ts'
export type { Gunzip } from './input/bytes.ts'
export type { ScannerOptions } from './scanner.ts'

/** What decoding is told by its caller. */
export interface DecodingOptions extends ScannerOptions {
  /** Unpacks gzip; without it packed bytes are data in which nothing is found. */
  gunzip?: Gunzip
}

/** More bytes than any code has; an input that is only a code is shorter. */
const maxLoneCode = 200

/**
 * Finds every error in an input, in order, each as soon as it is complete. Memory does not grow with the input, and
 * the result does not depend on how the input is cut into pieces.
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
  for await (const bytes of toUtf8(chunks, options.gunzip)) {
    if (head.length <= maxLoneCode) {
      const alone = head === '' && !options.trace ? readPlainBody(bytes, options.statusesOf) : null
      head += decoder.decode(bytes.subarray(0, maxLoneCode + 1), { stream: true })
      if (alone) {
        plain = { bytes: bytes.slice(), found: alone }
        isFound = true
        continue
      }
    }
    if (reader === null) {
      const { createTextReader } = await import('./text.ts')
      reader = createTextReader(options)
      if (plain) yield* reader.push(plain.bytes)
    }
    for (const found of reader.push(bytes)) {
      isFound = true
      yield found
    }
  }
  if (plain && reader === null) yield plain.found
  for (const found of reader?.end() ?? []) {
    isFound = true
    yield found
  }
  const lone = isFound || head.length > maxLoneCode ? null : readLoneCode(head, options.isKnownCode)
  if (lone) yield lone
}
