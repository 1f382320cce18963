import { describe, expect, test } from 'vitest'
import { withRequest } from '../../src/diagnose/facts/surroundings.ts'
import type { ErrorResponse } from '../../src/types.ts'
import { response } from './response.ts'

/** What the lines around an error tell of the request. */

const url = 'https://b-1.obs.cn-north-4.myhuaweicloud.com/k'
const request = (before: string, known: Partial<ErrorResponse> = {}, behind = '') =>
  withRequest(response({ code: 'AccessDenied', around: { before, behind }, ...known }))

describe('a curl command', () => {
  test.each<[string, string, string, Record<string, string>]>([
    ['a read', `curl -s ${url}`, 'GET', {}],
    ['of the head', `$ curl -sI '${url}'`, 'HEAD', {}],
    ['an upload', `curl -T a.txt "${url}"`, 'PUT', {}],
    ['a form', `curl -F file=@a.txt ${url}`, 'POST', {}],
    ['a method of its own', `curl -X DELETE ${url}`, 'DELETE', {}],
    ['a method without a blank', `curl -XPUT ${url}`, 'PUT', {}],
    [
      'a referer',
      `curl -e https://shop.example.com/ ${url}`,
      'GET',
      { referer: 'https://shop.example.com/' },
    ],
    ['a header', `curl -H 'x-obs-acl: private' ${url}`, 'GET', { 'x-obs-acl': 'private' }],
    ['over two lines', `curl -X PUT \\\n  ${url}`, 'PUT', {}],
  ])('%s', (_, command, method, headers) => {
    const found = request(`${command}\n`)
    expect(found).toMatchObject({ url, method, bucket: 'b-1', key: 'k' })
    expect(found.requestHeaders).toMatchObject(headers)
  })

  test('the last one before the error counts', () => {
    expect(request(`curl ${url}0\ncurl -I ${url}\n`)).toMatchObject({ url, method: 'HEAD' })
  })

  test.each<[string, string, Partial<ErrorResponse>]>([
    ['of another bucket', `curl https://b-2.obs.cn-north-4.myhuaweicloud.com/k\n`, { bucket: 'b-1' }],
    ['beside the error of another program', `curl -I ${url}\n`, { client: 'obsutil', bucket: 'b-9' }],
    ['without an address', 'curl --version\n', {}],
  ])('not %s', (_, before, known) => {
    expect(request(before, known)).toMatchObject({ url: null, method: null })
  })

  test('what the response says stays', () => {
    expect(request(`curl -I ${url}\n`, { url: `${url}9`, method: 'GET' })).toMatchObject({
      url: `${url}9`,
      method: 'GET',
    })
  })
})

test.each([
  [
    'the AWS SDK for Java',
    'httpMethod=PUT, protocol=https, host=obs.cn-north-4.myhuaweicloud.com, encodedPath=/b-1/k, ',
    'PUT',
  ],
  ['a line that a person writes', `POST ${url}`, 'POST'],
])('a request as %s prints it', (_, behind, method) => {
  expect(request('', {}, behind)).toMatchObject({ method, bucket: 'b-1', key: 'k' })
})

test.each([
  ['a call in a stack', '  at com.obs.services.ObsClient.putObject(ObsClient.java:1)', 'putObject'],
  ['a call in Python', '    self.client.head_object(Bucket=b)', 'headobject'],
])('the operation of %s', (_, behind, operation) => {
  expect(request('', {}, behind).details.Operation).toBe(operation)
})

test('a command without a bucket lists buckets', () => {
  expect(request('$ rclone lsd hw:\n').details.Operation).toBe('ListBuckets')
  expect(request('$ rclone lsd hw:b-1\n').details.Operation).toBeUndefined()
})

test('the string that the client signed', () => {
  const found = request("DEBUG: SignHeaders: 'GET\\n\\n\\n\\n/b-1/'\n", { code: 'SignatureDoesNotMatch' })
  expect(found.details.ClientStringToSign).toBe('GET\n\n\n\n/b-1/')
})

test('the server of another store in a printed list of headers', () => {
  expect(request("headers: {'Server': 'AmazonS3'}\n").headers.server).toBe('AmazonS3')
  expect(request("headers: {'Server': 'gunicorn'}\n").headers).toEqual({})
})

describe('a request as logs and programs print it', () => {
  test.each<[string, string, Partial<ErrorResponse>]>([
    ['in logfmt', `level=debug method=put url=${url} status=403`, { method: 'PUT', url }],
    ['in JSON', `{"method":"PUT","uri":"${url}","n":1}`, { method: 'PUT', url }],
    ['by axios', `url: '${url}',\n    method: 'put',`, { method: 'PUT', url }],
    ['by wget', `--2026-11-21 10:00:00--  ${url}\nResolving …`, { method: 'GET', url }],
    ['by hand', `GET ${url}。`, { method: 'GET', url }],
  ])('%s', (_, before, expected) => expect(request(before)).toMatchObject(expected))

  test('wget signs nothing', () => {
    const { requestHeaders } = request(`--2026-11-21 10:00:00--  ${url}\n`)
    expect(requestHeaders).toEqual({ host: 'b-1.obs.cn-north-4.myhuaweicloud.com' })
  })
})

