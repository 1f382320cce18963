import { describe, expect, test } from 'vitest'
import { clock } from '../../../src/diagnose/rules/clock.ts'
import type { ErrorResponse } from '../../../src/types.ts'
import { findings, given, ids } from '../response.ts'

const code = 'RequestTimeTooSkewed'
const skewed = (RequestTime: string, ServerTime: string, MaxAllowedSkewMilliseconds = '900000') => ({
  code,
  details: { RequestTime, ServerTime, MaxAllowedSkewMilliseconds },
})

describe('clock-skew', () => {
  test.each([
    ['Fri, 02 Jan 2026 12:40:00 GMT', '2026-01-02T10:00:00.000Z', '2 h 40 min', 'ahead of'],
    ['2026-01-02T09:00:00Z', '2026-01-02T10:01:07.250Z', '1 h 1 min', 'behind'],
    ['20260102T101601Z', '20260102T100000Z', '16 min 1 s', 'ahead of'],
    ['2026-01-04T13:00:00.000Z', '2026-01-02T10:00:00.123Z', '2 days 3 h', 'ahead of'],
    ['2020-01-02T10:00:00+08:00', 'Fri, 02 Jan 2026 10:00:00 GMT', '2,192 days', 'behind'],
  ])('%s against %s', (request, server, difference, side) => {
    expect(findings(skewed(request, server))['clock-skew']).toContain(
      `Your clock is ${difference} ${side} the server`,
    )
  })

  test('the whole sentence, in both languages', () => {
    const one = skewed('Fri, 02 Jan 2026 12:40:00 GMT', '2026-01-02T10:00:00.250Z')
    expect(findings(one)['clock-skew']).toBe(
      'Your clock is 2 h 40 min ahead of the server. The request says 2026-01-02T12:40:00Z, the server 2026-01-02T10:00:00.250Z; at most 15 min is allowed.',
    )
    expect(findings(one, 'zh')['clock-skew']).toBe(
      '您的时钟比服务端快2小时40分钟。请求时间为2026-01-02T12:40:00Z，服务端时间为2026-01-02T10:00:00.250Z，最多允许相差15分钟。',
    )
  })

  test('from the Date headers of both sides; a date in x-obs-date counts first', () => {
    const headers = { server: 'OBS', date: 'Fri, 02 Jan 2026 10:00:00 GMT' }
    const late = { date: 'Fri, 02 Jan 2026 08:50:00 GMT' }
    expect(findings({ code, headers, requestHeaders: late })['clock-skew']).toContain(
      '1 h 10 min behind the server',
    )
    const right = { ...late, 'x-obs-date': 'Fri, 02 Jan 2026 10:00:05 GMT' }
    expect(ids({ code, headers, requestHeaders: right })).toEqual([])
  })

  test.each([
    ['within what is allowed', '2026-01-02T10:10:00Z', '2026-01-02T10:00:00Z'],
    ['exactly what is allowed', '2026-01-02T10:15:00Z', '2026-01-02T10:00:00Z'],
    ['a date that does not exist', '2026-02-31T10:15:00Z', '2026-01-02T10:00:00Z'],
    ['no date at all', 'yesterday', '2026-01-02T10:00:00Z'],
  ])('not for %s', (_, request, server) => {
    expect(ids(skewed(request, server))).toEqual([])
  })

  test('what is allowed is read from the response', () => {
    expect(ids(skewed('2026-01-02T10:15:01Z', '2026-01-02T10:00:00Z', '3600000'))).toEqual([])
    expect(ids(skewed('2026-01-02T10:06:00Z', '2026-01-02T10:00:00Z', '300000'))).toEqual(['clock-skew'])
  })
})

describe('clock-timezone', () => {
  test.each([
    ['2026-01-02T18:00:03Z', 'Request and server differ by 8 h, to within a minute: a whole number of hours'],
    [
      '2026-01-02T15:30:00Z',
      'Request and server differ by 5 h 30 min, to within a minute: a whole number of half hours',
    ],
    ['2026-01-02T04:59:10Z', 'Request and server differ by 5 h, to within a minute: a whole number of hours'],
  ])('%s', (request, beginning) => {
    expect(findings(skewed(request, '2026-01-02T10:00:00Z'))['clock-timezone']).toBe(
      `${beginning} suggests a wrong time zone, that is, local time sent as UTC.`,
    )
  })

  test('the skew says nothing of the clock then', () => {
    expect(findings(skewed('2026-01-02T18:00:00Z', '2026-01-02T10:00:00Z'))['clock-skew']).toBe(
      'The time of the request is 8 h ahead of that of the server: the request says 2026-01-02T18:00:00Z, the server 2026-01-02T10:00:00Z; at most 15 min is allowed.',
    )
  })

  test('Chinese', () => {
    expect(findings(skewed('2026-01-02T18:00:00Z', '2026-01-02T10:00:00Z'), 'zh')['clock-timezone']).toBe(
      '请求时间与服务端时间相差8小时，误差不到一分钟：整小时的差别很可能是时区问题，即把本地时间当作UTC发送。',
    )
  })

  test.each([
    ['two minutes beside the hour', '2026-01-02T18:02:00Z'],
    ['a whole day, which no zone is off', '2026-01-03T10:00:00Z'],
    ['sixteen minutes', '2026-01-02T10:16:00Z'],
  ])('not for %s', (_, request) => {
    expect(ids(skewed(request, '2026-01-02T10:00:00Z'))).toEqual(['clock-skew'])
  })
})

