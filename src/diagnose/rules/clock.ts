/** The clock of the request against that of the server. */

import { isoTime, parseTime } from '../../time.ts'
import type { ErrorResponse } from '../../types.ts'
import { queryOf } from '../facts/request.ts'
import { serverTime } from '../facts/server-time.ts'
import { found, rule, type UnwordedFinding } from '../rule.ts'

const minute = 60_000
const hour = 60 * minute

/** Allowed where the response does not say. Source: https://support.huaweicloud.com/api-obs/obs_errorcode_0012.html */
const documentedSkew = 15 * minute

/** Time zones reach from UTC-12 to UTC+14; a request needs a moment to arrive. */
const widestZone = 14 * hour
const transit = minute

function requestTime({ details, requestHeaders }: ErrorResponse): number | null {
  // A date in x-obs-date or x-amz-date takes the place of Date.
  const sentDate = requestHeaders['x-obs-date'] ?? requestHeaders['x-amz-date'] ?? requestHeaders.date
  return parseTime(details.RequestTime) ?? parseTime(sentDate)
}

type Zone = `clock-timezone:${'hours' | 'half-hours'}`
type Skew = `clock-skew:${'ahead' | 'behind' | 'late' | 'link' | 'zone-ahead' | 'zone-behind'}`

function timeZone(skew: number): UnwordedFinding<Zone>[] {
  const steps = Math.round(Math.abs(skew) / (hour / 2))
  const rest = Math.abs(Math.abs(skew) - (steps * hour) / 2)
  if (steps === 0 || rest > transit || Math.abs(skew) > widestZone + transit) return []
  const key = steps % 2 === 0 ? 'clock-timezone:hours' : 'clock-timezone:half-hours'
  return found(key, { difference: (steps * 3600) / 2 })
}

function unreadableDate({ requestHeaders, status }: ErrorResponse): UnwordedFinding<'date-unreadable'>[] {
  const date = requestHeaders.date
  if (!date || requestHeaders['x-obs-date'] || requestHeaders['x-amz-date']) return []
  if (status === null || status < 400 || parseTime(date) !== null) return []
  return found('date-unreadable', { value: date })
}

/**
 * Whether the refusal can come of a wrong clock. Another answer shows that the server accepted the date; its own date may
 * be much later than that of the request, since the answer to an upload comes when the upload ends.
 */
function mayBeOfClock({ code, status }: ErrorResponse): boolean {
  if (code !== null) return /^(?:RequestTimeTooSkewed|AccessDenied|SignatureDoesNotMatch)$/i.test(code)
  return status === null || status === 401 || status === 403
}

/** The time a V4 link was signed at; only one ahead of the server tells of a clock, since links are used later. */
function aheadInLink(response: ErrorResponse, server: number): UnwordedFinding<'clock-skew:link'>[] {
  const { code } = response
  if (code !== 'AuthorizationQueryParametersError' && !mayBeOfClock(response)) return []
  const query = queryOf(response)
  const signed = parseTime(query.get('x-amz-date') ?? query.get('x-obs-date'))
  if (signed === null || signed - server <= documentedSkew) return []
  const values = { skew: (signed - server) / 1000, request: isoTime(signed), server: isoTime(server) }
  return found('clock-skew:link', values)
}

/** A skew, after the time zone that explains it: then it says nothing of the clock, which can be right. */
function withZone(skew: UnwordedFinding<Skew>, allowed: number): UnwordedFinding<Skew | Zone>[] {
  const zone = timeZone(Number(skew.values.skew) * 1000)
  if (zone.length === 0) return [skew]
  const key = Number(skew.values.skew) > 0 ? 'clock-skew:zone-ahead' : 'clock-skew:zone-behind'
  return [...zone, ...found(key, { ...skew.values, allowed: allowed / 1000 })]
}

/** What tools for NTP say of a clock that is right. */
const inSync = /of NTP time|(?:clock|NTP) synchronized: yes|Leap status\s*: Normal/i
/** The output of `date` in UTC, and a Date header. */
const dateOutput = /^\w{3} (\w{3} {1,2}\d{1,2} \d\d:\d\d:\d\d) (?:UTC|GMT) (\d{4})\s*$/m
const dateHeader = /^[<\s]{0,4}date: (\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT)/im

/** Whether the lines around show that the clock of the client is right. */
function isClockRight({ around }: ErrorResponse): boolean {
  const text = `${around.before}\n${around.behind}`
  if (inSync.test(text)) return true
  const [, clock = '', year = ''] = dateOutput.exec(text) ?? []
  const [own, server] = [parseTime(`Thu ${clock} ${year}`), parseTime(dateHeader.exec(text)?.[1])]
  return own !== null && server !== null && Math.abs(own - server) <= minute
}

export const clock = rule(['clock-skew', 'clock-timezone', 'date-unreadable'], response => {
  const [request, server] = [requestTime(response), serverTime(response)]
  if (request === null && server !== null) {
    const [ahead] = aheadInLink(response, server)
    if (ahead) return withZone(ahead, documentedSkew)
  }
  if (request === null || server === null) return unreadableDate(response)
  if (!mayBeOfClock(response)) return []
  const given = response.details.MaxAllowedSkewMilliseconds ?? ''
  const allowed = /^\d{1,12}$/.test(given) ? Number(given) : documentedSkew
  const skew = request - server
  if (Math.abs(skew) <= allowed) return []
  const values = {
    skew: skew / 1000,
    request: isoTime(request),
    server: isoTime(server),
    allowed: allowed / 1000,
  }
  if (skew < 0 && isClockRight(response)) return found('clock-skew:late', values)
  return found(skew > 0 ? 'clock-skew:ahead' : 'clock-skew:behind', values).flatMap(one =>
    withZone(one, allowed),
  )
})