describe('the only address in a text', () => {
  const signed = 'https://files.shop.cn/k?AccessKeyId=A&Signature=s'
  test.each<[string, string, string | null]>([
    ['of an object', `we ask for ${url} and fail`, url],
    ['at the end of a sentence', `we ask for ${url}.`, url],
    ['in front of several marks', `is it ${url}.,:?`, `${url}.,:?`],
    ['with a dot inside', `${url}.txt.`, `${url}.txt`],
    ['behind several marks', `${url}...`, url],
    ['told twice', `${url}, once more ${url}`, url],
    ['beside another', `${url} or ${url}2`, null],
    [
      'of a bucket',
      'https://b-1.obs.cn-north-4.myhuaweicloud.com/',
      'https://b-1.obs.cn-north-4.myhuaweicloud.com/',
    ],
    ['of an endpoint alone', 'https://obs.cn-north-4.myhuaweicloud.com/', null],
    ['of a page that explains', 'https://support.huaweicloud.com/obs/k', null],
    ['of a server that is not OBS', 'https://files.shop.cn/k', null],
    ['of a custom domain, with a signature', signed, signed],
    ['of a custom domain, where a key has such a name', 'https://files.shop.cn/kSignature=s', null],
    ['of a package index', 'https://pypi.org/k?Signature=s', null],
  ])('%s', (_, before, expected) => expect(request(before).url).toBe(expected))

  test('tells no method', () => expect(request(url)).toMatchObject({ method: null, requestHeaders: {} }))
})

describe('a request is that of the error', () => {
  test.each<[string, Partial<ErrorResponse>, boolean]>([
    ['where the address is the same', { url }, true],
    ['not where it is another', { url: `${url}9` }, false],
    ['not where it is another of HTTP', { url: 'http://b-1.obs.cn-north-4.myhuaweicloud.com/k' }, false],
    ['where a program writes it as bucket and key', { url: 'obs://b-1/k' }, true],
    ['where bucket and key are the same', { bucket: 'b-1', key: 'k' }, true],
    ['not where the key is another', { bucket: 'b-1', key: 'j' }, false],
    ['where the host is the same', { details: { Host: 'b-1.obs.cn-north-4.myhuaweicloud.com' } }, true],
    ['not where the host is another', { details: { Host: 'obs.cn-north-4.myhuaweicloud.com' } }, false],
  ])('%s', (_, known, isOf) => {
    expect(request(`curl -I ${url}\n`, known).method).toBe(isOf ? 'HEAD' : null)
  })

  test('the one before it is looked at first, then the one behind it', () => {
    expect(request(`curl -I ${url}\n`, {}, `\ncurl ${url}9\n`)).toMatchObject({ url, method: 'HEAD' })
    expect(request(`curl -I ${url}9\n`, { key: 'k' }, `\ncurl ${url}\n`)).toMatchObject({
      url,
      method: 'GET',
    })
  })
})

describe('a command that the shell cut at an ampersand', () => {
  const link = `${url}?AccessKeyId=A&Expires=1&Signature=s`
  const cut = `${url}?AccessKeyId=A`
  test.each<[string, string, string, string]>([
    ['sent what stands before it', `$ curl ${link}\n[1] 4711\n[2] 4712\n`, '', cut],
    ['also where the jobs end later', `$ curl ${link}\n`, '[1]-  Done    curl', cut],
    ['also under Windows', `C:\\>curl ${link}\n`, "'Expires' is not recognized as a command", cut],
    ['is sent whole in quotes', `$ curl "${link}"\n[1] 4711\n`, '', link],
    ['is sent whole where no job is named', `$ curl ${link}\n`, '', link],
  ])('%s', (_, before, behind, expected) => expect(request(before, {}, behind).url).toBe(expected))

  test('an address without one is as it is', () => {
    expect(request(`$ curl ${url}?a=1\n[1] 4711\n`).url).toBe(`${url}?a=1`)
  })
})

describe('what a response tells itself goes before what the lines around it tell', () => {
  const stack = '  at com.obs.services.ObsClient.putObject(ObsClient.java:1)'
  test.each<[string, Partial<ErrorResponse>]>([
    ['its method', { method: 'GET' }],
    ['its operation', { details: { Operation: 'GetObject' } }],
  ])('%s', (_, known) => {
    expect(request('', known, stack).details.Operation).toBe(known.details?.Operation)
  })

  test('the method of the request', () => {
    expect(request(`curl ${url}\n`, {}, stack)).toMatchObject({ method: 'GET', details: {} })
    expect(request(`curl ${url}\n`, {}, stack).details.Operation).toBeUndefined()
    expect(request(`see ${url}\n`, {}, stack).details.Operation).toBe('putObject')
  })

  test('its headers', () => {
    const printed = "headers: {'Server': 'AmazonS3'}\n"
    expect(request(printed, { headers: { date: 'now' } }).headers).toEqual({ date: 'now' })
    expect(request(`curl -I ${url}\n`, { requestHeaders: { a: 'b' } }).requestHeaders).toEqual({ a: 'b' })
  })

  test('its strings to sign', () => {
    const known = { code: 'SignatureDoesNotMatch' }
    const element = '<StringToSign>PUT\n\n\n1\n/b-1/k</StringToSign>'
    expect(request('', known, element).details.StringToSign).toBe('PUT\n\n\n1\n/b-1/k')
    expect(request('', {}, element).details.StringToSign).toBeUndefined()
    expect(request('', { ...known, details: { StringToSign: 'x' } }, element).details.StringToSign).toBe('x')
    const printed = "SignHeaders: 'GET\\n\\n\\n\\n/b-1/'"
    expect(request(printed, { details: { ClientStringToSign: 'x' } }).details.ClientStringToSign).toBe('x')
  })

  test('a response with no lines around is as it is', () => {
    const alone = response({ code: 'AccessDenied' })
    expect(withRequest(alone)).toBe(alone)
  })
})

test('a call is looked for in the last 1500 characters before the error', () => {
  const call = 'client.putObject('
  expect(request(call.padEnd(1500)).details.Operation).toBe('putObject')
  expect(request(call.padEnd(1501 + call.length)).details.Operation).toBeUndefined()
})
