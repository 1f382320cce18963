/** What support asks for first. */

import { redact } from '../redact/index.ts'
import { isoTime } from '../time.ts'
import type { ErrorResponse } from '../types.ts'
import { addressOf } from './facts/request.ts'
import { handlingTime } from './facts/server-time.ts'

/**
 * The name of a fact in a support ticket; `aboutTime` is a time read from the request id, `clientMessage` the text of a
 * client that got no response.
 */
export type TicketLabel =
  | 'requestId'
  | 'hostId'
  | 'indicator'
  | 'time'
  | 'aboutTime'
  | 'method'
  | 'host'
  | 'status'
  | 'code'
  | 'message'
  | 'clientMessage'

function timeFact(response: ErrorResponse): [TicketLabel, string | null] {
  if (response.time !== null) return ['time', response.time]
  const handled = handlingTime(response)
  if (handled === null) return ['time', null]
  return [handled.isExact ? 'time' : 'aboutTime', isoTime(handled.time)]
}

/**
 * What support asks for first, in the order in which it looks for it, secrets masked; what is not known is left out.
 * @param explanation canonical code and status, which stand in where the response has none
 */
export function ticketFacts(
  response: ErrorResponse,
  explanation: { code: string | null; status: number | null },
): [TicketLabel, string][] {
  const clean = redact(response)
  const status = response.status ?? explanation.status
  const facts: [TicketLabel, string | null | undefined][] = [
    ['requestId', clean.requestId],
    ['hostId', clean.hostId],
    ['indicator', clean.details.Indicator ?? clean.headers['x-reserved-indicator']],
    timeFact(response),
    ['method', clean.method],
    ['host', addressOf(clean)?.host],
    ['status', status === null ? null : String(status)],
    ['code', response.code ?? explanation.code],
    [clean.unanswered ? 'clientMessage' : 'message', clean.message],
  ]
  return facts.filter((fact): fact is [TicketLabel, string] => Boolean(fact[1]))
}
