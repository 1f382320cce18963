import type { ErrorResponse } from '../types.ts'

/** Where secrets stand in texts, and what takes their place. */

/** Masks everything; for access keys the last four characters stay, enough to tell which key it was. */
export function mask(secret: string, accessKey: boolean): string {
  const tail = secret.slice(-4)
  // A key that is masked already stays as it is.
  const tellsLittle = secret.length >= 8 && !tail.includes('*')
  return accessKey && tellsLittle ? `****${tail}` : '****'
}

const accessKeyNames =
  'aws_?access_?key_?id|oss_?access_?key_?id|access[-_ ]?key[-_ ]?id|access[-_ ]?key|x-obs-access-?key|ak'

const secretNames = [
  'signature(?:[-_ ]?provided)?',
  'security[-_ ]?token',
  'session[-_ ]?token',
  'auth[-_]?token',
  'subject[-_]?token',
  'access[-_]?token',
  '(?:aws_?)?secret[-_ ]?access[-_ ]?key',
  'access[-_ ]?key[-_ ]?secret',
  'secret[-_ ]?key',
  'server-side-encryption-customer-key',
  'password',
  'passwd',
  'sk',
].join('|')

/** A name begins where no letter stands before it, or where that letter ends an escape: `%3F`, `\n`, `\u003f`. */
const start = '(?:(?<![A-Za-z])|(?<=%[0-9A-Fa-f]{2})|(?<=\\\\(?:[nrt]|u[0-9A-Fa-f]{4})))'

/** Between a name and its value: `=`, `: `, `":"`, `\":\"`, ` => `, `[`, `>`, `%3D`, `&#61;`, `&quot;:&quot;`. */
const separator =
  '((?:\\\\?["\']|&quot;|\\])?[ \\t]{0,3}(?:=>|[:=]|%3[aAdD]|\\\\u003[aAdD]|&#61;|(?=[\\[(>"\']))[ \\t]{0,3}[\\[(>]?(?:\\\\?["\']|&quot;)?)'

/** A value ends at white space, quotes, brackets and what separates parameters, written plainly or encoded. */
const value = '((?:[^\\s"\'<>&,;)\\]}\\\\%↵·…]|%(?!26|22|2[cC]|3[bB]|20)|\\\\/|\\\\u00(?:2[bBfF]|3[dD]))+)'

const labelled = new RegExp(
  `(?=[aopsx])${start}(?:(${accessKeyNames})|(${secretNames}))${separator}${value}`,
  'gi',
)

