import { expect, test } from 'vitest'
import type { ErrorResponse } from '../../../src/types.ts'
import { findings } from '../response.ts'

/** A link that was signed for another method than the one of the request. */

const signed = (method: string, line = '1767348000') => ({
  code: 'SignatureDoesNotMatch',
  details: { StringToSign: `${method}\n\n\n${line}\n/b-1/k` },
})
const finding = (before: string, known: Partial<ErrorResponse>) =>
  findings({ ...known, around: { before, behind: '' } })['signing-difference']

test.each([
  ["createSignedUrlSync({ Method: 'PUT', Bucket: 'b-1', Key: 'k' })", 'PUT', 'GET'],
  ["createSignedUrl('GET', 'b-1', 'k', expires=600)", 'GET', 'PUT'],
  ['new TemporarySignatureRequest(HttpMethodEnum.GET, 3600L)', 'GET', 'PUT'],
  ['input.Method = obs.HttpMethodPut', 'PUT', 'GET'],
  ["s3.generate_presigned_url('get_object', Params=p)", 'GET', 'HEAD'],
  ['getSignedUrl(client, new PutObjectCommand({ Bucket, Key }))', 'PUT', 'GET'],
  ['client.presignedPutObject("b-1", "k")', 'PUT', 'POST'],
  ['$ obsutil sign obs://b-1/k', 'GET', 'PUT'],
  ['the URL was signed for PUT', 'PUT', 'GET'],
  ['I got a presigned PUT link', 'PUT', 'GET'],
  ['签名时用的method是GET', 'GET', 'PUT'],
  ['后端给的是PUT方法的临时URL', 'PUT', 'POST'],
])('%s', (before, client, server) => {
  expect(finding(before, signed(server))).toBe(
    `The link was signed for ${client}, and the request was a ${server}: a link is valid for one method.`,
  )
})

test('of V4 the canonical request has the method', () => {
  const CanonicalRequest = 'HEAD\n/k\nX-Amz-Expires=60\nhost:b-1\n\nhost\nUNSIGNED-PAYLOAD'
  const known = { code: 'SignatureDoesNotMatch', details: { CanonicalRequest } }
  expect(finding('aws s3 presign s3://b-1/k', known)).toContain('signed for GET, and the request was a HEAD')
})

test('a HEAD has no body: the URL shows that it is a link', () => {
  const url = 'https://b-1.obs.cn-north-4.myhuaweicloud.com/k?AccessKeyId=A&Expires=1&Signature=s'
  const known = { status: 403, method: 'HEAD', url }
  expect(finding('obsutil sign obs://b-1/k', known)).toContain('signed for GET, and the request was a HEAD')
})

test.each([
  ['the same method', 'presigned PUT URL', signed('PUT')],
  ['two links', 'a presigned GET URL and a presigned PUT URL', signed('POST')],
  ['no link', 'presigned PUT URL', signed('GET', 'Fri, 02 Jan 2026 10:00:00 GMT')],
  ['another code', 'presigned PUT URL', { ...signed('GET'), code: 'AccessDenied' }],
])('none: %s', (_, before, known) => {
  expect(finding(before, known)).toBeUndefined()
})
