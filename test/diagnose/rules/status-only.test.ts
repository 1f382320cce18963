import { describe, expect, test } from 'vitest'
import { statusOnly } from '../../../src/diagnose/rules/status-only.ts'
import { findings, given, ids } from '../response.ts'

const url = 'https://b-1.obs.cn-north-4.myhuaweicloud.com/docs/a.txt'
const host = 'https://b-1.obs.cn-north-4.myhuaweicloud.com'
const obs = { server: 'OBS' }

describe('no code at all', () => {
  test.each([
    [{ status: 301 }, 'bare-status', 'A 301 without a code: the bucket is in another region'],
    [{ status: 403, method: 'GET' }, 'bare-status', 'A 403 without a code, on reading: '],
    [{ status: 403, method: 'PUT' }, 'bare-status', 'A 403 without a code, on writing: '],
    [{ status: 403, method: 'OPTIONS' }, 'bare-status', 'A 403 on OPTIONS: the bucket has no CORS rule'],
    [{ status: 404, method: 'HEAD' }, 'bare-status', 'A 404 without a code, on reading: '],
    [{ status: 404, method: 'DELETE' }, 'bare-status', 'A 404 without a code, on deleting: '],
    [{ status: 405 }, 'bare-status', 'A 405 without a code: '],
    [{ status: 409, method: 'DELETE' }, 'bare-status', 'on deleting: the bucket is not empty'],
    [{ status: 409, method: 'PUT' }, 'bare-status', 'A 409 without a code: the bucket name is taken'],
    [{ status: 503, method: 'GET' }, 'bare-status', 'Nothing was changed'],
    [{ status: 503, method: 'PUT' }, 'bare-status', 'check before you retry'],
    [{ status: 403 }, 'right-to-list', 'only to a caller who may both read'],
  ])('%o', (known, id, part) => {
    expect(findings(known)[id]).toContain(part)
  })

  test('Chinese', () => {
    expect(findings({ status: 404 }, 'zh')['right-to-list']).toBe(
      '对象不存在时，只有同时拥有读对象（GetObject）和列举桶内对象（ListBucket）权限的调用者得到404，其他调用者得到403。',
    )
  })

  test.each([
    ['a code', { status: 403, code: 'AccessDenied' }],
    ['a status that stands for itself', { status: 416 }],
    ['no status', {}],
    ['a server that was never reached', { status: 403, unanswered: true, details: { Failure: 'refused' } }],
  ])('nothing for %s', (_, known) => {
    expect(ids(known)).toEqual([])
  })

  test('of a proxy only that it is one', () => {
    expect(ids({ status: 403, headers: { server: 'nginx/1.22.1' } })).toEqual(['answered-by-other'])
  })

  test('the right to list has no part in a request for a bucket, nor in a write', () => {
    const bucket = 'https://b-1.obs.cn-north-4.myhuaweicloud.com/?cors'
    expect(ids({ status: 403, url: bucket })).toEqual(['bare-status'])
    expect(ids({ status: 404, method: 'PUT', url, key: 'docs/a.txt' })).toEqual(['bare-status'])
  })
})

