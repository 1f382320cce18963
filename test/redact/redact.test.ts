import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diagnose } from '../../src/diagnose/index.ts'
import { ticketFacts } from '../../src/diagnose/ticket.ts'
import { collectSecrets, redact, redactText } from '../../src/redact/index.ts'
import type { ErrorResponse } from '../../src/types.ts'
import { response } from '../diagnose/response.ts'

const none = collectSecrets(response())
const hex = (text: string, between: string) =>
  Buffer.from(text).toString('hex').match(/../g)?.join(between) ?? ''

describe('secrets that a text names', () => {
  test.each([
    ['OBS AKEXAMPLE022:9i3nu6+/5xe/UMq100eomQdBom0=', 'OBS ****E022:****'],
    ['authorization: OBS AK1:short', 'authorization: OBS ****:****'],
    ['Authorization: AWS AKEXAMPLE022:x=\nDate: now', 'Authorization: AWS ****E022:****\nDate: now'],
    ['{"Authorization":"Bearer a.b.c","x":1}', '{"Authorization":"Bearer ****","x":1}'],
    [
      'AWS4-HMAC-SHA256 Credential=AKEXAMPLE0013/20260705/obs/s3/aws4_request, SignedHeaders=host, Signature=9c3631',
      'AWS4-HMAC-SHA256 Credential=****0013/20260705/obs/s3/aws4_request, SignedHeaders=host, Signature=****',
    ],
    [
      'OBS4-HMAC-SHA256 Credential=AKEXAMPLE0013/1/r/s3/obs4_request,Signature=ab',
      'OBS4-HMAC-SHA256 Credential=****0013/1/r/s3/obs4_request,Signature=****',
    ],
    [
      'SDK-HMAC-SHA256 Access=AKEXAMPLE0013, SignedHeaders=host, Signature=ab',
      'SDK-HMAC-SHA256 Access=****0013, SignedHeaders=host, Signature=****',
    ],
    [
      'The access key VPWKZQXTYRABCDEFGHIJ you provided does not exist',
      'The access key ****GHIJ you provided does not exist',
    ],
    [
      'The Access Key Id you provided, 0ABCD1EFGH2IJKL3MNOP, is gone',
      'The Access Key Id you provided, ****MNOP, is gone',
    ],
    ['密钥QWERTYUIOPASDFGHJKL1不存在', '密钥****JKL1不存在'],
    ['LTAI4FabcDEF12345678', '****5678'],
    ['["eq", "$signature", "Zm9vYmFyYmF6cXV4"]', '["eq", "$signature", "****"]'],
    [
      '/k?AccessKeyId=AKEXAMPLE0013&Expires=1&Signature=a%2Bb%3D',
      '/k?AccessKeyId=****0013&Expires=1&Signature=****',
    ],
    [
      '/k?AWSAccessKeyId=AKEXAMPLE0013&x-obs-security-token=gQ%2Fx',
      '/k?AWSAccessKeyId=****0013&x-obs-security-token=****',
    ],
    [
      '?X-Amz-Credential=AKEXAMPLE0013%2F20260705%2Fr&X-Amz-Signature=aa&X-Amz-Security-Token=t',
      '?X-Amz-Credential=****0013%2F20260705%2Fr&X-Amz-Signature=****&X-Amz-Security-Token=****',
    ],
    ['PUT\n\nx-obs-security-token:abc==\n/b/k', 'PUT\n\nx-obs-security-token:****\n/b/k'],
    ["{'SecurityToken': 'abc', 'ak': 'AKEXAMPLE0013'}", "{'SecurityToken': '****', 'ak': '****0013'}"],
    ['{\\"secret_key\\":\\"abc\\"}', '{\\"secret_key\\":\\"****\\"}'],
    ['SecretAccessKey = whole123', 'SecretAccessKey = ****'],
    [
      '<AWSAccessKeyId>AKEXAMPLE0013</AWSAccessKeyId><SignatureProvided>a=</SignatureProvided>',
      '<AWSAccessKeyId>****0013</AWSAccessKeyId><SignatureProvided>****</SignatureProvided>',
    ],
    ['"Signature\\u003dabc\\u0026Expires=1"', '"Signature\\u003d****\\u0026Expires=1"'],
    [
      'u=https%3A%2F%2Fh%2Fk%3FSignature%3Dabc%26Expires%3D1',
      'u=https%3A%2F%2Fh%2Fk%3FSignature%3D****%26Expires%3D1',
    ],
    ['"PUT\\nAWSAccessKeyId:AKEXAMPLE0013\\nx"', '"PUT\\nAWSAccessKeyId:****0013\\nx"'],
    ['?x%3FAK%3DAKEXAMPLE0013', '?x%3FAK%3D****0013'],
    ['Authorization: OBS no-colon-here', 'Authorization: ****'],
    ['key AKIAABCDEFGHIJKLMNOP is gone', 'key ****MNOP is gone'],
    [hex('x-obs-security-token:abc\n/b/k', ' '), hex('x-obs-security-token:****\n/b/k', ' ')],
    [hex('x-obs-security-token:abc\n/b/k', ''), hex('x-obs-security-token:****\n/b/k', '')],
  ])('%s', (text, clean) => {
    expect(redactText(text, none)).toBe(clean)
    expect(redactText(clean, none)).toBe(clean)
  })

  test.each([
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    'The AWS Access Key Id you provided does not exist in our records.',
    'The security token is invalid or expired',
    'signature: mismatch',
    'The specified key does not exist.',
    'SignedHeaders=host;x-obs-security-token',
    'OBS error:NoSuchKey',
    'disk=5 task: 7',
    'X-Amz-Date=20260102T000000Z&X-Amz-Expires=60',
  ])('%s stays', text => {
    expect(redactText(text, none)).toBe(text)
  })
})

