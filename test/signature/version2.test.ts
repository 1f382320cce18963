import { describe, expect, test } from 'vitest'
import { checkSignature } from '../../src/signature/index.ts'
import type { ErrorResponse } from '../../src/types.ts'
import { mismatch, secretKey, version2 } from './signed.ts'

/** V2 signatures: for each broken request what the client signed, and what the server did. */

const date = 'Sun, 05 Jul 2026 08:00:00 GMT'
interface Request {
  method?: string
  md5?: string
  type?: string
  date?: string
  headers?: string[]
  resource?: string
}
const write = ({
  method = 'PUT',
  md5 = '',
  type = 'text/plain',
  date: signed = date,
  headers = ['x-obs-acl:private'],
  resource = '/b-1/docs/a%20b.txt',
}: Request = {}) => [method, md5, type, signed, ...headers, resource].join('\n')

const token = 'x-obs-security-token:gQpjbi1ub3J0aC00'

/** Mistake, what the client signed, what the server signed where that is not the usual request. */
const broken: [mistake: string, client: Request, server?: Request, known?: Partial<ErrorResponse>][] = [
  ['content-type', { type: '' }],
  ['content-type', { type: 'application/octet-stream' }],
  ['content-type', { type: 'application/x-www-form-urlencoded' }, { type: '' }],
  ['content-type', { type: 'x/y' }, {}, { requestHeaders: { 'Content-Type': 'x/y' } }],
  ['content-md5', { md5: '' }, { md5: 'rL0Y20zC+Fzt72VPzMSk2A==' }],
  [
    'content-md5',
    { md5: 'rL0Y20zC+Fzt72VPzMSk2A==' },
    { md5: '' },
    { requestHeaders: { 'content-md5': 'rL0Y20zC+Fzt72VPzMSk2A==' } },
  ],
  ['date', { headers: [`x-obs-date:${date}`] }, { date: '', headers: [`x-obs-date:${date}`] }],
  ['date', { headers: [] }, { date: '', headers: [`x-obs-date:${date}`] }],
  ['date', { date: 'Sun, 05 Jul 2026 07:59:18 GMT' }],
  ['date', { date: 'Sun, 05 Jul 2026 16:00:00 GMT' }],
  ['date', { date: '1783238460' }, { date: '1783238400' }],
  [
    'date',
    { date: 'Sun, 5 Jul 2026 08:00:00 +0000' },
    {},
    { requestHeaders: { date: 'Sun, 5 Jul 2026 08:00:00 +0000' } },
  ],
  ['method', { method: 'GET' }],
  ['method', { method: 'HEAD' }, { method: 'GET' }],
  ['bucket-missing', { resource: '/docs/a%20b.txt' }],
  ['bucket-twice', { resource: '/b-1/b-1/docs/a%20b.txt' }],
  ['bucket-added', { resource: '/b-1/static.example.com/a.txt' }, { resource: '/static.example.com/a.txt' }],
  ['host-in-resource', { resource: '/b-1.obs.cn-north-4.myhuaweicloud.com/docs/a%20b.txt' }],
  ['key-not-encoded', { resource: '/b-1/docs/a b.txt' }],
  ['key-not-encoded', { resource: '/b-1/docs/错误.txt' }, { resource: '/b-1/docs/%E9%94%99%E8%AF%AF.txt' }],
  ['key-encoded', { resource: '/b-1/docs/a%20b.txt' }, { resource: '/b-1/docs/a b.txt' }],
  ['key-encoded-twice', { resource: '/b-1/docs/a%2520b.txt' }],
  ['key-plus', { resource: '/b-1/docs/a+b.txt' }],
  ['key-plus', { resource: '/b-1/docs/a%20b.txt' }, { resource: '/b-1/docs/a+b.txt' }],
  ['key-slash', { resource: '/b-1/docs%2Fa%20b.txt' }],
  ['key-special', { resource: "/b-1/docs/a(1)'.txt" }, { resource: '/b-1/docs/a%281%29%27.txt' }],
  ['key-hex-case', { resource: '/b-1/docs/%e9%94%99.txt' }, { resource: '/b-1/docs/%E9%94%99.txt' }],
  ['key-slashes', { resource: '/b-1/docs/a.txt' }, { resource: '/b-1//docs/a.txt' }],
  ['key-slashes', { resource: '/b-1' }, { resource: '/b-1/' }],
  ['query-missing', { resource: '/b-1/k' }, { resource: '/b-1/k?uploads' }],
  ['query-missing', { resource: '/b-1/k?partNumber=1' }, { resource: '/b-1/k?partNumber=1&uploadId=4A8B' }],
  [
    'query-value',
    { resource: '/b-1/k?partNumber=1&uploadId' },
    { resource: '/b-1/k?partNumber=1&uploadId=4A8B' },
  ],
  [
    'query-added',
    { resource: '/b-1/?prefix=a' },
    { resource: '/b-1/' },
    { url: 'https://b-1.obs.cn-north-4.myhuaweicloud.com/?prefix=a' },
  ],
  [
    'query-added',
    { resource: '/b-1/?list-type=2&prefix=a%2F' },
    { resource: '/b-1/' },
    { url: 'https://b-1.obs.cn-north-4.myhuaweicloud.com/?list-type=2&prefix=a%2F' },
  ],
  [
    'query-order',
    { resource: '/b-1/k?uploadId=4A8B&partNumber=1' },
    { resource: '/b-1/k?partNumber=1&uploadId=4A8B' },
  ],
  [
    'query-encoding',
    { resource: '/b-1/k?response-content-type=text/plain' },
    { resource: '/b-1/k?response-content-type=text%2Fplain' },
  ],
  ['header-missing', { headers: [] }],
  [
    'header-missing',
    { headers: ['x-obs-acl:private'] },
    { headers: ['x-obs-acl:private', 'x-obs-meta-a:1'] },
  ],
  [
    'header-added',
    { headers: ['x-obs-acl:private', 'x-obs-meta-a:1'] },
    {},
    { requestHeaders: { 'x-obs-meta-a': '1' } },
  ],
  [
    'header-value',
    { headers: ['x-obs-acl:public-read'] },
    {},
    { requestHeaders: { 'x-obs-acl': 'public-read' } },
  ],
  ['header-form', { headers: ['x-obs-acl: private'] }],
  ['header-form', { headers: ['X-Obs-Acl:private'] }],
  ['header-prefix', { headers: ['x-amz-acl:private'] }],
  [
    'header-order',
    { headers: ['x-obs-meta-b:2', 'x-obs-acl:private'] },
    { headers: ['x-obs-acl:private', 'x-obs-meta-b:2'] },
  ],
  ['token-missing', { headers: [] }, { headers: [token] }],
  [
    'token-added',
    { headers: [token] },
    { headers: [] },
    { requestHeaders: { 'x-obs-security-token': 'gQpjbi1ub3J0aC00' } },
  ],
  ['line-ends', { headers: ['x-obs-acl:private', ''] }],
  // What something on the way changed, after the client had signed.
  ['bucket-sent-twice', { resource: '/b-1/a.txt' }, { resource: '/b-1/b-1/a.txt' }],
  ['path-added', { resource: '/b-1/a.txt' }, { resource: '/b-1/cache/a.txt' }],
  ['key-sent-encoded-twice', { resource: '/b-1/a%20b.txt' }, { resource: '/b-1/a%2520b.txt' }],
  ['key-slashes', { resource: '/b-1/logs//a.txt' }, { resource: '/b-1/logs/a.txt' }],
  ['key-slash', { resource: '/b-1/docs/a.txt' }, { resource: '/b-1/docs%2Fa.txt' }],
  ['key-special', { resource: '/b-1/a%281%29.txt' }, { resource: '/b-1/a(1).txt' }],
  ['key-normalization', { resource: '/b-1/%C3%A9.txt' }, { resource: '/b-1/e%CC%81.txt' }],
  ['header-added', { headers: ['x-obs-acl:public-read'] }, { headers: [] }],
  ['header-added', { headers: ['x-amz-acl:public-read'] }, { headers: [] }],
  ['header-value', { headers: ['x-obs-acl:public-read'] }],
  ['query-added', { resource: '/b-1/?acl' }, { resource: '/b-1/' }],
  ['query-added', { resource: '/b-1/k?uploads&versionId=null' }, { resource: '/b-1/k?uploads' }],
  ['query-value', { resource: '/b-1/k?partNumber=2' }, { resource: '/b-1/k?partNumber=3' }],
  ['content-type', { type: 'video/mp4' }],
  ['date', { date: 'Sun, 05 Jul 2026 08:00:00 +0000' }],
  ['date', { date: '', headers: [`x-obs-date:${date}`] }, { headers: [] }],
  ['date', { date: '1783324800' }, { date: '1783238400' }],
]