describe('date-unreadable', () => {
  const denied = { code: 'AccessDenied', status: 403 }

  test('a Date in another language', () => {
    const requestHeaders = { date: '星期五, 24 7月2026 00:10:26 GMT' }
    expect(findings({ ...denied, requestHeaders })['date-unreadable']).toBe(
      'The Date header of the request is not an HTTP date: "星期五, 24 7月2026 00:10:26 GMT". The correct form is like "Fri, 24 Jul 2026 00:10:26 GMT".',
    )
  })

  test.each([
    ['an HTTP date', { date: 'Fri, 24 Jul 2026 00:10:26 GMT' }],
    ['another header that replaces it', { date: 'today', 'x-amz-date': '20260724T001026Z' }],
    ['no date', { host: 'b.obs.cn-north-4.myhuaweicloud.com' }],
  ])('not for %s', (_, requestHeaders) => {
    expect(ids({ ...denied, requestHeaders: requestHeaders as Record<string, string> })).toEqual([])
  })
})

describe('link-expired', () => {
  const expired = {
    'X-Amz-Expires': '60',
    Expires: '2026-01-02T10:00:00Z',
    ServerTime: '2026-01-02T12:05:00Z',
  }

  test('from the body, in both languages', () => {
    const one = { code: 'AccessDenied', message: 'Request has expired', details: expired }
    expect(findings(one)).toEqual({
      'link-expired':
        'The link expired 2 h 5 min before it was used. It was valid until 2026-01-02T10:00:00Z; the server handled the request at 2026-01-02T12:05:00Z. Its lifetime was 1 min.',
    })
    expect(findings(one, 'zh')).toEqual({
      'link-expired':
        '链接在使用时已过期2小时5分钟。有效期至2026-01-02T10:00:00Z；服务端处理请求的时间为2026-01-02T12:05:00Z。该链接的有效时长为1分钟。',
    })
  })

  const host = 'https://b-1.obs.cn-north-4.myhuaweicloud.com/k'
  const headers = { server: 'OBS', date: 'Fri, 02 Jan 2026 10:00:00 GMT' }

  test.each([
    ['V2', `${host}?Expires=1767344400&Signature=x`, '1 h before'],
    ['V4', `${host}?X-Amz-Date=20260102T095000Z&X-Amz-Expires=300`, '5 min before'],
  ])('from a %s URL and the Date header', (_, url, part) => {
    expect(findings({ code: 'RequestTimeTooSkewed', url, headers })['link-expired']).toContain(part)
  })

  test('from a URL and the time in the request ID: "about"', () => {
    const one = {
      code: 'RequestTimeTooSkewed',
      url: `${host}?AccessKeyId=A&Expires=1672531200&Signature=x`,
      requestId: '00000187BFA5C4D6596C9BCDF469CA07',
    }
    expect(findings(one)['link-expired']).toBe(
      'The link expired about 116 days before it was used. It was valid until 2023-01-01T00:00:00Z; the server handled the request at about 2023-04-26T22:18:44.822Z (read from the request ID).',
    )
  })

  test.each([
    ['a link still valid', { url: `${host}?Expires=1767348001&Signature=x`, headers }],
    ['no server time', { url: `${host}?Expires=1700000000` }],
    ['an Expires that is no time', { url: `${host}?Expires=soon`, headers }],
  ])('not for %s', (_, known) => {
    expect(ids({ code: 'AccessDenied', ...known })).toEqual([])
  })
})

describe('credential-date', () => {
  const url = (date: string) =>
    `https://b-1.obs.cn-north-4.myhuaweicloud.com/k?X-Amz-Credential=AK%2F${date}%2Fcn-north-4%2Fs3%2Faws4_request&X-Amz-Signature=0a`
  const headers = { server: 'OBS', date: 'Fri, 20 Mar 2026 10:00:00 GMT' }

  test('older than seven days', () => {
    expect(findings({ code: 'RequestTimeTooSkewed', url: url('20260310'), headers })['credential-date']).toBe(
      'The date in the credential, 20260310, is 10 days 10 h earlier than the server time 2026-03-20T10:00:00Z; a V4 signing key is valid for 7 days.',
    )
  })

  test('not within them', () => {
    expect(ids({ code: 'RequestTimeTooSkewed', url: url('20260313'), headers })).toEqual([])
  })
})

