import { describe, expect, test } from 'vitest'
import { signature } from '../../../src/diagnose/rules/signature.ts'
import { findings, given, ids } from '../response.ts'

const code = 'SignatureDoesNotMatch'
const bytes = (text: string) => Buffer.from(text).toString('hex').match(/../g)?.join(' ') ?? ''
const v2 = 'PUT\n\ntext/plain\nFri, 02 Jan 2026 10:00:00 GMT\nx-obs-acl:private\n/bucket-1/a.txt'
const v4 = 'AWS4-HMAC-SHA256\n20260102T100000Z\n20260102/cn-north-4/s3/aws4_request\n29a5'

describe('string-to-sign', () => {
  test('laid out line by line, with its bytes compared', () => {
    expect(findings({ code, details: { StringToSign: v2, StringToSignBytes: bytes(v2) } })).toEqual({
      'string-to-sign': [
        'The string the server signed, line by line (· is a space, ↵ a line end):',
        '  method: PUT↵',
        '  Content-MD5: ↵',
        '  Content-Type: text/plain↵',
        '  date: Fri,·02·Jan·2026·10:00:00·GMT↵',
        '  header: x-obs-acl:private↵',
        '  resource: /bucket-1/a.txt',
        'StringToSignBytes holds the same bytes.',
      ].join('\n'),
    })
  })

  test('Chinese labels', () => {
    expect(
      findings({ code, details: { StringToSign: v2 } }, 'zh')
        ['string-to-sign']?.split('\n')
        .slice(1, 4),
    ).toEqual(['  请求方法: PUT↵', '  Content-MD5: ↵', '  Content-Type: text/plain↵'])
  })

  test('expiry of a link in place of a date; trailing space and tab made visible', () => {
    const text = findings({ code, details: { StringToSign: 'GET\n\n\n1767348000\nx-obs-a:\tb \n/b/k' } })[
      'string-to-sign'
    ]
    expect(text).toContain('  expires: 1767348000↵\n  header: x-obs-a:\\tb·↵')
  })

  test('V4: four lines, also where a copy has blanks for line ends; the scope named', () => {
    const lines = [
      'The string the server signed, line by line (· is a space, ↵ a line end):',
      '  algorithm: AWS4-HMAC-SHA256↵',
      '  time: 20260102T100000Z↵',
      '  scope: 20260102/cn-north-4/s3/aws4_request↵',
      '  request hash: 29a5',
    ]
    for (const text of [v4, v4.replaceAll('\n', ' ')]) {
      expect(findings({ code, details: { StringToSign: text } })).toEqual({
        'string-to-sign': lines.join('\n'),
        'signature-scope':
          'Signed with V4 for the date 20260102, the region "cn-north-4" and the service "s3".',
      })
    }
    const cut = { StringToSign: v4.replaceAll('\n', ' '), StringToSignBytes: `${bytes(v4).slice(0, -5)}3` }
    expect(findings({ code, details: cut })['string-to-sign']).toContain(
      'StringToSignBytes is incomplete; its ',
    )
  })

  test('line ends lost and nothing to restore them from', () => {
    expect(findings({ code, details: { StringToSign: 'PUT text/plain /b/k' } })).toEqual({
      'string-to-sign':
        'StringToSign has lost its line ends in this copy and cannot be shown line by line: "PUT text/plain /b/k".',
    })
  })

  test('a listing has an end', () => {
    const long = `GET\n\n\n\n${'x-obs-meta-a:1\n'.repeat(100)}/b/k`
    const text = findings({ code, details: { StringToSign: long } })['string-to-sign'] ?? ''
    expect(text.split('\n')).toHaveLength(42)
    expect(text).toContain('  ... 65 more lines')
  })
})

