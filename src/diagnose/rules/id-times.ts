/**
 * About when the request was handled, and when a multipart upload began, as their ids tell. Of the request that is told
 * only where nothing states its time.
 */

import { isoTime } from '../../time.ts'
import { queryOf } from '../facts/request.ts'
import { timeInId } from '../facts/request-id-time.ts'
import { serverTime } from '../facts/server-time.ts'
import { found, rule, type UnwordedFinding } from '../rule.ts'

export const idTimes = rule(['request-time', 'upload-time'], response => {
  const findings: UnwordedFinding<'request-time' | 'upload-time'>[] = []
  const isStated = response.time !== null || serverTime(response) !== null
  const handled = isStated ? null : timeInId(response.requestId)
  if (handled !== null) findings.push(...found('request-time', { time: isoTime(handled) }))
  const upload = timeInId(response.details.UploadId ?? queryOf(response).get('uploadid'))
  if (upload !== null) findings.push(...found('upload-time', { time: isoTime(upload) }))
  return findings
})
