import { describe, expect, test } from 'vitest'
import { findOne } from './find.ts'

const answer = 'status [403], error code [AccessDenied], error message [Access Denied], request id [0A]'
const denied = 'An error occurred (AccessDenied) when calling the PutObject operation: Access Denied'
const keys = ['a[1].jpg', 'a,b.jpg', "it's (1) one.jpg", 'a/b c.txt', 'a]']

describe.each(keys)('the key %s', key => {
  test.each([
    ['a row of the report', `2025-09-01T10:00:02Z 13B, /m/${key} --> obs://b-1/${key}, cost [12], ${answer}`],
    [
      'a row without an answer',
      `2025-09-01T10:00:02Z 13B, /m/${key} --> obs://b-1/${key}, n/a, n/a, error code [AbortError], error message [x], n/a`,
    ],
    ['a download', `Download failed, n/a, obs://b-1/${key} --> /m/${key}, cost [12], ${answer}`],
    ['an upload of one file', `Upload file [/m/${key}] to [obs://b-1/${key}] failed, ${answer}`],
    ['a download of one', `Download file [obs://b-1/${key}] to [/m/${key}] failed, ${answer}`],
    ['a copy', `Copy object [obs://b-0/x] to [obs://b-1/${key}] failed, ${answer}`],
    ['a deletion', `Delete key [${key}] in the bucket [b-1] failed, ${answer}`],
    ['a deletion of older versions', `Delete object [${key}] in the bucket [b-1] failed, ${answer}`],
    ['an upload given up', `Abort multipart upload [${key}] in the bucket [b-1] failed, ${answer}`],
    [
      'the connector of Hadoop',
      `create on obs://b-0/x: open on obs://b-1/${key}: ResponseCode[404],ErrorCode[NoSuchKey],ErrorMessage[Request Error.],RequestId[0A]`,
    ],
    ['an upload of the AWS CLI', `upload failed: ./${key} to s3://b-1/${key} ${denied}`],
    ['a download of the AWS CLI', `download failed: s3://b-1/${key} to ./${key} ${denied}`],
    ['a copy of the AWS CLI', `copy failed: s3://b-0/x to s3://b-1/${key} ${denied}`],
  ])('is read from %s', async (_, line) => {
    expect(await findOne(line)).toMatchObject({ bucket: 'b-1', key })
  })
})

test('the id of an upload is no key', async () => {
  const id = '0000019C663E62D635B5CF9484A6E5AD'
  const abort = 'Abort multipart upload'
  const named = await findOne(`${abort} [k] in the bucket [b-1], upload id [${id}] failed, ${answer}`)
  expect(named).toMatchObject({ key: 'k', details: { UploadId: id } })
  expect(await findOne(`${abort} [${id}] in the bucket [b-1] failed, ${answer}`)).toMatchObject({ key: null })
})