describe('string-to-sign-bytes', () => {
  test('restores what the copy lost', () => {
    const details = { StringToSign: v2.replace(/\n/g, ' '), StringToSignBytes: bytes(v2) }
    expect(findings({ code, details })['string-to-sign-bytes']).toBe(
      'StringToSign has lost its line ends or spaces in this copy; the lines shown are those of StringToSignBytes.',
    )
    expect(findings({ code, details })['string-to-sign']).toContain('  method: PUT↵\n')
  })

  test('says where it differs', () => {
    const details = { StringToSign: v2, StringToSignBytes: bytes(v2.replace('a.txt', 'b.txt')) }
    expect(findings({ code, details })['string-to-sign-bytes']).toBe(
      'StringToSignBytes differs from StringToSign: from byte 75 on, StringToSignBytes reads "b.txt" and StringToSign reads "a.txt".',
    )
  })
})

describe('canonical-request', () => {
  const canonical = 'GET\n/k\nuploads=\nhost:b.obs.cn-north-4.myhuaweicloud.com\n\nhost\nUNSIGNED-PAYLOAD'

  test('its lines named', () => {
    expect(
      findings({ code, details: { CanonicalRequest: canonical } })
        ['canonical-request']?.split('\n')
        .slice(1),
    ).toEqual([
      '  method: GET↵',
      '  path: /k↵',
      '  query: uploads=↵',
      '  header: host:b.obs.cn-north-4.myhuaweicloud.com↵',
      '  end of headers: ↵',
      '  signed headers: host↵',
      '  payload hash: UNSIGNED-PAYLOAD',
    ])
  })

  test('not of one line', () => {
    expect(ids({ code, details: { CanonicalRequest: 'GET /k' } })).toEqual([])
  })
})

describe('signing-difference', () => {
  const withClient = (ClientStringToSign: string) => ({
    code,
    details: { StringToSign: v2, ClientStringToSign },
  })

  test.each([
    [
      v2.replace('text/plain', ''),
      'a content header (line 3): the client signed "", the server "text/plain".',
    ],
    [
      v2.replace('10:00', '18:00'),
      'the date (line 4): the client signed "Fri,·02·Jan·2026·18:00:00·GMT", the server',
    ],
    [
      v2.replace('x-obs-acl:private\n', ''),
      'a header (line 5): the client signed "/bucket-1/a.txt", the server',
    ],
  ])('the first line that differs', (client, part) => {
    expect(findings(withClient(client))['signing-difference']).toContain(
      `Client and server differ first in ${part}`,
    )
  })

  test('the same string means another key', () => {
    expect(findings(withClient(v2))['signing-same']).toBe(
      'Client and server signed the same string, so either the secret key does not belong to this access key, or the signature was computed in a different way.',
    )
    expect(findings(withClient(v2), 'zh')['signing-same']).toMatch(/^客户端与服务端的签名字符串相同/)
  })
})

