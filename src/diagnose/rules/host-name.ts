/** What the host name tells of a connection that failed: a region that does not exist, a dot that breaks the certificate. */

import { readAddress } from '../../address.ts'
import { editDistance } from '../../edit-distance.ts'
import { knownRegions } from '../../hosts.ts'
import type { ErrorResponse } from '../../types.ts'
import { failureCodeOf } from '../facts/failure.ts'
import { addressOf } from '../facts/request.ts'
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
  return found('bucket-dot', { bucket: address.bucket, endpoint: address.endpoint })
}

export const hostName = rule(['region-unknown', 'bucket-dot'], response => {
  if (!response.unanswered) return []
  const failure = failureCodeOf(response)
  if (failure === 'ENOTFOUND' || failure === 'EndpointConnectionError') return unknownRegion(response)
  return failure === 'ERR_TLS_CERT_ALTNAME_INVALID' ? bucketWithDot(response) : []
})
