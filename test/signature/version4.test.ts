import { describe, expect, test } from 'vitest'
import { checkSignature } from '../../src/signature/index.ts'
import type { ErrorResponse } from '../../src/types.ts'
import { mismatch, type Scope, scope, secretKey, version4, version4Text } from './signed.ts'

/** V4 signatures: for each broken request what the client signed, and what the server did. */

const hash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
interface Request {
  method?: string
  path?: string
  query?: string
  headers?: Record<string, string>
  payload?: string
}
const host = 'b-1.obs.cn-north-4.myhuaweicloud.com'
const usual = { host, 'x-amz-content-sha256': hash, 'x-amz-date': '20260705T080000Z' }
const write = ({
  method = 'GET',
  path = '/docs/a%20b.txt',
  query = '',
  headers = usual,
  payload = hash,
}: Request = {}) => {
  const names = Object.keys(headers).sort()
  const lines = names.map(name => `${name}:${(headers as Record<string, string>)[name]}`)
  return [method, path, query, ...lines, '', names.join(';'), payload].join('\n')
}

const broken: [mistake: string, client: Request, server?: Request, known?: Partial<ErrorResponse>][] = [
  ['payload', { payload: 'UNSIGNED-PAYLOAD' }],
  [
    'payload',
    { payload: 'UNSIGNED-PAYLOAD', headers: { ...usual, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } },
  ],
  ['host-port', { headers: { ...usual, host: `${host}:443` } }],
  ['host-port', { headers: usual }, { headers: { ...usual, host: `${host}:80` } }],
  [
    'content-type',
    { headers: { ...usual, 'content-type': 'text/plain' } },
    { headers: { ...usual, 'content-type': 'text/plain; charset=utf-8' } },
  ],
  ['header-missing', {}, { headers: { ...usual, 'x-amz-acl': 'private' } }],
  [
    'header-added',
    { headers: { ...usual, range: 'bytes=0-1' } },
    {},
    { requestHeaders: { range: 'bytes=0-1' } },
  ],
  [
    'header-value',
    { headers: { ...usual, 'x-amz-meta-a': '1' } },
    { headers: { ...usual, 'x-amz-meta-a': '2' } },
    { requestHeaders: { 'x-amz-meta-a': '1' } },
  ],
  ['header-form', { headers: { ...usual, host: ` ${host}` } }],
  ['token-missing', {}, { headers: { ...usual, 'x-amz-security-token': 'gQpj' } }],
  [
    'token-added',
    { headers: { ...usual, 'x-amz-security-token': 'gQpj' } },
    {},
    { requestHeaders: { 'x-amz-security-token': 'gQpj' } },
  ],
  ['key-not-encoded', { path: '/docs/a b.txt' }],
  ['key-encoded-twice', { path: '/docs/a%2520b.txt' }],
  ['key-plus', { path: '/docs/a+b.txt' }],
  ['key-special', { path: '/docs/a(1).txt' }, { path: '/docs/a%281%29.txt' }],
  ['bucket-added', { path: '/b-1/docs/a%20b.txt' }],
  [
    'addressing',
    { path: '/b-1/docs/a%20b.txt', headers: { ...usual, host: 'obs.cn-north-4.myhuaweicloud.com' } },
  ],
  [
    'addressing',
    {},
    { path: '/b-1/docs/a%20b.txt', headers: { ...usual, host: 'obs.cn-north-4.myhuaweicloud.com' } },
    { bucket: null },
  ],
  ['query-missing', { query: '' }, { query: 'uploads=' }],
  ['query-value', { query: 'uploads' }, { query: 'uploads=' }],
  ['query-order', { query: 'prefix=a&list-type=2' }, { query: 'list-type=2&prefix=a' }],
  ['query-encoding', { query: 'prefix=a/b' }, { query: 'prefix=a%2Fb' }],
  ['query-added', { query: 'prefix=a' }, { query: '' }, { url: `https://${host}/?prefix=a` }],
  ['method', { method: 'HEAD' }],
  ['line-ends', {}, {}],
  // What something on the way changed, after the client had signed.
  ['host', {}, { headers: { ...usual, host: 'minio:9000' } }, { bucket: 'b-1' }],
  [
    'host-port',
    { headers: { ...usual, host: '10.0.0.7:34567' } },
    { headers: { ...usual, host: '10.0.0.7' } },
  ],
  ['key-plus', {}, { path: '/docs/a%2Bb.txt' }],
  ['key-sent-encoded-twice', {}, { path: '/docs/a%2520b.txt' }],
  ['path-added', {}, { path: '/docs/cache/a%20b.txt' }],
  ['query-added', { query: 'list-type=2&prefix=a' }, { query: 'prefix=a' }],
  [
    'query-value',
    { query: 'X-Amz-Expires=3600&X-Amz-SignedHeaders=host' },
    { query: 'X-Amz-Expires=86400&X-Amz-SignedHeaders=host' },
  ],
  [
    'header-value',
    { headers: { ...usual, 'accept-encoding': 'identity' } },
    { headers: { ...usual, 'accept-encoding': 'gzip' } },
  ],
  ['header-added', { headers: { ...usual, range: 'bytes=0-' } }, { headers: { ...usual, range: '' } }],
  [
    'header-value',
    { headers: { ...usual, 'x-amz-acl': 'private' } },
    { headers: { ...usual, 'x-amz-acl': 'public-read' } },
  ],
]