describe('suspicious parts', () => {
  const signed = (StringToSign: string, rest = {}) => ({ code, details: { StringToSign }, ...rest })
  const host = 'b-1.obs.cn-north-4.myhuaweicloud.com'

  test.each([
    [
      'content-type-signed',
      signed('GET\n\ntext/html\n1767348000\n/b/k'),
      'The request carried Content-Type "text/html"',
    ],
    [
      'content-type-signed',
      signed('POST\n\napplication/x-www-form-urlencoded\n\n/b/k'),
      'form-urlencoded", so it is part',
    ],
    [
      'content-type-signed',
      signed('PUT\n\ntext/plain\n\n/b/k', { requestHeaders: { host } }),
      'The string to sign contains Content-Type "text/plain", but the request as shown sends none.',
    ],
    [
      'bucket-not-signed',
      signed('GET\n\n\n\n/k', { bucket: 'b-1' }),
      'The signed resource "/k" does not start with the bucket "b-1".',
    ],
    [
      'resource-not-encoded',
      signed('GET\n\n\n\n/b/图 1.txt'),
      'The signed resource holds U+56FE, U+0020, which',
    ],
    [
      'resource-special-characters',
      signed('GET\n\n\n\n/b/a(1).txt'),
      'The signed resource holds "(", ")", which',
    ],
    [
      'token-not-signed',
      signed('GET\n\n\n1767348000\n/b/k', { url: `https://${host}/k?x-obs-security-token=T` }),
      'sign x-obs-security-token as well.',
    ],
    [
      'scope-region',
      signed(v4.replace('cn-north-4', 'us-east-1'), { url: `https://${host}/k` }),
      'The signature is made for the region "us-east-1", the endpoint is in "cn-north-4".',
    ],
    [
      'scope-region',
      signed(v4.replace('cn-north-4', 'obs')),
      'The signature is made for the region "obs", which does not look like a region name',
    ],
  ])('%s', (id, known, part) => {
    expect(findings(known)[id]).toContain(part)
  })

  test.each([
    [
      'a PUT whose type was sent',
      signed('PUT\n\ntext/plain\nFri, 02 Jan 2026 10:00:00 GMT\n/b/k', {
        requestHeaders: { 'content-type': 'text/plain' },
      }),
    ],
    ['a resource that begins with the bucket', signed('GET\n\n\n\n/b-1/k', { bucket: 'b-1' })],
    [
      'a resource that begins with a custom domain',
      signed('GET\n\n\n\n/files.example.com/k', { bucket: 'b-1', url: 'https://files.example.com/k' }),
    ],
    ['an encoded key', signed('GET\n\n\n\n/b/%E5%9B%BE%201.txt?uploadId=a(b)')],
    [
      'a signed token',
      signed('GET\n\n\n1767348000\n/b/k?x-obs-security-token=T', {
        url: `https://${host}/k?x-obs-security-token=T`,
      }),
    ],
    ['the region of the endpoint', signed(v4, { url: `https://${host}/k` })],
  ])('none in %s', (_, known) => {
    expect(ids(known).filter(id => id !== 'string-to-sign' && id !== 'signature-scope')).toEqual([])
  })
})

describe('the bytes beside a string to sign', () => {
  const compared = (StringToSign: string, StringToSignBytes: string) =>
    given(signature, { code, details: { StringToSign, StringToSignBytes } })
  const differ = (text: string, dump: string) => compared(text, bytes(dump))['string-to-sign-bytes:differ']

  test('differ from some byte on, counted from one', () => {
    expect(differ(v2, v2.replace('PUT', 'GET'))).toEqual({
      at: 1,
      bytes: v2.replace('PUT', 'GET').slice(0, 40),
      text: v2.slice(0, 40),
    })
    expect(differ('GET\n\n\n\n/b/é1', 'GET\n\n\n\n/b/é2')).toEqual({ at: 13, bytes: '2', text: '1' })
    expect(differ('GET\n\n\n\n/b/k', 'GET\n\n\n\n/b/k2')).toEqual({ at: 12, bytes: '2', text: '' })
  })

  test('are counted where there are any', () => {
    expect(compared(v2, bytes(v2))['string-to-sign']).toMatchObject({ bytes: v2.length })
    expect(given(signature, { code, details: { StringToSign: v2 } })['string-to-sign']).not.toHaveProperty(
      'bytes',
    )
    expect(
      given(signature, { code, details: { StringToSignBytes: bytes(v2) } })['string-to-sign'],
    ).not.toHaveProperty('bytes')
  })

  test('of V4 are compared without white space', () => {
    expect(differ(`${v4} \n`, v4.replaceAll('\n', '  '))).toBeUndefined()
    expect(differ(v4, `${v4}\n`)).toBeUndefined()
    expect(differ(v4, v4.replace('29a5', '29a6'))).toMatchObject({ bytes: '6', text: '5' })
  })
})

