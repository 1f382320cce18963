import { describe, expect, test } from 'vitest'
import { uploadId } from '../../../src/diagnose/rules/upload-id.ts'
import type { ErrorResponse } from '../../../src/types.ts'
import { given } from '../response.ts'

const id = '0A1B'.repeat(8)
const url = (value: string) => `https://b-1.obs.cn-north-4.myhuaweicloud.com/k?uploadId=${value}`
const unknown = { code: 'NoSuchUpload', status: 404 }
const said = (known: Partial<ErrorResponse>) => given(uploadId, known)

test.each([31, 32, 33])('an upload ID of %d digits', length => {
  const value = 'A'.repeat(length)
  const expected = length === 32 ? {} : { 'upload-id': { uploadId: value, length } }
  expect(said({ ...unknown, details: { UploadId: value } })).toEqual(expected)
})

describe('an upload ID of another form', () => {
  test.each<[string, Partial<ErrorResponse>, boolean]>([
    ['of an unknown upload', { ...unknown, url: url('x') }, true],
    ['of a 404 without a code', { status: 404, url: url('x') }, true],
    ['not of another code', { code: 'NoSuchKey', status: 404, url: url('x') }, false],
    ['not of another status', { status: 403, url: url('x') }, false],
    ['not where it is unknown', unknown, false],
    ['not in another store', { ...unknown, url: url('x'), headers: { server: 'AmazonS3' } }, false],
  ])('%s', (_, known, isSaid) =>
    expect(said(known)).toEqual(isSaid ? { 'upload-id': { uploadId: 'x', length: 1 } } : {}),
  )
})

describe('an upload ID that is used with two keys', () => {
  const keys = (before: string, behind = '') =>
    said({ ...unknown, url: url(id), around: { before, behind } })['upload-id:keys']

  test.each<[string, string, string]>([
    ['in two lines', `key=a.zip uploadId=${id}\nkey=b.zip uploadId=${id}`, ''],
    [
      'before and behind the error',
      `{"Key": "a.zip", "UploadId": "${id}"}`,
      `{"Key": "b.zip", "UploadId": "${id}"}`,
    ],
    ['under two names', `objectKey: a.zip ${id}`, `object_name='b.zip' ${id}`],
  ])('%s', (_, before, behind) => expect(keys(before, behind)).toEqual({ first: 'a.zip', second: 'b.zip' }))

  test.each<[string, string]>([
    ['one key twice', `key=a.zip ${id}\nkey=a.zip ${id}`],
    ['a key of another upload', `key=a.zip ${id}\nkey=b.zip`],
    ['no key', `${id}\n${id}`],
    ['a key far into a line', `key=a.zip ${id}\n${id} ${'x'.repeat(4000)} key=b.zip`],
  ])('not %s', (_, before) => expect(keys(before)).toBeUndefined())
})
