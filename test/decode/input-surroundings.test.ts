import { describe, expect, test } from 'vitest'
import { findAll } from './find.ts'

/** What is kept of the lines around an error. */

const denied = 'An error occurred (AccessDenied) when calling the PutObject operation: Access Denied'
const missing =
  'An error occurred (NoSuchKey) when calling the GetObject operation: The specified key does not exist.'

async function around(text: string, size?: number) {
  const found = await findAll(text, size)
  return found.map(({ response }) => response.around)
}

describe('the lines around an error', () => {
  test('before and behind, from the line on which the error begins', async () => {
    expect(await around(`first\nsecond\n${denied}\nthird\n`)).toEqual([
      { before: 'first\nsecond\n', behind: `${denied}\nthird\n` },
    ])
  })

  test('not those of another error', async () => {
    const [one, other] = await around(`a\n${denied}\nb\nc\nd\n${missing}\ne\n`)
    expect(one).toEqual({ before: 'a\n', behind: `${denied}\nb\nc\nd\n` })
    expect(other).toEqual({ before: 'b\nc\nd\n', behind: `${missing}\ne\n` })
  })

  test('of an error that is told twice, those around both', async () => {
    const [, again] = await around(
      `a\n${denied}\n${'other\n'.repeat(9)}An error occurred (AccessDenied) when calling the ListObjects operation: Access Denied\nf\n`,
    )
    expect(again?.before).toContain('a\n')
  })

  test('no more than sixteen lines behind', async () => {
    const lines = Array.from({ length: 40 }, (_, at) => `line ${at}\n`)
    const [{ behind } = { behind: '' }] = await around(`${denied}\n${lines.join('')}`)
    expect(behind.split('\n')).toHaveLength(18)
  })

  test('no more than sixty lines before', async () => {
    const lines = Array.from({ length: 80 }, (_, at) => `line ${at}\n`)
    const [{ before } = { before: '' }] = await around(`${lines.join('')}${denied}\n`)
    expect(before).toBe(lines.slice(20).join(''))
  })

  test('no more than 8192 characters on either side', async () => {
    const [{ before, behind } = { before: '', behind: '' }] = await around(
      `${'a'.repeat(9000)}\n${denied}\n${'b'.repeat(9000)}\n`,
    )
    expect(before).toBe(`${'a'.repeat(8191)}\n`)
    expect(behind).toHaveLength(8192)
  })

  test('those of the first sixteen errors', async () => {
    const codes = ['NoSuchKey', 'AccessDenied']
    const errors = Array.from(
      { length: 18 },
      (_, at) =>
        `An error occurred (${codes[at % 2]}) when calling the GetObject operation: no ${at}\nline\n`,
    )
    const found = await around(errors.join(''))
    expect(found).toHaveLength(18)
    expect(found.map(({ behind }) => behind !== '')).toEqual(found.map((_, at) => at < 16))
  })

  test('none far behind the beginning of the input', async () => {
    expect(await around(`${'x'.repeat(99)}\n`.repeat(1000) + denied)).toEqual([{ before: '', behind: '' }])
  })

  test('the same however the input is cut', async () => {
    const text = `a\n${denied}\nb\n${'c\n'.repeat(30)}${missing}\nd\n`
    const whole = await around(text)
    for (const size of [1, 2, 3, 7, 64, 100]) expect(await around(text, size)).toEqual(whole)
  })
})

test('the lines above say why, where the last of a chain of exceptions does not', async () => {
  const [found] = await findAll(
    "ssl.SSLCertVerificationError: certificate verify failed: Hostname mismatch, certificate is not valid for 'a.b.obs.cn-north-4.myhuaweicloud.com'.\n\nurllib3.exceptions.MaxRetryError: HTTPSConnectionPool(host='a.b.obs.cn-north-4.myhuaweicloud.com', port=443): Max retries exceeded with url: /k (Caused by SSLError(...))\n",
  )
  expect(found?.response.details.Failure).toBe('tls-name')
})
