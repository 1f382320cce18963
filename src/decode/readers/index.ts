import type { IsKnownCode } from '../known-code.ts'
import { readCodeMessage } from './code-message.ts'
import { codeTriggers } from './code-triggers.ts'
import { inlineTriggers, readInline } from './inline.ts'
import type { Candidate } from './reader.ts'
import { readSentence, sentenceTriggers } from './sentence-reader.ts'
import { readStatus } from './status.ts'

/**
 * The general readers: shapes in which any program prints a failure. They are asked after the forms of the programs,
 * which know more.
 */

export const readerTriggers: string[] = [...codeTriggers, ...inlineTriggers, ...sentenceTriggers]

export { isInline } from './labels.ts'
export { statusTriggers } from './status.ts'

/** What the general readers make of a line, or null. */
export function readGenerally(line: string, isKnownCode: IsKnownCode): Candidate | null {
  return (
    readInline(line, isKnownCode) ??
    readCodeMessage(line, isKnownCode) ??
    readSentence(line) ??
    readStatus(line, isKnownCode)
  )
}
