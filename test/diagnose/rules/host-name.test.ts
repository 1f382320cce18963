import { describe, expect, test } from 'vitest'
import { findings, ids } from '../response.ts'

const failed = (Failure: string, Host: string) => ({ unanswered: true, details: { Failure, Host } })

describe('region-unknown', () => {
  test.each([
    ['b-1.obs.cn-noth-4.myhuaweicloud.com', 'cn-noth-4', 'cn-north-4'],
    ['obs.ap-southest-3.myhuaweicloud.com', 'ap-southest-3', 'ap-southeast-3'],
    ['b-1.obs.cn-north-04.myhuaweicloud.com', 'cn-north-04', 'cn-north-4'],
  ])('%s', (host, region, nearest) => {
    expect(findings(failed('dns-unknown', host))['region-unknown']).toBe(
      `The host name holds the region "${region}", which is not a known region of OBS; the nearest one is ${nearest}.`,
    )
  })

  test('nothing near is suggested for what is no slip of the hand', () => {
    expect(
      findings(failed('dns-unknown', 'obs.mars-colony-17.myhuaweicloud.com'), 'zh')['region-unknown'],
    ).toBe('域名中的区域"mars-colony-17"不是已知的OBS区域。')
  })

  test.each([
    ['a region that exists', failed('dns-unknown', 'b-1.obs.cn-north-4.myhuaweicloud.com')],
    ['an endpoint without a region', failed('dns-unknown', 'b-1.obs.myhwclouds.com')],
    ['another host', failed('dns-unknown', 'files.example.com')],
    ['a failure that is not of the name', failed('refused', 'b-1.obs.cn-noth-4.myhuaweicloud.com')],
  ])('not for %s', (_, known) => {
    expect(ids(known)).toEqual([])
  })
})

describe('bucket-dot', () => {
  test('in both languages', () => {
    const known = failed('tls-name', 'my.bucket.obs.cn-north-4.myhuaweicloud.com')
    expect(findings(known)['bucket-dot']).toBe(
      'The bucket name "my.bucket" has a dot, and the certificate *.obs.cn-north-4.myhuaweicloud.com covers one label only.',
    )
    expect(findings(known, 'zh')['bucket-dot']).toContain('"my.bucket"含有英文句点')
  })

  test.each([
    ['a name without a dot', failed('tls-name', 'my-bucket.obs.cn-north-4.myhuaweicloud.com')],
    ['a custom domain', failed('tls-name', 'files.example.com')],
    ['another failure of TLS', failed('tls-expired', 'my.bucket.obs.cn-north-4.myhuaweicloud.com')],
  ])('not for %s', (_, known) => {
    expect(ids(known)).toEqual([])
  })
})
