import { expect, test } from 'vitest'
import { findOne } from './find.ts'

/** A line of up to 8192 characters is read as a whole, a longer one in stretches that overlap. */

const report = (message: string) =>
  `Create bucket [b-1] failed, status [409], error code [BucketAlreadyExists], error message [${message}], request id [0000018A1B2C3D4E5F60718293A4B5C6]`

test.each([8191, 8192])('a report of %d characters', async length => {
  const line = report('m'.repeat(length - report('').length))
  expect(line).toHaveLength(length)
  expect(await findOne(line)).toMatchObject({
    code: 'BucketAlreadyExists',
    requestId: '0000018A1B2C3D4E5F60718293A4B5C6',
  })
})

test.each([6144, 8128, 8158, 8160, 8162, 8188, 8192])('a report behind %d other characters', async length => {
  expect(await findOne(`${'x'.repeat(length)} ${report('Taken.')}`)).toMatchObject({
    code: 'BucketAlreadyExists',
    status: 409,
    bucket: 'b-1',
    requestId: '0000018A1B2C3D4E5F60718293A4B5C6',
  })
})
