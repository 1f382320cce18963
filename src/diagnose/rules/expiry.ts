/** Signed links that lost their signature or are past their time, and V4 credentials whose date is too old. */

import { isoTime, parseTime } from '../../time.ts'
import type { ErrorResponse } from '../../types.ts'
import { scopeOf } from '../facts/credential-scope.ts'
import { isDamagedLink, queryOf } from '../facts/request.ts'
import { handlingTime } from '../facts/server-time.ts'
import { found, rule, type UnwordedFinding } from '../rule.ts'

const day = 86_400_000

/** A V4 signing key is valid for seven days. Source: https://support.huaweicloud.com/api-obs/obs_errorcode_0012.html */
const keyLifetime = 7 * day

type Query = ReadonlyMap<string, string>

/** How long the link was made to last, in seconds, as `X-Amz-Expires` says. */
function lifetimeOf({ details }: ErrorResponse, query: Query): number | null {
  const seconds = details['X-Amz-Expires'] ?? query.get('x-amz-expires') ?? query.get('x-obs-expires') ?? ''
  return /^\d{1,9}$/.test(seconds) ? Number(seconds) : null
}

/** `Expires` of a V2 link; without a key and a signature it is a parameter of somebody else, such as a CDN. */
function signedExpires(query: Query): string | undefined {
  const isSigned = query.has('signature') || query.has('accesskeyid') || query.has('awsaccesskeyid')
  return isSigned ? query.get('expires') : undefined
}

/** Until when the link was valid: what the server says, else what the URL says. */
function expiryOf(response: ErrorResponse, query: Query, lifetime: number | null): number | null {
  const told = parseTime(response.details.Expires) ?? parseTime(signedExpires(query))
  if (told !== null) return told
  const signed = parseTime(query.get('x-amz-date') ?? query.get('x-obs-date'))
  return signed !== null && lifetime !== null ? signed + lifetime * 1000 : null
}

function link(response: ErrorResponse): UnwordedFinding<'link-expired' | 'link-expired:about'>[] {
  const query = queryOf(response)
  const lifetime = lifetimeOf(response, query)
  const expires = expiryOf(response, query, lifetime)
  const server = handlingTime(response)
  if (expires === null || server === null || server.time <= expires) return []
  const values = {
    difference: (server.time - expires) / 1000,
    expires: isoTime(expires),
    server: isoTime(server.time),
  }
  const key = server.isExact ? 'link-expired' : 'link-expired:about'
  return lifetime === null ? found(key, values) : found(key, { ...values, lifetime }, ['link-lifetime'])
}

function credential(response: ErrorResponse): UnwordedFinding<'credential-date' | 'credential-date:about'>[] {
  const date = scopeOf(response)?.date
  const server = handlingTime(response)
  const signed = date ? parseTime(`${date}T000000Z`) : null
  if (!date || server === null || signed === null) return []
  // The scope names a day only, so the key is too old for certain once that day's end is seven days past.
  if (server.time - (signed + day) <= keyLifetime) return []
  const values = { date, age: (server.time - signed) / 1000, server: isoTime(server.time) }
  return found(server.isExact ? 'credential-date' : 'credential-date:about', values)
}

/** An expired link is refused when the request arrives; another answer shows that it was still valid then. */
function isRefusal({ code, status }: ErrorResponse): boolean {
  if (status !== null) return status === 400 || status === 401 || status === 403
  return (
    code === null || /^(?:AccessDenied|RequestTimeTooSkewed|ExpiredToken|SignatureDoesNotMatch)$/.test(code)
  )
}

export const expiry = rule(['link-damaged', 'link-expired', 'credential-date'], response => {
  if (!isRefusal(response)) return []
  if (isDamagedLink(response)) return found('link-damaged')
  const expired = link(response)
  return expired.length > 0 ? expired : credential(response)
})
