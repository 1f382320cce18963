import { expect, test } from 'vitest'
import { readLabelled } from '../../../src/decode/readers/labels.ts'

test.each([
  ['half width', '状态码:403,错误码:NoSuchKey,请求ID:0A'],
  ['in words', '错误码为NoSuchKey，状态码为403，请求ID是 0A'],
  ['logfmt', 'status=403 code=NoSuchKey request_id=0A'],
  ['Ruby', '{:status=>403, :code=>"NoSuchKey", :request_id=>"0A"}'],
  ['Rust', 'code: Some("NoSuchKey"), status: StatusCode(403), "request_id": Some("0A")'],
  ['Haskell', 's3StatusCode = Status {statusCode = 403}, s3ErrorCode = "NoSuchKey", requestId = Just "0A"'],
  ['Go', '{Code:NoSuchKey Message:x RequestID:0A HostID: StatusCode:403}'],
])('names and values are read as %s prints them', (_, line) => {
  expect(readLabelled(line)?.fields).toMatchObject({ status: 403, code: 'NoSuchKey', requestId: '0A' })
})

test('what a language prints for nothing is no value', () => {
  expect(readLabelled('code = "NoSuchKey", hostId = Nothing, requestId = None')?.fields).toEqual({
    code: 'NoSuchKey',
  })
})
