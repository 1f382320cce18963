import { parseTime } from '../../time.ts'
import { addDetail, addField, type Fields } from './fields.ts'

/** HTTP as curl and other programs dump it: a status line, header lines, and the request before them. */

/** What stands before `HTTP/1.1 404`: nothing, curl's `< `, an indent, or a log prefix that ends in `: ` or `] `. */
const statusLine =
  /^(?<prefix>[\s<>|│]*|.*(?<!returned error)[:\]] )HTTP\/\d(?:\.\d)? (?<status>\d{3})(?!\d)(?: (?<reason>[^"[]{0,300}))?$/
const requestLine =
  /^(?<prefix>[\s<>|│]*|.*[:\]] )(?<method>GET|PUT|POST|HEAD|DELETE|OPTIONS|CONNECT) (?<target>\/\S*|https?:\/\/\S+|[\w.-]+:\d+) HTTP\/\d(?:\.\d)?\s*$/
const headerLine = /^(?<prefix>[\s<>|│]*)(?<name>[A-Za-z][\w-]*)\s*:\s?(?<value>.*)$/

/** A request line is longer than a status line; servers take up to 8 kB. */
const maxFirstLine = 9000

/** More headers than any answer has; what a hostile one has beyond them is dropped. */
const maxHeaders = 500

export interface Head {
  /** `<` and the like: what a program puts before each line of what it received or sent. */
  prefix: string
  status: number | null
  method: string | null
  target: string | null
  headers: Record<string, string>
  /** How many headers were read. */
  count: number
  /** The status line stands inside a log line: it counts only with headers behind it. */
  logged: boolean
}

function headOf(prefix: string, rest: Partial<Head>): Head {
  return {
    prefix: prefix.trim().slice(0, 1).replace(/[^<>]/, ''),
    status: null,
    method: null,
    target: null,
    headers: Object.create(null) as Record<string, string>,
    count: 0,
    logged: /[:\]] $/.test(prefix),
    ...rest,
  }
}

/** Starts a response head at a status line, or returns null. */
export function startResponse(line: string): Head | null {
  if (line.length > maxFirstLine || !line.includes('HTTP/')) return null
  const match = statusLine.exec(line.trimEnd())
  return match?.groups ? headOf(match.groups.prefix as string, { status: Number(match.groups.status) }) : null
}

/** Starts a request head at a request line, or returns null. */
export function startRequest(line: string): Head | null {
  if (line.length > maxFirstLine || !line.includes(' HTTP/')) return null
  const match = requestLine.exec(line)
  if (!match?.groups) return null
  const { prefix, method, target } = match.groups as Record<string, string>
  return headOf(prefix as string, { method: method as string, target: target as string })
}

/** Starts a head at a header whose status line is missing: at one that no request carries; else returns null. */
export function startHeaders(line: string): Head | null {
  if (!/^[\s<]*x-(?:obs|amz)-(?:request-id|id-2|error-code|error-message)\s*:/i.test(line)) return null
  const head = headOf(line.trimStart().startsWith('<') ? '<' : '', {})
  addHeader(head, line)
  return head
}

/**
 * Adds a header line.
 * @returns `false` where the line is no header and so the head has ended, `null` for the empty line that ends it
 */
export function addHeader(head: Head, line: string): boolean | null {
  const text = line.trimEnd()
  if (/^[\s<>│|]*$/.test(text)) return null
  // curl -v prints remarks between the headers.
  if (/^\* /.test(text) && head.prefix !== '') return true
  const match = headerLine.exec(text)
  if (!match?.groups) return false
  const { prefix, name, value } = match.groups as Record<string, string>
  // obsfs marks the request line and none of the headers behind.
  const isUnmarked = head.method !== null && /^$/.test(prefix as string)
  if (head.prefix !== '' && !isUnmarked && !(prefix as string).includes(head.prefix)) return false
  const folded = (name as string).toLowerCase()
  // Samples in documents carry a stray quote in front of a value.
  if (head.count < maxHeaders && !(folded in head.headers)) {
    head.count++
    head.headers[folded] = (value as string).trim().replace(/^"/, '')
  }
  return true
}

/** A date as ISO 8601, or null. */
function isoTime(text: string | undefined): string | null {
  const time = parseTime(text)
  return time === null ? null : new Date(time).toISOString()
}

/** Headers worth keeping under `details`; the others stay in `headers` for the diagnosis. */
function detailsOf(head: Head, fields: Fields): void {
  for (const [name, value] of Object.entries(head.headers)) {
    if (name === 'server' && /^OBS$/i.test(value)) continue
    if (name === 'allow' && head.status !== 405) continue
    if (name.startsWith('x-') || name === 'server' || name === 'allow' || name === 'location')
      addField(fields, name, value)
  }
  if (head.headers['retry-after']) addDetail(fields, 'RetryAfter', head.headers['retry-after'])
}

/** What a response head says of a failure. */
export function responseFields(head: Head): Fields {
  const fields: Fields = { headers: head.headers, time: isoTime(head.headers.date) }
  if (head.status !== null) fields.status = head.status
  detailsOf(head, fields)
  return fields
}

/** What curl told of the connection that a request went over. */
export interface Connection {
  port: string | null
  isSecure: boolean
}

/** Reads a remark of `curl -v` about its connection; null where the line is none. */
export function readConnection(line: string, connection: Connection): Connection | null {
  if (line.length > 500) return null
  if (line.startsWith('*   Trying ')) return { port: null, isSecure: false }
  const port = /\* (?:Connected|Established connection) to .* port (\d+)/.exec(line)?.[1]
  // Depending on its version, curl negotiates TLS before or after this remark.
  if (port !== undefined) return { port, isSecure: connection.port === null && connection.isSecure }
  return /\* (?:ALPN|SSL connection)\b/.test(line) ? { ...connection, isSecure: true } : null
}

function schemeOf({ port, isSecure }: Connection, host: string): 'http' | 'https' {
  if (isSecure || port === '443') return 'https'
  return port !== null || /:80$/.test(host) ? 'http' : 'https'
}

/** The fields of a proxy's refusal to open a tunnel: the request has not reached OBS. */
export function refusalFields(head: Head): Fields {
  const fields: Fields = { details: { ProxyStatus: String(head.status) } }
  if (head.headers.server) addDetail(fields, 'Server', head.headers.server)
  return fields
}

/** What a request head says of the failure that may follow: method, URL, headers. */
export function requestFields(head: Head, connection: Connection): Fields {
  const fields: Fields = { method: head.method, requestHeaders: head.headers }
  const host = head.headers.host ?? head.headers[':authority']
  const target = head.target as string
  if (head.method === 'CONNECT') fields.details = { Host: target.replace(/:\d+$/, '') }
  else if (target.startsWith('http')) fields.url = target
  else if (host) fields.url = `${schemeOf(connection, host)}://${host.replace(/:(?:80|443)$/, '')}${target}`
  return fields
}

/** True where nothing more of this response can follow: a HEAD answer, or an announced empty body. */
export function isComplete(head: Head, method: string | null): boolean {
  return method === 'HEAD' || head.headers['content-length'] === '0'
}

/** True for a success whose body is the content of an object, in which no error is to be found. */
export function hasForeignBody(head: Head): boolean {
  if (head.status === null || head.status < 200 || head.status > 299) return false
  // Only an object has an entity tag, and the content of an object is no answer of OBS.
  if (head.headers.etag) return true
  const type = head.headers['content-type'] ?? ''
  return type !== '' && !/xml|json/i.test(type)
}
