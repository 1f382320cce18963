import { expect, test } from 'vitest'
import { isDismissed } from '../../src/decode/input/dismissal.ts'
import { findAll } from './find.ts'

function judge(trigger: string, rest: string): boolean {
  const bytes = new TextEncoder().encode(trigger + rest)
  return isDismissed(trigger, bytes, new TextEncoder().encode(trigger).length, bytes.length)
}

test.each([
  ['code: ', '200 in 5 ms'],
  ['"code"', ':0,"took":403'],
  ['"code"', ' : "200"'],
  ['tatus [', '200]'],
  ['tatus:', ' 299'],
  ['status code: ', '100'],
  ['Storage|1|HTTP+XML|', 'putObject|||0|\r\n'],
  ['obs:', '//b-1/a'],
  ['myhuaweicloud.com/', 'a (1) 200 (OK)'],
])('%s%s is about a success', (trigger, rest) => {
  expect(judge(trigger, rest)).toBe(true)
})

test.each([
  ['code: ', '300'],
  ['code: ', '404'],
  ['code: ', '2000'],
  ['code: ', '99'],
  ['code: ', '7'],
  ['code: ', '-1'],
  ['code: ', 'NoSuchKey'],
  ['"code"', ':"AccessDenied"'],
  ['code: ', ''],
  ['Storage|1|HTTP+XML|', 'putObject|||-1|'],
  ['Storage|1|HTTP+XML|', 'putObject|||403|'],
  ['obs:', ' service returned error'],
  ['myhuaweicloud.com/', 'a 403 (Forbidden)'],
  ['<Error', '200'],
])('%s%s is not', (trigger, rest) => {
  expect(judge(trigger, rest)).toBe(false)
})

test('an error on a line that tells of a success too is found, wherever the input is cut', async () => {
  const line = (n: number) => `2026-11-20 INFO status: 200, response code: 200, "code":0, took ${n} ms\n`
  const log = Array.from({ length: 300 }, (_, n) => line(n)).join('')
  const text = `${log}status: 200 <Error><Code>NoSuchKey</Code><Message>m</Message></Error>\n${log}`
  for (const size of [50, 1000, 1 << 20])
    expect((await findAll(text, size)).map(one => [one.line, one.response.code])).toEqual([
      [301, 'NoSuchKey'],
    ])
})
