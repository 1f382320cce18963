import type { ErrorResponse, Lang } from '../../types.ts'
import { type Sentence, say } from '../sentence.ts'
import { drawSpaces, labelWidth, lineEnd, padLabel } from './quote.ts'

/** Lines of a listing beyond this are counted, not shown. */
const shownLines = 40

/** More than any client signs: a token has some thousand characters. */
const longestString = 65_536

/** One line of a string that gets signed. */
export interface SignedLine {
  label: Sentence | 'Content-MD5' | 'Content-Type'
  text: string
}

/** A dump of bytes, `50 55 54 0a` or without the blanks, as the text it encodes; null where it is none. */
export function textOfBytes(dump: string | undefined): string | null {
  if (!dump || !/^[0-9a-fA-F\s]+$/.test(dump)) return null
  const digits = dump.slice(0, 3 * longestString).replace(/\s+/g, '')
  return digits.length < 2 ? null : Buffer.from(digits.slice(0, digits.length & ~1), 'hex').toString('utf8')
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
    const parts = text.trim().split(/\s+/)
    const labels = ['label-algorithm', 'label-time', 'label-scope', 'label-request-hash'] as const
    return parts.length === 4
      ? parts.map((part, at) => ({ label: labels[at] ?? 'label-line', text: part }))
      : null
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
  return lines.map((line, at) => {
    const ends = {
      [last]: 'label-payload-hash',
      [last - 1]: 'label-signed-headers',
      [last - 2]: 'label-headers-end',
    }
    const label = ends[at] ?? ['label-method', 'label-path', 'label-query'][at] ?? 'label-header'
    return { label: label as Sentence, text: line }
  })
}

/** The name of a line in the given language. */
export function labelText(label: SignedLine['label'], lang: Lang): string {
  return label === 'Content-MD5' || label === 'Content-Type' ? label : say(lang, label)
}

/** The lines one below the other, labels in front, spaces and line ends drawn. */
export function layOut(lines: SignedLine[], lang: Lang): string {
  const labels = lines.slice(0, shownLines).map(line => labelText(line.label, lang))
  const width = Math.max(...labels.map(labelWidth))
  const rows = labels.map((label, at) => {
    const end = at < lines.length - 1 ? lineEnd : ''
    return `  ${padLabel(label, width)}  ${drawSpaces(lines[at]?.text ?? '')}${end}`.trimEnd()
  })
  if (lines.length > shownLines) rows.push(say(lang, 'more-lines', { n: lines.length - shownLines }))
  return rows.join('\n')
}

/** The server's string to sign: its bytes where the text beside them lost white space in a copy, else the text. */
export function stringToSign({ details }: ErrorResponse): { text: string; restored: boolean } | null {
  const text = details.StringToSign?.slice(0, longestString)
  const bytes = textOfBytes(details.StringToSignBytes)
  if (text === undefined) return bytes === null ? null : { text: bytes, restored: false }
  if (bytes === null || bytes === text || isV4(text)) return { text, restored: false }
  const restored = bytes.replace(/\s+/g, '') === text.replace(/\s+/g, '')
  return { text: restored ? bytes : text, restored }
}
