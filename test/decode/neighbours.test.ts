import { describe, expect, test } from 'vitest'
import { findAll } from './find.ts'

const [id1, id2] = ['0000019A5E9C018399B7100A32E958B1', '0000019A5E9C018399B7100A32E958B2']
const host = 'b-1.obs.cn-north-4.myhuaweicloud.com'
const denied = 'An error occurred (AccessDenied) when calling the PutObject operation: Access Denied\n'

describe('two failures one behind the other stay two', () => {
  test.each<[string, string, object[]]>([
    [
      'nobody answered, then OBS did (rclone)',
      `2025/02/11 09:00:00 ERROR : a: Failed to copy: Put "https://${host}/a": dial tcp: lookup ${host}: no such host
2025/02/11 09:00:01 ERROR : b: Failed to copy: AccessDenied: Access Denied
	status code: 403, request id: ${id1}, host id: x
`,
      [
        { unanswered: true, code: null, status: null, key: 'a' },
        { unanswered: false, code: 'AccessDenied', status: 403, requestId: id1 },
      ],
    ],
    [
      'nobody answered, then OBS did (botocore)',
      `Could not connect to the endpoint URL: "https://${host}/a"\n${denied}`,
      [
        { unanswered: true, code: null },
        { unanswered: false, code: 'AccessDenied' },
      ],
    ],
    [
      'the head of another request behind a finished message',
      `${denied}\nHTTP/1.1 404 Not Found\nServer: OBS\nx-obs-request-id: ${id1}\n\n`,
      [
        { code: 'AccessDenied', status: null, requestId: null },
        { code: null, status: 404, requestId: id1 },
      ],
    ],
    [
      'a status of one bucket and a code of another',
      `requests.exceptions.HTTPError: 403 Client Error: Forbidden for url: https://a-bkt.obs.cn-south-1.myhuaweicloud.com/x
upload failed: ./a.bin to s3://b-bkt/v/a.bin An error occurred (NoSuchBucket) when calling the PutObject operation: The specified bucket does not exist
`,
      [
        { code: null, status: 403, bucket: 'a-bkt' },
        { code: 'NoSuchBucket', status: null, bucket: 'b-bkt', key: 'v/a.bin' },
      ],
    ],
    [
      'an answer that waits for its code, and a request that was told of since',
      `HTTP/1.1 404 Not Found
Server: OBS
x-obs-request-id: ${id1}

> GET /k2 HTTP/1.1
> Host: ${host}
>${' '}
< HTTP/1.1 403 Forbidden
< x-obs-request-id: ${id2}
<${' '}
`,
      [
        { status: 404, requestId: id1, method: null, bucket: null },
        { status: 403, requestId: id2, method: 'GET', bucket: 'b-1', key: 'k2' },
      ],
    ],
  ])('%s', async (_, text, responses) => {
    expect((await findAll(text)).map(({ response }) => response)).toMatchObject(responses)
  })
})

test('a success behind an error lends it nothing', async () => {
  const text = `Exception: put failed. ErrorCode:AccessDenied. ErrorMessage:Access Denied

HTTP/1.1 200 OK
Server: OBS
x-obs-request-id: ${id1}

`
  const found = await findAll(text)
  expect(found.map(({ response }) => response)).toMatchObject([
    { code: 'AccessDenied', status: null, requestId: null },
  ])
})

test('a head that a terminal shows twice, with the marks of curl and without, is read once', async () => {
  const head = [
    'HTTP/1.1 404 Not Found',
    'Server: OBS',
    `x-obs-request-id: ${id1}`,
    'x-obs-error-code: NoSuchKey',
  ]
  const lines = [
    '> HEAD /zz HTTP/1.1',
    `> Host: ${host}`,
    '> ',
    ...head.flatMap(line => [`< ${line}`, line]),
    '< ',
    '',
  ]
  const found = await findAll(`${lines.join('\r\n')}\r\n`)
  expect(found.map(({ response }) => response)).toMatchObject([
    { code: 'NoSuchKey', status: 404, method: 'HEAD', bucket: 'b-1', key: 'zz', requestId: id1 },
  ])
})

test('a failure on the line of another one, whose message ends where the next begins', async () => {
  const line =
    'An error occurred (NoSuchKey) when calling the GetObject operation: gone, An error occurred (AccessDenied) when calling the PutObject operation: no'
  const found = await findAll(line)
  expect(found.map(({ response: { code, message } }) => [code, message?.replace(/,$/, '')])).toEqual([
    ['NoSuchKey', 'gone'],
    ['AccessDenied', 'no'],
  ])
})
