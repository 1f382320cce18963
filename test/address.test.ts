import { describe, expect, test } from 'vitest'
import { readAddress } from '../src/address.ts'

const north = 'obs.cn-north-4.myhuaweicloud.com'

describe('the URL of a request', () => {
  test.each<[string, string | null, string | null, string | null, string | null]>([
    [
      `https://my-bucket.${north}/docs/a%20b.txt?acl`,
      'virtual-hosted',
      'cn-north-4',
      'my-bucket',
      'docs/a b.txt',
    ],
    [`https://${north}/my-bucket/docs/a.txt`, 'path-style', 'cn-north-4', 'my-bucket', 'docs/a.txt'],
    [`https://${north}/`, null, 'cn-north-4', null, null],
    [`https://my.bucket.${north}/`, 'virtual-hosted', 'cn-north-4', 'my.bucket', null],
    ['https://my-bucket.obs.myhwclouds.com/k', 'virtual-hosted', null, 'my-bucket', 'k'],
    [
      'https://site.obs-website.cn-east-3.myhuaweicloud.com/i.html',
      'virtual-hosted',
      'cn-east-3',
      'site',
      'i.html',
    ],
    ['https://my-bucket.obs.eu-de.otc.t-systems.com/k', 'virtual-hosted', 'eu-de', 'my-bucket', 'k'],
    [
      'https://oss.eu-west-0.prod-cloud-ocb.orange-business.com/my-bucket/k',
      'path-style',
      'eu-west-0',
      'my-bucket',
      'k',
    ],
    ['https://my-bucket.obs.cn-xx-1.huawei.com/k', 'virtual-hosted', 'cn-xx-1', 'my-bucket', 'k'],
    [`https://${north}/v2/workflows`, null, 'cn-north-4', null, null],
    [`https://${north}/v1/AUTH_0a/container/dir/k`, null, 'cn-north-4', 'container', 'dir/k'],
    ['https://files.example.com/k', 'custom-domain', null, null, 'k'],
    ['https://192.0.2.7:9000/my-bucket/k', null, null, 'my-bucket', 'k'],
    ['obs://my-bucket/dir/k', null, null, 'my-bucket', 'dir/k'],
    ['s3a://my-bucket', null, null, 'my-bucket', null],
    ['https://my-bucket.s3.amazonaws.com/k', null, null, 'my-bucket', 'k'],
    ['https://s3.eu-central-1.amazonaws.com/my-bucket/k', null, null, 'my-bucket', 'k'],
    ['https://my.bucket.s3.dualstack.eu-west-1.amazonaws.com/k', null, null, 'my.bucket', 'k'],
    ['https://my-bucket.oss-cn-hangzhou.aliyuncs.com/k', null, null, 'my-bucket', 'k'],
    ['https://my-bucket-125.cos.ap-beijing.myqcloud.com/k', null, null, 'my-bucket-125', 'k'],
    ['http://minio:9000/my-bucket/k', null, null, 'my-bucket', 'k'],
    ['https://s3.example.com/my-bucket/k', null, null, 'my-bucket', 'k'],
  ])('%s', (url, style, region, bucket, key) => {
    expect(readAddress(url)).toMatchObject({ style, region, bucket, key })
  })

  test('a text that is none', () => {
    expect(readAddress('my-bucket/k')).toBeNull()
  })
})
