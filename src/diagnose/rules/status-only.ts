import type { ErrorResponse, Finding, Lang } from '../../types.ts'
import { hasNoSignature } from '../facts/unsigned.ts'
import { finding, type Sentence, say } from '../sentence.ts'
import { answerer } from './answering-server.ts'
import { size } from './sizes.ts'

type Purpose = 'read' | 'write' | 'delete' | 'preflight' | 'any'

/** Statuses that come without a code, and what they mean for what the request was to do; `any` where it is not known. */
const meanings: Record<number, Partial<Record<Purpose, Sentence>> & { any: Sentence }> = {
  301: { any: 'bare-301' },
  403: {
    read: 'bare-403-read',
    write: 'bare-403-write',
    preflight: 'bare-403-preflight',
    any: 'bare-403-any',
  },
  404: { read: 'bare-404-read', write: 'bare-404-write', delete: 'bare-404-delete', any: 'bare-404-any' },
  405: { any: 'bare-405' },
  409: { delete: 'bare-409-delete', any: 'bare-409-any' },
  503: { read: 'bare-503-read', preflight: 'bare-503-read', any: 'bare-503-any' },
}

/** Calls of SDKs and tools that send a HEAD. */
const headCalls =
  /^(?:head|doesobjectexist|doesbucketexist|getobjectmetadata|getbucketmetadata|getfilestatus|rest\.head)/i

/** The request method, as said or as the name of the operation shows it; null where neither tells. */
function methodOf({ method, details }: ErrorResponse): string | null {
  if (method) return method.toUpperCase()
  return headCalls.test(details.Operation ?? '') ? 'HEAD' : null
}

const purposes: Record<string, Purpose> = {
  GET: 'read',
  HEAD: 'read',
  PUT: 'write',
  POST: 'write',
  DELETE: 'delete',
  OPTIONS: 'preflight',
}

/** A URL that a shell takes as one word and a terminal as harmless. */
function shellWord(url: string): string {
  const safe = url.replace(/[^!-~]/gu, character =>
    encodeURIComponent(character.replace(/[\ud800-\udfff]/g, '')),
  )
  return `'${safe.replace(/'/g, '%27')}'`
}

/** The command that shows the body; one byte of an object is enough where the request succeeds. */
function fetchCommand({ url }: ErrorResponse): string {
  const known = url !== null && /^https?:\/\//i.test(url) && url.length <= 4000
  return `curl -sS -i -r 0-0 ${known ? shellWord(url) : "'<URL>'"}`
}

/** The GET that shows what the HEAD was refused. */
function headHint(response: ErrorResponse, lang: Lang): Finding[] {
  const key = hasNoSignature(response) ? 'head-no-body' : 'head-no-body-unsigned'
  return finding('head-no-body', say(lang, key, { command: fetchCommand(response) }))
}

/** How to get at the body that holds the code: it was never sent, not shown, or thrown away. */
function bodyHint(response: ErrorResponse, method: string | null, lang: Lang): Finding[] {
  const { status, headers, client, url } = response
  if (method === 'HEAD') return (status ?? 0) >= 300 ? headHint(response, lang) : []
  const encoding = /^(?:gzip|deflate|br|zstd)$/i.exec(headers['content-encoding'] ?? '')?.[0]
  if (encoding) return finding('body-compressed', say(lang, 'body-compressed', { encoding }))
  const length = headers['content-length'] ?? ''
  if (/^[1-9]\d{0,11}$/.test(length) && /\bxml\b/i.test(headers['content-type'] ?? '')) {
    const values = { size: size(Number(length), lang), command: fetchCommand(response) }
    return finding('body-missing', say(lang, 'body-missing', values))
  }
  const discarded = client === 'curl' && url === null && Object.keys(headers).length === 0
  return discarded ? finding('curl-fail', say(lang, 'curl-fail')) : []
}

/** Whether a missing object gives 403 or 404 depends on a right; a request for a bucket has no part in that. */
function rightToList({ status, url, key }: ErrorResponse, method: string | null, lang: Lang): Finding[] {
  const aboutObject = key !== null || url === null
  const reads = method === null || method === 'GET' || method === 'HEAD'
  if ((status !== 403 && status !== 404) || !aboutObject || !reads) return []
  return finding('right-to-list', say(lang, 'right-to-list'))
}

/** What a response without a code can still mean, and how to get the code. */
export function bare(response: ErrorResponse, lang: Lang): Finding[] {
  const { code, status, unanswered } = response
  if (code !== null || status === null || unanswered) return []
  const who = answerer(response)?.who ?? 'obs'
  if (who !== 'obs' && who !== 'unknown') return []
  const method = methodOf(response)
  const findings = bodyHint(response, method, lang)
  const meaning = meanings[status]
  if (!meaning) return findings
  const sentence = meaning[purposes[method ?? ''] ?? 'any'] ?? meaning.any
  return [...findings, ...finding('bare-status', say(lang, sentence)), ...rightToList(response, method, lang)]
}
