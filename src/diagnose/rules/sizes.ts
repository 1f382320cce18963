/** Sizes, ranges and digests that do not go together. */

import type { ErrorResponse } from '../../types.ts'
import { found, rule, type UnwordedFinding, type Word } from '../rule.ts'

/** A whole number of bytes that a number can hold exactly, or null. */
function bytesIn(text: string | undefined): number | null {
  return text && /^\d{1,15}$/.test(text.trim()) ? Number(text) : null
}

function limits({ details }: ErrorResponse): UnwordedFinding<'size-over' | 'size-under'>[] {
  const proposed = bytesIn(details.ProposedSize)
  const [most, least] = [bytesIn(details.MaxSizeAllowed), bytesIn(details.MinSizeAllowed)]
  if (proposed === null) return []
  if (most !== null && proposed > most)
    return found('size-over', { proposed, difference: proposed - most, limit: most })
  if (least === null || proposed >= least) return []
  return found('size-under', { proposed, difference: least - proposed, limit: least })
}

function range({
  details,
  requestHeaders,
}: ErrorResponse): UnwordedFinding<`range:${'empty' | 'other' | 'beyond'}`>[] {
  const asked = details.RangeRequested ?? requestHeaders.range
  const size = bytesIn(details.ActualObjectSize)
  if (!asked || size === null) return []
  if (size === 0) return found('range:empty', { range: asked, size })
  const first = bytesIn(/^\s*bytes\s?=\s?(\d{1,15})-\d{0,15}\s*$/.exec(asked.slice(0, 100))?.[1])
  if (first === null || first < size) return found('range:other', { range: asked, size })
  return found('range:beyond', { range: asked, size, first, last: size - 1 })
}

/** MD5 (hexadecimal, Base64) and SHA-256 of no data. */
const ofNothing = [
  'd41d8cd98f00b204e9800998ecf8427e',
  '1b2m2y8asgtpgamy7phcfg==',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
]

/** What the look of the two digests tells beyond that they differ. */
function digestNote(sent: string, computed: string): Word[] {
  if (/^STREAMING-/i.test(sent)) return ['digest-streaming']
  if (ofNothing.includes(computed.toLowerCase())) return ['digest-server-empty']
  return ofNothing.includes(sent.toLowerCase()) ? ['digest-client-empty'] : []
}

function digest({ details }: ErrorResponse): UnwordedFinding<'digest'>[] {
  const sent = details.ExpectedDigest ?? details.ClientComputedContentSHA256
  const computed = details.CalculatedDigest ?? details.S3ComputedContentSHA256
  if (!sent || !computed || sent === computed) return []
  return found('digest', { sent, computed }, digestNote(sent, computed))
}

export const sizes = rule(['size-over', 'size-under', 'range', 'digest'], response => [
  ...limits(response),
  ...range(response),
  ...digest(response),
])
