/** Bucket names that break the rules, and keys that are not what they look like. */

import type { ErrorResponse } from '../../types.ts'
import { found, rule, type UnwordedFinding, type Word } from '../rule.ts'

/** Source: https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0021.html */
const bucketRules: [Word, RegExp][] = [
  ['bucket-ends', /^[-.]|[-.]$/],
  ['bucket-ip', /^\d{1,3}(?:\.\d{1,3}){3}$/],
  ['bucket-periods', /\.\./],
  ['bucket-period-hyphen', /\.-|-\./],
]

function bucketName({ bucket }: ErrorResponse): UnwordedFinding<'bucket-name'>[] {
  if (bucket === null || bucket === '') return []
  const reasons: Word[] = []
  const length = [...bucket.slice(0, 2000)].length
  if (length < 3 || length > 63) reasons.push('bucket-length')
  const characters = [...new Set(bucket.slice(0, 2000).match(/[^a-z0-9.-]/gu))].slice(0, 8).join('')
  if (characters !== '') reasons.push('bucket-characters')
  for (const [reason, pattern] of bucketRules) if (pattern.test(bucket)) reasons.push(reason)
  if (reasons.length === 0) return []
  return found('bucket-name', { bucket, reasons: reasons.join(' '), length, characters })
}

/** A character of the key that misleads, under the name that its sentence uses. */
const oddCharacters: [Word, name: string, pattern: RegExp][] = [
  ['key-control', 'control', /[\u0000-\u001f\u007f-\u009f]/],
  ['key-invisible', 'invisible', /[\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/],
  ['key-full-width-space', 'fullWidth', /^[^\uff01-\uff5e]*\u3000/],
  ['key-full-width', 'fullWidth', /[\uff01-\uff5e]/],
]

/** Keys are limited in bytes, not characters. Source: https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0080.html */
const longestKey = 1024

function keyName({ key, client }: ErrorResponse): UnwordedFinding<'key-name'>[] {
  if (key === null || key === '') return []
  const reasons: Word[] = []
  const values: Record<string, string | number> = { key }
  if (key.startsWith(' ')) reasons.push('key-space-start')
  if (key.endsWith(' ')) reasons.push('key-space-end')
  if (key.startsWith('/')) reasons.push('key-slash-start')
  if (key.includes('//')) reasons.push('key-slash-double')
  // An access log writes keys encoded once; elsewhere a key is shown as OBS holds it.
  const encoded = (client === 'access-log' ? /%25[0-9a-f]{2}/i : /%[0-9a-f]{2}/i).exec(key)?.[0]
  if (encoded) {
    reasons.push('key-encoded')
    values.escape = encoded
  }
  if (key.includes('+')) reasons.push('key-plus')
  for (const [reason, name, pattern] of oddCharacters) {
    const character = pattern.exec(key)?.[0].at(-1)
    if (!character || name in values) continue
    reasons.push(reason)
    values[name] = character
  }
  // No character of UTF-16 takes more than three bytes of UTF-8.
  const bytes = key.length * 3 > longestKey ? new TextEncoder().encode(key).length : 0
  if (bytes > longestKey) {
    reasons.push('key-length')
    values.bytes = bytes
  }
  return reasons.length === 0 ? [] : found('key-name', { ...values, reasons: reasons.join(' ') })
}

export const names = rule(['bucket-name', 'key-name'], response => [
  ...bucketName(response),
  ...keyName(response),
])
