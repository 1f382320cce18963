/** What the host name tells of a connection that failed: a region that does not exist, a dot that breaks the certificate. */

import { readAddress } from '../../address.ts'
import { editDistance } from '../../edit-distance.ts'
import { knownRegions, otherStores } from '../../hosts.ts'
import type { ErrorResponse } from '../../types.ts'
import { failureCodeOf } from '../facts/failure.ts'
import { addressOf, isTwice } from '../facts/request.ts'
import { found, rule, type UnwordedFinding } from '../rule.ts'

function hostAddress(response: ErrorResponse) {
  const { Host: host } = response.details
  return addressOf(response) ?? (host ? readAddress(`https://${host}/`) : null)
}

/** A region with more edits than this to every known one is no typing error. */
const maxEdits = 3

type Region = 'region-unknown' | 'region-unknown:nearest'

function unknownRegion(response: ErrorResponse): UnwordedFinding<Region>[] {
  const region = hostAddress(response)?.region
  if (!region || knownRegions.includes(region)) return []
  const ranked = knownRegions
    .map(name => ({ name, edits: editDistance(region, name) }))
    .sort((one, other) => one.edits - other.edits)
  const nearest = ranked[0]
  return nearest && nearest.edits <= maxEdits
    ? found('region-unknown:nearest', { region, nearest: nearest.name })
    : found('region-unknown', { region })
}

/** The wildcard certificate `*.obs.REGION.…` covers one label, so no bucket whose name has a dot. */
function bucketWithDot(response: ErrorResponse): UnwordedFinding<'bucket-dot'>[] {
  const address = hostAddress(response)
  if (address?.style !== 'virtual-hosted' || !address.bucket?.includes('.') || !address.endpoint) return []
  if (isTwice(address.bucket)) return []
  return found('bucket-dot', { bucket: address.bucket, endpoint: address.endpoint })
}

/** A bucket in front of an IP address makes no host name. */
function bucketBeforeIp({ details, message, url }: ErrorResponse): UnwordedFinding<'bucket-before-ip'>[] {
  const name =
    /(?<![\w.-])(?<bucket>[a-z0-9][a-z0-9-]{1,61}[a-z0-9])\.(?<address>(?:\d{1,3}\.){3}\d{1,3})(?![\w.])/i
  const groups = [details.Host, url, message].map(text => name.exec(text?.slice(0, 2000) ?? '')?.groups)
  const { bucket, address } = groups.find(one => one !== undefined) ?? {}
  return bucket && address && !/^\d+$/.test(bucket) ? found('bucket-before-ip', { bucket, address }) : []
}

/** A host of another store, which a client takes where nobody set an endpoint. */
function storeHost(response: ErrorResponse): UnwordedFinding<'other-store-host'>[] {
  const host = hostAddress(response)?.host ?? ''
  const store = otherStores.find(one => one.host?.test(host))
  return store ? found('other-store-host', { host, name: store.name }) : []
}

export const hostName = rule(
  ['region-unknown', 'bucket-dot', 'bucket-before-ip', 'other-store-host'],
  response => {
    if (!response.unanswered) return []
    const store = storeHost(response)
    if (store.length > 0) return store
    const failure = failureCodeOf(response)
    const before = bucketBeforeIp(response)
    if (before.length > 0) return before
    if (failure === 'ENOTFOUND' || failure === 'EndpointConnectionError') return unknownRegion(response)
    return failure === 'ERR_TLS_CERT_ALTNAME_INVALID' ? bucketWithDot(response) : []
  },
)
