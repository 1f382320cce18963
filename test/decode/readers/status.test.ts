import { describe, expect, test } from 'vitest'
import { findAll, findOne } from '../find.ts'

const host = 'https://b-1.obs.cn-north-4.myhuaweicloud.com/a/k'

describe('a status without a code', () => {
  test.each([
    ['in brackets', `HTTP GET error reading '${host}' (HTTP 403 Forbidden)`],
    ['of curl inside another program', `curl.cpp: HTTP response code 403, s3fs gives up`],
    ['of a .NET client', 'Amazon.S3.AmazonS3Exception: Error Code Forbidden and Http Status Code Forbidden.'],
    ['of excon', 'fog: Expected(200) <=> Actual(403 Forbidden)'],
    ['of the SDK for C++', 'S3: SdkResponseCode=403, SdkErrorType=15'],
    ['of the connector of Hadoop', 'verifyBucketExists on b-1: status [403]'],
    ['of an HTML page', `put to ${host} failed, body: <html><head><title>403 Forbidden</title>`],
    ['of PHP', `file_get_contents(${host}): HTTP request failed! HTTP/1.1 403 Forbidden`],
    ['in Chinese', `打开 ${host} 返回状态码403`],
    ['of Apache HttpClient', 'HTTP/1.1 403 Forbidden [Server: OBS, Content-Length: 0] entity'],
  ])('%s', async (_, line) => {
    expect(await findOne(line)).toMatchObject({ status: 403, code: null })
  })

  test.each([
    ['of an application', 'GET /users/17 failed with status code 404'],
    ['of another package registry', 'npm ERR! 404 Not Found - GET https://registry.yarnpkg.com/left-padd'],
    ['of a program called OBS', 'obs-websocket: failed with status code 403'],
    ['of a success', `GET ${host} returned 200`],
    ['that is a number of rows', 'S3 scan returned 404.5 rows per second'],
  ])('is none %s', async (_, line) => {
    expect(await findAll(line)).toEqual([])
  })

  test('takes the request with it', async () => {
    expect(await findOne(`HEAD ${host} returned 403`)).toMatchObject({
      method: 'HEAD',
      bucket: 'b-1',
      key: 'a/k',
    })
  })
})
