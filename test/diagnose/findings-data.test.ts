import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { rules } from '../../src/diagnose/index.ts'
import { idOf } from '../../src/diagnose/wording.ts'
import { signatureFindings } from '../../src/signature/index.ts'
import type { ErrorResponse, FindingId, LocalizedText } from '../../src/types.ts'
import { ids } from './response.ts'

/** The ids of findings and their sentences: declared, documented, in two languages, given and not given. */

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const file: { findings: Record<string, LocalizedText>; words: Record<string, LocalizedText> } = JSON.parse(
  read('data/findings.json'),
)
const declared = [...rules.flatMap(({ gives }) => gives), ...signatureFindings]
const sentences = [...Object.entries(file.findings), ...Object.entries(file.words)]

const placeholders = (text: string) => [...new Set(text.match(/\{[\w:-]+\}/g))].sort()

test.each(sentences)('%s has both languages with the same placeholders', (key, { en, zh }) => {
  expect(placeholders(zh), `give ${key} the same {placeholders} in en and zh`).toEqual(placeholders(en))
  expect(zh, `translate ${key}`).not.toBe(en)
})

test('the sentences are those of the ids that the rules declare, each id by one rule', () => {
  const worded = Object.keys(file.findings).map(idOf)
  expect([...new Set(worded)].sort()).toEqual([...declared].sort())
})

test('data/README.md documents the ids that the rules declare', () => {
  const table =
    read('data/README.md').split('### The findings\n')[1]?.split('\n#')[0]?.split('| id |')[1] ?? ''
  const documented = [...table.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, id]) => id)
  expect(documented.sort()).toEqual([...declared].sort())
})

test('data/schema.json knows the ids that the rules declare', () => {
  const schema = JSON.parse(read('data/schema.json'))
  expect([...schema.$defs.Finding.properties.id.enum].sort()).toEqual([...declared].sort())
})

const host = 'b-1.obs.cn-north-4.myhuaweicloud.com'
const url = `https://${host}/docs/a.txt`
const obs = { server: 'OBS', date: 'Fri, 02 Jan 2026 10:00:00 GMT' }
const requestHeaders = { host }
const v2 = (resource = '/b-1/docs/a.txt', type = '', headers = '') =>
  `GET\n\n${type}\nFri, 02 Jan 2026 10:00:00 GMT\n${headers}${resource}`
const v4 = (region: string) => `AWS4-HMAC-SHA256\n20260102T100000Z\n20260102/${region}/s3/aws4_request\n29a5`
const mismatch = (StringToSign: string, known: Partial<ErrorResponse> = {}) => ({
  code: 'SignatureDoesNotMatch',
  details: { StringToSign },
  ...known,
})
const incompatible = (location: string) => ({
  code: 'IllegalLocationConstraintException',
  message: `The ${location} location constraint is incompatible for the region specific endpoint.`,
})
const expired = (expires: number) => ({
  status: 403,
  url: `${url}?AccessKeyId=A&Expires=${expires}&Signature=s`,
  headers: obs,
})
const id = '00000187BFA5C4D6596C9BCDF469CA07'
const around = (behind: string) => ({ before: '', behind })
const tried = (command: string) => around(`${command}\nHTTP/1.1 200 OK\n`)
const fiveGB = '5368709120'

/** Of each id a response that has it, and one that looks alike and has not. */
const sides: Record<
  Exclude<FindingId, (typeof signatureFindings)[number]>,
  [given: Partial<ErrorResponse>, not: Partial<ErrorResponse>]
