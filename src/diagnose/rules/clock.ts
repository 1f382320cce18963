import type { ErrorResponse, Finding, Lang } from '../../types.ts'
import { quote } from '../facts/quote.ts'
import { duration, isoTime, parseTime } from '../facts/time.ts'
import { finding, say } from '../sentence.ts'

const minute = 60_000
const hour = 60 * minute

/** Allowed where the response does not say. Source: https://support.huaweicloud.com/api-obs/obs_errorcode_0012.html */
const documentedSkew = 15 * minute

/** Time zones reach from UTC-12 to UTC+14; a request needs a moment to arrive. */
const widestZone = 14 * hour
const transit = minute

/** The server's clock as the response gives it: the body's own element, else the Date header. */
export function serverTime({ details, headers }: ErrorResponse): number | null {
  return parseTime(details.ServerTime) ?? parseTime(headers.date)
}

function requestTime({ details, requestHeaders }: ErrorResponse): number | null {
  // A date in x-obs-date or x-amz-date takes the place of Date.
  const written = requestHeaders['x-obs-date'] ?? requestHeaders['x-amz-date'] ?? requestHeaders.date
  return parseTime(details.RequestTime) ?? parseTime(written)
}

function zone(skew: number, lang: Lang): Finding[] {
  const steps = Math.round(Math.abs(skew) / (hour / 2))
  const rest = Math.abs(Math.abs(skew) - (steps * hour) / 2)
  if (steps === 0 || rest > transit || Math.abs(skew) > widestZone + transit) return []
  const difference = duration((steps * hour) / 2, lang)
  const key = steps % 2 === 0 ? 'clock-timezone-hours' : 'clock-timezone-half-hours'
  return finding('clock-timezone', say(lang, key, { difference }))
}

function unreadableDate({ requestHeaders, status }: ErrorResponse, lang: Lang): Finding[] {
  const date = requestHeaders.date
  if (!date || requestHeaders['x-obs-date'] || requestHeaders['x-amz-date']) return []
  if (status === null || status < 400 || parseTime(date) !== null) return []
  const example = '"Fri, 24 Jul 2026 00:10:26 GMT"'
  return finding('date-unreadable', say(lang, 'date-unreadable', { value: quote(date), example }))
}

/** The request's clock against the server's, where they differ by more than is allowed. */
export function clock(response: ErrorResponse, lang: Lang): Finding[] {
  const [request, server] = [requestTime(response), serverTime(response)]
  if (request === null || server === null) return unreadableDate(response, lang)
  const given = response.details.MaxAllowedSkewMilliseconds ?? ''
  const allowed = /^\d{1,12}$/.test(given) ? Number(given) : documentedSkew
  const skew = request - server
  if (Math.abs(skew) <= allowed) return []
  const text = say(lang, skew > 0 ? 'clock-ahead' : 'clock-behind', {
    difference: duration(skew, lang),
    request: isoTime(request),
    server: isoTime(server),
    allowed: duration(allowed, lang),
  })
  return [...finding('clock-skew', text), ...zone(skew, lang)]
}
