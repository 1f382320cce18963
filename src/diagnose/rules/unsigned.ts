/** A request without a signature, where a refusal can come of that. */

import type { ErrorResponse } from '../../types.ts'
import { mayBeObs } from '../facts/answerer.ts'
import { successes } from '../facts/commands.ts'
import { hasNoSignature } from '../facts/request.ts'
import { found, rule } from '../rule.ts'

/** Codes of refusals that an unsigned request gets. */
const refusals = /^(?:AccessDenied|RequestPayerDenied)$/

/** Browsers send a Referer without being asked; whoever gives one to another program tests hotlink protection. */
function isTestOfReferer({ referer, 'user-agent': agent }: ErrorResponse['requestHeaders']): boolean {
  return Boolean(referer) && !/^Mozilla/.test(agent ?? '')
}

/**
 * Whether a missing signature tells anything: the preflight of a browser is never signed, and a form is signed by one
 * of its fields.
 */
function isTelling({ method, requestHeaders }: ErrorResponse): boolean {
  return (
    method?.toUpperCase() !== 'OPTIONS' &&
    !requestHeaders['x-auth-token'] &&
    !isTestOfReferer(requestHeaders) &&
    !requestHeaders['content-type']?.includes('multipart/form-data')
  )
}

/** The same request, with another Referer or none, succeeded without a signature. */
function hasSucceeded({ around, url }: ErrorResponse): boolean {
  const others = successes(`${around.before}\n${around.behind}`)
  return others.some(({ headers, url: other }) => other === url && !headers.authorization)
}

export const unsigned = rule(['unsigned'], response => {
  const { code, status, details } = response
  if (code === null ? status !== 403 : !refusals.test(code)) return []
  // A list of errors within a success: the request itself was let in.
  if (status !== null && status < 300) return []
  if (details.Requester === 'Anonymous') return found('unsigned:log')
  if (!hasNoSignature(response) || !isTelling(response) || hasSucceeded(response)) return []
  return mayBeObs(response) ? found('unsigned') : []
})