describe('what client and server signed', () => {
  const between = (StringToSign: string, ClientStringToSign: string) =>
    given(signature, { code, details: { StringToSign, ClientStringToSign } })
  const difference = (theirs: string, ours: string) =>
    Object.entries(between(theirs, ours)).find(([key]) => key.startsWith('signing-'))
  const lines = (...last: string[]) => ['PUT', 'md5', 'text/plain', 'date', ...last].join('\n')

  test.each<[string, string, string, [string, object]]>([
    ['the same', lines('/b/k'), lines('/b/k'), ['signing-same', {}]],
    [
      'the same but for white space at the end',
      `${lines('/b/k')} `,
      `${lines('/b/k')}\n`,
      ['signing-same', {}],
    ],
    [
      'another method',
      lines('/b/k'),
      lines('/b/k').replace('PUT', 'GET'),
      ['signing-difference:method', { line: 1, label: 'label-method', client: 'GET', server: 'PUT' }],
    ],
    [
      'another digest',
      lines('/b/k'),
      lines('/b/k').replace('md5', ''),
      ['signing-difference:content', { line: 2, label: 'Content-MD5', client: '', server: 'md5' }],
    ],
    [
      'another resource',
      lines('/b/k'),
      lines('/b/j'),
      ['signing-difference:resource', { line: 5, label: 'label-resource', client: '/b/j', server: '/b/k' }],
    ],
    [
      'a resource encoded otherwise',
      lines('/b/a%20b'),
      lines('/b/a b'),
      [
        'signing-difference:encoding',
        { line: 5, label: 'label-resource', client: '/b/a b', server: '/b/a%20b' },
      ],
    ],
    [
      'a resource with a plus',
      lines('/b/a%20b'),
      lines('/b/a+b'),
      [
        'signing-difference:encoding',
        { line: 5, label: 'label-resource', client: '/b/a+b', server: '/b/a%20b' },
      ],
    ],
    [
      'a header less',
      lines('x-obs-acl:a', '/b/k'),
      lines('/b/k'),
      [
        'signing-difference:header',
        { line: 5, label: 'label-header', client: '/b/k', server: 'x-obs-acl:a' },
      ],
    ],
    [
      'a line more',
      lines('/b/k'),
      lines('/b/k', 'x'),
      ['signing-difference:resource', { line: 6, label: 'label-resource', client: 'x' }],
    ],
    [
      'a line less',
      lines('/b/k', 'x'),
      lines('/b/k'),
      ['signing-difference:resource', { line: 6, label: 'label-resource', server: 'x' }],
    ],
  ])('%s', (_, theirs, ours, expected) => expect(difference(theirs, ours)).toEqual(expected))

  test.each<[string, string, string]>([
    ['one of them lost its line ends', lines('/b/k'), 'PUT /b/k'],
    ['the other did', 'PUT /b/k', lines('/b/k')],
    ['one is unknown', lines('/b/k'), ''],
  ])('is not compared where %s', (_, theirs, ours) => expect(difference(theirs, ours)).toBeUndefined())
})

test('a scope is told of V4 alone', () => {
  const Credential = 'https://h/k?X-Amz-Credential=A%2F20260102%2Fcn-north-4%2Fs3%2Faws4_request'
  expect(given(signature, { code, url: Credential, details: { StringToSign: v4 } })).toHaveProperty(
    'signature-scope',
  )
  expect(given(signature, { code, url: Credential, details: { StringToSign: v2 } })).not.toHaveProperty(
    'signature-scope',
  )
})

test('each of the strings is told alone', () => {
  const canonical = 'GET\n/k\n\nhost:h\n\nhost\nhash'
  expect(Object.keys(given(signature, { code, details: { StringToSignBytes: bytes(v2) } }))).toEqual([
    'string-to-sign',
  ])
  expect(Object.keys(given(signature, { code, details: { CanonicalRequest: canonical } }))).toEqual([
    'canonical-request',
  ])
  expect(
    Object.keys(given(signature, { code, details: { CanonicalRequestBytes: bytes(canonical) } })),
  ).toEqual(['canonical-request'])
  expect(given(signature, { code, details: { ClientStringToSign: v2 } })).toEqual({})
})
