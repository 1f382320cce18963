import { expect, test } from 'vitest'
import { findings } from '../response.ts'

/** The region that the lines around an unknown bucket name, where that is another one than the endpoint's. */

const finding = (before: string, url: string | null, code = 'NoSuchBucket') =>
  findings({ code, url, around: { before, behind: '' } })['bucket-region']

const north = 'https://b-1.obs.cn-north-4.myhuaweicloud.com/'

test.each([
  ['b-1  标准存储  华东-上海一  多AZ存储', north, 'cn-east-3'],
  ['the bucket was created in AP-Singapore', north, 'ap-southeast-3'],
  ['region = "sa-brazil-1"', north, 'sa-brazil-1'],
  ['it is in the zone cn-south-1a, not in cn-north-4', north, 'cn-south-1'],
])('%s', (before, url, region) => {
  expect(finding(before, url)).toBe(
    `The lines around name the region "${region}", the request went to "cn-north-4".`,
  )
})

test('a setting names the endpoint where no URL does', () => {
  const lines = 'endpoint=obs.cn-north-4.myhuaweicloud.com\n从华北-北京四换到广州区（cn-south-1）之后'
  expect(finding(lines, null)).toContain('"cn-south-1", the request went to "cn-north-4"')
})

test.each([
  ['the same region', 'region = cn-north-4', north],
  ['two other regions', 'cn-south-1, cn-east-3', north],
  ['a city without its region', '我们在广州，客户在香港', north],
  ['the name of a machine', 'node-cn-south-1 and cn-south-1-db', north],
  ['a bucket whose name stands twice', 'cn-south-1', 'https://b-1.b-1.obs.cn-north-4.myhuaweicloud.com/'],
  ['a custom domain', 'cn-south-1', 'https://files.example.org/a'],
  ['no endpoint', 'cn-south-1', null],
])('none: %s', (_, before, url) => {
  expect(finding(before, url)).toBeUndefined()
})

test('another code says nothing of the region', () => {
  expect(finding('cn-south-1', north, 'NoSuchKey')).toBeUndefined()
})
