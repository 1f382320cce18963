/**
 * Decides whether a request may be repeated, from what the catalogue says of the code and from what the request does.
 *
 * The catalogue's verdict is about the failure: `yes`, it passes and nothing was done; `check-first`, it passes, and the
 * request may have been carried out; `no`, something has to change first. What a repetition does depends on the request:
 *
 * - A request that only reads changes nothing, so a failure that passes may always be followed by a repetition (RFC 9110,
 *   9.2.1, safe methods).
 * - A request that writes the same result however often it is sent (PUT of an object, of a part, of a configuration, DELETE)
 *   is repeated where it was refused, and checked where it may have been carried out: the answer of another writer would be
 *   overwritten, or a second version made (RFC 9110, 9.2.2, idempotent methods; page of OBS on consistency).
 * - A request that does something new each time (append, rename, complete, POST) is checked first after any failure in
 *   which the server began to work: status 5xx, 408, or no answer. Rename is documented as not idempotent
 *   (https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0094.html), the position of an append moves, and a
 *   completed upload is gone.
 */

import type { ErrorResponse, Retry } from '../types.ts'
import { methodOf, queryOf } from './facts/request.ts'

/** What repeating a request does. */
export type Effect = 'reads' | 'same-result' | 'new-each-time' | 'unknown'

/** Operations that do something new each time, under the names that SDKs, tools and the access log give them. */
const newEachTime =
  /append|rename|complete(?:multipart)?upload|initiate|createmultipart|modify|truncate|restore|postobject|post\.object/i

/** Sub-resources of POST that only read, or that give the same result however often they are sent. */
const readingPosts = ['select']
const repeatablePosts = ['delete']

/** What repeating the request does, from its method, its parameters or the name of its operation. */
export function effectOf(response: ErrorResponse): Effect {
  const method = methodOf(response)
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return 'reads'
  const operation = response.details.Operation ?? ''
  if (newEachTime.test(operation)) return 'new-each-time'
  const query = queryOf(response)
  if (method === 'POST') {
    if (readingPosts.some(name => query.has(name))) return 'reads'
    const isBatchDelete = repeatablePosts.some(name => query.has(name)) || /^delete/i.test(operation)
    return isBatchDelete ? 'same-result' : 'new-each-time'
  }
  // PUT of a parallel file system: modify and truncate name a position.
  if (method === 'PUT') return query.has('modify') || query.has('truncate') ? 'new-each-time' : 'same-result'
  return method === 'DELETE' ? 'same-result' : 'unknown'
}

/** Whether the server may have begun to work on the request, by the status; with 429 or 409 it did nothing. */
function mayHaveBegun({ status }: ErrorResponse): boolean {
  return status === null || status === 408 || status >= 500
}

/**
 * Whether this very request may be repeated.
 * @param verdict what the catalogue says of the failure
 * @param isUnsent whether a connection was tried that carried nothing of the request: sending again harms nothing
 */
export function retryOf(response: ErrorResponse, verdict: Retry, isUnsent = false): Retry {
  if (isUnsent) return 'yes'
  if (verdict === 'no') return 'no'
  const effect = effectOf(response)
  if (effect === 'reads') return 'yes'
  if (effect === 'new-each-time' && mayHaveBegun(response)) return 'check-first'
  return verdict
}
