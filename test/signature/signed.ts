import { createHash, createHmac } from 'node:crypto'
import type { ErrorResponse } from '../../src/types.ts'
import { response } from '../diagnose/response.ts'

/** Signatures made by Node's own crypto, as a client makes them and a server checks them. */

export const accessKey = 'AKEXAMPLE00000000013'
export const secretKey = 'kMDEpFfF+Z0b/zJN7ECRbqCjWzXtKfH0wWeFAKEx'

/** The V2 signature of a string to sign. */
export function version2(text: string, secret = secretKey): string {
  return createHmac('sha1', secret).update(text).digest('base64')
}

export interface Scope {
  date: string
  region: string
  service: string
}
export const scope: Scope = { date: '20260705', region: 'cn-north-4', service: 's3' }

/** The V4 string to sign of a canonical request. */
export function version4Text(
  canonical: string,
  { date, region, service } = scope,
  time = `${scope.date}T080000Z`,
): string {
  const hash = createHash('sha256').update(canonical).digest('hex')
  return `AWS4-HMAC-SHA256\n${time}\n${date}/${region}/${service}/aws4_request\n${hash}`
}

/** The V4 signature of a string to sign. */
export function version4(text: string, { date, region, service } = scope, secret = secretKey): string {
  const key = [date, region, service, 'aws4_request'].reduce<string | Buffer>(
    (before, part) => createHmac('sha256', before).update(part).digest(),
    `AWS4${secret}`,
  )
  return createHmac('sha256', key).update(text).digest('hex')
}

/** What the server answers: its own strings, and the signature that it got. */
export function mismatch(
  details: { StringToSign: string; SignatureProvided: string; CanonicalRequest?: string },
  known: Partial<ErrorResponse> = {},
): ErrorResponse {
  return response({
    code: 'SignatureDoesNotMatch',
    status: 403,
    bucket: 'b-1',
    url: 'https://b-1.obs.cn-north-4.myhuaweicloud.com/docs/a%20b.txt',
    ...known,
    details: { AWSAccessKeyId: accessKey, ...details },
  })
}
