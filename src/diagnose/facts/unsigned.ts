import type { ErrorResponse, Finding, Lang } from '../../types.ts'
import { answerer } from '../rules/answering-server.ts'
import { finding, say } from '../sentence.ts'
import { queryOf } from './addressing-style.ts'

const signatures = ['signature', 'x-amz-signature', 'x-obs-signature']

/** Whether the request headers and the URL are known and neither holds a signature. */
export function hasNoSignature(response: ErrorResponse): boolean {
  const { requestHeaders, url } = response
  if (Object.keys(requestHeaders).length === 0 || requestHeaders.authorization || url === null) return false
  const query = queryOf(response)
  return !signatures.some(name => query.has(name))
}

/** The preflight of a browser is never signed, a form is by one of its fields: what is missing there tells nothing. */
function isTelling({ method, requestHeaders }: ErrorResponse): boolean {
  return (
    method?.toUpperCase() !== 'OPTIONS' &&
    !requestHeaders['x-auth-token'] &&
    !requestHeaders['content-type']?.includes('multipart/form-data')
  )
}

/** A request without a signature, where a refusal can come of that. */
export function unsigned(response: ErrorResponse, lang: Lang): Finding[] {
  const { code, status, details } = response
  if (code === null ? status !== 403 : code !== 'AccessDenied') return []
  if (details.Requester === 'Anonymous') return finding('unsigned', say(lang, 'unsigned-log'))
  if (!hasNoSignature(response) || !isTelling(response)) return []
  const who = answerer(response)?.who ?? 'obs'
  return who === 'obs' || who === 'unknown' ? finding('unsigned', say(lang, 'unsigned')) : []
}
