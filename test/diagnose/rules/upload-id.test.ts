import { expect, test } from 'vitest'
import { ids } from '../response.ts'

test.each([31, 32, 33])('an upload ID of %d digits', length => {
  const details = { UploadId: 'A'.repeat(length) }
  expect(ids({ code: 'NoSuchUpload', status: 404, details }).includes('upload-id')).toBe(length !== 32)
})
