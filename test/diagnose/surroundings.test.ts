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
