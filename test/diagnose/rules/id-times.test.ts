import { describe, expect, test } from 'vitest'
import { timeInId } from '../../../src/diagnose/facts/request-id-time.ts'
import { idTimes } from '../../../src/diagnose/rules/id-times.ts'
import type { ErrorResponse } from '../../../src/types.ts'
import { given } from '../response.ts'

const handled = Date.UTC(2026, 0, 2, 10)
const idOf = (time: number) => `${time.toString(16).padStart(16, '0')}${'AB'.repeat(8)}`
const requestId = idOf(handled)
const said = (known: Partial<ErrorResponse>) => given(idTimes, { requestId, ...known })
const time = '2026-01-02T10:00:00Z'

describe('when a request was handled', () => {
  const headers = (later: number) => ({ date: new Date(handled + later * 1000).toUTCString() })
  test.each<[string, Partial<ErrorResponse>, boolean]>([
    ['where nothing else tells', {}, true],
    ['where the clock of the server agrees', { headers: headers(60) }, true],
    ['where it agrees a little earlier', { headers: headers(-60) }, true],
    ['not where it says otherwise', { headers: headers(61) }, false],
    ['not where it says something earlier', { headers: headers(-61) }, false],
    ['where a log states the time', { time }, true],
    ['where a log states it without a zone', { time: '2026-01-02T10:00:00' }, true],
    ['where a log states it in the easternmost zone', { time: '2026-01-03T00:00:00Z' }, true],
    ['not where a log states a later one', { time: '2026-01-03T00:00:01Z' }, false],
    ['where a log states an earlier one within a zone', { time: '2026-01-01T20:00:00Z' }, true],
    ['not where a log states an earlier one', { time: '2026-01-01T19:59:59Z' }, false],
    ['not where a log states what cannot be read', { time: 'noon' }, false],
    ['not where the id is none', { requestId: 'x' }, false],
  ])('%s', (_, known, isSaid) => expect(said(known)['request-time']).toEqual(isSaid ? { time } : undefined))
})

test('when an upload began, by its id', () => {
  const url = `https://h/k?uploadId=${requestId}`
  expect(said({ requestId: null, details: { UploadId: requestId } })).toEqual({ 'upload-time': { time } })
  expect(said({ requestId: null, url })).toEqual({ 'upload-time': { time } })
  expect(said({ requestId: null })).toEqual({})
})

describe('the time in an id', () => {
  const digits = handled.toString(16).padStart(16, '0')
  test.each<[string, string | null | undefined, number | null]>([
    ['of today', `${digits}${'F'.repeat(16)}`, handled],
    ['of some years ago', `FFFF${digits}${'F'.repeat(12)}`, handled],
    ['older', `${'F'.repeat(12)}${digits}FFFF`, handled],
    ['elsewhere', `${'F'.repeat(8)}${digits}${'F'.repeat(8)}`, null],
    ['too long', `${digits}${'F'.repeat(17)}`, null],
    ['too short', `${digits}${'F'.repeat(15)}`, null],
    ['with other letters', `${digits}${'G'.repeat(16)}`, null],
    ['none', null, null],
    ['undefined', undefined, null],
  ])('%s', (_, id, expected) => expect(timeInId(id, handled)).toBe(expected))

  test('lies between 2010 and a day from now', () => {
    const earliest = Date.UTC(2010, 0, 1)
    expect(timeInId(idOf(earliest), handled)).toBe(earliest)
    expect(timeInId(idOf(earliest - 1), handled)).toBeNull()
    expect(timeInId(idOf(handled + 86_400_000), handled)).toBe(handled + 86_400_000)
    expect(timeInId(idOf(handled + 86_400_001), handled)).toBeNull()
  })
})
