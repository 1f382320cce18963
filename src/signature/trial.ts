/** One trial: what the client may have signed instead, and what is said where that reproduces the signature. */
import type { Word } from '../diagnose/rule.ts'
import type { Finding } from '../types.ts'

/** The words of `data/findings.json` that name a mistake. */
export type Mistake = Extract<Word, `mistake-${string}`>

/** A change and the text that it gives. */
export interface Trial {
  mistake: Mistake
  /** What the sentence of the mistake is filled with: `client` is what was signed, `server` what the server signed. */
  values: Finding['values']
  /** The string to sign of this trial; in V4 the canonical request, where that is what was changed. */
  text: string
}

/** Content types that HTTP clients and SDKs send by themselves. */
export const usualContentTypes = [
  'application/octet-stream',
  'binary/octet-stream',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=utf-8',
  'application/xml',
  'text/xml',
  'text/plain',
  'text/plain; charset=utf-8',
  'text/plain;charset=UTF-8',
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset=UTF-8',
  'text/html',
  'image/jpeg',
  'image/png',
  'application/pdf',
  'application/zip',
  'multipart/form-data',
]

export const methods = ['GET', 'PUT', 'POST', 'HEAD', 'DELETE', 'OPTIONS']

/** What percent-encoding leaves alone in a path: RFC 3986, section 2.3, and the slash. */
function encodePath(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%2F', '/')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Other spellings of an encoded path, each with the mistake that leads to it. */
export function* pathSpellings(path: string): Generator<[mistake: Mistake, path: string]> {
  const plain = decode(path)
  const encoded = encodePath(plain)
  if (/[!'()*]/.test(plain)) {
    yield ['mistake-key-special', encodeURIComponent(plain).replaceAll('%2F', '/')]
    yield ['mistake-key-special', encodeURI(plain)]
  }
  yield ['mistake-key-not-encoded', plain]
  yield ['mistake-key-encoded', encoded]
  yield ['mistake-key-encoded-twice', encodePath(path)]
  yield ['mistake-key-encoded-twice', encodePath(encoded)]
  yield ['mistake-key-plus', path.replaceAll('%20', '+')]
  yield ['mistake-key-plus', encoded.replaceAll('%20', '+')]
  yield ['mistake-key-plus', path.replaceAll('+', '%20')]
  yield ['mistake-key-plus', plain.replaceAll('+', ' ')]
  yield ['mistake-key-slash', `/${encodeURIComponent(plain.slice(1))}`]
  yield ['mistake-key-hex-case', encoded.replace(/%[0-9A-F]{2}/g, digits => digits.toLowerCase())]
  yield ['mistake-key-hex-case', path.replace(/%[0-9a-f]{2}/gi, digits => digits.toUpperCase())]
  yield ['mistake-key-slashes', path.replace(/\/{2,}/g, '/')]
  yield ['mistake-key-slashes', path.replace(/\/$/, '')]
  yield ['mistake-key-slashes', `${path}/`]
  yield ['mistake-key-case', path.toLowerCase()]
}

/** Seconds around a time that are tried: a request is refused beyond 15 minutes for another reason. */
const reach = 900
/** Whole hours: a time zone that was taken for another. */
const zones = 14

/** Times near another, in milliseconds: whole hours first, then every second. */
export function* timesNear(time: number): Generator<number> {
  for (let hours = 1; hours <= zones; hours++) {
    yield time + hours * 3_600_000
    yield time - hours * 3_600_000
  }
  for (let seconds = 1; seconds <= reach; seconds++) {
    yield time - seconds * 1000
    yield time + seconds * 1000
  }
}