describe('where the code is', () => {
  test('a HEAD that was not signed', () => {
    const known = {
      status: 404,
      method: 'HEAD',
      url,
      key: 'docs/a.txt',
      headers: obs,
      requestHeaders: { host: 'x' },
    }
    expect(findings(known)['head-no-body']).toBe(
      `The response to a HEAD has no body, hence no code. Use GET to see the code: curl -sS -i -r 0-0 ${url}`,
    )
    expect(ids(known)).toEqual(['head-no-body', 'bare-status', 'right-to-list', 'answered-by-obs'])
  })

  test('a HEAD that may have been signed, known from its operation', () => {
    expect(findings({ status: 403, details: { Operation: 'HeadObject' } })['head-no-body']).toBe(
      'The response to a HEAD has no body, hence no code. Use GET to see the code, and sign again for GET if the HEAD was signed: curl -sS -i -r 0-0 URL',
    )
  })

  test('a URL cannot break out of the command', () => {
    const quoted = (path: string) =>
      findings({ status: 404, method: 'HEAD', url: `${host}/${path}` })['head-no-body']
    expect(quoted("a'; rm -rf $(x)")).toMatch(/ 'https:.*a'\\''; rm -rf \$\(x\)'$/)
    expect(quoted('\u001b[2J')).toMatch(/ URL$/)
  })

  test('headers without the body they announce', () => {
    const headers = { ...obs, 'content-type': 'application/xml', 'content-length': '324' }
    expect(findings({ status: 404, headers })['body-missing']).toBe(
      'The headers announce a body of 324 bytes that is not here, and the code is in it (curl -I and -D leave it out). This command shows the body: curl -sS -i -r 0-0 URL',
    )
    expect(ids({ status: 503, headers: { ...headers, 'content-length': '0' } })).toEqual([
      'bare-status',
      'answered-by-obs',
    ])
  })

  test('curl -f', () => {
    expect(ids({ status: 404, client: 'curl' })).toEqual(['curl-fail', 'bare-status', 'right-to-list'])
  })
})

describe('body-compressed', () => {
  const headers = { 'content-encoding': 'gzip', 'content-length': '240', 'content-type': 'application/xml' }

  test('says how to unpack it, in both languages', () => {
    expect(findings({ status: 404, headers })['body-compressed']).toBe(
      'The body is compressed (gzip), and the code is in it. Add --compressed to the curl command to unpack the body.',
    )
    expect(findings({ status: 404, headers }, 'zh')['body-compressed']).toBe(
      '消息体经过压缩（gzip），错误码就在其中。请为curl加上--compressed，以便解压。',
    )
  })

  test.each([
    ['the code is known', { code: 'NoSuchKey' }],
    ['it is not compressed', { headers: { 'content-encoding': 'identity' } }],
    ['it was a HEAD', { method: 'HEAD' }],
  ])('not where %s', (_, known) => {
    expect(findings({ status: 404, headers, ...known })).not.toHaveProperty('body-compressed')
  })
})

describe('the command that shows the body', () => {
  const command = (url: string | null) =>
    given(statusOnly, { status: 404, method: 'HEAD', url })['head-no-body:unsigned']?.command

  test.each([
    ['of HTTPS', url, true],
    ['of HTTP', url.replace('https', 'http'), true],
    ['in capitals', url.replace('https', 'HTTPS'), true],
    ['of an object as programs write it', 'obs://b-1/k', false],
    ['not at the beginning', `see ${url}`, false],
    ['that is unknown', null, false],
    ['of 4000 characters', url.padEnd(4000, 'k'), true],
    ['of 4001 characters', url.padEnd(4001, 'k'), false],
  ])('has an address %s, or a word for it', (_, address, isShown) => {
    expect(command(address)).toBe(`curl -sS -i -r 0-0 ${isShown ? address : 'URL'}`)
  })
})

describe('where the body is', () => {
  const hint = (known: Parameters<typeof given>[1]) =>
    Object.keys(given(statusOnly, { status: 418, ...known })).map(key => key.split(':')[0])

  test.each<[string, Parameters<typeof given>[1], string[]]>([
    ['a HEAD that failed', { method: 'HEAD' }, ['head-no-body']],
    ['a HEAD that was redirected', { method: 'HEAD', status: 300 }, ['head-no-body']],
    ['a HEAD that succeeded', { method: 'HEAD', status: 299 }, []],
    ['a body in another encoding', { headers: { 'content-encoding': 'BR' } }, ['body-compressed']],
    ['a body in two encodings', { headers: { 'content-encoding': 'gzip, br' } }, []],
    ['a body in an encoding of another name', { headers: { 'content-encoding': 'x-gzip' } }, []],
    [
      'a body of one byte',
      { headers: { 'content-length': '1', 'content-type': 'application/xml' } },
      ['body-missing'],
    ],
    ['a body of nothing', { headers: { 'content-length': '0', 'content-type': 'application/xml' } }, []],
    ['a body whose length is none', { headers: { 'content-length': '12x', 'content-type': 'text/xml' } }, []],
    [
      'a body whose length has a sign',
      { headers: { 'content-length': '-12', 'content-type': 'text/xml' } },
      [],
    ],
    ['a body of another type', { headers: { 'content-length': '1', 'content-type': 'text/html' } }, []],
    [
      'a body of a type that holds the word',
      { headers: { 'content-length': '1', 'content-type': 'text/xmlx' } },
      [],
    ],
    ['what curl threw away', { client: 'curl' }, ['curl-fail']],
    ['what curl did not throw away', { client: 'curl', headers: { date: 'd' } }, []],
    ['what curl asked for', { client: 'curl', url }, []],
    ['what another client printed', { client: 'boto3' }, []],
  ])('%s', (_, known, ids) => expect(hint(known)).toEqual(ids))
})

describe('the right to list', () => {
  test.each<[Parameters<typeof given>[1], boolean]>([
    [{ status: 403 }, true],
    [{ status: 404 }, true],
    [{ status: 405 }, false],
    [{ status: 403, method: 'GET' }, true],
    [{ status: 403, method: 'HEAD' }, true],
    [{ status: 403, method: 'PUT' }, false],
    [{ status: 403, url: `${host}/` }, false],
    [{ status: 403, url, key: 'k' }, true],
  ])('%j', (known, isSaid) => expect('right-to-list' in given(statusOnly, known)).toBe(isSaid))
})

test('a method that is unknown means anything', () => {
  expect(given(statusOnly, { status: 403, method: 'PROPFIND' })).toHaveProperty('bare-status:403-any')
  expect(given(statusOnly, { status: 403 })).toHaveProperty('bare-status:403-any')
  expect(given(statusOnly, { status: 405, method: 'GET' })).toHaveProperty('bare-status:405')
})
