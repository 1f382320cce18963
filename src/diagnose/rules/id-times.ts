/**
 * About when the request was handled, and when a multipart upload began, as their ids tell. What is read from an id is not
 * told against a time that is stated.
 */

import { isoTime, parseTime } from '../../time.ts'
import type { ErrorResponse } from '../../types.ts'
import { queryOf } from '../facts/request.ts'
import { timeInId } from '../facts/request-id-time.ts'
import { serverTime } from '../facts/server-time.ts'
import { found, rule, type UnwordedFinding } from '../rule.ts'

const minute = 60_000
/** Time zones reach from UTC-12 to UTC+14. */
const widestZone = 14 * 60 * minute

/** Whether the server's clock, or a time that a log or a ticket states, is another one. */
function isContradicted(handled: number, response: ErrorResponse): boolean {
  const server = serverTime(response)
  if (server !== null) return Math.abs(handled - server) > minute
  if (response.time === null) return false
  const stated = parseTime(response.time) ?? parseTime(`${response.time}Z`)
  return stated === null || Math.abs(handled - stated) > widestZone
}

export const idTimes = rule(['request-time', 'upload-time'], response => {
  const findings: UnwordedFinding<'request-time' | 'upload-time'>[] = []
  const handled = timeInId(response.requestId)
  if (handled !== null && !isContradicted(handled, response))
    findings.push(...found('request-time', { time: isoTime(handled) }))
  const upload = timeInId(response.details.UploadId ?? queryOf(response).get('uploadid'))
  if (upload !== null) findings.push(...found('upload-time', { time: isoTime(upload) }))
  return findings
})
