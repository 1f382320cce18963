import { describe, expect, test } from 'vitest'
import { timeInId } from '../../../src/diagnose/facts/request-id-time.ts'
import { findings, ids } from '../response.ts'

describe('answered-by-other', () => {
  test.each([
    [
      { status: 502, headers: { server: 'nginx/1.22.1' } },
      'The answer came from nginx/1.22.1, not from OBS: the Server header says so, and there is no OBS request ID.',
    ],
    ...['CloudWAF', 'Zscaler/6.2', 'BigIP'].map((server): [object, string] => [
      { status: 403, headers: { server } },
      `The answer came from ${server}, not from OBS: the Server header says so, and there is no OBS request ID.`,
    ]),
    [
      { code: 'NoSuchKey', headers: { server: 'AmazonS3' } },
      'The answer came from Amazon S3, not from OBS: the Server header says "AmazonS3".',
    ],
    [
      { code: 'NoSuchKey', details: { Server: 'MinIO' } },
      'The answer came from MinIO, not from OBS: the Server header says "MinIO".',
    ],
    [
      { code: 'x', details: { OSSAccessKeyId: 'A' } },
      'The answer came from Alibaba Cloud OSS, not from OBS: only Alibaba Cloud OSS uses the element OSSAccessKeyId.',
    ],
    [
      { code: 'x', requestId: '62D9ED173D1B8EB4FF5DCAC9', hostId: 'b.oss-cn-hangzhou.aliyuncs.com' },
      'The answer looks like one from Alibaba Cloud OSS, not from OBS: the host ID has the form of Alibaba Cloud OSS.',
    ],
    [
      { code: 'x', requestId: '7A41C09E5B23D8F6' },
      'The answer looks like one from Amazon S3, not from OBS: the request ID "7A41C09E5B23D8F6" has the form of Amazon S3.',
    ],
    [
      { code: 'x', requestId: 'tx000000000000000000001-005f3a2b1c-1a2b-default' },
      'The answer looks like one from Ceph, not from OBS: the request ID "tx000000000000000000001-005f3a2b1c-1a2b-default" has the form of Ceph.',
    ],
    [
      { code: 'x', url: 'https://b.s3.amazonaws.com/k' },
      'The answer came from Amazon S3, not from OBS: the request went to b.s3.amazonaws.com.',
    ],
    [{ code: 'APIG.0301' }, 'Huawei Cloud API Gateway answered, not OBS (code APIG.0301).'],
  ])('%o', (known, text) => {
    expect(findings(known as never)['answered-by-other']).toBe(text)
  })

  test('Chinese', () => {
    expect(findings({ status: 502, headers: { server: 'nginx' } }, 'zh')['answered-by-other']).toBe(
      '该响应来自nginx，而不是OBS：Server头域标明的是它，也没有OBS的请求ID。',
    )
  })

  test.each([
    [
      'OBS behind a proxy',
      { code: 'x', requestId: '6b6b0b16b54ff78a8026ec79c0058bf8', headers: { server: 'nginx' } },
    ],
    ['OBS', { code: 'x', headers: { server: 'OBS', date: 'x' } }],
    ['a body alone', { code: 'x' }],
    ['an id of an unknown form', { code: 'x', requestId: 'req174' }],
    [
      'a connection that failed',
      { code: 'ECONNREFUSED', unanswered: true, url: 'https://b-1.obs.cn-north-4.myhuaweicloud.com/' },
    ],
  ])('not for %s', (_, known) => {
    expect(ids(known as never)).toEqual([])
  })
})

describe('answered-by-obs', () => {
  test('said where there is no code', () => {
    expect(findings({ status: 418, headers: { server: 'OBS' } })).toEqual({
      'answered-by-obs': 'OBS itself answered: the Server header says "OBS".',
    })
  })
})

describe('request-time, upload-time', () => {
  test.each([
    ['00000187BFA5C4D6596C9BCDF469CA07', '2023-04-26T22:18:44.822Z'],
    ['35F50000017827B5FD73DBA8B786A982', '2021-03-12T18:32:21.619Z'],
    ['DCD2FC9CAB78000001438F6640520A1B', '2014-01-14T06:17:59.634Z'],
  ])('%s', (requestId, time) => {
    expect(findings({ code: 'x', requestId })).toEqual({
      'request-time': `The request was handled at about ${time} (read from the request ID, which is not documented).`,
    })
  })

  test('Chinese', () => {
    expect(findings({ code: 'x', requestId: '00000187BFA5C4D6596C9BCDF469CA07' }, 'zh')['request-time']).toBe(
      '该请求的处理时间约为2023-04-26T22:18:44.822Z（由请求ID得出，文档未说明）。',
    )
  })

  test('an upload ID in the URL', () => {
    const url = 'https://b-1.obs.cn-north-4.myhuaweicloud.com/k?uploadId=0000019C663E679A4F61BA71CE0BC7D8'
    expect(findings({ code: 'NoSuchUpload', url })['upload-time']).toBe(
      'The multipart upload was started at about 2026-02-16T11:38:11.738Z (read from the upload ID, which is not documented).',
    )
  })

  test.each([
    '281599BACAD9376ECE141B842B94535B',
    '7A41C09E5B23D8F6',
    '',
    'req174',
    '00000000000000005555555555555555',
    '00000187BFA5C4D6',
  ])('%j is no time', id => {
    expect(timeInId(id)).toBeNull()
  })

  test('an id from after tomorrow is no time', () => {
    const id = '00000187BFA5C4D6596C9BCDF469CA07'
    const then = Date.UTC(2023, 3, 26)
    expect([timeInId(id, then), timeInId(id, then - 86_400_000)]).toEqual([1682547524822, null])
  })
})

test.each([31, 32, 33])('a request ID of %d digits', length => {
  const given = ids({ status: 403, requestId: '0'.repeat(length) })
  expect(given.includes('answered-by-obs')).toBe(length === 32)
})
