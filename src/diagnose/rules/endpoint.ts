/** Where the request should have gone: redirects, regions, and how the bucket was addressed. */

import { readAddress } from '../../address.ts'
import type { ErrorResponse } from '../../types.ts'
import { answererOf } from '../facts/answerer.ts'
import { scopeOf } from '../facts/credential-scope.ts'
import { otherRegionAround } from '../facts/region-around.ts'
import { addressOf, bucketHost, isTwice, methodOf } from '../facts/request.ts'
import { found, rule, type UnwordedFinding } from '../rule.ts'

/** The host of `https://host/path` or of a host alone; null where the text is neither. */
function hostIn(text: string | undefined): string | null {
  if (!text) return null
  const match = /^\s*(?:https?:\/\/)?([a-z0-9.-]{1,253})(?::\d{1,5})?(?:[/?]|\s*$)/i.exec(text.slice(0, 2000))
  return match?.[1]?.includes('.') ? match[1].toLowerCase() : null
}

function isRedirect({ code, status }: ErrorResponse): boolean {
  return (status !== null && status >= 300 && status <= 399) || /Redirect$/.test(code ?? '')
}

/** Whether a host is an endpoint of OBS, with or without a bucket in front. */
function isObsHost(host: string): boolean {
  return readAddress(`https://${host}`)?.endpoint != null
}

/** The website endpoint serves pages: a redirect from there is a rule that the owner of the website made. */
function isWebsite(response: ErrorResponse): boolean {
  return addressOf(response)?.endpoint?.startsWith('obs-website.') === true
}

type Redirect = 'endpoint-redirect' | 'endpoint-redirect:temporary' | 'website-redirect'

/** The host that a redirect names, with the bucket in front where the answer left the bucket out. */
function redirect(response: ErrorResponse): UnwordedFinding<Redirect>[] {
  if (!isRedirect(response)) return []
  const { details, headers, status, code } = response
  const named = hostIn(details.Endpoint)
  const location = headers.location ?? details.Location
  const host = named ?? hostIn(location)
  if (host === null || host === addressOf(response)?.host) return []
  if (named === null && (isWebsite(response) || !isObsHost(host))) {
    // A proxy sends its users to a login page; only OBS has the redirect rules of a website.
    const isRule = isWebsite(response) || (code === null && answererOf(response)?.who === 'obs')
    return isRule ? found('website-redirect', { location: location ?? host }) : []
  }
  const bucket = response.bucket ?? details.Bucket ?? null
  const isBare = named !== null && readAddress(`https://${named}`)?.style === null
  const whole = isBare ? bucketHost(bucket, named) : null
  const isTemporary = status === 302 || status === 307 || code === 'TemporaryRedirect'
  return found(isTemporary ? 'endpoint-redirect:temporary' : 'endpoint-redirect', { host: whole ?? host })
}

type BucketRegion = 'bucket-region' | 'bucket-region:around'

/** The region of the bucket, as the answer has it, or as the lines around an answer that knows no such bucket. */
function bucketRegion(response: ErrorResponse): UnwordedFinding<BucketRegion>[] {
  const region = response.details.BucketRegion
  const address = addressOf(response)
  const endpoint = address?.region
  if (region && endpoint && region !== endpoint) return found('bucket-region', { region, endpoint })
  if (response.code !== 'NoSuchBucket' || address?.style === 'custom-domain') return []
  if (address?.bucket && isTwice(address.bucket)) return []
  const around = otherRegionAround(response)
  return around ? found('bucket-region:around', around) : []
}

type Location = `location:${'empty' | 'empty-region' | 'url' | 'url-region' | 'differs' | 'sent'}`

/** The location that a bucket was to be created in stands only in the Message; an empty one leaves two spaces there. */
function location(response: ErrorResponse): UnwordedFinding<Location>[] {
  if (response.code !== 'IllegalLocationConstraintException') return []
  const match = /^\s*The (.{0,300}?)\s?location constraint is incompatible/i.exec(response.message ?? '')
  if (!match) return []
  const sent = (match[1] ?? '').trim()
  const region = addressOf(response)?.region ?? null
  if (sent === '' || sent === 'unspecified')
    return region === null ? found('location:empty') : found('location:empty-region', { region })
  const url = sent.includes('://') ? sent : `https://${sent}`
  if (/[/:]/.test(sent) || readAddress(url)?.endpoint) {
    const named = readAddress(url)?.region
    return named
      ? found('location:url-region', { location: sent, region: named })
      : found('location:url', { location: sent })
  }
  if (region === null) return found('location:sent', { location: sent })
  return region === sent ? [] : found('location:differs', { location: sent, region })
}

/** The region that the server wants in a V4 signature: an element of its own, or the end of the Message. */
function expectedRegion(
  response: ErrorResponse,
): UnwordedFinding<'region-expected' | 'region-expected:signed'>[] {
  if (response.code !== 'AuthorizationHeaderMalformed') return []
  const message = response.message?.slice(0, 500) ?? ''
  const region = response.details.Region ?? /expecting '([^']{1,64})'/.exec(message)?.[1]
  if (!region) return []
  const signed = /the region '([^']{1,64})' is wrong/.exec(message)?.[1] ?? scopeOf(response)?.region
  return signed ? found('region-expected:signed', { region, signed }) : found('region-expected', { region })
}

/** Whether the bucket of the host name was not found: a bucket that answered otherwise does exist under this name. */
function isUnknownBucket({ code, status, unanswered }: ErrorResponse): boolean {
  if (code !== null) return /^(?:NoSuchBucket|SignatureDoesNotMatch|InvalidBucketName)$/.test(code)
  return unanswered || status === 404
}

function bucketTwice(response: ErrorResponse, host: string, bucket: string, endpoint: string) {
  if (!isTwice(bucket) || !isUnknownBucket(response)) return []
  return found('bucket-twice', { host, endpoint })
}

type Addressing = 'virtual-host' | 'path-style' | 'path-style:put' | 'bucket-twice'

/** How the bucket was addressed: the host that the server asks for, path style, the bucket twice. */
function addressing(response: ErrorResponse): UnwordedFinding<Addressing>[] {
  const wanted = hostIn(response.details.VirtualHost)
  if (wanted !== null) return found('virtual-host', { host: wanted })
  const address = addressOf(response)
  if (!address?.endpoint || !address.bucket) return []
  if (address.style === 'virtual-hosted')
    return bucketTwice(response, address.host, address.bucket, address.endpoint)
  const host = address.style === 'path-style' ? bucketHost(address.bucket, address.endpoint) : null
  if (host === null) return []
  const isTakenForKey = response.code === 'NoSuchKey' && methodOf(response) === 'PUT'
  return found(isTakenForKey ? 'path-style:put' : 'path-style', { bucket: address.bucket, host })
}

export const endpoint = rule(
  [
    'endpoint-redirect',
    'website-redirect',
    'bucket-region',
    'location',
    'region-expected',
    'virtual-host',
    'path-style',
    'bucket-twice',
  ],
  response => [
    ...redirect(response),
    ...bucketRegion(response),
    ...location(response),
    ...expectedRegion(response),
    ...addressing(response),
  ],
)
