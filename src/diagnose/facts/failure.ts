/** Why nobody answered, under the name that the system or Node has for it. */

import type { ErrorResponse } from '../../types.ts'

/** How programs without the system's names word them: curl, Go, Java, Python. */
const systemWords: [words: RegExp, code: string][] = [
  [
    /could not resolve host|no such host|unknownhost|name or service not known|nodename nor servname/i,
    'ENOTFOUND',
  ],
  [/refused|failed to connect|couldn't connect/i, 'ECONNREFUSED'],
  [/timed? ?out|timeout|deadline exceeded/i, 'ETIMEDOUT'],
  [/connection reset|recv failure|empty reply|EOF/i, 'ECONNRESET'],
  [/certificate|x509/i, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
]

/** The system's name for why nobody answered, or null where that is not told. */
export function failureCodeOf({ details, message }: ErrorResponse): string | null {
  return (
    details.SystemCode ?? systemWords.find(([words]) => message !== null && words.test(message))?.[1] ?? null
  )
}
