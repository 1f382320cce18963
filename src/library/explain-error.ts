/** `explainError`: what a `catch` block holds, explained. */
import { codesOf } from '../catalogue/lookup.ts'
import { responseExplainer } from '../reading.ts'
import { headersOf, readAnswer, readCaught } from '../scanning.ts'
import type { CaughtExplanation, ErrorResponse } from '../types.ts'
import { reader } from './catalogue.ts'
import { checkOptions, type ReadOptions } from './options.ts'

/** The parts of a Response of the Fetch standard that are read. */
export interface FetchResponse {
  /** The HTTP status. @example 404 */
  readonly status: number
  /**
   * The address that answered; empty where unknown.
   * @example 'https://my-bucket.obs.cn-north-4.myhuaweicloud.com/a.txt'
   */
  readonly url: string
  /** The headers, as `Headers` or as a plain object. @example new Headers({ 'x-obs-request-id': '018A' }) */
  readonly headers: object
  /** Was the body read before? Then only status and headers are left. @example false */
  readonly bodyUsed: boolean
  clone(): { text(): Promise<string> }
}

/**
 * Explains what a `catch` block holds: a result or exception of an SDK (OBS SDK for Node.js, AWS SDK 2 and 3, MinIO), an
 * error of axios and other HTTP clients, an error of the network, a text, or an error with one of these as its cause.
 * Null where the value tells of no error of OBS.
 *
 * A `Response` of `fetch` has a body that must be waited for; the answer is then a promise. The body can still be read
 * afterwards.
 *
 * @example
 * try {
 *   await client.send(new GetObjectCommand({ Bucket: 'my-bucket', Key: 'a.txt' }))
 * } catch (error) {
 *   console.error(explainError(error)?.headline ?? error)
 * }
 */
export function explainError(error: FetchResponse, options?: ReadOptions): Promise<CaughtExplanation | null>
export function explainError(error: unknown, options?: ReadOptions): CaughtExplanation | null
export function explainError(
  error: unknown,
  options: ReadOptions = {},
): CaughtExplanation | null | Promise<CaughtExplanation | null> {
  const { lang, redact } = checkOptions(options)
  const explain = (response: ErrorResponse | null): CaughtExplanation | null =>
    response && responseExplainer(reader, { lang, redact })(response, null)
  return isFetchResponse(error)
    ? readFetchResponse(error).then(explain)
    : explain(readCaught(error, codesOf(reader)))
}

function isFetchResponse(value: unknown): value is FetchResponse {
  return (
    typeof value === 'object' &&
    value !== null &&
    'clone' in value &&
    'bodyUsed' in value &&
    'status' in value &&
    typeof value.status === 'number' &&
    typeof value.clone === 'function'
  )
}

async function readFetchResponse(response: FetchResponse): Promise<ErrorResponse | null> {
  const { status, url, headers } = response
  // A body that was read before, or breaks off, leaves status and headers.
  const body = response.bodyUsed
    ? ''
    : await response
        .clone()
        .text()
        .catch(() => '')
  const answer = { status, headers: headersOf(headers), body, url: url || null, method: null }
  return readAnswer(answer, codesOf(reader))
}