/** `Credential=AK/20260705/…`: the access key up to the slash; the scope behind it stays. */
const credential =
  /(credential(?:\\?["']|&quot;)?\s{0,3}(?:[:=]|%3[dD]|\\u003[dD])\s{0,3}(?:\\?["']|&quot;)?)([^\s"'<>&,;/%\\↵·…]+)/gi

/** `OBS AK:signature`, the V2 form of Authorization; a signature has at least 16 characters of Base64. */
const version2 = new RegExp(
  // The look ahead spares most places the look behind.
  `(?=OBS|AWS|OSS|COS)${start}((?:OBS|AWS|OSS|COS)(?: |%20|\\+))([A-Za-z0-9_-]{3,128})(:|%3[aA])([A-Za-z0-9+/=_%-]{16,})`,
  'g',
)

/** Authorization of any other scheme, to the end of its line or quotes. */
const authorization =
  /((?:proxy-)?authorization(?:\\?["']|&quot;)?\s{0,3}(?:=>|[:=]|%3[aAdD])\s{0,3}(?:\\?["']|&quot;|\[)?)(?=\S)([^\r\n"'<>\\\]↵]+)/gi
const keyedScheme = /^[A-Z]{1,5}\d?-HMAC-SHA256(?=[ ,])/i
const otherScheme = /^(?:Bearer|Basic|Digest|Token)(?= )/i
const version2Value = /^((?:OBS|AWS|OSS|COS) +)([^\s:]+):(.+)$/i

/** `SDK-HMAC-SHA256 Access=AK`: API Gateway's form. */
const sdkAccess = /(SDK-HMAC-SHA256\s{1,3}Access=)([^\s,;"'<>&]+)/gi

/** What has the form of an access key: of OBS and AWS, of Alibaba Cloud. */
const bareAccessKey = /(?<![A-Za-z0-9])(?:[A-Z0-9]{20}|LTAI[A-Za-z0-9]{12,26})(?![A-Za-z0-9])/g
/** Known by its first letters even where nothing names it. */
const knownAccessKey = /^(?:AKIA|ASIA|HST3|HPUA|LTAI)/
/** A sentence that speaks of one: `The access key id you provided, X, does not exist`. */
const speaksOfKey = /(?:access ?key(?: ?id)?|(?<![a-z])ak(?![a-z])|密钥)[^\r\n]*$/i
/** How far before the key such a sentence names it. */
const mostBetween = 80

/** A condition of a POST policy: `["eq", "$signature", "…"]`. */
const condition = new RegExp(
  `(\\$(?:x-(?:obs|amz)-)?(?:${secretNames})\\\\?"\\s{0,3},\\s{0,3}\\\\?")([^"\\\\]+)`,
  'gi',
)

/** Hexadecimal bytes, at least 16, with or without blanks between them. */
export const hexDump = /(?<![0-9a-fA-F])(?:[0-9a-fA-F]{2}\s{0,4}){15,}[0-9a-fA-F]{2}/g

const suspicious =
  /signature|token|(?:access|secret|customer)[-_ ]?key|credential|auth|secret|passw|cookie|(?:^|[^a-z]|%[0-9a-f]{2}|\\[nrt])[as]k(?![a-z])|(?:OBS|AWS|OSS|COS)(?: |%20|\+)|(?:AKIA|ASIA|HST3|HPUA|LTAI)|HMAC|密钥/i

/** A cheap test that spares the texts in which no secret can be named. */
export function isSuspicious(text: string): boolean {
  return suspicious.test(text)
}

/** `signature: mismatch` is prose; a header, a parameter or a quoted value is not. */
function isProse(name: string, joint: string, text: string): boolean {
  return !/[-_]/.test(name) && /^\s*:\s+$/.test(joint) && /^[a-z]{1,15}[.?!]?$/.test(text)
}

/** Called for each secret that stands in a text, with what to put in its place. */
export type Visit = (secret: string, accessKey: boolean) => string

/** Rewrites every secret that a text shows by its surroundings. Takes time in proportion to the text. */
export function rewriteSecrets(text: string, visit: Visit): string {
  if (!isSuspicious(text)) return text
  return text
    .replace(authorization, (whole, name: string, given: string) => {
      const pair = version2Value.exec(given)
      if (pair) return `${name}${pair[1]}${visit(pair[2] as string, true)}:${visit(pair[3] as string, false)}`
      if (keyedScheme.test(given)) return whole
      const scheme = otherScheme.exec(given)?.[0]
      if (scheme) return `${name}${scheme} ${visit(given.slice(scheme.length).trim(), false)}`
      // In prose (`Authorization: the header is malformed`) there is no secret.
      return /^[A-Za-z]+(?: [a-z]+)+[.!]?$/.test(given.trim()) || isProse('', ': ', given.trim())
        ? whole
        : `${name}${visit(given, false)}`
    })
    .replace(version2, (_, scheme: string, key: string, colon: string, signature: string) => {
      return `${scheme}${visit(key, true)}${colon}${visit(signature, false)}`
    })
    .replace(credential, (whole, name: string, key: string) => {
      return isProse('', name.replace(/^credential/i, ''), key) ? whole : `${name}${visit(key, true)}`
    })
    .replace(sdkAccess, (_, name: string, key: string) => `${name}${visit(key, true)}`)
    .replace(
      labelled,
      (whole, key: string | undefined, secret: string | undefined, joint: string, given: string) => {
        const name = key ?? secret ?? ''
        return isProse(name, joint, given) ? whole : `${name}${joint}${visit(given, key !== undefined)}`
      },
    )
    .replace(condition, (_, name: string, given: string) => `${name}${visit(given, false)}`)
    .replace(bareAccessKey, (key, at: number, whole: string) =>
      knownAccessKey.test(key) || speaksOfKey.test(whole.slice(Math.max(0, at - mostBetween), at))
        ? visit(key, true)
        : key,
    )
}

/** What an element or header is by its name alone. */
export function secretKind(name: string): 'access-key' | 'secret' | 'authorization' | null {
  if (wholeAccessKey.test(name)) return 'access-key'
  if (wholeSecret.test(name)) return 'secret'
  return /^(?:proxy-)?authorization$/i.test(name) ? 'authorization' : null
}

const wholeAccessKey = new RegExp(`^(?:${accessKeyNames})$`, 'i')
const wholeSecret = new RegExp(
  `^(?:(?:x-(?:obs|amz|auth)-|x-)?(?:copy-source-)?(?:${secretNames})|(?:set-)?cookie)$`,
  'i',
)

/** The strings of a response that can hold secrets, each with the name it stands under. */
export function textsOf(response: ErrorResponse): [name: string, text: string][] {
  const { message, resource, bucket, key, requestId, hostId, url, details, headers, requestHeaders } =
    response
  const texts: [name: string, text: string][] = []
  for (const text of [message, resource, bucket, key, requestId, hostId, url])
    if (text !== null) texts.push(['', text])
  for (const map of [details, headers, requestHeaders]) texts.push(...Object.entries(map))
  return texts
}
