/** The clock of the server, as a response tells it. */

import { parseTime } from '../../time.ts'
import type { ErrorResponse } from '../../types.ts'
import { timeInId } from './request-id-time.ts'

/** The server's clock as the response gives it: the body's own element, else the Date header. */
export function serverTime({ details, headers }: ErrorResponse): number | null {
  return parseTime(details.ServerTime) ?? parseTime(headers.date)
}

/** When the server handled the request; `isExact` is false where only the request id tells. */
export function handlingTime(response: ErrorResponse): { time: number; isExact: boolean } | null {
  const told = serverTime(response)
  if (told !== null) return { time: told, isExact: true }
  const read = timeInId(response.requestId)
  return read === null ? null : { time: read, isExact: false }
}
