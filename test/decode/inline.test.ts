import { describe, expect, test } from 'vitest'
import { findAll, findOne } from './find.ts'

describe('fields side by side behind colons', () => {
  test.each(['requestId:', 'request id: '])('end where the next begins, %s', async name => {
    const line = `status:404, code:NoSuchBucket, message:The specified bucket does not exist, ${name}0A`
    expect(await findOne(line)).toMatchObject({
      code: 'NoSuchBucket',
      message: 'The specified bucket does not exist',
      status: 404,
      requestId: '0A',
    })
  })

  test('are no failure of OBS without a request id: gRPC has such codes', async () => {
    const line = 'status: 3, code: InvalidArgument, message: bad page, details: []'
    expect(await findAll(line)).toEqual([])
  })
})
