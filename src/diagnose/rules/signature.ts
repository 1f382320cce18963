import type { ErrorResponse, Finding, Lang } from '../../types.ts'
import { scopeOf } from '../facts/credential-scope.ts'
import { drawSpaces, lineEnd, quote, space } from '../facts/quote.ts'
import {
  isV4,
  labelText,
  layOut,
  readCanonicalRequest,
  readStringToSign,
  type SignedLine,
  stringToSign,
  textOfBytes,
} from '../facts/string-to-sign.ts'
import { finding, say } from '../sentence.ts'

/** Where two texts part, counted from 0; their common length where one begins the other. */
function firstDifference(one: string, other: string): number {
  const end = Math.min(one.length, other.length)
  let at = 0
  while (at < end && one.charCodeAt(at) === other.charCodeAt(at)) at++
  return at
}

/** The dump of bytes against the text beside it: the same, cut short, or (a finding of its own) another string. */
function compareBytes(
  response: ErrorResponse,
  text: string,
  lang: Lang,
): { note: string; findings: Finding[] } {
  const bytes = textOfBytes(response.details.StringToSignBytes)
  if (bytes === null || response.details.StringToSign === undefined) return { note: '', findings: [] }
  const [left, right] = isV4(text)
    ? [bytes.trim(), text.trim()].map(one => one.replace(/\s+/g, '\n'))
    : [bytes, text]
  if (left === undefined || right === undefined || left === right)
    return { note: say(lang, 'bytes-same'), findings: [] }
  if (right.startsWith(left)) {
    return { note: say(lang, 'bytes-cut', { n: Buffer.byteLength(bytes) }), findings: [] }
  }
  const at = firstDifference(left, right)
  const values = {
    n: Buffer.byteLength(left.slice(0, at)) + 1,
    bytes: quote(left.slice(at, at + 40)),
    text: quote(right.slice(at, at + 40)),
  }
  return { note: '', findings: finding('string-to-sign-bytes', say(lang, 'bytes-differ', values)) }
}

function serverString(response: ErrorResponse, lang: Lang): Finding[] {
  const signed = stringToSign(response)
  if (signed === null) return []
  const lines = readStringToSign(signed.text)
  const { note, findings } = compareBytes(response, signed.text, lang)
  if (lines === null) {
    const text = say(lang, 'string-to-sign-broken', { text: quote(signed.text) })
    return [...finding('string-to-sign', text), ...findings]
  }
  const text = say(lang, 'string-to-sign', { space, end: lineEnd, lines: layOut(lines, lang) })
  if (!signed.restored) return [...finding('string-to-sign', text + note), ...findings]
  return [...finding('string-to-sign', text), ...finding('string-to-sign-bytes', say(lang, 'bytes-restored'))]
}

function scope(response: ErrorResponse, lang: Lang): Finding[] {
  const parts =
    response.details.StringToSign && isV4(response.details.StringToSign) ? scopeOf(response) : null
  if (!parts) return []
  const values = { date: parts.date, region: quote(parts.region), service: quote(parts.service) }
  return finding('signature-scope', say(lang, 'signature-scope', values))
}

function canonicalRequest({ details }: ErrorResponse, lang: Lang): Finding[] {
  const text = details.CanonicalRequest ?? textOfBytes(details.CanonicalRequestBytes)
  const lines = text ? readCanonicalRequest(text) : null
  if (!lines) return []
  const values = { space, end: lineEnd, lines: layOut(lines, lang) }
  return finding('canonical-request', say(lang, 'canonical-request', values))
}

function shown(line: SignedLine | undefined, lang: Lang): string {
  return line ? `"${drawSpaces(line.text)}"` : say(lang, 'signing-difference-end')
}

/** The newest Java SDK prints the string it signed itself beside the server's. */
function difference(response: ErrorResponse, lang: Lang): Finding[] {
  const ours = response.details.ClientStringToSign
  const theirs = stringToSign(response)?.text
  if (!ours || !theirs) return []
  const [client, server] = [
    readStringToSign(ours.slice(0, 65_536).trimEnd()),
    readStringToSign(theirs.trimEnd()),
  ]
  if (!client || !server) return []
  let at = 0
  while (at < server.length && client[at]?.text === server[at]?.text) at++
  if (at === server.length && at === client.length) return finding('signing-same', say(lang, 'signing-same'))
  const label = server[at]?.label ?? client[at]?.label ?? 'label-header'
  const values = {
    n: at + 1,
    label: labelText(label, lang),
    client: shown(client[at], lang),
    server: shown(server[at], lang),
  }
  return finding('signing-difference', say(lang, 'signing-difference', values))
}

/** What the server signed, laid out, and where it parts from what the client signed. */
export function signature(response: ErrorResponse, lang: Lang): Finding[] {
  const { details } = response
  if (
    !(
      details.StringToSign ||
      details.StringToSignBytes ||
      details.CanonicalRequest ||
      details.CanonicalRequestBytes
    )
  )
    return []
  return [
    ...difference(response, lang),
    ...serverString(response, lang),
    ...scope(response, lang),
    ...canonicalRequest(response, lang),
  ]
}
