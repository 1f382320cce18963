/** Parts of what was signed that often are at fault: region, Content-Type, token, prefix of headers, bucket, characters. */

import type { ErrorResponse } from '../../types.ts'
import { scopeOf } from '../facts/credential-scope.ts'
import { linkMethods } from '../facts/link-method.ts'
import { addressOf, queryOf } from '../facts/request.ts'
import { isV4, readStringToSign, stringToSign } from '../facts/string-to-sign.ts'
import { found, rule, type UnwordedFinding } from '../rule.ts'

/** What HTTP clients write over a body by themselves; nobody chooses it for an object. */
const addedByClients = /^application\/x-www-form-urlencoded\b/i

/** Parameters and headers that carry the token of temporary keys. */
const tokenName = /^(?:x-obs-|x-amz-)?security-?token$/

/** Lines of a V2 string to sign that a rule looks at. */
interface Signed {
  verb: string
  type: string
  date: string
  resource: string
}

function contentType(
  response: ErrorResponse,
  { verb, type, date }: Signed,
): UnwordedFinding<'content-type-signed' | 'content-type-signed:not-sent'>[] {
  const { requestHeaders } = response
  // A link that was used with another method is first a link for another method.
  if (linkMethods(response) !== null) return []
  const sent = requestHeaders['content-type'] ?? ''
  if (Object.keys(requestHeaders).length > 0 && sent !== type)
    return found('content-type-signed:not-sent', { type, sent })
  // Whoever opens a signed link cannot choose the type, and a request without a body has none.
  const isUnexpected = /^\d+$/.test(date) || /^(?:GET|HEAD|DELETE)$/.test(verb) || addedByClients.test(type)
  return type !== '' && isUnexpected ? found('content-type-signed', { type }) : []
}

/** The different characters of a text that a pattern finds, at most eight. */
function distinct(text: string, pattern: RegExp): string {
  return [...new Set(text.slice(0, 5000).match(pattern))].slice(0, 8).join('')
}

/** The first segment of a resource that begins with a domain: the resource of a custom domain does. */
function isDomain(segment: string): boolean {
  return /\.[a-z]{2,24}$/i.test(segment)
}

function resourceParts(
  response: ErrorResponse,
  { resource: text }: Signed,
): UnwordedFinding<'bucket-not-signed' | 'resource-not-encoded' | 'resource-special-characters'>[] {
  const resource = text.split('?', 1)[0] ?? ''
  const { bucket } = response
  const first = resource.split('/')[1] ?? ''
  const isOther =
    bucket !== null && first !== bucket && first !== addressOf(response)?.host && !isDomain(first)
  const raw = distinct(resource, /[^!-~]|["<>\\^`{|}]/gu)
  const special = distinct(resource, /[!'()*]/g)
  return [
    ...(isOther ? found('bucket-not-signed', { bucket, resource }) : []),
    ...(raw ? found('resource-not-encoded', { characters: raw, resource }) : []),
    ...(special ? found('resource-special-characters', { characters: special }) : []),
  ]
}

/** Characters of the path as it was sent that clients and the server encode differently; a plus can be read as a space. */
function specialInUrl({ code, url }: ErrorResponse): UnwordedFinding<'resource-special-characters:url'>[] {
  if (code !== 'SignatureDoesNotMatch' || !/^https?:/.test(url ?? '')) return []
  const path = (url ?? '').replace(/^\w+:\/\/[^/]*/, '').split('?', 1)[0] ?? ''
  const characters = distinct(path, /[+!'()*]/g)
  return characters === '' ? [] : found('resource-special-characters:url', { characters })
}

/** The prefix that the server reads for this Authorization header, and the one that it leaves out of what it signs. */
function prefixes({ requestHeaders }: ErrorResponse): { read: string; ignored: string } | null {
  const scheme = /^(OBS|AWS) /.exec(requestHeaders.authorization ?? '')?.[1]
  if (!scheme) return null
  return scheme === 'OBS' ? { read: 'x-obs-', ignored: 'x-amz-' } : { read: 'x-amz-', ignored: 'x-obs-' }
}

/** Headers whose prefix belongs to the other kind of signature, and which the server therefore did not sign. */
function headerPrefix(response: ErrorResponse, signed: string): UnwordedFinding<'header-prefix'>[] {
  const kinds = prefixes(response)
  if (!kinds) return []
  const name = Object.keys(response.requestHeaders).find(
    one => one.startsWith(kinds.ignored) && !signed.toLowerCase().includes(one),
  )
  if (!name) return []
  const scheme = kinds.read === 'x-obs-' ? 'OBS' : 'AWS'
  return found('header-prefix', { name, scheme, expected: kinds.read + name.slice(kinds.ignored.length) })
}

/** A header with a token in a printed list of request headers. */
const dumpedToken = /(?:^|[\s,{"'])(x-(?:obs|amz)-security-token)["']?\s?[:=]\s?["']?\S/im

function token(response: ErrorResponse, signed: string): UnwordedFinding<'token-not-signed'>[] {
  const { requestHeaders, around } = response
  const name =
    [...queryOf(response).keys(), ...Object.keys(requestHeaders)].find(one => tokenName.test(one)) ??
    dumpedToken.exec(`${around.before}\n${around.behind}`)?.[1]
  return name && !/security-?token/i.test(signed) ? found('token-not-signed', { name }) : []
}

/** The region of the scope against that of the endpoint; what the server says of the region is a finding of its own. */
function region(response: ErrorResponse): UnwordedFinding<'scope-region' | 'scope-region:odd'>[] {
  const { code, details } = response
  const isAboutSignature =
    details.StringToSign || code?.startsWith('Authorization') || code === 'SignatureDoesNotMatch'
  const signed = scopeOf(response)?.region
  if (details.Region || !isAboutSignature || signed === undefined) return []
  const endpoint = addressOf(response)?.region ?? null
  if (endpoint !== null) return endpoint === signed ? [] : found('scope-region', { region: signed, endpoint })
  return /^[a-z]{2}-[a-z0-9-]+$/.test(signed) ? [] : found('scope-region:odd', { region: signed })
}

export const signedParts = rule(
  [
    'scope-region',
    'header-prefix',
    'content-type-signed',
    'token-not-signed',
    'bucket-not-signed',
    'resource-not-encoded',
    'resource-special-characters',
  ],
  response => {
    const text = stringToSign(response)?.text
    const findings = region(response)
    if (text === undefined) return [...findings, ...specialInUrl(response)]
    if (isV4(text)) {
      const canonical = response.details.CanonicalRequest
      const special = specialInUrl(response)
      return canonical ? [...findings, ...special, ...token(response, canonical)] : [...findings, ...special]
    }
    const lines = readStringToSign(text)
    if (lines === null) return findings
    const [verb = '', , type = '', date = ''] = lines.map(line => line.text)
    const signed = { verb, type, date, resource: lines.at(-1)?.text ?? '' }
    const mixed = headerPrefix(response, text)
    return [
      ...findings,
      ...mixed,
      ...contentType(response, signed),
      // A token under the wrong prefix cannot be signed: the prefix is what has to change.
      ...(mixed.length > 0 ? [] : token(response, text)),
      ...resourceParts(response, signed),
    ]
  },
)
