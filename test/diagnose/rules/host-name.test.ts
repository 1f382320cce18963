import { describe, expect, test } from 'vitest'
import { hostName } from '../../../src/diagnose/rules/host-name.ts'
import { findings, given, ids } from '../response.ts'

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

test.each([
  ['cn-northxxx-4', { region: 'cn-northxxx-4', nearest: 'cn-north-4' }],
  ['cn-northxxxx-4', { region: 'cn-northxxxx-4' }],
])('a region with three edits is a slip, one with four is none: %s', (region, values) => {
  const known = failed('not-connected', `obs.${region}.myhuaweicloud.com`)
  expect(Object.values(given(hostName, known))).toEqual([values])
})

describe('bucket-dot, by the style of the address', () => {
  test.each([
    ['of a bucket in the path', 'https://obs.cn-north-4.myhuaweicloud.com/my.bucket/k', false],
    ['of a bucket that stands there twice', 'https://b-1.b-1.obs.cn-north-4.myhuaweicloud.com/k', false],
    ['of a bucket in the host', 'https://my.bucket.obs.cn-north-4.myhuaweicloud.com/k', true],
    ['of nothing', null, false],
  ])('%s', (_, url, isSaid) => {
    expect('bucket-dot' in given(hostName, { unanswered: true, url, details: { Failure: 'tls-name' } })).toBe(
      isSaid,
    )
  })
})

describe('bucket-before-ip', () => {
  test.each<[string, { bucket: string; address: string } | undefined]>([
    ['lookup b-1.10.0.0.7: no such host', { bucket: 'b-1', address: '10.0.0.7' }],
    ['b-1.10.0.0.7:9000', { bucket: 'b-1', address: '10.0.0.7' }],
    ['https://b-1.10.0.0.7/k', { bucket: 'b-1', address: '10.0.0.7' }],
    ['10.10.0.0.7', undefined],
    ['100.10.0.0.7', undefined],
    ['1a0.10.0.0.7', { bucket: '1a0', address: '10.0.0.7' }],
    ['b-1.10.0.0.7.example.org', undefined],
    ['x.b-1.10.0.0.7', undefined],
    ['b-1.10.0.0', undefined],
    ['b.10.0.0.7', undefined],
    [`${'x '.repeat(1000)}b-1.10.0.0.7`, undefined],
  ])('%.40s', (message, values) => {
    expect(given(hostName, { unanswered: true, message })['bucket-before-ip']).toEqual(values)
  })
})

test('the host of another store is told of any failure, and of no answer', () => {
  const host = 'b-1.s3.us-east-1.amazonaws.com'
  expect(given(hostName, failed('refused', host))).toEqual({
    'other-store-host': { host, name: 'Amazon S3' },
  })
  expect(given(hostName, { ...failed('refused', host), unanswered: false })).toEqual({})
  expect(given(hostName, { unanswered: true })).toEqual({})
})
