import { describe, expect, test } from 'vitest'
import { findAll, findOne } from './find.ts'

const body = '<Error><Code>NoSuchKey</Code><Message>gone</Message><RequestId>0A</RequestId></Error>'
const lines = (...all: string[]) => `${all.join('\r\n')}\r\n`
const codes = async (input: string) =>
  (await findAll(input)).map(({ response }) => response.code ?? response.status)

describe('a dump of HTTP', () => {
  test('of several answers, the last without a line feed', async () => {
    const one = lines('HTTP/1.1 404 Not Found', 'x-obs-request-id: 0A', '') + body
    const two =
      lines('HTTP/1.1 403 Forbidden', 'x-obs-request-id: 0B', '') +
      body.replace('NoSuchKey', 'AccessDenied').replace('0A', '0B')
    expect(await codes(one + two)).toEqual(['NoSuchKey', 'AccessDenied'])
  })

  test.each([
    ['an interim answer', lines('HTTP/1.1 100 Continue', '')],
    ['a proxy that was connected', lines('HTTP/1.1 200 Connection established', '')],
    ['a redirect', lines('HTTP/1.1 307 Temporary Redirect', 'Location: https://x/', 'Content-Length: 0', '')],
  ])('%s before the answer is not one', async (_, before) => {
    expect(await codes(before + lines('HTTP/1.1 404 Not Found', '') + body)).toEqual(['NoSuchKey'])
  })

  test('whose connection curl told of has the scheme it was made with', async () => {
    const dump = (...remarks: string[]) =>
      lines(...remarks, '> GET /a HTTP/1.1', '> Host: x.test:8080', '> ', '< HTTP/1.1 404 Not Found', '< ')
    const plain = '* Connected to x.test (192.0.2.1) port 8080'
    const secure = '* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384'
    expect((await findOne(dump(plain))).url).toBe('http://x.test:8080/a')
    expect((await findOne(dump(plain, secure))).url).toBe('https://x.test:8080/a')
    const established = '* Established connection to x.test (192.0.2.1 port 8080) from 192.0.2.2 port 1'
    expect((await findOne(dump(secure, established))).url).toBe('https://x.test:8080/a')
    const trying = '*   Trying 192.0.2.1:8080...'
    const both = `${dump(trying, secure, established)}\n${dump(trying, secure, established)}`
    const [, next] = await findAll(both)
    expect(next?.response.url).toBe('https://x.test:8080/a')
  })

  test('of several requests has each answer with its own', async () => {
    const one = (key: string) =>
      lines(`> HEAD /${key} HTTP/1.1`, '> Host: b-1.test', '> ', '< HTTP/1.1 404 Not Found', '< ')
    const found = await findAll(['k1', 'k2', 'k3'].map(one).join(''))
    expect(found.map(({ response }) => response.url)).toEqual([
      'https://b-1.test/k1',
      'https://b-1.test/k2',
      'https://b-1.test/k3',
    ])
  })

  test('whose body names another bucket than its URL is one failure', async () => {
    const head = lines('> PUT /b.jpg HTTP/1.1', '> Host: b-1.obs.cn-north-4.myhuaweicloud.com', '> ')
    const answer = lines('< HTTP/1.1 404 Not Found', '< Server: OBS', '< ')
    const body = '<Error><Code>NoSuchBucket</Code><BucketName>source</BucketName></Error>'
    const one = await findOne(head + answer + body)
    expect(one).toMatchObject({ code: 'NoSuchBucket', status: 404, method: 'PUT', bucket: 'source' })
  })

  test('of a proxy that refused the tunnel is one failure without an answer', async () => {
    const found = await findAll(
      lines(
        '> CONNECT b-1.obs.cn-north-4.myhuaweicloud.com:443 HTTP/1.1',
        '> Host: b-1.obs.cn-north-4.myhuaweicloud.com:443',
        '> ',
        '< HTTP/1.1 403 Forbidden',
        '< Server: squid',
        '< ',
        'curl: (56) CONNECT tunnel failed, response 403',
      ),
    )
    expect(found).toHaveLength(1)
    expect(found[0]?.response).toMatchObject({
      status: null,
      unanswered: true,
      details: { ProxyStatus: '403', Server: 'squid' },
    })
  })

  test('of a tunnel that was made is followed by the answer', async () => {
    const answer = await findOne(
      lines(
        '> CONNECT x.test:443 HTTP/1.1',
        '> ',
        '< HTTP/1.1 200 Connection established',
        '< ',
        '> GET /a HTTP/1.1',
        '> Host: x.test',
        '> ',
        '< HTTP/1.1 404 Not Found',
        '< ',
      ),
    )
    expect(answer).toMatchObject({ status: 404, method: 'GET', url: 'https://x.test/a' })
  })

  test.each([
    [
      'a success',
      lines(
        'HTTP/1.1 200 OK',
        'Content-Type: application/xml',
        '',
        '<ListBucketResult><Name>b</Name></ListBucketResult>',
      ),
    ],
    ['an object that is about errors', lines('HTTP/1.1 200 OK', 'Content-Type: text/plain', '', body)],
    ['an unchanged object', lines('HTTP/1.1 304 Not Modified', 'ETag: "x"', '')],
    [
      'a key that is called like an error',
      '<ListBucketResult><Key>&lt;Error&gt;&lt;Code&gt;NoSuchKey&lt;/Code&gt;&lt;/Error&gt;</Key></ListBucketResult>',
    ],
  ])('%s is no error', async (_, input) => {
    expect(await codes(input)).toEqual([])
  })

  test('a 200 that carries an error is one', async () => {
    const answer = await findOne(lines('HTTP/1.1 200 OK', 'Content-Type: application/xml', '') + body)
    expect(answer).toMatchObject({ status: 200, code: 'NoSuchKey' })
  })

  test('every failed key of a batch is one, with the request id of the answer', async () => {
    const item = (key: string) => `<Error><Key>${key}</Key><Code>AccessDenied</Code></Error>`
    const input = `${lines('HTTP/1.1 200 OK', 'x-obs-request-id: 0C', 'Content-Type: application/xml', '')}<DeleteResult>${item('a')}<Deleted><Key>b</Key></Deleted>${item('c')}</DeleteResult>`
    const found = await findAll(input)
    expect(found.map(({ response }) => [response.key, response.status, response.requestId])).toEqual([
      ['a', 200, '0C'],
      ['c', 200, '0C'],
    ])
  })

  test('of a request too says method, URL and what was sent', async () => {
    const input =
      lines('> HEAD /a%20b HTTP/1.1', '> Host: b-1.obs.cn-north-4.myhuaweicloud.com', '> Date: x', '> ') +
      lines('< HTTP/1.1 403 Forbidden', '< x-obs-request-id: 0D', '< ')
    expect(await findOne(input)).toMatchObject({
      status: 403,
      method: 'HEAD',
      url: 'https://b-1.obs.cn-north-4.myhuaweicloud.com/a%20b',
      bucket: 'b-1',
      key: 'a b',
      requestHeaders: { date: 'x' },
      client: 'curl',
    })
  })

  test('the code of a HEAD answer stands in its headers', async () => {
    const input = lines(
      'HTTP/1.1 404 Not Found',
      'x-obs-error-code: NoSuchKey',
      'x-obs-error-message: gone',
      '',
    )
    expect(await findOne(input)).toMatchObject({ code: 'NoSuchKey', message: 'gone', status: 404 })
  })

  test('the body knows better than the headers', async () => {
    const input =
      lines('HTTP/1.1 404 Not Found', 'x-obs-id-2: edge', '') +
      body.replace('</Error>', '<HostId>body</HostId></Error>')
    expect((await findOne(input)).hostId).toBe('body')
  })

  test('a status line in the middle of a log is no dump', async () => {
    expect(
      await codes('10:00 proxy: upstream answered HTTP/1.1 503 Service Unavailable\n10:01 ok\n10:02 ok\n'),
    ).toEqual([])
  })
})

test.each([
  ['an object, which has an entity tag', 'ETag: "0a"\n', 0],
  ['an answer of OBS', '', 1],
])('an error in the body of a success: %s', async (_, etag, count) => {
  const answer = `HTTP/1.1 200 OK\n${etag}Content-Type: application/xml\n\n<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>\n`
  expect(await findAll(answer)).toHaveLength(count)
})
