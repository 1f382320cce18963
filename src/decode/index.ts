import type { Found } from './assemble.ts'
import { toUtf8 } from './input/bytes.ts'
import { createLineReader } from './input/lines.ts'
import { readBareCode } from './lone-code.ts'
import { createScanner, type ScannerOptions } from './scanner.ts'

export type { Found } from './assemble.ts'
export type { ScannerOptions } from './scanner.ts'

/** More than any single word; an input that is only a code is shorter. */
const maxBare = 200

/**
 * Finds every failure in an input, in order, each as soon as it is complete. Memory does not grow with the input, and
 * the result does not depend on how the input is cut into pieces.
 * @param chunks text or bytes; UTF-8, UTF-16 with or without a mark, gzip
 */
export async function* findErrors(
  chunks: AsyncIterable<string | Uint8Array>,
  options: ScannerOptions,
): AsyncGenerator<Found> {
  const reader = createLineReader(createScanner(options))
  let head = ''
  let isFound = false
  for await (const bytes of toUtf8(chunks)) {
    if (head.length <= maxBare) head += bytes.toString('utf8', 0, maxBare * 4)
    for (const found of reader.push(bytes)) {
      isFound = true
      yield found
    }
  }
  for (const found of reader.end()) {
    isFound = true
    yield found
  }
  const bare = isFound || head.length > maxBare ? null : readBareCode(head, options.knows)
  if (bare) yield bare
}
