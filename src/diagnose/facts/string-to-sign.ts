/** Reads the strings that get signed, and names their lines. */

import type { ErrorResponse } from '../../types.ts'
import type { Word } from '../rule.ts'

/** No client signs a longer string: a token has some thousand characters. */
const longestString = 65_536

/** One line of a string that gets signed. */
export interface SignedLine {
  label: Extract<Word, `label-${string}`> | 'Content-MD5' | 'Content-Type'
  text: string
}

/** A dump of bytes, `50 55 54 0a` or without the blanks, as the text it encodes; null where it is none. */
export function textOfBytes(dump: string | undefined): string | null {
  if (!dump || !/^[0-9a-fA-F\s]+$/.test(dump)) return null
  const digits = dump.slice(0, 3 * longestString).replace(/\s+/g, '')
  if (digits.length < 2) return null
  const bytes = new Uint8Array(digits.length >> 1)
  for (let at = 0; at < bytes.length; at++) bytes[at] = Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16)
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

/** True for the text of a V4 signature: an algorithm, a time, a scope and a hash. */
export function isV4(text: string): boolean {
  return /^(?:AWS4|OBS4)-HMAC-SHA256\b/.test(text)
}

/** Line ends that a copy turned into CR LF were LF when the server signed. */
function linesOf(text: string): string[] {
  return (/[^\r]\n/.test(text) ? text : text.replaceAll('\r\n', '\n')).split('\n')
}

/**
 * Names the lines of a string to sign: verb, Content-MD5, Content-Type, date or expiry, headers, resource; in V4
 * algorithm, time, scope and the hash of the canonical request.
 * Source: https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0010.html
 * @returns null where the line ends are lost
 */
export function readStringToSign(text: string): SignedLine[] | null {
  if (isV4(text)) {
    // None of the four holds a blank, so a copy that has blanks for line ends can still be read.
    const [algorithm, time, scope, hash, ...more] = text.trim().split(/\s+/)
    if (!algorithm || !time || !scope || !hash || more.length > 0) return null
    return [
      { label: 'label-algorithm', text: algorithm },
      { label: 'label-time', text: time },
      { label: 'label-scope', text: scope },
      { label: 'label-request-hash', text: hash },
    ]
  }
  const lines = linesOf(text)
  if (lines.length < 5) return null
  return lines.map((line, at) => ({ label: labelOf(line, at, lines.length), text: line }))
}

function labelOf(line: string, at: number, count: number): SignedLine['label'] {
  if (at === count - 1) return 'label-resource'
  if (at === 3) return /^\d+$/.test(line) ? 'label-expires' : 'label-date'
  return (['label-method', 'Content-MD5', 'Content-Type'] as const)[at] ?? 'label-header'
}

/** Names the lines of a V4 canonical request; null where the line ends are lost. */
export function readCanonicalRequest(text: string): SignedLine[] | null {
  const lines = linesOf(text.slice(0, longestString))
  const last = lines.length - 1
  if (last < 5) return null
  return lines.map((line, at) => ({ label: canonicalLabel(at, last), text: line }))
}

function canonicalLabel(at: number, last: number): SignedLine['label'] {
  if (at === last) return 'label-payload-hash'
  if (at === last - 1) return 'label-signed-headers'
  if (at === last - 2) return 'label-headers-end'
  return (['label-method', 'label-path', 'label-query'] as const)[at] ?? 'label-header'
}

/** No client signs more lines; a longer text is not a string to sign. */
const mostLines = 40

/** The lines as values of a finding: the text, the label of each line in a list parted by spaces, how many more there are. */
export function valuesOfLines(lines: SignedLine[]): { text: string; labels: string; more?: number } {
  const shown = lines.slice(0, mostLines)
  const values = {
    text: shown.map(({ text }) => text).join('\n'),
    labels: shown.map(({ label }) => label).join(' '),
  }
  return lines.length > mostLines ? { ...values, more: lines.length - mostLines } : values
}

/** Logs of Python and of Java write a body as a literal, in which line ends are escaped. */
export function withLineEnds<T extends string | undefined>(text: T): T | string {
  return text === undefined || text.includes('\n') ? text : text.replaceAll('\\n', '\n')
}

/** The server's string to sign: its bytes where the text beside them lost white space in a copy, else the text. */
export function stringToSign({ details }: ErrorResponse): { text: string; restored: boolean } | null {
  const text = withLineEnds(details.StringToSign?.slice(0, longestString))
  const bytes = textOfBytes(details.StringToSignBytes)
  if (text === undefined) return bytes === null ? null : { text: bytes, restored: false }
  if (bytes === null || bytes === text || isV4(text)) return { text, restored: false }
  const restored = bytes.replace(/\s+/g, '') === text.replace(/\s+/g, '')
  return { text: restored ? bytes : text, restored }
}
