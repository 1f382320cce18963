/**
 * Reads what a `catch` block holds: the results and exceptions of the SDKs, answers of HTTP clients, errors of the
 * network, texts, and errors that have one of these as their cause.
 */
import { readAddress } from '../address.ts'
import type { ErrorResponse } from '../types.ts'
import { toResponse } from './complete.ts'
import { readErrorObject } from './records/error-object.ts'
import type { ScannerOptions } from './scanner.ts'
import type { Value } from './syntax/literal.ts'
import { findErrorsInText } from './text.ts'

/** An answer of HTTP, however the client names its parts. */
export interface HttpAnswer {
  status: number
  headers: Record<string, string>
  body: string
  url: string | null
  method: string | null
}

/** How many causes are followed, and how many errors of an AggregateError are read. */
const maxErrors = 20
/**
 * How deep the fields of an SDK lie at most. Clients keep sockets and agents in their errors, whose fields lie
 * deeper.
 */
const maxDepth = 5
const maxEntries = 1000
/** Longer texts in an error are no answers of OBS. */
const maxText = 1 << 20

/** The first error of OBS, or of reaching OBS, that the value tells of; null where the value tells of none. */
export function readCaught(value: unknown, options: ScannerOptions): ErrorResponse | null {
  const seen = new Set<unknown>()
  let waiting: unknown[] = [value]
  while (waiting.length > 0 && seen.size < maxErrors) {
    const [error, ...rest] = waiting
    waiting = rest
    if (error == null || seen.has(error)) continue
    seen.add(error)
    const response = readError(error, options)
    if (response !== null) return response
    if (typeof error === 'object') waiting.push(get(error, 'cause'), ...listOf(get(error, 'errors')))
  }
  return null
}

function readError(error: unknown, options: ScannerOptions): ErrorResponse | null {
  if (typeof error === 'string') return readText(error, options)
  if (typeof error !== 'object' || error === null) return null
  const answer = answerIn(error)
  return (
    (answer && readAnswer(answer, options)) ??
    readObject(error, options) ??
    (error instanceof Error ? readText(`${error.name}: ${error.message}`, options) : null)
  )
}

function readText(text: string, options: ScannerOptions): ErrorResponse | null {
  return findErrorsInText(text.slice(0, maxText), options)[0]?.response ?? null
}

/** Reads an answer of HTTP in the form in which it went over the wire. */
export function readAnswer(answer: HttpAnswer, options: ScannerOptions): ErrorResponse | null {
  const { status, headers, body, url, method } = answer
  if (status < 300) return null
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`.replace(/[\r\n]+/g, ' '))
  const found = readText([`HTTP/1.1 ${status} `, ...head, '', body].join('\r\n'), options)
  if (found === null) return null
  const address = url === null ? null : readAddress(url)
  return {
    ...found,
    url: found.url ?? url,
    method: found.method ?? method,
    bucket: found.bucket ?? address?.bucket ?? null,
    key: found.key ?? address?.key ?? null,
  }
}

/** Calls of the system that reach for a server. With others the same codes are about files and processes. */
const networkCalls = /^(?:connect|getaddrinfo|queryA|read|write)/

function readObject(error: object, options: ScannerOptions): ErrorResponse | null {
  const call = get(error, 'syscall')
  if (typeof call === 'string' && !networkCalls.test(call)) return null
  const [found] = readErrorObject(plainCopy(error), options.isKnownCode)
  return found ? toResponse(found.fields, found.client, found.unanswered) : null
}

/** The answer that a client of HTTP keeps in its error: axios, got, superagent, request. */
function answerIn(error: object): HttpAnswer | null {
  const response = get(error, 'response')
  if (typeof response !== 'object' || response === null) return null
  const status = get(response, 'status') ?? get(response, 'statusCode')
  if (typeof status !== 'number') return null
  const request = get(error, 'config') ?? get(error, 'options') ?? response
  const body = get(response, 'data') ?? get(response, 'body') ?? get(response, 'text')
  return {
    status,
    headers: headersOf(get(response, 'headers')),
    body: textOf(body),
    url: addressOf(request, response),
    method: stringOrNull(get(request, 'method'))?.toUpperCase() ?? null,
  }
}

function addressOf(request: unknown, response: object): string | null {
  const url = stringOrNull(get(response, 'url')) ?? stringOrNull(get(request, 'url'))
  const base = stringOrNull(get(request, 'baseURL'))
  if (url === null) return base
  if (/^https?:/i.test(url)) return url
  return base === null ? null : `${base.replace(/(?<!\/)\/+$/, '')}/${url.replace(/^\/+/, '')}`
}

/** Headers with lower-case names, of an object or of what the Fetch standard calls Headers. */
export function headersOf(headers: unknown): Record<string, string> {
  if (typeof headers !== 'object' || headers === null) return {}
  const entries = isIterable(headers) ? [...headers] : Object.entries(headers)
  return Object.fromEntries(
    entries.flatMap(entry => {
      if (!Array.isArray(entry)) return []
      const [name, value] = entry
      return typeof value === 'string' || typeof value === 'number'
        ? [[String(name).toLowerCase(), String(value)]]
        : []
    }),
  )
}

function isIterable(value: object): value is Iterable<unknown> {
  return Symbol.iterator in value
}

/** A body as text: bytes are decoded, and what the client has parsed is written again. */
function textOf(body: unknown): string {
  if (typeof body === 'string') return body
  if (body instanceof ArrayBuffer) return new TextDecoder().decode(body)
  if (body instanceof Uint8Array) return new TextDecoder().decode(body)
  return typeof body === 'object' && body !== null ? JSON.stringify(plainCopy(body)) : ''
}

/** A property of a foreign object, whose getters may throw. */
function get(value: unknown, name: string): unknown {
  try {
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
  } catch {
    return undefined
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, maxErrors) : []
}

function stringOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** What clients keep in their errors beside what happened. */
const internals =
  /^(?:_|request$|req$|socket$|agent$|https?Agent$|config$|options$|stack$|cause$|errors$|client$|parent$)/

/** The plain values of an error, without cycles, functions and the machinery of the client. */
function plainCopy(root: object): Value {
  let entries = 0
  const above = new Set<object>()
  const copy = (value: unknown, depth: number): Value | undefined => {
    if (typeof value === 'string') return value.slice(0, maxText)
    if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value
    if (typeof value !== 'object' || depth > maxDepth || above.has(value)) return undefined
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString()
    if (ArrayBuffer.isView(value)) return value instanceof Uint8Array ? textOf(value) : undefined
    above.add(value)
    const isList = Array.isArray(value)
    const names = isList ? Object.keys(value) : namesOf(value)
    const pairs: [string, Value][] = []
    for (const name of names) {
      if (entries >= maxEntries) break
      const inner = internals.test(name) && !isList ? undefined : copy(get(value, name), depth + 1)
      if (inner === undefined) continue
      entries++
      pairs.push([name, inner])
    }
    above.delete(value)
    return isList ? pairs.map(([, inner]) => inner) : Object.fromEntries(pairs)
  }
  return copy(root, 0) ?? null
}

/** The own names of an object; of an error also those that are not listed. */
function namesOf(value: object): string[] {
  const named = value instanceof Error ? ['name', 'message', 'code', '$metadata'] : []
  return [...new Set([...named.filter(name => name in value), ...Object.keys(value)])]
}
