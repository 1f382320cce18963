import type { ErrorResponse, Finding, Lang } from '../../types.ts'
import { clip, escapeUnseen, quote } from '../facts/quote.ts'
import { duration, isoTime, parseTime } from '../facts/time.ts'
import { finding, join, say } from '../sentence.ts'

function deleteMarker({ headers, details }: ErrorResponse, lang: Lang): Finding[] {
  const marker = headers['x-obs-delete-marker'] ?? headers['x-amz-delete-marker'] ?? details.DeleteMarker
  if (marker?.trim().toLowerCase() !== 'true') return []
  const version = headers['x-obs-version-id'] ?? headers['x-amz-version-id'] ?? details.VersionId
  const key = version ? 'delete-marker-version' : 'delete-marker'
  return finding('delete-marker', say(lang, key, { version: quote(version ?? '') }))
}

/** 601 and 602 stand for flow control. Source: https://github.com/huaweicloud/obsa-hdfs */
function flowControl({ headers, details, code }: ErrorResponse, lang: Lang): Finding[] {
  const places = [details.Indicator, headers['x-reserved-indicator'], code]
  const indicator = places.find(one => one === '601' || one === '602')
  return indicator ? finding('flow-control', say(lang, 'flow-control', { indicator })) : []
}

function retryAfter({ headers, details }: ErrorResponse, lang: Lang): Finding[] {
  const value = (headers['retry-after'] ?? details.RetryAfter ?? '').trim()
  if (/^\d{1,6}$/.test(value) && Number(value) > 0) {
    const wait = duration(Number(value) * 1000, lang)
    return finding('retry-after', say(lang, 'retry-after-seconds', { wait }))
  }
  const time = /^\d/.test(value) ? null : parseTime(value)
  return time === null ? [] : finding('retry-after', say(lang, 'retry-after-date', { time: isoTime(time) }))
}

function allowed({ status, code, headers, details }: ErrorResponse, lang: Lang): Finding[] {
  if (status !== 405 && code !== 'MethodNotAllowed') return []
  const findings: Finding[] = []
  const { Method: method, ResourceType: type } = details
  if (method && type) {
    const values = { method: escapeUnseen(clip(method, 40)), type: quote(type) }
    findings.push(...finding('method-resource', say(lang, 'method-resource', values)))
  }
  const methods = (headers.allow ?? details.Allow ?? '')
    .split(/[\s,]+/)
    .filter(one => /^[A-Z]{1,20}$/.test(one))
  if (methods.length === 0) return findings
  return [
    ...findings,
    ...finding('allow', say(lang, 'allow', { methods: join(lang, 'list', methods.slice(0, 20)) })),
  ]
}

/** What headers and fields say of the object and the server: delete markers, flow control, possible methods. */
export function state(response: ErrorResponse, lang: Lang): Finding[] {
  return [
    ...deleteMarker(response, lang),
    ...flowControl(response, lang),
    ...retryAfter(response, lang),
    ...allowed(response, lang),
  ]
}

/** A status other than the documented ones; 200 is told apart, since OBS sends some errors inside a success. */
export function statusDiffers(response: ErrorResponse, lang: Lang, documented: number[]): Finding[] {
  const { status, code } = response
  if (status === null || code === null) return []
  if (status >= 200 && status <= 299) {
    return documented.includes(status)
      ? []
      : finding('error-in-success', say(lang, 'error-in-success', { status }))
  }
  if (documented.length === 0 || documented.includes(status)) return []
  const values = {
    status,
    code: clip(escapeUnseen(code), 100),
    documented: join(lang, 'status-or', documented.map(String)),
  }
  return finding('status-differs', say(lang, 'status-differs', values))
}
