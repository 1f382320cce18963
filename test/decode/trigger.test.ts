import { expect, test } from 'vitest'
import type { Where } from '../../src/decode/trigger.ts'
import { lineTriggers } from '../../src/decode/triggers.ts'
import { findAll } from './find.ts'

/** Whether a line with a trigger is read for it, where some text stands behind. */
function judge(trigger: string, rest: string): boolean | null {
  const bytes = new TextEncoder().encode(trigger + rest)
  const places = lineTriggers.filter(({ text }) => text === trigger).map(({ where }) => where)
  expect(places.length, `no such trigger: ${trigger}`).toBeGreaterThan(0)
  const told = (where: Where) => where(bytes, 0, new TextEncoder().encode(trigger).length, bytes.length)
  const verdicts = places.map(where => (where ? told(where) : true))
  return verdicts.includes(true) ? true : verdicts.includes(null) ? null : false
}

test.each([
  ['code: ', '200 in 5 ms'],
  ['"code"', ':0,"took":403'],
  ['"code"', ' : "200"'],
  ['"code"', ': "OK"'],
  ['tatus [', '200]'],
  ['tatus:', ' 299,'],
  ['ResponseCode: ', '100 '],
  ['returned ', '341 rows'],
  ['Storage|1|HTTP+XML|', 'putObject|||0|\r\n'],
  ['myhuaweicloud.com/', 'a (1) 200 (OK)\n'],
  ['Failed to ', 'renew the lease for x, 30 seconds\n'],
  ['Error: ', 'too many\n'],
  ['HTTP/1.1 ', 'is a protocol\n'],
])('%s%s is passed over', (trigger, rest) => {
  expect(judge(trigger, rest)).toBe(false)
})

test.each([
  ['code: ', '300 '],
  ['code: ', '404 '],
  ['code: ', '2000 '],
  ['code: ', '99 '],
  ['code: ', '7 '],
  ['code: ', '-1'],
  ['code: ', 'NoSuchKey'],
  ['code: ', 'Okay, '],
  ['"code"', ':"AccessDenied"'],
  ['code: ', '\n'],
  ['returned ', '403 '],
  ['Storage|1|HTTP+XML|', 'putObject|||-1|\n'],
  ['Storage|1|HTTP+XML|', 'putObject|||403|\n'],
  ['myhuaweicloud.com/', 'a 403 (Forbidden)'],
  ['Failed to ', 'ls: RequestTimeTooSkewed: Too large.'],
  ['HTTP/1.1 ', '404 Not Found'],
  ['HTTP/1.1 ', '\r\n'],
  ['<Error', '200'],
])('%s%s is read', (trigger, rest) => {
  expect(judge(trigger, rest)).toBe(true)
})

test.each([
  ['code: ', ''],
  ['code: ', '20'],
  ['Storage|1|HTTP+XML|', 'putObject|||0|'],
])('of %s%s more bytes must tell', (trigger, rest) => {
  expect(judge(trigger, rest)).toBeNull()
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
