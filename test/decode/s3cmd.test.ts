import { expect, test } from 'vitest'
import { findAll, findOne } from './find.ts'

const warning =
  'WARNING: Retrying failed request: /big.bin?partNumber=3 (503 (SlowDown): Please reduce (it).)'

test('a warning of s3cmd is read', async () => {
  const expected = { code: 'SlowDown', status: 503, message: 'Please reduce (it).', client: 's3cmd' }
  expect(await findOne(warning)).toMatchObject(expected)
  expect(await findOne('WARNING: Upload failed: /x (403 (AccessDenied): Access Denied)')).toMatchObject({
    code: 'AccessDenied',
    message: 'Access Denied',
  })
})

test('a warning of s3cmd and the error that comes of it are one failure', async () => {
  const log = [warning, 'WARNING: Waiting 3 sec...', 'ERROR: S3 error: 503 (SlowDown): Please reduce (it).']
  expect(await findAll(log.join('\n'))).toHaveLength(1)
})

test('another failed upload is none', async () => {
  expect(await findAll('Upload failed: /x (code 403): Forbidden (AccessDenied)')).toEqual([])
})
