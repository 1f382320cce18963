/** Finds errors in bytes and texts of any kind. */
import type { LocatedError } from './assemble.ts'
import { createLineReader } from './input/lines.ts'
import { readLoneCode } from './lone-code.ts'
import { createScanner, type ScannerOptions } from './scanner.ts'

/** Makes a reader, which is given an input as bytes of UTF-8 in pieces of any size. */
export function createTextReader(options: ScannerOptions) {
  return createLineReader(createScanner(options))
}

export type TextReader = ReturnType<typeof createTextReader>

/** Every error in a text that is there as a whole, in order, without waiting. */
export function findErrorsInText(text: string, options: ScannerOptions): LocatedError[] {
  const reader = createTextReader(options)
  const found = [...reader.push(new TextEncoder().encode(text)), ...reader.end()]
  const lone = found.length > 0 ? null : readLoneCode(text.slice(0, 300), options.isKnownCode)
  return lone === null ? found : [lone]
}