const check = (response: ErrorResponse, secret = secretKey) => checkSignature(response, secret)

describe('one thing is broken', () => {
  test.each(broken)('%s: %j against %j', async (mistake, client, server = {}, known = {}) => {
    const SignatureProvided = version2(write(client))
    const [finding, ...more] = await check(
      mismatch({ StringToSign: write(server), SignatureProvided }, known),
    )
    expect(more).toEqual([])
    expect(finding).toMatchObject({ id: 'signature-reproduced', values: { mistake: `mistake-${mistake}` } })
    expect(finding?.text).not.toMatch(/\{\w+/)
  })
})

describe('the secret key', () => {
  const StringToSign = write()

  test('makes exactly the signature that was sent: the server knows another', async () => {
    const findings = await check(mismatch({ StringToSign, SignatureProvided: version2(StringToSign) }))
    expect(findings.map(({ id }) => id)).toEqual(['signature-secret-differs'])
  })

  test('is another: nothing is claimed', async () => {
    const findings = await check(
      mismatch({ StringToSign, SignatureProvided: version2(StringToSign, 'other') }),
    )
    expect(findings.map(({ id }) => id)).toEqual(['signature-string-differs'])
  })

  test.each([
    ['secret-blank', `${secretKey}\n`],
    ['secret-blank', ` ${secretKey}`],
    ['secret-quoted', `"${secretKey}"`],
    ['secret-encoded', encodeURIComponent(secretKey)],
  ])('was read wrongly: %s %j', async (mistake, used) => {
    const [finding] = await check(mismatch({ StringToSign, SignatureProvided: version2(StringToSign, used) }))
    expect(finding).toMatchObject({ id: 'signature-reproduced', values: { mistake: `mistake-${mistake}` } })
  })

  test('may itself come with a line end', async () => {
    const findings = await check(
      mismatch({ StringToSign, SignatureProvided: version2(StringToSign) }),
      `${secretKey}\n`,
    )
    expect(findings[0]?.id).toBe('signature-secret-differs')
  })

  test('stands in no finding', async () => {
    for (const used of [secretKey, `${secretKey}\n`, 'other']) {
      const findings = await check(
        mismatch({ StringToSign, SignatureProvided: version2(StringToSign, used) }),
      )
      expect(JSON.stringify(findings)).not.toContain(secretKey.slice(0, 8))
    }
  })
})

test.each([
  ['within it', /^[^+]+\+/],
  ['at its start', /^\+/],
])('a signature whose plus %s arrived as a blank', async (_, pattern) => {
  const texts = Array.from({ length: 1000 }, (_, n) => write({ resource: `/b-1/${n}` }))
  const StringToSign = texts.find(text => pattern.test(version2(text))) as string
  const SignatureProvided = version2(StringToSign).replaceAll('+', ' ')
  const [finding] = await check(mismatch({ StringToSign, SignatureProvided }))
  expect(finding?.values.mistake).toBe('mistake-signature-encoding')
})

test('a signature of which a part or the case was lost', async () => {
  const StringToSign = write()
  const whole = version2(StringToSign)
  const mistakes = [whole.slice(0, -6), whole.slice(3), whole.toLowerCase()].map(async SignatureProvided => {
    const [finding] = await check(mismatch({ StringToSign, SignatureProvided }))
    return finding?.values.mistake
  })
  expect(await Promise.all(mistakes)).toEqual([
    'mistake-signature-cut',
    'mistake-signature-cut',
    'mistake-signature-case',
  ])
})

describe('the security token', () => {
  const securityToken = 'gQpjbi1ub3J0aC00iEXAMPLE+/=='
  const lost: [where: string, client: Request, server: Request][] = [
    ['a header', { headers: [`x-obs-security-token:${securityToken}`] }, { headers: [] }],
    [
      'a link',
      { date: '1783238400', resource: `/b-1/k?x-obs-security-token=${securityToken}` },
      { date: '1783238400', resource: '/b-1/k' },
    ],
  ]

  test.each(lost)('was lost from %s, and is not shown', async (_, client, server) => {
    const response = mismatch({ StringToSign: write(server), SignatureProvided: version2(write(client)) })
    const [finding] = await checkSignature(response, secretKey, { securityToken })
    expect(finding?.values).toMatchObject({ mistake: 'mistake-token-added', name: 'x-obs-security-token' })
    expect(JSON.stringify(finding)).not.toContain(securityToken.slice(0, 8))
    expect((await check(response))[0]?.id).toBe('signature-string-differs')
  })

  test('stands in no finding about the resource', async () => {
    const resource = `/b-1/a%20b.txt?x-obs-security-token=${securityToken}`
    const client = { resource: resource.replace('%20', '+') }
    const response = mismatch({
      StringToSign: write({ resource }),
      SignatureProvided: version2(write(client)),
    })
    const [finding] = await check(response)
    expect(finding?.values.mistake).toBe('mistake-key-plus')
    expect(JSON.stringify(finding)).not.toContain(securityToken.slice(0, 8))
  })
})

test('a body that a log of Python writes as a literal', async () => {
  const StringToSign = write().replaceAll('\n', '\\n')
  const [finding] = await check(mismatch({ StringToSign, SignatureProvided: version2(write({ type: '' })) }))
  expect(finding?.values).toMatchObject({ mistake: 'mistake-content-type', server: 'text/plain' })
})

test('what changed on the way is named by the headers that the client sent', async () => {
  const sent = {
    method: 'PUT',
    requestHeaders: {
      date,
      'content-type': 'a/b',
      'x-obs-acl': 'public-read',
      'x-obs-meta-a': '1',
      authorization: 'OBS A:s',
    },
  }
  const client = write({ type: 'a/b', headers: ['x-obs-acl:public-read', 'x-obs-meta-a:1'] })
  const [finding] = await check(
    mismatch({ StringToSign: write(), SignatureProvided: version2(client) }, sent),
  )
  expect(finding?.values).toMatchObject({
    mistake: 'mistake-on-the-way',
    label: 'Content-Type',
    client: 'a/b',
    server: 'text/plain',
  })
})

test('the string that the Java SDK prints is proved', async () => {
  const client = write({ resource: '/b-1/other.txt' })
  const response = mismatch({ StringToSign: write(), SignatureProvided: version2(client) })
  response.details.ClientStringToSign = client
  expect((await check(response))[0]?.text).toContain('/b-1/other.txt')
})

test.each([
  ['no string to sign', { SignatureProvided: 'x' }],
  ['no signature', { StringToSign: write() }],
  ['a masked signature', { StringToSign: write(), SignatureProvided: '****' }],
])('%s: nothing is decided', async (_, details) => {
  expect(await check(mismatch(details as { StringToSign: string; SignatureProvided: string }))).toEqual([])
})

test('in Chinese', async () => {
  const [finding] = await checkSignature(
    mismatch({ StringToSign: write(), SignatureProvided: version2(write({ method: 'GET' })) }),
    secretKey,
    { lang: 'zh' },
  )
  expect(finding?.text).toContain('客户端按GET方法签名，而实际发送的是PUT')
})
