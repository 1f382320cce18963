/** Text and bytes in, error responses out: what the other rooms see of decoding. */

import type { LocatedError } from './assemble.ts'
import { type Gunzip, toUtf8 } from './input/bytes.ts'
import { createLineReader } from './input/lines.ts'
import { readLoneCode } from './lone-code.ts'
import { createScanner, type ScannerOptions } from './scanner.ts'

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
  const reader = createLineReader(createScanner(options))
  const decoder = new TextDecoder()
  let head = ''
  let isFound = false
  for await (const bytes of toUtf8(chunks, options.gunzip)) {
    if (head.length <= maxLoneCode)
      head += decoder.decode(bytes.subarray(0, maxLoneCode + 1), { stream: true })
    for (const found of reader.push(bytes)) {
      isFound = true
      yield found
    }
  }
  for (const found of reader.end()) {
    isFound = true
    yield found
  }
  const lone = isFound || head.length > maxLoneCode ? null : readLoneCode(head, options.isKnownCode)
  if (lone) yield lone
}