const answerTo = (server: Request, SignatureProvided: string, known: Partial<ErrorResponse> = {}) => {
  const CanonicalRequest = write(server)
  return mismatch(
    { StringToSign: version4Text(CanonicalRequest), SignatureProvided, CanonicalRequest },
    known,
  )
}

describe('one thing is broken in the request', () => {
  test.each(broken)('%s: %j against %j', async (mistake, client, server = {}, known = {}) => {
    const signed = write(client) + (mistake === 'line-ends' ? '\n' : '')
    const [finding, ...more] = await checkSignature(
      answerTo(server, version4(version4Text(signed)), known),
      secretKey,
    )
    expect(more).toEqual([])
    expect(finding).toMatchObject({ id: 'signature-reproduced', values: { mistake: `mistake-${mistake}` } })
    expect(finding?.text).not.toMatch(/\{\w+/)
  })
})

const scopes: [mistake: string, signed: Scope][] = [
  ['scope-region', { ...scope, region: 'us-east-1' }],
  ['scope-region', { ...scope, region: '' }],
  ['scope-region', { ...scope, region: 'cn-south-1' }],
  ['scope-service', { ...scope, service: 'obs' }],
  ['scope-date', { ...scope, date: '20260704' }],
]

describe('the scope is another', () => {
  test.each(scopes)('%s: %j', async (mistake, signed) => {
    const text = version4Text(write())
    // In the key alone, and in the string as well.
    for (const SignatureProvided of [
      version4(text, signed),
      version4(version4Text(write(), signed), signed),
    ]) {
      const [finding] = await checkSignature(answerTo({}, SignatureProvided), secretKey)
      expect(finding).toMatchObject({ id: 'signature-reproduced', values: { mistake: `mistake-${mistake}` } })
    }
  })
})

test('a body that a log of Python writes as a literal', async () => {
  const signed = version4(version4Text(write({ method: 'HEAD' })))
  const { details } = answerTo({}, signed)
  const escaped = Object.entries(details).map(([name, text]) => [name, text.replaceAll('\n', '\\n')])
  const [finding] = await checkSignature({ details: Object.fromEntries(escaped) }, secretKey)
  expect(finding?.values.mistake).toBe('mistake-method')
})

test('the scope of a link is another', async () => {
  const link = ({ date, region, service }: Scope) => ({
    query: `X-Amz-Credential=AK%2F${date}%2F${region}%2F${service}%2Faws4_request&X-Amz-Expires=60`,
  })
  const signed = { ...scope, region: 'cn-south-1' }
  const provided = version4(version4Text(write(link(signed)), signed), signed)
  const [finding] = await checkSignature(answerTo(link(scope), provided), secretKey)
  expect(finding?.values).toMatchObject({ mistake: 'mistake-scope-region', client: 'cn-south-1' })
})

test('the time is another', async () => {
  const headers = { ...usual, 'x-amz-date': '20260705T075948Z' }
  const signed = version4Text(write({ headers }), scope, '20260705T075948Z')
  const [finding] = await checkSignature(answerTo({}, version4(signed)), secretKey)
  expect(finding).toMatchObject({ id: 'signature-reproduced', values: { mistake: 'mistake-date' } })
})

test('the server knows another secret key', async () => {
  const findings = await checkSignature(answerTo({}, version4(version4Text(write()))), secretKey)
  expect(findings.map(({ id }) => id)).toEqual(['signature-secret-differs'])
})

test('the client has another secret key', async () => {
  const findings = await checkSignature(
    answerTo({}, version4(version4Text(write()), scope, 'other')),
    secretKey,
  )
  expect(findings.map(({ id }) => id)).toEqual(['signature-string-differs'])
})

test('a line end behind the secret key', async () => {
  const [finding] = await checkSignature(
    answerTo({}, version4(version4Text(write()), scope, `${secretKey}\n`)),
    secretKey,
  )
  expect(finding?.values.mistake).toBe('mistake-secret-blank')
})

test('a signed header that came without a value is named where nothing reproduces the signature', async () => {
  const signed = write({ headers: { ...usual, 'x-amz-meta-note': 'january' } })
  const [finding] = await checkSignature(
    answerTo({ headers: { ...usual, 'x-amz-meta-note': '' } }, version4(version4Text(signed))),
    secretKey,
  )
  expect(finding).toMatchObject({ id: 'signature-string-differs', values: { name: 'x-amz-meta-note' } })
  expect(finding?.text).toContain('"x-amz-meta-note"')
})

test('the security token was lost from a header, and from a link', async () => {
  const securityToken = 'gQpjbi1ub3J0aC00iEXAMPLE+/=='
  const name = 'x-amz-security-token'
  const lost: [client: Request, server: Request][] = [
    [{ headers: { ...usual, [name]: securityToken } }, { headers: { ...usual, [name]: '' } }],
    [{ headers: { ...usual, [name]: securityToken } }, {}],
    [{ query: `X-Amz-Security-Token=${encodeURIComponent(securityToken)}` }, {}],
  ]
  for (const [client, server] of lost) {
    const response = answerTo(server, version4(version4Text(write(client))))
    const [finding] = await checkSignature(response, secretKey, { securityToken })
    expect(finding?.values.mistake).toBe('mistake-token-added')
    expect(JSON.stringify(finding)).not.toContain('gQpj')
  }
})

test('a server that does not tell its canonical request: a dumped request stands in for it', async () => {
  const server = write({ headers: { ...usual, 'content-type': 'text/plain' } })
  const client = write({ headers: { ...usual, 'content-type': 'text/html' } })
  const details = {
    StringToSign: version4Text(server),
    SignatureProvided: version4(version4Text(client)),
  }
  const dumped = {
    method: 'GET',
    url: `https://${host}/docs/a%20b.txt`,
    requestHeaders: {
      ...usual,
      'content-type': 'text/plain',
      authorization: `AWS4-HMAC-SHA256 Credential=AK/20260705/cn-north-4/s3/aws4_request, SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date, Signature=0`,
    },
  }
  expect((await checkSignature(mismatch(details), secretKey))[0]?.id).toBe('signature-string-differs')
  const [finding] = await checkSignature(mismatch(details, dumped), secretKey)
  expect(finding?.values.mistake).toBe('mistake-content-type')
})
