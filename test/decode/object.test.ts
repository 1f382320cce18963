import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { findAll, findOne } from './find.ts'

function axiosError(status: number, url: string, data = '') {
  return {
    message: `Request failed with status code ${status}`,
    name: 'AxiosError',
    code: status < 500 ? 'ERR_BAD_REQUEST' : 'ERR_BAD_RESPONSE',
    config: { url, method: 'put' },
    response: { status, data },
    status,
  }
}

describe('what axios says of an answer', () => {
  const url = 'https://b-1.obs.cn-north-4.myhuaweicloud.com/p'

  test.each([403, 500])('is its status, %i', async status => {
    const expected = { code: null, status, method: 'PUT', url, bucket: 'b-1', unanswered: false }
    const error = axiosError(status, url)
    expect(await findOne(JSON.stringify(error))).toMatchObject(expected)
    expect(
      await findOne(`AxiosError: Request failed\n    at settle (x.js:1:2) ${inspect(error)}`),
    ).toMatchObject(expected)
  })

  test('is the code of the body that it holds', async () => {
    const body = '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>'
    expect(await findOne(JSON.stringify(axiosError(403, url, body)))).toMatchObject({
      code: 'AccessDenied',
      status: 403,
    })
  })

  test('is nothing where another service answered', async () => {
    expect(await findAll(JSON.stringify(axiosError(403, 'https://api.example.com/p')))).toEqual([])
  })
})
