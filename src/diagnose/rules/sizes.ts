import type { ErrorResponse, Finding, Lang } from '../../types.ts'
import { quote } from '../facts/quote.ts'
import { grouped } from '../facts/time.ts'
import { finding, say } from '../sentence.ts'

/** OBS counts in powers of 1,024 and calls them KB, MB, GB, TB: 5 GB are 5,368,709,120 bytes. */
const units = ['KB', 'MB', 'GB', 'TB', 'PB']

/** A number of bytes as people say it and exactly: `5 GB (5,368,709,120 bytes)`. */
export function size(bytes: number, lang: Lang): string {
  const exact = bytes === 1 ? say(lang, 'byte') : say(lang, 'bytes', { n: grouped(bytes) })
  if (bytes < 1024) return exact
  const power = Math.min(Math.floor(Math.log2(bytes) / 10), units.length)
  const short = Number((bytes / 1024 ** power).toFixed(2))
  return say(lang, 'size', { short: `${short} ${units[power - 1]}`, exact })
}

/** A whole number of bytes that can be reckoned with, or null. */
function count(text: string | undefined): number | null {
  return text && /^\d{1,15}$/.test(text.trim()) ? Number(text) : null
}

function limits({ details }: ErrorResponse, lang: Lang): Finding[] {
  const proposed = count(details.ProposedSize)
  if (proposed === null) return []
  const [most, least] = [count(details.MaxSizeAllowed), count(details.MinSizeAllowed)]
  if (most !== null && proposed > most) {
    const values = {
      proposed: size(proposed, lang),
      difference: size(proposed - most, lang),
      limit: size(most, lang),
    }
    return finding('size-over', say(lang, 'size-over', values))
  }
  if (least === null || proposed >= least) return []
  const values = {
    proposed: size(proposed, lang),
    difference: size(least - proposed, lang),
    limit: size(least, lang),
  }
  return finding('size-under', say(lang, 'size-under', values))
}

function range({ details, requestHeaders }: ErrorResponse, lang: Lang): Finding[] {
  const asked = details.RangeRequested ?? requestHeaders.range
  const actual = count(details.ActualObjectSize)
  if (!asked || actual === null) return []
  if (actual === 0) return finding('range', say(lang, 'range-empty', { range: quote(asked) }))
  const first = count(/^\s*bytes\s?=\s?(\d{1,15})-\d{0,15}\s*$/.exec(asked.slice(0, 100))?.[1])
  const values = { range: quote(asked), size: size(actual, lang) }
  if (first === null || first < actual) return finding('range', say(lang, 'range-other', values))
  const ends = { first: grouped(first), last: grouped(actual - 1) }
  return finding('range', say(lang, 'range-beyond', { ...values, ...ends }))
}

/** MD5 (hexadecimal, Base64) and SHA-256 of no data. */
const ofNothing = [
  'd41d8cd98f00b204e9800998ecf8427e',
  '1b2m2y8asgtpgamy7phcfg==',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
]

function digest({ details }: ErrorResponse, lang: Lang): Finding[] {
  const sent = details.ExpectedDigest ?? details.ClientComputedContentSHA256
  const computed = details.CalculatedDigest ?? details.S3ComputedContentSHA256
  if (!sent || !computed || sent === computed) return []
  const text = say(lang, 'digest', { sent: quote(sent), computed: quote(computed) })
  const note = () => {
    if (/^STREAMING-/i.test(sent)) return say(lang, 'digest-streaming')
    if (ofNothing.includes(computed.toLowerCase())) return say(lang, 'digest-server-empty')
    return ofNothing.includes(sent.toLowerCase()) ? say(lang, 'digest-client-empty') : ''
  }
  return finding('digest', text + note())
}

/** Sizes, ranges and digests that do not go together. */
export function sizes(response: ErrorResponse, lang: Lang): Finding[] {
  return [...limits(response, lang), ...range(response, lang), ...digest(response, lang)]
}
