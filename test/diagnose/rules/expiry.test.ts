import { describe, expect, test } from 'vitest'
import type { ErrorResponse } from '../../../src/types.ts'
import { findings, ids } from '../response.ts'

const url = 'https://b-1.obs.cn-north-4.myhuaweicloud.com/k'
const code = 'AccessDenied'
/** Friday, 2 January 2026, 10:00 GMT, in seconds and as headers have it. */
const ten = 1_767_348_000
const at = (seconds: number) => ({ date: new Date(seconds * 1000).toUTCString() })
const expired = (query: string, known: Partial<ErrorResponse> = {}) =>
  ids({ code, url: `${url}?${query}`, headers: at(ten), ...known }).includes('link-expired')

describe('a link is expired', () => {
  test.each<[string, string, Partial<ErrorResponse>, boolean]>([
    ['a second later', `Signature=s&Expires=${ten - 1}`, {}, true],
    ['not in its last second', `Signature=s&Expires=${ten}`, {}, false],
    ['that lost its signature, but not its key', `AccessKeyId=A&Signature=s&Expires=${ten - 1}`, {}, true],
    ['not where nobody signed it', `Expires=${ten - 1}`, {}, false],
    ['of V4', 'X-Amz-Signature=s&X-Amz-Date=20260102T095900Z&X-Amz-Expires=59', {}, true],
    [
      'not of V4 in its last second',
      'X-Amz-Signature=s&X-Amz-Date=20260102T095900Z&X-Amz-Expires=60',
      {},
      false,
    ],
    ['of V4 of OBS', 'X-Obs-Signature=s&X-Obs-Date=20260102T095900Z&X-Obs-Expires=59', {}, true],
    ['not of V4 without a date', 'X-Amz-Signature=s&X-Amz-Expires=59', {}, false],
    ['not of V4 without a lifetime', 'X-Amz-Signature=s&X-Amz-Date=20260102T095900Z', {}, false],
    [
      'not of V4 with a lifetime that is no number',
      'X-Amz-Signature=s&X-Amz-Date=20260102T095900Z&X-Amz-Expires=59s',
      {},
      false,
    ],
    [
      'not of V4 with a lifetime behind a sign',
      'X-Amz-Signature=s&X-Amz-Date=20260102T095900Z&X-Amz-Expires=-59',
      {},
      false,
    ],
    [
      'by the lifetime that the server names',
      'X-Amz-Signature=s&X-Amz-Date=20260102T095900Z&X-Amz-Expires=60',
      { details: { 'X-Amz-Expires': '59' } },
      true,
    ],
    [
      'by the end that the server names',
      'Signature=s',
      { details: { Expires: '2026-01-02T09:59:59Z' } },
      true,
    ],
    [
      'not where the clock of the server is unknown',
      `Signature=s&Expires=${ten - 1}`,
      { headers: {} },
      false,
    ],
  ])('%s', (_, query, known, expected) => expect(expired(query, known)).toBe(expected))
})

describe('only a refusal is one of an expired link', () => {
  const query = `Signature=s&Expires=${ten - 1}`
  test.each<[Partial<ErrorResponse>, boolean]>([
    [{ status: 400 }, true],
    [{ status: 401 }, true],
    [{ status: 403 }, true],
    [{ status: 402 }, false],
    [{ status: 404 }, false],
    [{ status: 404, code: 'AccessDenied' }, false],
    [{ code: null }, true],
    [{ code: 'AccessDenied' }, true],
    [{ code: 'RequestTimeTooSkewed' }, true],
    [{ code: 'ExpiredToken' }, true],
    [{ code: 'SignatureDoesNotMatch' }, true],
    [{ code: 'NoSuchKey' }, false],
    [{ code: 'AccessDeniedX' }, false],
    [{ code: 'XAccessDenied' }, false],
  ])('%j', (known, expected) => expect(expired(query, known)).toBe(expected))
})

describe('a link that lost its signature', () => {
  test.each([
    ['AccessKeyId=A&Expires=1', true],
    ['AWSAccessKeyId=A&Expires=1', true],
    ['X-Amz-Algorithm=AWS4-HMAC-SHA256', true],
    ['X-Amz-Credential=A', true],
    ['AccessKeyId=A&amp;Signature=s', true],
    ['a=b&amp;Expires=1', true],
    ['AccessKeyId=A&Signature=s', false],
    ['X-Amz-Credential=A&X-Amz-Signature=s', false],
    ['Expires=1', false],
    ['a=b', false],
  ])('%s', (query, isDamaged) => {
    expect(ids({ code, url: `${url}?${query}` }).includes('link-damaged')).toBe(isDamaged)
  })
})

describe('the day of a V4 key', () => {
  const dated = (date: string, known: Partial<ErrorResponse> = {}) =>
    findings({
      code,
      url,
      headers: at(ten),
      requestHeaders: {
        authorization: `AWS4-HMAC-SHA256 Credential=A/${date}/cn-north-4/s3/aws4_request, Signature=s`,
      },
      ...known,
    })['credential-date']

  test('is too old once its end is seven days past', () => {
    // 10 o'clock on 2 January: of 25 December seven days and ten hours have passed since its end.
    expect(dated('20251225')).toContain('20251225')
    expect(dated('20251226')).toBeUndefined()
    const midnight = ten - 10 * 3600
    expect(dated('20251225', { headers: at(midnight) })).toBeUndefined()
    expect(dated('20251225', { headers: at(midnight + 1) })).toBeDefined()
  })

  test('is told as nearly as the time of the server is known', () => {
    const requestId = '00000187BFA5C4D6596C9BCDF469CA07'
    const about = dated('20200101', { headers: {}, requestId })
    expect(about).toContain('about')
    expect(about).not.toBe(dated('20200101'))
    expect(dated('20200101', { headers: {} })).toBeUndefined()
    expect(dated('nonsense')).toBeUndefined()
  })

  test('is told of no link that is expired anyway', () => {
    const scope = 'X-Amz-Credential=A%2F20200101%2Fcn-north-4%2Fs3%2Faws4_request'
    const found = ids({
      code,
      headers: at(ten),
      url: `${url}?${scope}&X-Amz-Signature=s&X-Amz-Date=20200101T000000Z&X-Amz-Expires=60`,
    })
    expect(found).toContain('link-expired')
    expect(found).not.toContain('credential-date')
  })
})
