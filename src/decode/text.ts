/** Finds errors in a text that is there as a whole, without waiting. */
import type { LocatedError } from './assemble.ts'
import { createLineReader } from './input/lines.ts'
import { readLoneCode } from './lone-code.ts'
import { createScanner, type ScannerOptions } from './scanner.ts'

/** Every error in a text, in order. */
export function findErrorsInText(text: string, options: ScannerOptions): LocatedError[] {
  const reader = createLineReader(createScanner(options))
  const found = [...reader.push(new TextEncoder().encode(text)), ...reader.end()]
  const lone = found.length > 0 ? null : readLoneCode(text.slice(0, 300), options.isKnownCode)
  return lone === null ? found : [lone]
}
