/** One trial: what the client may have signed instead, and what is said where that reproduces the signature. */

import type { Word } from '../diagnose/rule.ts'
import { decodePercent, encodePercent } from '../percent-encoding.ts'
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

/** So many signatures are computed at a time. */
const batchSize = 256

/** The first trial that passes a test. */
export async function firstMatch<T>(
  trials: Iterable<T>,
  test: (trial: T) => Promise<boolean>,
): Promise<T | null> {
  let batch: T[] = []
  const matchOf = async () => {
    const results = await Promise.all(batch.map(test))
    return batch[results.indexOf(true)]
  }
  for (const trial of trials) {
    batch.push(trial)
    if (batch.length < batchSize) continue
    const match = await matchOf()
    if (match !== undefined) return match
    batch = []
  }
  return (await matchOf()) ?? null
}

export const methods = ['GET', 'PUT', 'POST', 'HEAD', 'DELETE', 'OPTIONS', 'PATCH']

/** Headers and parameters that hold the token of temporary keys, which must not be shown. */
export const isToken = (name: string): boolean => /security-token$/i.test(name)

/** Percent-encoding as V4 requires it: all but letters, digits and - . _ ~ (RFC 3986, section 2.3). */
export function encode(text: string): string {
  return encodePercent(text).replace(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** The same for a path, in which a slash stays. */
export function encodePath(text: string): string {
  return encode(text).replaceAll('%2F', '/')
}

/** Bytes that were read in one character set and written in another: UTF-8 read as Latin-1, and the other way round. */
export function* otherCharacterSets(text: string): Generator<string> {
  if (!/[^ -~]/.test(text)) return
  yield String.fromCharCode(...new TextEncoder().encode(text))
  if (!/[^\0-\u00ff]/.test(text))
    yield new TextDecoder().decode(Uint8Array.from(text, character => character.charCodeAt(0)))
}

/** Other spellings of a path, as clients sign it and as programs on the way write it anew. */
export function* pathSpellings(path: string): Generator<string> {
  const plain = decodePercent(path)
  const encoded = encodePath(plain)
  yield plain
  yield encoded
  yield encodePath(path)
  yield encodePath(encoded)
  yield encodeURI(plain)
  yield encodePercent(plain).replaceAll('%2F', '/')
  for (const form of [path, encoded]) {
    yield form.replaceAll('%20', '+')
    yield form.replace(/\+|%2B/gi, '%20')
    yield form.replaceAll('+', '%2B')
    yield form.replace(/%[0-9a-f]{2}/gi, digits => digits.toLowerCase())
    yield form.replace(/%[0-9a-f]{2}/gi, digits => digits.toUpperCase())
    yield form.replace(/%2F/gi, '/')
    yield form.slice(0, 1) + form.slice(1).replaceAll('/', '%2F')
  }
  yield plain.replaceAll('+', ' ')
  for (const form of ['NFC', 'NFD'] as const) {
    yield plain.normalize(form)
    yield encodePath(plain.normalize(form))
  }
  for (const other of otherCharacterSets(plain)) yield encodePath(other)
  yield path.replace(/\/{2,}/g, '/')
  yield path.replace(/\/$/, '')
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1))
    yield `${path.slice(0, at)}/${path.slice(at)}`
  yield `${path}/`
  yield path.toLowerCase()
}

const lowerHex = (text: string) => text.replace(/%[0-9a-f]{2}/gi, digits => digits.toLowerCase())
const plainSpecials = (text: string) => text.replace(/%2[1789a]/gi, decodePercent)
const single = (text: string) => text.replace(/\/{2,}/g, '/').replace(/\/$/, '')

/** In what two spellings of a path differ. */
export function namePaths(client: string, server: string): Mistake {
  if (client.toLowerCase() === server.toLowerCase())
    return lowerHex(client) === lowerHex(server) ? 'mistake-key-hex-case' : 'mistake-key-case'
  if (single(client) === single(server)) return 'mistake-key-slashes'
  const slashes = /%2F/gi
  if (client.replace(slashes, '/') === server.replace(slashes, '/')) return 'mistake-key-slash'
  if (plainSpecials(client) === plainSpecials(server)) return 'mistake-key-special'
  const blank = /%20|%2B|\+| /gi
  const isPlus = /\+|%2B/i.test(client + server)
  if (isPlus && client.replace(blank, ' ') === server.replace(blank, ' ')) return 'mistake-key-plus'
  // One decoding more on one side: which side is encoded twice shows in what is left.
  const isEncoded = /%[0-9a-f]{2}/i
  if (decodePercent(client) === server && isEncoded.test(server)) return 'mistake-key-encoded-twice'
  if (decodePercent(server) === client && isEncoded.test(client)) return 'mistake-key-sent-encoded-twice'
  if (decodePercent(server) === client) return 'mistake-key-not-encoded'
  if (decodePercent(client) === server) return 'mistake-key-encoded'
  return decodePercent(client).normalize('NFC') === decodePercent(server).normalize('NFC')
    ? 'mistake-key-normalization'
    : 'mistake-key-encoded'
}

/** Seconds around a time that are tried one by one. */
const reach = 3600
/** Whole hours: a time zone that was taken for another. */
const zones = 14
/** The expiry of a link is moved by minutes or days. */
const furthestExpiry = 7 * 1440

/** Times near another, in milliseconds: whole hours first, then every second of an hour. */
export function* timesNear(time: number): Generator<number> {
  for (let hours = 1; hours <= zones; hours++) yield* [time + hours * 3_600_000, time - hours * 3_600_000]
  for (let seconds = 1; seconds <= reach; seconds++) yield* [time - seconds * 1000, time + seconds * 1000]
}

/** The same for the expiry of a link, and then whole minutes of a week. */
export function* expiriesNear(time: number): Generator<number> {
  yield* timesNear(time)
  for (let minutes = reach / 60 + 1; minutes <= furthestExpiry; minutes++)
    yield* [time + minutes * 60_000, time - minutes * 60_000]
}

/** One moment as other programs write it. */
export function* dateForms(time: number): Generator<string> {
  const date = new Date(time)
  const utc = date.toUTCString()
  yield utc
  yield utc.replace('GMT', '+0000')
  yield utc.replace('GMT', 'UTC')
  yield utc.replace(/ 0(\d) /, ' $1 ')
  yield date.toISOString()
  yield date.toISOString().replace(/\.\d+/, '')
  yield compact(time)
}

/** `20260705T080000Z`. */
export function compact(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d+/g, '')
}
