/** Masks secrets in whole responses and in texts. */
import { decodePercent, encodePercent } from '../percent-encoding.ts'
import type { ErrorResponse } from '../types.ts'
import {
  hexDump,
  isPlaceholder,
  isSuspicious,
  mask,
  rewriteSecrets,
  secretKind,
  textsOf,
  type Visit,
} from './secrets.ts'

/** Secrets known from somewhere in a response, so that they are found again where nothing names them. */
export interface Secrets {
  masks: ReadonlyMap<string, string>
  /** Matches any of them; null where there are none. */
  pattern: RegExp | null
}

/** A shorter secret is not searched for in other texts: it may be an ordinary word. */
const shortestSecret = 6
/**
 * How many secrets are searched for: a hostile response could make the search slow. Named secrets are masked beyond
 * this number, too.
 */
const mostSecrets = 100
/** Characters of the shortest dump that can name and hold a secret. */
const shortestDump = 40
/**
 * Of a longer secret, such as a security token, only the beginning is searched for; what follows it is masked with
 * it.
 */
const soughtLength = 256

/** So many characters are made of codes at once: each is an argument of a call. */
const mostAtOnce = 4096

/** The bytes of a dump, one character a byte. */
function bytesIn(dump: string): string {
  const digits = dump.replace(/\s/g, '')
  let text = ''
  let codes: number[] = []
  for (let at = 0; at < digits.length; at += 2) {
    codes.push(Number.parseInt(digits.slice(at, at + 2), 16))
    if (codes.length < mostAtOnce && at + 2 < digits.length) continue
    text += String.fromCharCode(...codes)
    codes = []
  }
  return text
}

function dumpOf(bytes: string, between: string): string {
  return Array.from(bytes, byte => byte.charCodeAt(0).toString(16).padStart(2, '0')).join(between)
}

/** Rewrites a text, and in it any dump of bytes that holds a secret. */
function rewrite(text: string, inPlain: (plain: string) => string): string {
  const rest = inPlain(text)
  if (rest.length < shortestDump) return rest
  return rest.replace(hexDump, dump => {
    const plain = bytesIn(dump)
    const clean = inPlain(plain)
    if (clean === plain) return dump
    return dumpOf(clean, /\s/.test(dump) ? ' ' : '')
  })
}

/** Rewrites a value. Where the name says that the value is a secret, the whole value is masked. */
function rewriteNamed(name: string, text: string, visit: Visit): string {
  const kind = name === '' || isPlaceholder(text) ? null : secretKind(name)
  if (kind === 'access-key') return visit(text, true)
  if (kind === 'secret') return visit(text, false)
  if (kind === 'authorization') return rewriteSecrets(`${name}: ${text}`, visit).slice(name.length + 2)
  return rewrite(text, plain => rewriteSecrets(plain, visit))
}

/** The name that a value goes by: `ArgumentName` names what stands in `ArgumentValue`. */
function nameOf(name: string, response: ErrorResponse): string {
  return name === 'ArgumentValue' ? (response.details.ArgumentName ?? name) : name
}

/** A secret as it stands, in plain, encoded for a URL and escaped for JSON. */
function spellings(secret: string): string[] {
  const plain = decodePercent(secret)
  return [secret, plain, encodePercent(plain), plain.replaceAll('/', '\\/')]
}

/** Collects the secrets that a response shows by name: access keys, signatures, tokens, in text or in dumped bytes. */
export function collectSecrets(response: ErrorResponse): Secrets {
  const masks = new Map<string, string>()
  const note: Visit = (secret, accessKey) => {
    const shown = mask(secret, accessKey)
    if (secret.length < shortestSecret || masks.size >= mostSecrets || /^\**.{0,4}$/.test(secret))
      return shown
    for (const spelling of spellings(secret)) masks.set(spelling, shown)
    return shown
  }
  for (const [name, text] of textsOf(response)) rewriteNamed(nameOf(name, response), text, note)
  if (masks.size === 0) return { masks, pattern: null }
  const longestFirst = [...masks.keys()].sort((one, other) => other.length - one.length)
  return { masks, pattern: new RegExp(longestFirst.map(patternOf).join('|'), 'g') }
}

function patternOf(secret: string): string {
  const sought = secret.slice(0, soughtLength).replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  return secret.length > soughtLength ? `${sought}[^\\s"'<>&]*` : sought
}

function redactNamed(name: string, text: string, secrets: Secrets): string {
  const { masks, pattern } = secrets
  if (pattern === null) return rewriteNamed(name, text, mask)
  const known = rewrite(text, plain => plain.replace(pattern, secret => masks.get(secret) ?? '****'))
  return rewriteNamed(name, known, mask)
}

const noSecrets: Secrets = { masks: new Map(), pattern: null }

/** A text without secrets: the known ones wherever they stand, and those that the text itself names. */
export function redactText(text: string, secrets: Secrets = noSecrets): string {
  return redactNamed('', text, secrets)
}

/** The last message in which no secret was found. */
let harmlessMessage: string | null = null

/** Whether a secret may stand in any of the texts: most responses hold none, and are not worth a second look. */
function mayHold(response: ErrorResponse): boolean {
  const { message, around } = response
  const texts = textsOf(response)
  texts.push(['', `${around.before}\n${around.behind}`])
  let all = ''
  for (const [name, text] of texts) {
    if (name !== '' && secretKind(name) !== null) return true
    // A log repeats few messages, and one in which no secret was found needs no second look.
    if (name === '' && text === harmlessMessage) continue
    const dumps = text.length >= shortestDump ? text.match(hexDump) : null
    if (dumps?.some(dump => isSuspicious(bytesIn(dump)))) return true
    all += `${text}\n`
  }
  if (isSuspicious(all)) return true
  harmlessMessage = message
  return false
}

/**
 * A response whose secrets are masked in every field: access keys all but the last four characters; signatures,
 * security tokens, passwords, `Authorization` and secret keys as a whole. Code, client and time hold none and stay.
 */
export function redact(response: ErrorResponse): ErrorResponse {
  const { before, behind } = response.around
  if (!mayHold(response)) return response
  const secrets = collectSecrets(response)
  const text = <T extends string | null>(value: T): T | string =>
    value === null ? value : redactText(value, secrets)
  const map = (values: Record<string, string>): Record<string, string> => {
    const clean: Record<string, string> = Object.create(null)
    for (const [name, value] of Object.entries(values)) {
      clean[name] = redactNamed(nameOf(name, response), value, secrets)
    }
    return clean
  }
  return {
    ...response,
    message: text(response.message),
    resource: text(response.resource),
    bucket: text(response.bucket),
    key: text(response.key),
    requestId: text(response.requestId),
    hostId: text(response.hostId),
    method: text(response.method),
    url: text(response.url),
    details: map(response.details),
    headers: map(response.headers),
    requestHeaders: map(response.requestHeaders),
    around: { before: redactText(before, secrets), behind: redactText(behind, secrets) },
  }
}
