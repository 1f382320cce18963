import { describe, expect, test } from 'vitest'
import type { ErrorResponse } from '../../../src/types.ts'
import { findings } from '../response.ts'

const said = (known: Partial<ErrorResponse>) => {
  const { 'client-clock': clock, 'certificate-dates': dates } = findings({ unanswered: true, ...known })
  return clock === undefined ? (dates === undefined ? null : { dates }) : { clock }
}
const expired = { details: { Failure: 'tls-expired' } }
const go = (current: string, side: string, limit: string) =>
  `x509: certificate has expired or is not yet valid: current time ${current} is ${side} ${limit}`

describe('both times of a check that failed', () => {
  test.each<[string, string, 'clock' | 'dates' | null, string[]]>([
    [
      'the clock is before a certificate begins',
      go('2015-01-01T00:00:00Z', 'before', '2026-01-01T00:00:00Z'),
      'clock',
      ['2015-01-01', '2026-01-01'],
    ],
    [
      'the clock is in the future',
      go('2999-01-01T00:00:00Z', 'after', '2026-01-01T00:00:00Z'),
      'clock',
      ['2999-01-01', '2026-01-01'],
    ],
    [
      'the certificate has ended',
      go('2025-01-01T00:00:00Z', 'after', '2024-01-01T00:00:00Z'),
      'dates',
      ['2025-01-01', '2024-01-01'],
    ],
    [
      'in seconds',
      'verification time 1000000000 (UNIX), but certificate is not valid before 1767225600',
      'clock',
      ['2001-09-09', '2026-01-01'],
    ],
    [
      'in seconds, after the end',
      'verification time 1735689600 (UNIX), but certificate is not valid after 1704067200',
      'dates',
      ['2025-01-01', '2024-01-01'],
    ],
    ['a time that is none', 'current time nonsenseXX is after 2026-01-01T00:00:00Z', null, []],
  ])('%s', (_, message, kind, parts) => {
    const found = said({ message })
    expect(Object.keys(found ?? {})).toEqual(kind === null ? [] : [kind])
    for (const part of parts) expect(JSON.stringify(found)).toContain(part)
  })

  test('in the lines around', () => {
    const line = go('2015-01-01T00:00:00Z', 'before', '2026-01-01T00:00:00Z')
    expect(said({ around: { before: line, behind: '' } })).toHaveProperty('clock')
    expect(said({ around: { before: '', behind: line } })).toHaveProperty('clock')
  })

  test('not where somebody answered, nor far into a message', () => {
    const message = go('2015-01-01T00:00:00Z', 'before', '2026-01-01T00:00:00Z')
    expect(said({ message, unanswered: false })).toBeNull()
    expect(said({ message: 'x'.repeat(5000) + message })).toBeNull()
  })
})

describe('a clock that a log or a command shows, where a certificate is said to be out of date', () => {
  const past = new Date(Date.now() - 3_600_000).toISOString()
  const soon = new Date(Date.now() + 23 * 3_600_000).toISOString()
  const later = new Date(Date.now() + 25 * 3_600_000).toISOString()

  test.each<[string, string, string | null]>([
    ['a log that is too old', '2001-02-03T04:05:06Z start', '2001-02-03T04:05:06Z'],
    ['a log with a blank in its time', '[2001-02-03 04:05:06] start', '2001-02-03T04:05:06Z'],
    ['the command date', '$ date\nSat Feb  3 04:05:06 UTC 2001', '2001-02-03T04:05:06Z'],
    ['a log of more than a day ahead', `${later} start`, later.slice(0, 10)],
    ['a log of less than a day ahead', `${soon} start`, null],
    ['a log of today', `${past} start`, null],
    ['the last moment that is too old', '2014-12-31T23:59:59Z start', '2014-12-31T23:59:59Z'],
    ['the first moment that is not', '2015-01-01T00:00:00Z start', null],
    ['a later line that is too old', `${past} a\n2001-02-03T04:05:06Z b`, '2001-02-03T04:05:06Z'],
    ['a time in the middle of a line', 'the file of 2001-02-03T04:05:06Z', null],
    ['a time that does not exist', '2001-99-99T04:05:06Z start', null],
  ])('%s', (_, before, time) => {
    const found = said({ ...expired, around: { before, behind: '' } })
    if (time === null) expect(found).toBeNull()
    else expect(found?.clock).toContain(time)
  })

  test('is told of no other failure', () => {
    const around = { before: '2001-02-03T04:05:06Z start', behind: '' }
    expect(said({ details: { Failure: 'refused' }, around })).toBeNull()
  })
})
