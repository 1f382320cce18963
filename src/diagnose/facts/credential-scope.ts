/** The scope that a V4 signature is made for. */

import type { ErrorResponse } from '../../types.ts'
import { queryOf } from './request.ts'

/** What a V4 signature is made for: `20260705/cn-north-4/s3/aws4_request`. */
export interface Scope {
  date: string
  region: string
  service: string
}

const scopeText = /(?:^|[\s/])(\d{8})\/([^/\s,]{0,64})\/([^/\s,]{0,64})\/(?:aws4|obs4)_request/

/**
 * The scope of a V4 signature, from the server's string to sign, the URL or the Authorization header.
 * @returns null where the request was not signed so, or nothing tells
 */
export function scopeOf(response: ErrorResponse): Scope | null {
  const { details, requestHeaders } = response
  const query = response.url?.includes('?') ? queryOf(response) : null
  const places = [
    details.StringToSign,
    query?.get('x-amz-credential') ?? query?.get('x-obs-credential'),
    requestHeaders.authorization,
  ]
  for (const place of places) {
    const match = scopeText.exec(place?.slice(0, 2000) ?? '')
    if (match) return { date: match[1] as string, region: match[2] as string, service: match[3] as string }
  }
  return null
}
