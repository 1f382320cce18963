import type { ErrorResponse, Finding, Lang } from '../../types.ts'
import { addressOf } from '../facts/addressing-style.ts'
import { quote } from '../facts/quote.ts'
import { finding, say } from '../sentence.ts'

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
export function systemCodeOf({ details, message }: ErrorResponse): string | null {
  return (
    details.SystemCode ?? systemWords.find(([words]) => message !== null && words.test(message))?.[1] ?? null
  )
}

/** A failure on this computer, in the words of Go's os package. */
const localFailure =
  /^(?:open|stat|lstat|read|write|mkdir|rename|remove) (?<path>\S.{0,1000}): (?:permission denied|no such file or directory|is a directory|not a directory|too many open files|no space left on device)/i

const proxyRefusal = /CONNECT tunnel failed, response (\d{3})|HTTP code (\d{3}) from proxy after CONNECT/

/** The host as a command may hold it: what is no plain name comes from a stranger and could be one of a shell. */
function hostOf(response: ErrorResponse): string {
  const host = response.details.Host ?? addressOf(response)?.host ?? ''
  return /^[a-z0-9][a-z0-9.-]{0,252}$/i.test(host) ? host : '<endpoint>'
}

/** Why OBS never answered, as far as the failure tells, and where to look on. */
export function unanswered(response: ErrorResponse, lang: Lang): Finding[] {
  if (!response.unanswered) return []
  const message = response.message ?? ''
  const path = localFailure.exec(message)?.groups?.path
  if (path) return finding('local-file', say(lang, 'local-file', { path: quote(path) }))
  const refusal = proxyRefusal.exec(message)
  const status = response.details.ProxyStatus ?? refusal?.[1] ?? refusal?.[2]
  if (status) return finding('proxy-refused', say(lang, 'proxy-refused', { status, host: hostOf(response) }))
  if (response.code !== null || systemCodeOf(response) !== null) return []
  return finding(
    'no-answer',
    say(lang, 'no-answer', { command: `curl -sSv -o /dev/null https://${hostOf(response)}` }),
  )
}