describe('a response', () => {
  const AK = 'AKEXAMPLE00000000013'
  const signature = '9i3nu6+/5xe/UMq100eomQdBom0='
  const token = 'gQpjbi1ub3J0aC00iA/b+c=='
  const string = `GET\n\n\n1\nx-obs-security-token:${token}\n/b/k`
  const known: Partial<ErrorResponse> = {
    code: 'SignatureDoesNotMatch',
    message: `Denied for ${AK}, ${encodeURIComponent(signature)}, ${token}`,
    url: `https://b-1.obs.cn-north-4.myhuaweicloud.com/k?AccessKeyId=${AK}&Signature=${encodeURIComponent(signature)}`,
    key: `${AK}/k`,
    details: {
      AWSAccessKeyId: AK,
      SignatureProvided: signature,
      StringToSign: string,
      StringToSignBytes: hex(string, ' '),
      ArgumentName: 'x-obs-security-token',
      ArgumentValue: 'abc',
      ClientStringToSign: string,
    },
    requestHeaders: { authorization: `OBS ${AK}:${signature}`, 'x-obs-security-token': token, cookie: 'a=1' },
  }

  test('every field is clean', () => {
    expect(redact(response(known))).toEqual(
      response({
        code: 'SignatureDoesNotMatch',
        message: 'Denied for ****0013, ****, ****',
        url: 'https://b-1.obs.cn-north-4.myhuaweicloud.com/k?AccessKeyId=****0013&Signature=****',
        key: '****0013/k',
        details: {
          AWSAccessKeyId: '****0013',
          SignatureProvided: '****',
          StringToSign: string.replace(token, '****'),
          StringToSignBytes: hex(string.replace(token, '****'), ' '),
          ArgumentName: 'x-obs-security-token',
          ArgumentValue: '****',
          ClientStringToSign: string.replace(token, '****'),
        },
        requestHeaders: {
          authorization: 'OBS ****0013:****',
          'x-obs-security-token': '****',
          cookie: '****',
        },
      }),
    )
  })

  test('redacting twice changes nothing', () => {
    const once = redact(response(known))
    expect(redact(once)).toEqual(once)
  })

  test('findings of the clean response are those of the response, cleaned', () => {
    const secrets = collectSecrets(response(known))
    const cleaned = diagnose(response(known), null, 'en').findings.map(({ text }) =>
      redactText(text, secrets),
    )
    expect(diagnose(redact(response(known)), null, 'en').findings.map(({ text }) => text)).toEqual(cleaned)
  })

  test('a secret seen once is masked in any text', () => {
    expect(redactText(`it was ${AK} with ${token}`, collectSecrets(response(known)))).toBe(
      'it was ****0013 with ****',
    )
  })

  test.each([
    ['abc12', 'Denied for abc12'],
    ['abc123', 'Denied for ****'],
  ])('%s is long enough to be searched for in other texts, or not', (secret, message) => {
    const clean = redact(response({ message: `Denied for ${secret}`, details: { SecurityToken: secret } }))
    expect(clean).toMatchObject({ message, details: { SecurityToken: '****' } })
  })

  test.each<[string, Partial<ErrorResponse>, Partial<ErrorResponse>]>([
    [
      'an access key by its name alone',
      { details: { AWSAccessKeyId: AK } },
      { details: { AWSAccessKeyId: '****0013' } },
    ],
    [
      'a secret by its name alone',
      { headers: { 'x-auth-token': 'hunter' } },
      { headers: { 'x-auth-token': '****' } },
    ],
    [
      'an Authorization alone',
      { requestHeaders: { authorization: `OBS ${AK}:${signature}` } },
      { requestHeaders: { authorization: 'OBS ****0013:****' } },
    ],
    [
      'an argument by the name of another field',
      { details: { ArgumentName: 'sk', ArgumentValue: 'hunter' } },
      { details: { ArgumentName: 'sk', ArgumentValue: '****' } },
    ],
    [
      'not a placeholder',
      { details: { SecurityToken: 'null', SecretKey: ' **** ' } },
      { details: { SecurityToken: 'null', SecretKey: ' **** ' } },
    ],
    [
      'not an argument of another name',
      { details: { ArgumentName: 'acl', ArgumentValue: 'hunter', SecurityToken: 'abc' } },
      { details: { ArgumentName: 'acl', ArgumentValue: 'hunter', SecurityToken: '****' } },
    ],
    [
      'the lines around',
      { around: { before: `Signature=${signature}`, behind: `AccessKeyId=${AK}` } },
      { around: { before: 'Signature=****', behind: 'AccessKeyId=****0013' } },
    ],
    [
      'a secret that another text spells for JSON',
      { message: signature.replaceAll('/', '\\/'), details: { SignatureProvided: signature } },
      { message: '****', details: { SignatureProvided: '****' } },
    ],
    [
      'of two secrets the longer one first',
      { message: 'it was hunter2zq', details: { SecretKey: 'hunter2', SecurityToken: 'hunter2zq' } },
      { message: 'it was ****', details: { SecretKey: '****', SecurityToken: '****' } },
    ],
    [
      'not what was masked before',
      { message: 'a ******1234 b', details: { SecurityToken: '******1234' } },
      { message: 'a ******1234 b', details: { SecurityToken: '******1234' } },
    ],
  ])('%s', (_, known, expected) => expect(redact(response(known))).toEqual(response(expected)))

  test('a dump of bytes of at least 20 bytes', () => {
    const dumped = (text: string) => redact(response({ message: hex(text, '') })).message
    expect(dumped('Signature=abcdefghi9')).toBe(hex('Signature=****', ''))
    expect(dumped('Signature=abcdefgh9')).toBe(hex('Signature=abcdefgh9', ''))
  })

  test('a long dump of bytes', () => {
    const text = `${'a'.repeat(5000)} Signature=abc123 ${'b'.repeat(5000)}`
    for (const between of ['', ' '])
      expect(redact(response({ message: hex(text, between) })).message).toBe(
        hex(text.replace('abc123', '****'), between),
      )
  })

  test('one of two dumps', () => {
    const [plain, secret] = [
      hex('0123456789012345678901234567890123456789', ''),
      hex('x-obs-security-token:abc1', ''),
    ]
    expect(redact(response({ message: `${plain}; ${secret}` })).message).toBe(
      `${plain}; ${hex('x-obs-security-token:****', '')}`,
    )
  })

  test('the first hundred secrets in other texts, the others where they are named', () => {
    const secrets = Array.from({ length: 101 }, (_, at) => `hunter${at + 1000}`)
    const details = Object.fromEntries(secrets.map((secret, at) => [`x${at}-token`, secret]))
    const clean = redact(response({ message: secrets.join(' '), details }))
    expect(clean.message).toBe(`${'**** '.repeat(100)}hunter1100`)
    expect(new Set(Object.values(clean.details))).toEqual(new Set(['****']))
  })

  test('of a long secret its beginning, and what follows', () => {
    const long = 'hunter'.repeat(50)
    const messageWith = (text: string, secret = long) =>
      redact(response({ message: `it was ${text} here`, details: { SecurityToken: secret } })).message
    expect(messageWith(long)).toBe('it was **** here')
    expect(messageWith(`${long.slice(0, 256)}ZZZ`)).toBe('it was **** here')
    expect(messageWith(`${long.slice(0, 255)}ZZZ`)).toBe(`it was ${long.slice(0, 255)}ZZZ here`)
    expect(messageWith(`${long.slice(0, 256)}ZZZ`, long.slice(0, 256))).toBe('it was ****ZZZ here')
    expect(messageWith(`${long.slice(0, 256)}ZZZ`, long.slice(0, 257))).toBe('it was **** here')
  })

  test('a response without a secret is as it is', () => {
    for (const known of [
      {},
      { message: 'The object does not exist.', details: { Note: hex('nothing to see here', ' ') } },
    ]) {
      const harmless = response(known)
      expect(redact(harmless)).toBe(harmless)
      expect(redact(harmless)).toBe(harmless)
    }
  })

  test('a message that held no secret before holds one with other fields', () => {
    const message = 'it was hunter2zq'
    expect(redact(response({ message })).message).toBe(message)
    expect(redact(response({ message, details: { SecretKey: 'hunter2zq' } })).message).toBe('it was ****')
    expect(redact(response({ message, key: 'Signature=abc' })).key).toBe('Signature=****')
    expect(redact(response({ message: 'Signature=abc' })).message).toBe('Signature=****')
  })

  test('with half of a surrogate pair in a secret', () => {
    const secret = '\ud800abcdefghijkl'
    const clean = redact(response({ message: `Denied for ${secret}`, details: { SecurityToken: secret } }))
    expect(clean.details.SecurityToken).toBe('****')
    expect(clean.message).toBe('Denied for ****')
  })
})

