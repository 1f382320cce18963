import { type Address, readAddress } from '../../address.ts'
import type { ErrorResponse, HostForm } from '../../types.ts'

/** Hosts that belong to somebody else: other object stores, and the other services of Huawei Cloud. */
const elsewhere =
  /(?:^|\.)(?:amazonaws\.com(?:\.cn)?|cloudfront\.net|aliyuncs\.com|myqcloud\.com|tencentcos\.cn|googleapis\.com|windows\.net|bcebos\.com|ksyuncs\.com|qiniucs\.com|volces\.com|backblazeb2\.com|wasabisys\.com|digitaloceanspaces\.com|r2\.cloudflarestorage\.com|min\.io|localhost|local|internal|myhuaweicloud\.(?:com|cn|eu)|myhwclouds\.com|otc\.t-systems\.com)$/i

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

/**
 * How the request addressed its bucket.
 * @returns null where that cannot be told: no host known, an OBS host without a bucket, an IP address, another vendor
 */
export function hostForm(response: ErrorResponse): HostForm | null {
  const address = addressOf(response)
  if (!address?.form) return null
  return address.form === 'custom-domain' && elsewhere.test(address.host) ? null : address.form
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
    if (name !== '' && !query.has(name)) query.set(name, equals < 0 ? '' : decoded(pair.slice(equals + 1)))
  }
  return query
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The bucket's host name at this endpoint, or null where the two do not make one. */
export function bucketHost(bucket: string | null, endpoint: string): string | null {
  return bucket !== null && /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) ? `${bucket}.${endpoint}` : null
}
