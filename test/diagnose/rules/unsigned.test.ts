import { describe, expect, test } from 'vitest'
import type { ErrorResponse } from '../../../src/types.ts'
import { findings, ids } from '../response.ts'

const url = 'https://b-1.obs.cn-north-4.myhuaweicloud.com/k'
const requestHeaders = { host: 'b-1.obs.cn-north-4.myhuaweicloud.com', 'user-agent': 'curl/8' }

describe('unsigned', () => {
  test.each<[string, Partial<ErrorResponse>, string]>([
    [
      'a plain link',
      { url, requestHeaders },
      'The request was not signed: there is no Authorization header, and no signature in the URL.',
    ],
    [
      'a row of an access log',
      { details: { Requester: 'Anonymous' } },
      'The request was not signed: the access log calls the requester Anonymous.',
    ],
  ])('%s', (_, known, text) => {
    expect(findings({ code: 'AccessDenied', ...known }).unsigned).toBe(text)
    expect(findings({ status: 403, ...known }).unsigned).toBe(text)
  })

  test('Chinese', () => {
    expect(findings({ code: 'AccessDenied', url, requestHeaders }, 'zh').unsigned).toMatch(/^请求没有签名：/)
  })

  test.each<[string, Partial<ErrorResponse>]>([
    ['a signed request', { url, requestHeaders: { ...requestHeaders, authorization: 'OBS ***' } }],
    ['a token', { url, requestHeaders: { ...requestHeaders, 'x-auth-token': '***' } }],
    ['a signed URL', { url: `${url}?AccessKeyId=A&Expires=1&Signature=x`, requestHeaders }],
    ['headers that are not known', { url }],
    ['a URL that is not known', { requestHeaders }],
    ['a preflight', { url, requestHeaders, method: 'OPTIONS' }],
    [
      'a form',
      { url, requestHeaders: { 'content-type': 'multipart/form-data; boundary=x' }, method: 'POST' },
    ],
    ['another code', { url, requestHeaders, code: 'InvalidAccessKeyId' }],
    ['a proxy that refused', { url, requestHeaders, headers: { server: 'nginx' } }],
    ['a user in the access log', { details: { Requester: '0a1b2c' } }],
  ])('not for %s', (_, known) => {
    expect(ids({ code: 'AccessDenied', ...known })).not.toContain('unsigned')
  })
})

describe('a request that succeeded without a signature', () => {
  const tried = (command: string, known: Partial<ErrorResponse> = {}) =>
    ids({
      ...{ code: 'AccessDenied', url, requestHeaders },
      around: { before: `${command}\nHTTP/1.1 200 OK\n`, behind: '' },
      ...known,
    }).includes('unsigned')

  test.each<[string, string, boolean]>([
    ['the same', `curl -e https://a.example.org/ ${url}`, false],
    ['one to another address', `curl -e https://a.example.org/ ${url}9`, true],
    ['one that was signed', `curl -H 'Authorization: OBS A:s' ${url}`, true],
  ])('%s', (_, command, isSaid) => expect(tried(command)).toBe(isSaid))
})

test.each<[string, Record<string, string>, boolean]>([
  ['a Referer of a browser', { referer: 'https://a.example.org/', 'user-agent': 'Mozilla/5.0' }, true],
  [
    'a Referer of another program',
    { referer: 'https://a.example.org/', 'user-agent': 'curl Mozilla' },
    false,
  ],
  ['a Referer of an unknown program', { referer: 'https://a.example.org/' }, false],
])('%s', (_, headers, isSaid) => {
  const sent = { host: 'h', ...headers }
  expect(ids({ code: 'AccessDenied', url, requestHeaders: sent }).includes('unsigned')).toBe(isSaid)
})