describe('the support block', () => {
  test('in the order support asks, secrets masked, unknown facts left out', () => {
    const known = response({
      message: 'for AKEXAMPLE00000000013',
      requestId: '00000187BFA5C4D6596C9BCDF469CA07',
      status: 403,
      url: 'https://b-1.obs.cn-north-4.myhuaweicloud.com/k?AccessKeyId=AKEXAMPLE00000000013',
      details: { Indicator: '372' },
    })
    expect(ticketFacts(known, { code: 'AccessDenied', status: 403 })).toEqual([
      ['requestId', '00000187BFA5C4D6596C9BCDF469CA07'],
      ['indicator', '372'],
      ['aboutTime', '2023-04-26T22:18:44.822Z'],
      ['host', 'b-1.obs.cn-north-4.myhuaweicloud.com'],
      ['status', '403'],
      ['code', 'AccessDenied'],
      ['message', 'for ****0013'],
    ])
    expect(ticketFacts({ ...known, time: '2023-04-26T22:18:45Z' }, { code: null, status: null })[2]).toEqual([
      'time',
      '2023-04-26T22:18:45Z',
    ])
  })
})

describe('properties', () => {
  const base64 = fc.string({
    unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'),
    minLength: 27,
    maxLength: 400,
  })
  const accessKey = fc.string({
    unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'),
    minLength: 20,
    maxLength: 20,
  })
  const noise = fc.string({ maxLength: 40 })
  const hiding: ((ak: string, sig: string, token: string, noise: string) => Partial<ErrorResponse>)[] = [
    (ak, sig) => ({ requestHeaders: { authorization: `OBS ${ak}:${sig}` } }),
    (ak, sig, token) => ({
      requestHeaders: {
        authorization: `AWS4-HMAC-SHA256 Credential=${ak}/1/r/s3/aws4_request, SignedHeaders=host, Signature=${sig}`,
        'x-amz-security-token': token,
      },
    }),
    (ak, sig, token) => ({
      url: `https://h.example.com/k?AWSAccessKeyId=${ak}&Signature=${encodeURIComponent(sig)}&x-obs-security-token=${encodeURIComponent(token)}`,
    }),
    (ak, sig, token) => ({
      details: {
        AWSAccessKeyId: ak,
        SignatureProvided: sig,
        StringToSignBytes: hex(`GET\nx-obs-security-token:${token}\n/b/k`, ' '),
      },
    }),
    (ak, sig, token) => ({
      message: JSON.stringify({
        headers: { Authorization: `OBS ${ak}:${sig}`, 'x-obs-security-token': token },
      }),
    }),
    (ak, sig, token) => ({ message: `AccessKeyId: ${ak}\nSignature: ${sig}\nSecurityToken: ${token}` }),
  ]

  test('no planted secret survives, wherever it is repeated', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...hiding),
        accessKey,
        base64,
        base64,
        noise,
        (hide, ak, sig, token, around) => {
          const planted = hide(ak, sig, token, around)
          const whole = JSON.stringify(planted)
          const shown = [ak, sig, token].filter(
            secret => whole.includes(secret) || whole.includes(encodeURIComponent(secret)),
          )
          const repeated = response({
            ...planted,
            key: `${around} ${shown.join(' ')} ${around}`,
            details: {
              ...planted.details,
              Note: shown.map(secret => encodeURIComponent(secret)).join(' '),
              Dump: hex(shown.join('\n'), ' '),
            },
          })
          const clean = redact(repeated)
          const text = JSON.stringify(clean)
          const dump = Buffer.from((clean.details.Dump ?? '').replaceAll(' ', ''), 'hex').toString()
          for (const secret of [ak, sig, token]) {
            for (const form of [secret, encodeURIComponent(secret), hex(secret, ' ')])
              expect(text).not.toContain(form)
            expect(dump).not.toContain(secret)
          }
          for (const { text: finding } of diagnose(clean, null, 'en').findings)
            expect(finding).not.toContain(sig)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('any text is redacted without an exception, and twice is once', () => {
    const piece = fc.oneof(
      noise,
      fc.constantFrom(
        'Signature=',
        'Authorization: ',
        'OBS ',
        'AK:',
        '%3D',
        '\\"',
        '&quot;',
        ':',
        '41 '.repeat(20),
        '****',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
        const once = redact(response({ message: pieces.join('') }))
        expect(redact(once).message).toBe(once.message)
      }),
      { numRuns: 1000 },
    )
  })

  test('the time grows with the text, not with its square', () => {
    const secrets = Array.from({ length: 5000 }, (_, at) => `Signature=secret${at}x`).join('&')
    for (const unit of [
      'a',
      '41 ',
      'Signature=',
      'Authorization: OBS ',
      '%',
      '"',
      ':',
      'token ',
      `${secrets}&`,
    ]) {
      const message = unit.repeat(Math.ceil(2_000_000 / unit.length))
      const known = response({
        code: 'AccessDenied',
        message,
        key: message,
        details: { StringToSign: message },
      })
      redact(known)
      diagnose(known, null, 'en')
    }
  }, 20_000)
})
