import type { ErrorResponse, Finding, Lang } from '../../types.ts'
import { queryOf } from '../facts/addressing-style.ts'
import { scopeOf } from '../facts/credential-scope.ts'
import { timeInId } from '../facts/request-id-time.ts'
import { duration, isoTime, parseTime } from '../facts/time.ts'
import { finding, say } from '../sentence.ts'
import { serverTime } from './clock.ts'

const day = 86_400_000

/** A V4 signing key is valid for seven days. Source: https://support.huaweicloud.com/api-obs/obs_errorcode_0012.html */
const keyLifetime = 7 * day

/** How long the link was made to last, in milliseconds, as `X-Amz-Expires` says in seconds. */
function lifetimeOf(response: ErrorResponse, query: ReadonlyMap<string, string>): number | null {
  const { details } = response
  const seconds = details['X-Amz-Expires'] ?? query.get('x-amz-expires') ?? query.get('x-obs-expires') ?? ''
  return /^\d{1,9}$/.test(seconds) ? Number(seconds) * 1000 : null
}

/** Until when the link was valid: what the server says, else what the URL says. */
function expiryOf(
  response: ErrorResponse,
  query: ReadonlyMap<string, string>,
  lifetime: number | null,
): number | null {
  const said = parseTime(response.details.Expires) ?? parseTime(query.get('expires'))
  if (said !== null) return said
  const signed = parseTime(query.get('x-amz-date') ?? query.get('x-obs-date'))
  return signed !== null && lifetime !== null ? signed + lifetime : null
}

function link(response: ErrorResponse, lang: Lang): Finding[] {
  const query = queryOf(response)
  const lifetime = lifetimeOf(response, query)
  const expires = expiryOf(response, query, lifetime)
  if (expires === null) return []
  const told = serverTime(response)
  const server = told ?? timeInId(response.requestId)
  if (server === null || server <= expires) return []
  const text = say(lang, told === null ? 'link-expired-about' : 'link-expired', {
    difference: duration(server - expires, lang),
    expires: isoTime(expires),
    server: isoTime(server),
  })
  const made = lifetime === null ? '' : say(lang, 'link-lifetime', { lifetime: duration(lifetime, lang) })
  return finding('link-expired', text + made)
}

function credential(response: ErrorResponse, lang: Lang): Finding[] {
  const date = scopeOf(response)?.date
  if (!date) return []
  const told = serverTime(response)
  const server = told ?? timeInId(response.requestId)
  if (server === null) return []
  const signed = parseTime(`${date}T000000Z`)
  // The scope names a day only, so the key is too old for certain once that day's end is seven days past.
  if (signed === null || server - (signed + day) <= keyLifetime) return []
  const values = { date, age: duration(server - signed, lang), server: isoTime(server) }
  return finding(
    'credential-date',
    say(lang, told === null ? 'credential-date-about' : 'credential-date', values),
  )
}

/** Signed links past their time, and V4 credentials whose date is too old. */
export function expiry(response: ErrorResponse, lang: Lang): Finding[] {
  const expired = link(response, lang)
  return expired.length > 0 ? expired : credential(response, lang)
}
