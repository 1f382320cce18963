import type { ErrorResponse, Finding, Lang } from '../../types.ts'
import { codePointName, quote } from '../facts/quote.ts'
import { grouped } from '../facts/time.ts'
import { finding, join, type Sentence, say } from '../sentence.ts'

/** Source: https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0021.html */
const bucketRules: [Sentence, RegExp][] = [
  ['bucket-ends', /^[-.]|[-.]$/],
  ['bucket-ip', /^\d{1,3}(?:\.\d{1,3}){3}$/],
  ['bucket-periods', /\.\./],
  ['bucket-period-hyphen', /\.-|-\./],
]

function bucket({ bucket: name }: ErrorResponse, lang: Lang): Finding[] {
  if (name === null || name === '') return []
  const reasons: string[] = []
  const length = [...name.slice(0, 2000)].length
  if (length < 3 || length > 63) reasons.push(say(lang, 'bucket-length', { n: grouped(length) }))
  const others = [...new Set(name.slice(0, 2000).match(/[^a-z0-9.-]/gu))].slice(0, 8)
  if (others.length > 0) {
    const characters = join(lang, 'list', others.map(quote))
    reasons.push(say(lang, 'bucket-characters', { characters }))
  }
  for (const [reason, pattern] of bucketRules) if (pattern.test(name)) reasons.push(say(lang, reason))
  if (reasons.length === 0) return []
  const values = { bucket: quote(name), reasons: join(lang, 'reasons', reasons) }
  return finding('bucket-name', say(lang, 'bucket-name', values))
}

const controlCharacter = /[\u0000-\u001f\u007f-\u009f]/
const invisibleCharacter = /[\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/
const fullWidthCharacter = /[\u3000\uff01-\uff5e]/

/** Keys are limited in bytes, not characters. Source: https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0080.html */
const longestKey = 1024

function key({ key: name, client }: ErrorResponse, lang: Lang): Finding[] {
  if (name === null || name === '') return []
  const reasons: string[] = []
  const add = (sentence: Sentence, values: Record<string, string> = {}): void => {
    reasons.push(say(lang, sentence, values))
  }
  if (name.startsWith(' ')) add('key-space-start')
  if (name.endsWith(' ')) add('key-space-end')
  if (name.startsWith('/')) add('key-slash-start')
  if (name.includes('//')) add('key-slash-double')
  // An access log writes keys encoded once; elsewhere a key is shown as OBS holds it.
  const encoded = (client === 'access-log' ? /%25[0-9a-f]{2}/i : /%[0-9a-f]{2}/i).exec(name)?.[0]
  if (encoded) add('key-encoded', { escape: encoded })
  if (name.includes('+')) add('key-plus')
  const odd = [
    ['key-control', controlCharacter],
    ['key-invisible', invisibleCharacter],
    ['key-full-width', fullWidthCharacter],
  ] as const
  for (const [sentence, pattern] of odd) {
    const character = pattern.exec(name)?.[0]
    if (!character) continue
    const code = codePointName(character)
    add(sentence, {
      character: sentence === 'key-full-width' && character !== '\u3000' ? `${character} (${code})` : code,
    })
  }
  const bytes = Buffer.byteLength(name)
  if (bytes > longestKey) add('key-length', { n: grouped(bytes) })
  if (reasons.length === 0) return []
  return finding(
    'key-name',
    say(lang, 'key-name', { key: quote(name), reasons: join(lang, 'reasons', reasons) }),
  )
}

/** Bucket names that break the rules, and keys that are not what they look like. */
export function names(response: ErrorResponse, lang: Lang): Finding[] {
  return [...bucket(response, lang), ...key(response, lang)]
}
