/** What the server signed, line by line, and where this parts from what the client signed. */

import { decodePercent } from '../../percent-encoding.ts'
import type { ErrorResponse } from '../../types.ts'
import { scopeOf } from '../facts/credential-scope.ts'
import { linkMethods } from '../facts/link-method.ts'
import {
  isV4,
  readCanonicalRequest,
  readStringToSign,
  type SignedLine,
  stringToSign,
  textOfBytes,
  valuesOfLines,
  withLineEnds,
} from '../facts/string-to-sign.ts'
import { type FindingKey, found, rule, type UnwordedFinding, type Word } from '../rule.ts'

/** Where two texts part, counted from 0; their common length where one begins the other. */
function firstDifference(one: string, other: string): number {
  const end = Math.min(one.length, other.length)
  let at = 0
  while (at < end && one.charCodeAt(at) === other.charCodeAt(at)) at++
  return at
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}

interface Comparison {
  /** What the dump of bytes says of the text beside it. */
  note: Word[]
  /** How many bytes the dump has. */
  bytes: number
  findings: UnwordedFinding<'string-to-sign-bytes:differ'>[]
}

/** The dump of bytes against the text beside it: the same, cut short, or (a finding of its own) another string. */
function compareBytes({ details }: ErrorResponse, text: string): Comparison {
  const dump = textOfBytes(details.StringToSignBytes)
  if (dump === null || details.StringToSign === undefined) return { note: [], bytes: 0, findings: [] }
  const bytes = byteLength(dump)
  const [left, right] = isV4(text)
    ? [dump.trim().replace(/\s+/g, '\n'), text.trim().replace(/\s+/g, '\n')]
    : [dump, text]
  if (left === right) return { note: ['bytes-same'], bytes, findings: [] }
  if (right.startsWith(left)) return { note: ['bytes-cut'], bytes, findings: [] }
  const at = firstDifference(left, right)
  const values = {
    at: byteLength(left.slice(0, at)) + 1,
    bytes: left.slice(at, at + 40),
    text: right.slice(at, at + 40),
  }
  return { note: [], bytes, findings: found('string-to-sign-bytes:differ', values) }
}

type Signed = 'string-to-sign' | 'string-to-sign:broken' | `string-to-sign-bytes:${'restored' | 'differ'}`

function serverString(response: ErrorResponse): UnwordedFinding<Signed>[] {
  const signed = stringToSign(response)
  if (signed === null) return []
  const lines = readStringToSign(signed.text)
  const { note, bytes, findings } = compareBytes(response, signed.text)
  if (lines === null) return [...found('string-to-sign:broken', { text: signed.text }), ...findings]
  const values = valuesOfLines(lines)
  if (signed.restored) return [...found('string-to-sign', values), ...found('string-to-sign-bytes:restored')]
  return [...found('string-to-sign', bytes > 0 ? { ...values, bytes } : values, note), ...findings]
}

function scope(response: ErrorResponse): UnwordedFinding<'signature-scope'>[] {
  const { StringToSign: text } = response.details
  const parts = text && isV4(text) ? scopeOf(response) : null
  return parts ? found('signature-scope', { ...parts }) : []
}

function canonicalRequest({ details }: ErrorResponse): UnwordedFinding<'canonical-request'>[] {
  const text = withLineEnds(details.CanonicalRequest) ?? textOfBytes(details.CanonicalRequestBytes)
  const lines = text ? readCanonicalRequest(text) : null
  return lines ? found('canonical-request', valuesOfLines(lines)) : []
}

type Difference = Extract<FindingKey, `signing-difference:${string}`>

/** The kind of difference by the line that differs; the lines in between are headers. */
const differences: Record<string, 'method' | 'content' | 'date' | 'resource' | 'request'> = {
  'label-method': 'method',
  'Content-MD5': 'content',
  'Content-Type': 'content',
  'label-date': 'date',
  'label-expires': 'date',
  'label-time': 'date',
  'label-scope': 'date',
  'label-resource': 'resource',
  'label-request-hash': 'request',
}

/** Whether two resources differ only in what is percent-encoded. */
function isSameDecoded(one: string, other: string): boolean {
  return decodePercent(one.replaceAll('+', ' ')) === decodePercent(other.replaceAll('+', ' '))
}

/** Whether a resource begins with a domain, as that of a custom domain does. */
function isDomain(resource: string | undefined): boolean {
  return /^\/[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,5}\.[a-z]{2,24}\//i.test(resource ?? '')
}

/** The newest Java SDK prints the string that it signed itself beside the server's. */
function difference(response: ErrorResponse): UnwordedFinding<'signing-same' | Difference>[] {
  const { ClientStringToSign: ours, ClientCanonicalRequest, CanonicalRequest } = response.details
  const theirs = stringToSign(response)?.text
  if (ClientCanonicalRequest && CanonicalRequest)
    return differenceOf(readCanonicalRequest(ClientCanonicalRequest), readCanonicalRequest(CanonicalRequest))
  if (!ours || !theirs) return []
  return differenceOf(readStringToSign(ours.slice(0, 65_536).trimEnd()), readStringToSign(theirs.trimEnd()))
}

/** The first line in which two strings part. */
function differenceOf(
  client: SignedLine[] | null,
  server: SignedLine[] | null,
): UnwordedFinding<'signing-same' | Difference>[] {
  if (!client || !server) return []
  let at = 0
  while (at < server.length && client[at]?.text === server[at]?.text) at++
  if (at === server.length && at === client.length) return found('signing-same')
  const label = server[at]?.label ?? client[at]?.label ?? 'label-header'
  const values: Record<string, string | number> = { line: at + 1, label }
  const [clientLine, serverLine] = [client[at], server[at]]
  if (clientLine && serverLine && isSameDecoded(clientLine.text, serverLine.text))
    return found('signing-difference:encoding', {
      ...values,
      client: clientLine.text,
      server: serverLine.text,
    })
  if (label === 'label-resource' && isDomain(serverLine?.text) && !isDomain(clientLine?.text))
    return found('signing-difference:custom-domain', {
      ...values,
      client: clientLine?.text ?? '',
      server: serverLine?.text ?? '',
    })
  if (clientLine) values.client = clientLine.text
  if (serverLine) values.server = serverLine.text
  return found(`signing-difference:${differences[label] ?? 'header'}`, values)
}

/** A link is signed for one method, and the lines around tell for which. */
function method(response: ErrorResponse): UnwordedFinding<'signing-difference:link-method'>[] {
  const { code, status } = response
  const isRefused = code === null ? status === 403 : code === 'SignatureDoesNotMatch'
  const methods = isRefused ? linkMethods(response) : null
  return methods ? found('signing-difference:link-method', methods) : []
}

export const signature = rule(
  [
    'signing-difference',
    'signing-same',
    'string-to-sign',
    'string-to-sign-bytes',
    'signature-scope',
    'canonical-request',
  ],
  response => {
    const { StringToSign, StringToSignBytes, CanonicalRequest, CanonicalRequestBytes } = response.details
    if (!StringToSign && !StringToSignBytes && !CanonicalRequest && !CanonicalRequestBytes)
      return method(response)
    return [
      ...method(response),
      ...difference(response),
      ...serverString(response),
      ...scope(response),
      ...canonicalRequest(response),
    ]
  },
)
