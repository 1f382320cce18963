/** What a response without a code can still mean, and how to get the code. */

import { fillCommand } from '../../command-line.ts'
import type { ErrorResponse } from '../../types.ts'
import { mayBeObs } from '../facts/answerer.ts'
import { hasNoSignature, methodOf } from '../facts/request.ts'
import { type FindingKey, found, rule, type UnwordedFinding } from '../rule.ts'

type Purpose = 'read' | 'write' | 'delete' | 'preflight' | 'any'
type Meaning = Extract<FindingKey, `bare-status:${string}`>

/** Statuses that come without a code, and what they mean for what the request was to do; `any` where that is not known. */
const meanings: Record<number, Partial<Record<Purpose, Meaning>> & { any: Meaning }> = {
  301: { any: 'bare-status:301' },
  400: { any: 'bare-status:400' },
  403: {
    read: 'bare-status:403-read',
    write: 'bare-status:403-write',
    preflight: 'bare-status:403-preflight',
    any: 'bare-status:403-any',
  },
  404: {
    read: 'bare-status:404-read',
    write: 'bare-status:404-write',
    delete: 'bare-status:404-delete',
    any: 'bare-status:404-any',
  },
  405: { any: 'bare-status:405' },
  409: { delete: 'bare-status:409-delete', any: 'bare-status:409-any' },
  503: { read: 'bare-status:503-read', preflight: 'bare-status:503-read', any: 'bare-status:503-any' },
}

const purposes: Record<string, Purpose> = {
  GET: 'read',
  HEAD: 'read',
  PUT: 'write',
  POST: 'write',
  DELETE: 'delete',
  OPTIONS: 'preflight',
}

/** The command that shows the body; one byte of an object is enough where the request succeeds. */
function fetchCommand({ url }: ErrorResponse): string {
  const isKnown = url !== null && /^https?:\/\//i.test(url) && url.length <= 4000
  return fillCommand('curl -sS -i -r 0-0 {url}', { url: isKnown ? url : null })
}

type BodyHint = 'head-no-body' | 'head-no-body:unsigned' | 'body-compressed' | 'body-missing' | 'curl-fail'

/** How to get at the body that holds the code: the body was never sent, not shown, or thrown away. */
function bodyHint(response: ErrorResponse, method: string | null): UnwordedFinding<BodyHint>[] {
  const { status, headers, client, url } = response
  const command = fetchCommand(response)
  if (method === 'HEAD') {
    if (status === null || status < 300) return []
    return found(hasNoSignature(response) ? 'head-no-body' : 'head-no-body:unsigned', { command })
  }
  const encoding = /^(?:gzip|deflate|br|zstd)$/i.exec(headers['content-encoding'] ?? '')?.[0]
  if (encoding) return found('body-compressed', { encoding })
  const length = headers['content-length'] ?? ''
  if (/^[1-9]\d{0,11}$/.test(length) && /\bxml\b/i.test(headers['content-type'] ?? ''))
    return found('body-missing', { size: Number(length), command })
  const isDiscarded = client === 'curl' && url === null && Object.keys(headers).length === 0
  return isDiscarded ? found('curl-fail') : []
}

/** Whether a missing object gives 403 or 404 depends on two rights; they have no part in a request for a bucket. */
function rightToList(
  { status, url, key }: ErrorResponse,
  method: string | null,
): UnwordedFinding<'right-to-list'>[] {
  const isAboutObject = key !== null || url === null
  const isReading = method === null || method === 'GET' || method === 'HEAD'
  return (status === 403 || status === 404) && isAboutObject && isReading ? found('right-to-list') : []
}

export const statusOnly = rule(
  ['head-no-body', 'body-compressed', 'body-missing', 'curl-fail', 'bare-status', 'right-to-list'],
  response => {
    const { code, status, unanswered } = response
    if (code !== null || status === null || unanswered || !mayBeObs(response)) return []
    const method = methodOf(response)
    const hint = bodyHint(response, method)
    const meaning = meanings[status]
    if (!meaning) return hint
    const key = meaning[purposes[method ?? ''] ?? 'any'] ?? meaning.any
    return [...hint, ...found(key), ...rightToList(response, method)]
  },
)
