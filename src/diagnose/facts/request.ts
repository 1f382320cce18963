/** What the request was: where it went, with which parameters, for which operation, signed or not. */

import { type Address, readAddress } from '../../address.ts'
import { endpointIn } from '../../hosts.ts'
import { methodOfOperation } from '../../operation.ts'
import { decodePercent } from '../../percent-encoding.ts'
import type { AddressingStyle, ErrorResponse } from '../../types.ts'

/**
 * Where the request went, from the URL or, where only its path is known, from the `Host` header.
 * @returns null where no host is known
 */
export function addressOf(response: ErrorResponse): Address | null {
  const host = response.requestHeaders.host
  const url = response.url ?? (host ? '/' : null)
  if (url === null || url.length > 100_000) return null
  if (url.startsWith('/')) return host ? readAddress(`https://${host}${url}`) : null
  return readAddress(url)
}

/** The endpoint that the request went to, and its region: those of its address, else the only ones in the lines around. */
export function endpointOf(response: ErrorResponse): { endpoint: string | null; region: string | null } {
  const address = addressOf(response)
  if (address?.endpoint || (address?.host && address.style !== null)) return address
  const { before, behind } = response.around
  const told = before === '' && behind === '' ? null : endpointIn(`${before}\n${behind}`)
  return told ?? { endpoint: null, region: null }
}

/**
 * How the request addressed its bucket.
 * @returns null where that cannot be told: no host known, an OBS host without a bucket, an IP address, another vendor
 */
export function addressingStyle(response: ErrorResponse): AddressingStyle | null {
  return addressOf(response)?.style ?? null
}

const noQuery: ReadonlyMap<string, string> = new Map()

/** The parameters of the request URL, names in lower case, values decoded where they are well formed. */
export function queryOf(response: ErrorResponse): ReadonlyMap<string, string> {
  const url = response.url ?? ''
  const start = url.indexOf('?')
  if (start < 0) return noQuery
  const query = new Map<string, string>()
  for (const pair of (url.slice(start + 1).split('#', 1)[0] as string).split('&')) {
    const equals = pair.indexOf('=')
    const name = (equals < 0 ? pair : pair.slice(0, equals)).toLowerCase()
    if (name !== '' && !query.has(name))
      query.set(name, equals < 0 ? '' : decodePercent(pair.slice(equals + 1)))
  }
  return query
}

/** The bucket's host name at this endpoint, or null where the two do not make one. */
export function bucketHost(bucket: string | null, endpoint: string): string | null {
  return bucket !== null && /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) ? `${bucket}.${endpoint}` : null
}

/** Whether a bucket name is one that stands there twice, since the configured endpoint already holds it: `b-1.b-1`. */
export function isTwice(bucket: string): boolean {
  const half = bucket.slice(0, (bucket.length - 1) / 2)
  return half.length >= 3 && bucket === `${half}.${half}`
}

const signatures = ['signature', 'x-amz-signature', 'x-obs-signature']

/** Whether the query of the URL holds a signature. */
function isPresigned(response: ErrorResponse): boolean {
  const query = queryOf(response)
  return signatures.some(name => query.has(name))
}

/** Parameters of a signed URL beside the signature; where `&` became `&amp;`, that is a part of the name. */
const partOfLink =
  /^(?:amp;.*(?:signature|expires|accesskeyid)|(?:aws)?accesskeyid|x-amz-(?:algorithm|credential))$/

/** Whether the query of the URL is that of a signed link that lost its signature. */
export function isDamagedLink(response: ErrorResponse): boolean {
  return !isPresigned(response) && [...queryOf(response).keys()].some(name => partOfLink.test(name))
}

/** Whether the request headers and the URL are known and neither holds a signature or what is left of one. */
export function hasNoSignature(response: ErrorResponse): boolean {
  const { requestHeaders, url } = response
  if (Object.keys(requestHeaders).length === 0 || requestHeaders.authorization || url === null) return false
  return !isPresigned(response) && !isDamagedLink(response)
}

/** The request method, as the response names it or as its operation shows it; null where neither tells. */
export function methodOf({ method, details }: ErrorResponse): string | null {
  if (method) return method.toUpperCase()
  return details.Operation ? methodOfOperation(details.Operation) : null
}
