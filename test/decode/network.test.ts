import { describe, expect, test } from 'vitest'
import { findAll, findOne } from './find.ts'

const host = 'b-1.obs.cn-north-4.myhuaweicloud.com'
const url = `https://${host}/k`
const pool = (cause: string) =>
  `requests.exceptions.ConnectionError: HTTPSConnectionPool(host='${host}', port=443): Max retries exceeded with url: /k (Caused by ${cause})`

/** What Python's clients say, with the word of it that tells why. */
const failures: [line: string, why: RegExp][] = [
  [
    pool(
      "NewConnectionError('<urllib3.connection.HTTPSConnection object at 0x7f>: Failed to establish a new connection: [Errno 111] Connection refused')",
    ),
    /refused/,
  ],
  [
    pool(
      `NameResolutionError("<x object at 0x7f>: Failed to resolve '${host}' ([Errno -2] Name or service not known)")`,
    ),
    /Name or service not known/,
  ],
  [`botocore.exceptions.ReadTimeoutError: Read timeout on endpoint URL: "${url}"`, /timeout/],
  [`Connect timeout on endpoint URL: "${url}"`, /timeout/],
  [`Connection was closed before we received a valid response from endpoint URL: "${url}".`, /closed/],
  [
    `SSL validation failed for ${url} [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed`,
    /certificate/,
  ],
]

describe('a request of Python that nobody answered', () => {
  test.each(failures)('%s', async (line, why) => {
    const response = await findOne(line)
    expect(response).toMatchObject({
      code: null,
      status: null,
      unanswered: true,
      url,
      bucket: 'b-1',
      key: 'k',
    })
    expect(response.details.Host).toBe(host)
    expect(response.message).toMatch(why)
  })

  test('is told once, however many exceptions stand in its traceback', async () => {
    const line = pool("NewConnectionError(': Connection refused')")
    const traceback = ['Traceback (most recent call last):', '  File "x.py", line 1, in <module>']
    const log = [...traceback, line, '', 'During handling of the above exception:', '', ...traceback, line]
    expect(await findAll(log.join('\n'))).toHaveLength(1)
  })

  test('is told without its object where only the pool is named', async () => {
    const line = `ReadTimeout: HTTPSConnectionPool(host='${host}', port=443): Read timed out. (read timeout=60)`
    expect(await findOne(line)).toMatchObject({ url: null, unanswered: true })
  })

  test.each(failures)('is no failure of OBS where the host is another: %s', async line => {
    expect(await findAll(line.replaceAll(host, 'api.example.com'))).toEqual([])
  })
})

test.each([
  'fatal: Get "https://api.github.com/x": dial tcp 192.0.2.4:443: i/o timeout',
  'Get "https://api.example.com/v1": dial tcp 192.0.2.4:443: connect: connection refused',
])('a request of Go to another host is none of OBS: %s', async line => {
  expect(await findAll(line)).toEqual([])
})

test('a request of Go to OBS is one, whatever its address', async () => {
  const line = `Put "${url}": dial tcp 192.0.2.4:443: i/o timeout`
  expect(await findOne(line)).toMatchObject({ unanswered: true, url, method: 'PUT' })
})

describe('an exception of Java and its causes', () => {
  const unknown = `java.net.UnknownHostException: ${host}`
  const connect = `Connect to ${host}:443 [${host}/192.0.2.4] failed: connect timed out`
  const traces: [name: string, trace: string[]][] = [
    [
      'of the OBS SDK',
      [
        `com.obs.services.exception.ObsException: OBS servcie Error Message. Request Error: ${unknown}`,
        '\tat com.obs.services.AbstractClient.doActionWithResult(AbstractClient.java:402)',
        `Caused by: com.obs.services.internal.ServiceException: Request Error: ${unknown}`,
        '\tat com.obs.services.internal.RestStorageService.performRequest(RestStorageService.java:389)',
        `Caused by: ${unknown}: Name or service not known`,
        '\tat java.base/java.net.Inet6AddressImpl.lookupAllHostAddr(Native Method)',
      ],
    ],
    [
      'of the SDK of AWS',
      [
        `software.amazon.awssdk.core.exception.SdkClientException: Unable to execute HTTP request: ${connect}`,
        '\tat com.acme.Store.put(Store.java:12)',
        `Caused by: org.apache.http.conn.ConnectTimeoutException: ${connect}`,
        'Caused by: java.net.SocketTimeoutException: connect timed out',
        '\tat java.base/java.net.Socket.connect(Socket.java:633)',
      ],
    ],
  ]
  test.each(traces)('%s are one failure', async (_, trace) => {
    const found = await findAll(trace.join('\n'))
    expect(found).toHaveLength(1)
    expect(found[0]?.response.details.Host).toBe(host)
  })

  test('name a class, which is no host', async () => {
    const { details } = await findOne(
      `javax.net.ssl.SSLHandshakeException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target
	at com.obs.services.internal.RestStorageService.performRequest(RestStorageService.java:389)`,
    )
    expect(details.Host).toBeUndefined()
  })
})
