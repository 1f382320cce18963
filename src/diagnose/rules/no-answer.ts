/** Why OBS never answered, as far as the failure tells, and where to look on. */

import { fillCommand } from '../../command-line.ts'
import type { ErrorResponse } from '../../types.ts'
import { failureCodeOf } from '../facts/failure.ts'
import { addressOf } from '../facts/request.ts'
import { found, rule } from '../rule.ts'

/** A failure on this computer, in the words of Go's os package. */
const localFailure =
  /^(?:open|stat|lstat|read|write|mkdir|rename|remove) (?<path>\S.{0,1000}): (?:permission denied|no such file or directory|is a directory|not a directory|too many open files|no space left on device)/i

const proxyRefusal = /CONNECT tunnel failed, response (\d{3})|HTTP code (\d{3}) from proxy after CONNECT/

/** The host that was not reached, as a command line may hold it. */
function hostOf(response: ErrorResponse): string {
  const host = response.details.Host ?? addressOf(response)?.host ?? ''
  return /^[a-z0-9][a-z0-9.-]{0,252}$/i.test(host) ? host : 'ENDPOINT'
}

export const noAnswer = rule(['local-file', 'proxy-refused', 'no-answer'], response => {
  if (!response.unanswered) return []
  const message = response.message ?? ''
  const path = localFailure.exec(message)?.groups?.path
  if (path) return found('local-file', { path })
  const refusal = proxyRefusal.exec(message)
  const status = response.details.ProxyStatus ?? refusal?.[1] ?? refusal?.[2]
  const host = hostOf(response)
  if (status) return found('proxy-refused', { status: Number(status), host })
  if (response.code !== null || failureCodeOf(response) !== null) return []
  return found('no-answer', { command: fillCommand('curl -sSv -o /dev/null https://{host}', { host }) })
})
