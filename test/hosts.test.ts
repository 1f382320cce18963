import { expect, test } from 'vitest'
import { isObsLike, mayBeCustomDomain } from '../src/hosts.ts'

const endpoint = 'obs.cn-north-4.myhuaweicloud.com'

test.each([
  ['files.example.com', true],
  [endpoint, false],
  ['iam.cn-north-4.myhuaweicloud.com', false],
  ['my-bucket.oss-cn-hangzhou.aliyuncs.com', false],
  ['d111.cloudfront.net', false],
  ['minio', false],
  ['storage.local', false],
  ['10.0.0.7', false],
])('%s as a custom domain: %s', (host, may) => {
  expect(mayBeCustomDomain(host)).toBe(may)
})

test.each<[string, string | undefined, boolean]>([
  [`b.${endpoint}`, undefined, true],
  ['db.example.com', '5432', false],
  ['db.example.com', undefined, false],
  ['', undefined, true],
])('a connection to %j, port %s, may be one to OBS: %s', (host, port, may) => {
  expect(isObsLike(host, port)).toBe(may)
})
