import { describe, expect, test } from 'vitest'
import { isoTime, parseTime } from '../src/time.ts'

describe('a point in time is read', () => {
  const noon = '2024-09-29T07:52:11Z'

  test.each([
    ['an HTTP date', 'Sun, 29 Sep 2024 07:52:11 GMT', noon],
    ['the form of RFC 850', 'Sunday, 29-Sep-24 07:52:11 GMT', noon],
    ['the form of asctime', 'Sun Sep 29 07:52:11 2024', noon],
    ['asctime with a day of one digit', 'Thu Aug  1 07:52:11 2024', '2024-08-01T07:52:11Z'],
    ['another zone', 'Sun, 29 Sep 2024 15:52:11 +0800', noon],
    ['a date of an access log', '29 Sep 2024 07:52:11 +0000', noon],
    ['ISO 8601', '2024-09-29T07:52:11Z', noon],
    ['with milliseconds', '2024-09-29T07:52:11.250Z', '2024-09-29T07:52:11.250Z'],
    ['with an offset', '2024-09-29T15:52:11+08:00', noon],
    ['basic ISO 8601', '20240929T075211Z', noon],
    ['seconds since 1970', '1727596331', noon],
    ['with blanks around', ' 2024-09-29T07:52:11Z ', noon],
  ])('%s', (_, text, time) => {
    expect(isoTime(parseTime(text) ?? 0)).toBe(time)
  })
})

test.each([
  ['nothing', ''],
  ['words', 'yesterday'],
  ['another language', '星期日, 29 9月2024 07:52:11 GMT'],
  ['no zone', '2024-09-29T07:52:11'],
  ['a day that does not exist', '2024-02-30T00:00:00Z'],
  ['an hour that does not exist', '2024-02-20T24:00:00Z'],
  ['a month that does not exist', 'Sun, 29 Foo 2024 07:52:11 GMT'],
  ['seconds with too few digits', '172759633'],
  ['a long text', `2024-09-29T07:52:11Z${' '.repeat(40)}x`],
])('%s is no point in time', (_, text) => {
  expect(parseTime(text)).toBeNull()
})
