import type { LocatedError } from './assemble.ts'
import { toResponse } from './complete.ts'
import type { IsKnownCode } from './known-code.ts'

/** Reads an input that is a code and nothing else, quotes and punctuation aside. */
export function readLoneCode(input: string, isKnownCode: IsKnownCode): LocatedError | null {
  // A member of an enum, in the header file of the SDK for C.
  if (/^\s*OBS_STATUS_\w+\s*[,=]/.test(input)) return null
  const word = input.trim().replace(/^[\s'"`<[(]{1,20}|[\s'"`>\]).,:;!]{1,20}$/g, '')
  if (!/^[A-Za-z][\w. -]{2,80}$/.test(word) || !isKnownCode(word)) return null
  return { response: toResponse({ code: word }, null, false), line: 1, lastLine: 1, isRepeat: false }
}
