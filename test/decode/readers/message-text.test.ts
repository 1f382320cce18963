import { expect, test } from 'vitest'
import { cutId, cutMessage } from '../../../src/decode/readers/message-text.ts'

test.each([
  ['Access Denied" controller=store level=error', 'err="', 'Access Denied'],
  ['Access Denied)" x=1', 'msg="(', 'Access Denied'],
  ['The key "a b" is wrong.', '', 'The key "a b" is wrong.'],
  ["object's state is wrong", '', "object's state is wrong"],
  ["'Access Denied'. (S3_ERROR)", 'message: ', 'Access Denied'],
  ['Access Denied\\n\\tstatus code: 403', '', 'Access Denied'],
  ['Access Denied, request id: 0A', '', 'Access Denied'],
  ['It does not exist. (status code: 404)', '', 'It does not exist.'],
  ['Access Denied (Service: S3, Status Code: 403)', '', 'Access Denied'],
  ['Access Denied - <?xml version', '', 'Access Denied'],
  ['拒绝访问，请求ID：0A', '', '拒绝访问'],
])('the message of %s', (text, before, message) => {
  expect(cutMessage(text, before).message).toBe(message)
})

test.each([
  ['0A`', '0A'],
  ['"0A",', '0A'],
  ['a+/=', 'a+/='],
  ['0A).', '0A'],
])('the id of %s', (text, id) => {
  expect(cutId(text)).toBe(id)
})
