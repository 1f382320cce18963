import { readAddress } from '../address.ts'
import { readObsHost } from '../hosts.ts'
import type { ErrorResponse } from '../types.ts'
import { failureOf } from './failure.ts'
import type { Fields } from './syntax/fields.ts'

/** Sub-resources: a query without a value that names a configuration, not an object. */
const subresource =
  /[?&](acl|cors|delete|encryption|inventory|lifecycle|location|logging|notification|policy|quota|replication|requestPayment|restore|storageClass|storageinfo|storagePolicy|tagging|torrent|uploads|versioning|versions|website)(?:&|$)/

function addressOf(fields: Fields): { bucket: string | null; key: string | null } {
  if (fields.url) {
    const address = readAddress(fields.url)
    if (address) return address
  }
  // `Resource` is the path of the request as the server saw it: /bucket/key.
  const resource = /^\/([a-z0-9][a-z0-9.-]{2,62})(?:\/([\s\S]*))?$/.exec(fields.resource ?? '')
  if (resource) return { bucket: resource[1] ?? null, key: resource[2] || null }
  const host = fields.details?.VirtualHost ?? fields.details?.Host
  return { bucket: readObsHost(host?.replace(/:\d+$/, '') ?? '')?.bucket ?? null, key: null }
}

/** An id of OBS has 32 digits: what stands behind them was glued to the id where a line was broken. */
function cutRequestId(id: string | null): string | null {
  return id && /^0000[0-9A-F]{28}(?!0000)/.test(id) ? id.slice(0, 32) : id
}

/** Whether a number can be an HTTP status: programs print numbers of other kinds in the same place. */
export function isStatus(number: number): boolean {
  return number >= 100 && number <= 599
}

/**
 * Makes a whole response of the fields that were found. Bucket and key come from the URL where no field names them.
 */
export function toResponse(fields: Fields, client: string | null, unanswered: boolean): ErrorResponse {
  const address = addressOf(fields)
  const details: Record<string, string> = Object.assign(Object.create(null), fields.details)
  const sub = subresource.exec(fields.url ?? '')?.[1]
  if (sub) details.Subresource ??= sub
  // Every answer of OBS has this value: only another one is worth showing.
  if (details.Server === 'OBS') delete details.Server
  const failure = unanswered ? failureOf(fields) : null
  if (failure) details.Failure ??= failure
  return {
    code: fields.code ?? null,
    message: fields.message ?? null,
    // -1 is how SDKs say that nobody answered.
    status: fields.status != null && isStatus(fields.status) ? fields.status : null,
    resource: fields.resource ?? null,
    bucket: fields.bucket ?? address.bucket,
    key: fields.key ?? address.key,
    requestId: cutRequestId(fields.requestId ?? null),
    hostId: fields.hostId ?? null,
    method: fields.method ?? null,
    url: fields.url ?? null,
    time: fields.time ?? null,
    client,
    details,
    headers: fields.headers ?? {},
    requestHeaders: fields.requestHeaders ?? {},
    unanswered,
    around: { before: '', behind: '' },
  }
}