describe('at the limits', () => {
  const server = '2026-01-02T10:00:00Z'
  test.each([
    ['a minute beside 8 h', '2026-01-02T18:01:00Z', true],
    ['a second more', '2026-01-02T18:01:01Z', false],
    ['14 h and a minute, the widest zone', '2026-01-03T00:01:00Z', true],
    ['14 h 30 min, wider than any zone', '2026-01-03T00:30:00Z', false],
  ])('a time zone: %s', (_, request, isZone) => {
    expect(ids(skewed(request, server)).includes('clock-timezone')).toBe(isZone)
  })

  test.each(['900000 ms', 'about 900000', '', '15 min'])(
    '%j is no number of milliseconds: 15 min are allowed',
    given => {
      expect(ids(skewed('2026-01-02T10:15:00Z', server, given))).toEqual([])
      expect(ids(skewed('2026-01-02T10:15:01Z', server, given))).toEqual(['clock-skew'])
    },
  )

  test('a date in x-amz-date counts before Date', () => {
    const headers = { server: 'OBS', date: 'Fri, 02 Jan 2026 10:00:00 GMT' }
    const requestHeaders = { date: 'Fri, 02 Jan 2026 09:00:00 GMT', 'x-amz-date': '20260102T100005Z' }
    expect(ids({ code, headers, requestHeaders })).toEqual([])
  })
})

describe('which refusals can come of a wrong clock', () => {
  const dates = {
    headers: { server: 'OBS', date: 'Fri, 02 Jan 2026 10:00:00 GMT' },
    requestHeaders: { date: 'Fri, 02 Jan 2026 09:00:00 GMT' },
  }
  test.each([
    ['RequestTimeTooSkewed', 403, true],
    ['AccessDenied', 403, true],
    ['SignatureDoesNotMatch', 403, true],
    ['NoSuchKey', 404, false],
    ['KmsAccessDenied', 403, false],
    ['AccessDeniedByPolicy', 403, false],
    ['NoSuchKey', 403, false],
    [null, 401, true],
    [null, 403, true],
    [null, 400, false],
    [null, 404, false],
    [null, null, true],
  ])('%s with status %s', (code, status, can) => {
    expect(ids({ ...dates, code, status }).includes('clock-skew')).toBe(can)
  })
})

describe('date-unreadable, by status', () => {
  const date = '2nd of January'
  test.each([
    ['a refusal', { status: 403 }, true],
    ['the least status of a failure', { status: 400 }, true],
    ['an answer that is no failure', { status: 304 }, false],
    ['no answer', { status: null }, false],
  ])('%s', (_, response, isFound) => {
    expect(ids({ code: null, ...response, requestHeaders: { date } }).includes('date-unreadable')).toBe(
      isFound,
    )
  })

  test.each(['x-obs-date', 'x-amz-date'])('not where %s takes the place of Date', name => {
    const requestHeaders = { date, [name]: 'also unreadable' }
    expect(ids({ code: null, status: 403, requestHeaders })).not.toContain('date-unreadable')
  })
})

describe('the time at which a V4 link was signed', () => {
  const host = 'https://b-1.obs.cn-north-4.myhuaweicloud.com/k'
  /** The server's clock stands at 10:00. */
  const signedAt = (time: string, known: Partial<ErrorResponse> = {}, parameter = 'X-Amz-Date') =>
    given(clock, {
      code: 'AccessDenied',
      url: `${host}?X-Amz-Signature=s&${parameter}=${time}`,
      headers: { date: 'Fri, 02 Jan 2026 10:00:00 GMT' },
      ...known,
    })
  const ahead = {
    'clock-skew:link': { skew: 901, request: '2026-01-02T10:15:01Z', server: '2026-01-02T10:00:00Z' },
  }

  test.each<[string, object, object]>([
    ['more than a quarter of an hour ahead', signedAt('20260102T101501Z'), ahead],
    ['in a link of OBS', signedAt('20260102T101501Z', {}, 'X-Obs-Date'), ahead],
    [
      'of a code that names the parameters',
      signedAt('20260102T101501Z', { code: 'AuthorizationQueryParametersError' }),
      ahead,
    ],
    ['of a 403 without a code', signedAt('20260102T101501Z', { code: null, status: 403 }), ahead],
    ['not of another code', signedAt('20260102T101501Z', { code: 'NoSuchKey' }), {}],
    ['not a quarter of an hour ahead', signedAt('20260102T101500Z'), {}],
    ['not behind, since a link is used later', signedAt('20260102T080000Z'), {}],
    ['not where it cannot be read', signedAt('noon'), {}],
    ['not where the clock of the server is unknown', signedAt('20260102T101501Z', { headers: {} }), {}],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected))

  test('is a zone where whole hours lie between', () => {
    expect(Object.keys(signedAt('20260102T180000Z')).some(key => key.startsWith('clock-timezone'))).toBe(true)
    expect(Object.keys(signedAt('20260102T101501Z')).some(key => key.startsWith('clock-timezone'))).toBe(
      false,
    )
  })
})
