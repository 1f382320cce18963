import { readAddress } from '../../address.ts'
import type { ErrorResponse, Finding, Lang } from '../../types.ts'
import { addressOf, bucketHost } from '../facts/addressing-style.ts'
import { scopeOf } from '../facts/credential-scope.ts'
import { quote } from '../facts/quote.ts'
import { finding, say } from '../sentence.ts'
import { answerer } from './answering-server.ts'

/** The host of `https://host/path` or of a bare host; null where it is neither. */
function hostIn(text: string | undefined): string | null {
  if (!text) return null
  const match = /^\s*(?:https?:\/\/)?([a-z0-9.-]{1,253})(?::\d{1,5})?(?:[/?]|\s*$)/i.exec(text.slice(0, 2000))
  return match?.[1]?.includes('.') ? match[1].toLowerCase() : null
}

function isRedirect({ code, status }: ErrorResponse): boolean {
  return (status !== null && status >= 300 && status <= 399) || /Redirect$/.test(code ?? '')
}

/** The host a redirect names, with the bucket in front where the answer left it out. */
function redirect(response: ErrorResponse, lang: Lang): Finding[] {
  if (!isRedirect(response)) return []
  const { details, headers, status, code } = response
  const bucket = response.bucket ?? details.Bucket ?? null
  const named = hostIn(details.Endpoint)
  const host = named ?? hostIn(headers.location ?? details.Location)
  if (host === null || host === addressOf(response)?.host) return []
  // A login page that a proxy redirects to is no place for the request.
  const isOurs = named !== null || code !== null || readAddress(`https://${host}`)?.endpoint
  if (!isOurs && answerer(response)?.who !== 'obs') return []
  const whole =
    named !== null && readAddress(`https://${named}`)?.form === null ? bucketHost(bucket, named) : null
  const temporary = status === 302 || status === 307 || code === 'TemporaryRedirect'
  const key = temporary ? 'endpoint-redirect-temporary' : 'endpoint-redirect'
  return finding('endpoint-redirect', say(lang, key, { host: whole ?? host }))
}

function bucketRegion(response: ErrorResponse, lang: Lang): Finding[] {
  const region = response.details.BucketRegion
  const endpoint = addressOf(response)?.region
  if (!region || !endpoint || region === endpoint) return []
  const values = { bucket: quote(region), endpoint: quote(endpoint) }
  return finding('bucket-region', say(lang, 'bucket-region', values))
}

/** The location that a bucket was to be created in stands only in the Message; an empty one leaves two spaces there. */
function location(response: ErrorResponse, lang: Lang): Finding[] {
  if (response.code !== 'IllegalLocationConstraintException') return []
  const match = /^\s*The (.{0,300}?)\s?location constraint is incompatible/i.exec(response.message ?? '')
  if (!match) return []
  const sent = (match[1] as string).trim()
  const region = addressOf(response)?.region ?? null
  if (sent === '' || sent === 'unspecified') {
    const key = region === null ? 'location-empty' : 'location-empty-region'
    return finding('location', say(lang, key, { region: quote(region ?? '') }))
  }
  if (/[/:]/.test(sent) || readAddress(`https://${sent}`)?.endpoint) {
    const named = readAddress(sent.includes('://') ? sent : `https://${sent}`)?.region
    const values = { location: quote(sent), region: quote(named ?? '') }
    return finding('location', say(lang, named ? 'location-url-region' : 'location-url', values))
  }
  const key = region !== null && region !== sent ? 'location-differs' : 'location-sent'
  if (region === sent) return []
  return finding('location', say(lang, key, { location: quote(sent), region: quote(region ?? '') }))
}

/** The region the server wants in a V4 signature: an element of its own, or the end of the Message. */
function expectedRegion(response: ErrorResponse, lang: Lang): Finding[] {
  if (response.code !== 'AuthorizationHeaderMalformed') return []
  const message = response.message?.slice(0, 500) ?? ''
  const region = response.details.Region ?? /expecting '([^']{1,64})'/.exec(message)?.[1]
  if (!region) return []
  const signed = /the region '([^']{1,64})' is wrong/.exec(message)?.[1] ?? scopeOf(response)?.region
  const values = { region: quote(region), signed: quote(signed ?? '') }
  return finding('region-expected', say(lang, signed ? 'region-expected-signed' : 'region-expected', values))
}

/** A bucket name that the configured endpoint already holds: `b.b.obs.…`. */
function bucketTwice(host: string, bucket: string, endpoint: string, lang: Lang): Finding[] {
  const half = bucket.slice(0, (bucket.length - 1) / 2)
  if (half.length < 3 || bucket !== `${half}.${half}`) return []
  return finding('bucket-twice', say(lang, 'bucket-twice', { host, endpoint }))
}

/** How the bucket was addressed: the host that the server asks for, path style, the bucket twice. */
function addressing(response: ErrorResponse, lang: Lang): Finding[] {
  const wanted = hostIn(response.details.VirtualHost)
  if (wanted !== null) return finding('virtual-host', say(lang, 'virtual-host', { host: wanted }))
  const address = addressOf(response)
  if (!address?.endpoint || !address.bucket) return []
  if (address.form === 'virtual-hosted')
    return bucketTwice(address.host, address.bucket, address.endpoint, lang)
  const host = bucketHost(address.bucket, address.endpoint)
  if (host === null) return []
  const taken = response.code === 'NoSuchKey' && response.method?.toUpperCase() === 'PUT'
  const values = { bucket: quote(address.bucket), host }
  return finding('path-style', say(lang, taken ? 'path-style-put' : 'path-style', values))
}

/** Where the request should have gone. */
export function endpoint(response: ErrorResponse, lang: Lang): Finding[] {
  return [
    ...redirect(response, lang),
    ...bucketRegion(response, lang),
    ...location(response, lang),
    ...expectedRegion(response, lang),
    ...addressing(response, lang),
  ]
}
