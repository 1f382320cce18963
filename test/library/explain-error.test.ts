import { describe, expect, test } from 'vitest'
import { explainError } from '../../src/index.ts'

/** What `catch` blocks hold, as the packages make it. */

const body =
  '<?xml version="1.0" encoding="UTF-8"?><Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><RequestId>0000018A</RequestId><Key>a.txt</Key></Error>'
const url = 'https://my-bucket.obs.cn-north-4.myhuaweicloud.com/a.txt'

/** An error with further properties. */
const error = (message: string, properties: object = {}) => Object.assign(new Error(message), properties)

const awsSdk3 = error('The specified key does not exist.', {
  name: 'NoSuchKey',
  $fault: 'client',
  $metadata: { httpStatusCode: 404, requestId: '0000018A', attempts: 1 },
  Code: 'NoSuchKey',
  Key: 'a.txt',
})
const awsSdk2 = error('The specified key does not exist.', {
  code: 'NoSuchKey',
  region: null,
  time: new Date('2026-11-20T08:00:00Z'),
  requestId: '0000018A',
  statusCode: 404,
  retryable: false,
})
const esdk = {
  CommonMsg: {
    Status: 404,
    Code: 'NoSuchKey',
    Message: 'The specified key does not exist.',
    HostId: '',
    RequestId: '0000018A',
    InterfaceResult: null,
  },
  InterfaceResult: null,
}
const axios = (data: unknown) =>
  error('Request failed with status code 404', {
    name: 'AxiosError',
    code: 'ERR_BAD_REQUEST',
    isAxiosError: true,
    config: { url, method: 'get', headers: { Authorization: 'OBS ak:signature' } },
    request: { socket: {} },
    response: { status: 404, statusText: 'Not Found', headers: { 'x-obs-request-id': '0000018A' }, data },
  })
const minio = error('The specified key does not exist.', {
  name: 'S3Error',
  code: 'NoSuchKey',
  key: 'a.txt',
  requestid: '0000018A',
  amzRequestid: '0000018A',
})

describe('an error of OBS is explained', () => {
  test.each<[name: string, value: unknown]>([
    ['AWS SDK 3', awsSdk3],
    ['AWS SDK 2', awsSdk2],
    ['OBS SDK for Node.js', esdk],
    ['axios with a text', axios(body)],
    ['axios with bytes', axios(new TextEncoder().encode(body))],
    ['axios with an ArrayBuffer', axios(new TextEncoder().encode(body).buffer)],
    [
      'got',
      error('Response code 404', { response: { statusCode: 404, url, body }, options: { method: 'GET' } }),
    ],
    ['MinIO', minio],
    ['a body', body],
    ['a cause', error('upload failed', { cause: error('retries used up', { cause: awsSdk3 }) })],
    ['several errors', new AggregateError([new Error('other'), awsSdk3])],
    ['a message that holds a body', new Error(`request failed: ${body}`)],
  ])('%s', (_, value) => {
    const explanation = explainError(value)
    expect(explanation).toMatchObject({
      kind: 'code',
      query: null,
      code: 'NoSuchKey',
      response: { code: 'NoSuchKey', requestId: '0000018A' },
      origin: null,
    })
    expect(explanation?.causes).not.toEqual([])
  })

  test('with the address of the request', () => {
    expect(explainError(axios(body))?.response).toMatchObject({
      url,
      method: 'GET',
      bucket: 'my-bucket',
      key: 'a.txt',
    })
  })

  test('in the language that is asked for, secrets masked', () => {
    const denied = '<Error><Code>AccessDenied</Code><AWSAccessKeyId>AKIDEXAMPLE12345</AWSAccessKeyId></Error>'
    expect(JSON.stringify(explainError(denied))).not.toContain('AKIDEXAMPLE12345')
    expect(JSON.stringify(explainError(denied, { redact: false }))).toContain('AKIDEXAMPLE12345')
    expect(explainError(awsSdk3, { lang: 'zh' })?.summary).toMatch(/\p{Script=Han}/u)
  })
})

describe('a failure of the network is explained', () => {
  const refused = error('connect ECONNREFUSED 192.0.2.37:443', {
    code: 'ECONNREFUSED',
    errno: -111,
    syscall: 'connect',
    address: '192.0.2.37',
    port: 443,
  })
  const host = 'my-bucket.obs.cn-north-4.myhuaweicloud.com'
  const notFound = error(`getaddrinfo ENOTFOUND ${host}`, {
    code: 'ENOTFOUND',
    syscall: 'getaddrinfo',
    hostname: host,
  })
  test.each<[name: string, value: unknown]>([
    ['of Node', refused],
    ['of Node, host unknown', notFound],
    ['of fetch', new TypeError('fetch failed', { cause: notFound })],
  ])('%s', (_, value) => expect(explainError(value)).toMatchObject({ kind: 'client' }))
})

describe('a Response of fetch', () => {
  const answer = () => new Response(body, { status: 404, headers: { 'x-obs-request-id': '0000018A' } })

  test('is explained, and its body can still be read', async () => {
    const response = answer()
    expect(await explainError(response)).toMatchObject({ code: 'NoSuchKey', status: 404 })
    expect(await response.text()).toBe(body)
  })

  test('whose body was read has its headers and status', async () => {
    const response = answer()
    await response.text()
    expect(await explainError(response)).toMatchObject({ kind: 'status', status: 404 })
  })

  test('that is a success is no error', async () => {
    expect(await explainError(new Response('fine'))).toBeNull()
  })
})

describe('nothing of OBS is null', () => {
  const cyclic = error('around')
  Object.assign(cyclic, { cause: cyclic, self: cyclic })
  const trap = {
    get code() {
      throw new Error('no')
    },
  }
  test.each<[name: string, value: unknown]>([
    ['undefined', undefined],
    ['null', null],
    ['a number', 42],
    ['an empty text', ''],
    ['a text', 'all is well'],
    ['a TypeError', new TypeError('x is not a function')],
    [
      'a missing file',
      error("ENOENT: no such file or directory, open 'a'", { code: 'ENOENT', syscall: 'open' }),
    ],
    [
      'a success of the OBS SDK',
      { CommonMsg: { Status: 200, Code: '', Message: '', RequestId: '0000018A' } },
    ],
    ['an error that is its own cause', cyclic],
    ['a getter that throws', trap],
    ['a function', () => {}],
    ['a deep object', JSON.parse('{"a":'.repeat(5000) + '1' + '}'.repeat(5000))],
  ])('%s', (_, value) => expect(explainError(value)).toBeNull())
})