> = {
  'answered-by-other': [
    { status: 502, headers: { server: 'nginx' } },
    { status: 502, headers: obs },
  ],
  'answerer-unknown': [
    { status: 403, headers: { 'content-type': 'text/html', 'content-length': '9' } },
    { status: 403, headers: { ...obs, 'content-length': '9' } },
  ],
  'other-store-host': [
    { unanswered: true, url: 'https://s3.cn-north-4.amazonaws.com.cn/', details: { Failure: 'dns-unknown' } },
    { unanswered: true, url, details: { Failure: 'dns-unknown' } },
  ],
  'request-contrast': [
    { status: 403, url, around: tried(`curl -sI -e https://a.example.org/ ${url}`) },
    { status: 403, url, around: tried(`curl -sI -e https://a.example.org/ ${url}9`) },
  ],
  'object-owners': [
    { code: 'AccessDenied', around: around(`Owner: ${'a1'.repeat(16)}\nOwner: ${'b2'.repeat(16)}`) },
    { code: 'AccessDenied', around: around(`Owner: ${'a1'.repeat(16)}\nETag: ${'b2'.repeat(16)}`) },
  ],
  'local-file': [
    { unanswered: true, message: 'open a.txt: permission denied' },
    { unanswered: true, message: 'dial tcp: permission denied' },
  ],
  'proxy-refused': [
    { unanswered: true, message: 'CONNECT tunnel failed, response 403' },
    { unanswered: true, message: 'CONNECT tunnel established, response 200' },
  ],
  'no-answer': [{ unanswered: true }, { unanswered: true, details: { Failure: 'refused' } }],
  'region-unknown': [
    { unanswered: true, details: { Failure: 'dns-unknown', Host: 'b-1.obs.cn-nort-4.myhuaweicloud.com' } },
    { unanswered: true, details: { Failure: 'dns-unknown', Host: host } },
  ],
  'bucket-before-ip': [
    { unanswered: true, details: { Failure: 'dns-unknown', Host: 'b-1.10.0.0.7' } },
    { unanswered: true, details: { Failure: 'dns-unknown', Host: '10.0.0.7' } },
  ],
  'link-damaged': [
    { code: 'AccessDenied', url: `${url}?AccessKeyId=A&amp;Expires=1767344400&amp;Signature=s` },
    { code: 'AccessDenied', url: `${url}?AccessKeyId=A&Expires=1767344400&Signature=s` },
  ],
  'bucket-dot': [
    {
      unanswered: true,
      details: { Failure: 'tls-name', Host: 'my.bucket.obs.cn-north-4.myhuaweicloud.com' },
    },
    { unanswered: true, details: { Failure: 'tls-name', Host: host } },
  ],
  'client-clock': [
    {
      unanswered: true,
      message:
        'x509: certificate has expired: current time 2999-01-01T00:00:00Z is after 2026-11-21T23:59:59Z',
    },
    {
      unanswered: true,
      message:
        'x509: certificate has expired: current time 2025-01-01T00:00:00Z is after 2024-11-21T23:59:59Z',
    },
  ],
  'certificate-dates': [
    {
      unanswered: true,
      message:
        'x509: certificate has expired: current time 2025-01-01T00:00:00Z is after 2024-11-21T23:59:59Z',
    },
    {
      unanswered: true,
      message:
        'x509: certificate is not yet valid: current time 1970-01-01T00:00:00Z is before 2024-11-21T23:59:59Z',
    },
  ],
  'not-authorized': [
    { message: 'User: a is not authorized to perform: obs:object:GetObject' },
    { message: 'User: a is not authorized to perform this' },
  ],
  'authorization-message': [{ details: { EncodedAuthorizationMessage: 'RVg=' } }, { message: 'encoded' }],
  unsigned: [
    { code: 'AccessDenied', url, requestHeaders },
    { code: 'AccessDenied', url, requestHeaders: { host, authorization: 'OBS A:s' } },
  ],
  'clock-skew': [
    { status: 403, headers: obs, requestHeaders: { date: 'Fri, 02 Jan 2026 09:00:00 GMT' } },
    { status: 500, headers: obs, requestHeaders: { date: 'Fri, 02 Jan 2026 09:00:00 GMT' } },
  ],
  'clock-timezone': [
    { status: 403, headers: obs, requestHeaders: { date: 'Fri, 02 Jan 2026 18:00:00 GMT' } },
    { status: 403, headers: obs, requestHeaders: { date: 'Fri, 02 Jan 2026 18:07:00 GMT' } },
  ],
  'date-unreadable': [
    { status: 403, requestHeaders: { date: 'today' } },
    { status: 403, requestHeaders: { date: 'Sunday, 29-Sep-24 07:52:11 GMT' } },
  ],
  'link-expired': [expired(1767344400), expired(1767348001)],
  'credential-date': [
    { code: 'AccessDenied', headers: obs, details: { StringToSign: v4('a').replaceAll('202601', '202501') } },
    { code: 'AccessDenied', headers: obs, details: { StringToSign: v4('a') } },
  ],
  'scope-region': [mismatch(v4('cn-south-1'), { url }), mismatch(v4('cn-north-4'), { url })],
  'header-prefix': [
    mismatch(v2(), { url, requestHeaders: { authorization: 'OBS A:s', 'x-amz-acl': 'private' } }),
    mismatch(v2('/b-1/docs/a.txt', '', 'x-obs-acl:private\n'), {
      url,
      requestHeaders: { authorization: 'OBS A:s', 'x-obs-acl': 'private' },
    }),
  ],
  'content-type-signed': [mismatch(v2(undefined, 'text/plain')), mismatch(v2())],
  'token-not-signed': [
    mismatch(v2(), { url, requestHeaders: { 'x-obs-security-token': 't' } }),
    mismatch(v2(undefined, '', 'x-obs-security-token:t\n'), {
      url,
      requestHeaders: { 'x-obs-security-token': 't' },
    }),
  ],
  'bucket-not-signed': [
    mismatch(v2('/docs/a.txt'), { bucket: 'b-1' }),
    mismatch(v2('/static.example.com/a.txt'), { bucket: 'b-1' }),
  ],
  'resource-not-encoded': [mismatch(v2('/b-1/a b')), mismatch(v2('/b-1/a%20b'))],
  'resource-special-characters': [mismatch(v2('/b-1/a(1)')), mismatch(v2('/b-1/a%281%29'))],
  'signing-difference': [
    { ...mismatch(v2()), details: { StringToSign: v2(), ClientStringToSign: v2('/b-1/other') } },
    { ...mismatch(v2()), details: { StringToSign: v2(), ClientStringToSign: v2() } },
  ],
  'signing-same': [
    { ...mismatch(v2()), details: { StringToSign: v2(), ClientStringToSign: v2() } },
    { ...mismatch(v2()), details: { StringToSign: v2(), ClientStringToSign: v2('/b-1/other') } },
  ],
  'string-to-sign': [mismatch(v2()), { code: 'SignatureDoesNotMatch' }],
  'string-to-sign-bytes': [
    { details: { StringToSign: v2(), StringToSignBytes: '47 45 54 20' } },
    { details: { StringToSign: v2(), StringToSignBytes: '47 45 54 0a' } },
  ],
  'signature-scope': [mismatch(v4('cn-north-4')), mismatch(v2())],
  'canonical-request': [
    { details: { CanonicalRequest: 'GET\n/\n\nhost:x\n\nhost\nhash' } },
    { details: { CanonicalRequest: 'GET / host:x' } },
  ],
  'endpoint-redirect': [
    { status: 307, headers: { ...obs, location: 'https://b-1.obs.cn-south-1.myhuaweicloud.com/' } },
    { status: 307, headers: { ...obs, location: 'https://www.example.org/' } },
  ],
  'website-redirect': [
    { status: 301, headers: { ...obs, location: 'https://www.example.org/new' } },
    { status: 301, headers: { server: 'nginx', location: 'https://www.example.org/new' } },
  ],
  'bucket-region': [
    { url, details: { BucketRegion: 'cn-south-1' } },
    { url, details: { BucketRegion: 'cn-north-4' } },
  ],
  location: [
    { ...incompatible('cn-south-1'), url },
    { ...incompatible('cn-north-4'), url },
  ],
  'region-expected': [
    { code: 'AuthorizationHeaderMalformed', details: { Region: 'cn-south-1' } },
    { code: 'AuthorizationHeaderMalformed' },
  ],
  'virtual-host': [{ details: { VirtualHost: host } }, { details: { VirtualHost: '' } }],
  'path-style': [
    { url: 'https://obs.cn-north-4.myhuaweicloud.com/b-1/a' },
    { url: 'https://obs.cn-north-4.myhuaweicloud.com/v2/workflows' },
  ],
  'bucket-twice': [
    { code: 'NoSuchBucket', url: 'https://logs.logs.obs.cn-north-4.myhuaweicloud.com/a' },
    { code: 'AccessDenied', url: 'https://logs.logs.obs.cn-north-4.myhuaweicloud.com/a' },
  ],
  'upload-id': [
    { code: 'NoSuchUpload', details: { UploadId: '0000019' } },
    { code: 'NoSuchUpload', details: { UploadId: id } },
  ],
  'bucket-name': [{ bucket: 'My_Bucket' }, { bucket: 'my-bucket' }],
  'key-name': [{ key: ' a' }, { key: 'a b' }],
  'size-over': [
    { details: { ProposedSize: '5368709121', MaxSizeAllowed: fiveGB } },
    { details: { ProposedSize: fiveGB, MaxSizeAllowed: fiveGB } },
  ],
  'size-under': [
    { details: { ProposedSize: '102399', MinSizeAllowed: '102400' } },
    { details: { ProposedSize: '102400', MinSizeAllowed: '102400' } },
  ],
  range: [
    { details: { RangeRequested: 'bytes=5-', ActualObjectSize: '3' } },
    { details: { RangeRequested: 'bytes=5-' } },
  ],
  digest: [
    { details: { ExpectedDigest: 'a', CalculatedDigest: 'b' } },
    { details: { ExpectedDigest: 'a', CalculatedDigest: 'a' } },
  ],
  'delete-marker': [
    { status: 404, headers: { 'x-obs-delete-marker': 'true' } },
    { status: 404, headers: { 'x-obs-delete-marker': 'false' } },
  ],
  'flow-control': [{ details: { Indicator: '601' } }, { details: { Indicator: '600' } }],
  'retry-after': [{ headers: { 'retry-after': '3' } }, { headers: { 'retry-after': '0' } }],
  'method-resource': [
    { status: 405, details: { Method: 'GET', ResourceType: 'SERVICE' } },
    { status: 405, details: { Method: 'GET', ResourceType: 'DeleteMarker' } },
  ],
  allow: [
    { status: 405, headers: { allow: 'GET' } },
    { status: 403, headers: { allow: 'GET' } },
  ],
  'head-no-body': [
    { status: 404, method: 'HEAD' },
    { status: 404, method: 'GET' },
  ],
  'body-compressed': [
    { status: 404, headers: { ...obs, 'content-encoding': 'gzip' } },
    { status: 404, headers: { ...obs, 'content-encoding': 'identity' } },
  ],
  'body-missing': [
    { status: 404, headers: { ...obs, 'content-type': 'application/xml', 'content-length': '9' } },
    { status: 404, headers: { ...obs, 'content-type': 'application/xml', 'content-length': '0' } },
  ],
  'curl-fail': [
    { status: 403, client: 'curl' },
    { status: 403, client: 'curl', url },
  ],
  'bare-status': [{ status: 403 }, { status: 403, code: 'AccessDenied' }],
  'right-to-list': [
    { status: 403, key: 'a', url },
    { status: 403, method: 'PUT', key: 'a', url },
  ],
  'answered-by-obs': [
    { status: 403, headers: obs },
    { status: 403, headers: { server: 'nginx' } },
  ],
  'status-differs': [
    { status: 400, code: 'x' },
    { status: 403, code: 'x' },
  ],
  'error-in-success': [
    { status: 200, code: 'x' },
    { status: 403, code: 'x' },
  ],
  'request-time': [{ requestId: id }, { requestId: id, headers: { date: 'Sat, 21 Nov 2026 10:14:07 GMT' } }],
  'upload-time': [{ details: { UploadId: id } }, { details: { UploadId: '0000019' } }],
}

describe.each(Object.entries(sides))('%s', (id, [given, not]) => {
  test('is given', () => expect(ids(given, [403])).toContain(id))
  test('is not given', () => expect(ids(not, [403])).not.toContain(id))
})
