/** What headers and fields say of the object and the server: delete markers, flow control, possible methods, statuses. */

import { isoTime, parseTime } from '../../time.ts'
import type { ErrorResponse } from '../../types.ts'
import { clip } from '../facts/quote.ts'
import { found, rule, type UnwordedFinding } from '../rule.ts'

function isDeleteMarker({ headers, details }: ErrorResponse): boolean {
  const marker = headers['x-obs-delete-marker'] ?? headers['x-amz-delete-marker'] ?? details.DeleteMarker
  return marker?.trim().toLowerCase() === 'true' || details.ResourceType === 'DeleteMarker'
}

function deleteMarker(response: ErrorResponse): UnwordedFinding<'delete-marker' | 'delete-marker:version'>[] {
  if (!isDeleteMarker(response)) return []
  const { headers, details } = response
  const version = headers['x-obs-version-id'] ?? headers['x-amz-version-id'] ?? details.VersionId
  return version ? found('delete-marker:version', { version }) : found('delete-marker')
}

/** 601 and 602 stand for flow control. Source: https://github.com/huaweicloud/obsa-hdfs */
function flowControl({ headers, details, code }: ErrorResponse): UnwordedFinding<'flow-control'>[] {
  const places = [details.Indicator, headers['x-reserved-indicator'], code]
  const indicator = places.find(one => one === '601' || one === '602')
  return indicator ? found('flow-control', { indicator }) : []
}

function retryAfter({
  headers,
  details,
}: ErrorResponse): UnwordedFinding<`retry-after:${'seconds' | 'date'}`>[] {
  const value = (headers['retry-after'] ?? details.RetryAfter ?? '').trim()
  if (/^\d{1,6}$/.test(value) && Number(value) > 0)
    return found('retry-after:seconds', { wait: Number(value) })
  const time = /^\d/.test(value) ? null : parseTime(value)
  return time === null ? [] : found('retry-after:date', { time: isoTime(time) })
}

function possibleMethods(response: ErrorResponse): UnwordedFinding<'method-resource' | 'allow'>[] {
  const { status, code, headers, details } = response
  // Of a delete marker only DELETE is possible: no advice for a caller who wants the object.
  if ((status !== 405 && code !== 'MethodNotAllowed') || isDeleteMarker(response)) return []
  const { Method: method, ResourceType: type } = details
  const methods = (headers.allow ?? details.Allow ?? '')
    .split(/[\s,]+/)
    .filter(one => /^[A-Z]{1,20}$/.test(one))
    .slice(0, 20)
  return [
    ...(method && type ? found('method-resource', { method: clip(method, 40), type }) : []),
    ...(methods.length > 0 ? found('allow', { methods: methods.join(' ') }) : []),
  ]
}

export const state = rule(
  ['delete-marker', 'flow-control', 'retry-after', 'method-resource', 'allow'],
  response => [
    ...deleteMarker(response),
    ...flowControl(response),
    ...retryAfter(response),
    ...possibleMethods(response),
  ],
)

/** A status other than the documented ones; 200 is told apart, since OBS sends some errors inside a success. */
export const statusDiffers = rule(
  ['status-differs', 'error-in-success'],
  ({ status, code }, { documentedStatuses: documented }) => {
    if (status === null || code === null || documented.includes(status)) return []
    if (status >= 200 && status <= 299) return found('error-in-success', { status })
    if (documented.length === 0) return []
    return found('status-differs', { status, code: clip(code, 100), documented: documented.join(' ') })
  },
)
