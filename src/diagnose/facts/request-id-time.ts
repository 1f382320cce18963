import type { ErrorResponse, Finding, Lang } from '../../types.ts'
import { finding, say } from '../sentence.ts'
import { queryOf } from './addressing-style.ts'
import { isoTime } from './time.ts'

/**
 * Ids of OBS hold the server's clock: 16 hexadecimal digits of milliseconds since 1970. In ids of today they come
 * first, in those of 2018 to 2021 after 4 digits, in older ones after 12. Observed in ids whose time is known from
 * elsewhere; no document says so.
 */
const offsets = [0, 4, 12]

const earliest = Date.UTC(2010, 0, 1)
const day = 86_400_000

/**
 * The time an id holds.
 * @param now milliseconds since 1970; an id from later than a day after it holds no time
 * @returns milliseconds since 1970, or null where the digits are no plausible time
 */
export function timeInId(id: string | null | undefined, now: number = Date.now()): number | null {
  if (!id || !/^[0-9a-f]{32}$/i.test(id)) return null
  for (const offset of offsets) {
    const time = Number.parseInt(id.slice(offset, offset + 16), 16)
    if (time >= earliest && time <= now + day) return time
  }
  return null
}

/** About when the request was handled, and when a multipart upload began, as their ids tell. */
export function idTimes(response: ErrorResponse, lang: Lang): Finding[] {
  const findings: Finding[] = []
  const handled = timeInId(response.requestId)
  if (handled !== null)
    findings.push(...finding('request-time', say(lang, 'request-time', { time: isoTime(handled) })))
  const upload = timeInId(response.details.UploadId ?? queryOf(response).get('uploadid'))
  if (upload !== null)
    findings.push(...finding('upload-time', say(lang, 'upload-time', { time: isoTime(upload) })))
  return findings
}
