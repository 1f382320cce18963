import { describe, expect, test } from 'vitest'
import { findings, ids } from '../response.ts'

describe('delete-marker', () => {
  test.each([
    [
      { headers: { 'x-obs-delete-marker': 'true', 'x-obs-version-id': 'v7' } },
      'OBS returned a delete marker (version "v7"). The object',
    ],
    [{ headers: { 'x-amz-delete-marker': 'TRUE' } }, 'OBS returned a delete marker. The object'],
    [{ details: { DeleteMarker: 'true' } }, 'OBS returned a delete marker. The object'],
  ])('%o', (known, beginning) => {
    expect(findings({ code: 'NoSuchKey', ...known } as never)['delete-marker']).toContain(beginning)
  })

  test('Chinese', () => {
    expect(findings({ code: 'NoSuchKey', details: { DeleteMarker: 'true' } }, 'zh')['delete-marker']).toMatch(
      /^返回的是删除标记。/,
    )
  })

  test('not for false', () => {
    expect(ids({ code: 'NoSuchKey', headers: { 'x-obs-delete-marker': 'false' } })).toEqual([])
  })
})

describe('flow-control', () => {
  test.each([
    [{ code: 'ServiceUnavailable', details: { Indicator: '601' } }, '601'],
    [{ code: 'ServiceUnavailable', headers: { 'x-reserved-indicator': '602' } }, '602'],
    [{ code: '601' }, '601'],
  ])('%o', (known, indicator) => {
    expect(findings(known as never)['flow-control']).toBe(
      `Indicator ${indicator} stands for flow control (as the Hadoop connector of OBS reads it): lower the concurrency, and retry after a pause.`,
    )
  })

  test.each(['372', '6010', 'Unauthorized'])('not for %s', Indicator => {
    expect(ids({ code: 'AccessDenied', details: { Indicator } })).toEqual([])
  })
})

describe('retry-after', () => {
  test.each([
    ['90', 'The server asks to wait 1 min 30 s before the next attempt.'],
    [
      'Fri, 02 Jan 2026 10:00:00 GMT',
      'The server asks to wait until 2026-01-02T10:00:00Z before the next attempt.',
    ],
  ])('%s', (value, text) => {
    expect(findings({ code: 'SlowDown', headers: { 'retry-after': value } })['retry-after']).toBe(text)
  })

  test.each(['0', 'soon', ''])('not for %j', value => {
    expect(ids({ code: 'SlowDown', headers: { 'retry-after': value } })).toEqual([])
  })
})

describe('allow, method-resource', () => {
  test('the methods of a 405', () => {
    const known = { code: 'MethodNotAllowed', status: 405, headers: { allow: 'HEAD, GET,OPTIONS' } }
    expect(findings(known, 'en', [405])).toEqual({
      allow: 'Methods available here: HEAD, GET, OPTIONS.',
    })
    expect(findings(known, 'zh', [405])).toEqual({ allow: '此处可用的方法：HEAD、GET、OPTIONS。' })
  })

  test('the method and what it was for', () => {
    const details = { Method: 'POST', ResourceType: 'SERVICE' }
    expect(findings({ code: 'MethodNotAllowed', details })).toEqual({
      'method-resource': 'The method POST is not supported for a resource of the type "SERVICE".',
    })
  })

  test('not elsewhere', () => {
    expect(ids({ code: 'AccessDenied', status: 403, headers: { allow: 'GET' } }, [403])).toEqual([])
  })
})

describe('status-differs, error-in-success', () => {
  test('another status than documented', () => {
    expect(findings({ code: 'RequestTimeout', status: 400 }, 'en', [408])).toEqual({
      'status-differs': 'The response has the status 400; the documented status of RequestTimeout is 408.',
    })
    expect(findings({ code: 'NoSuchVersion', status: 409 }, 'zh', [404, 400])).toEqual({
      'status-differs': '响应的状态码为409；文档中NoSuchVersion的状态码为404或400。',
    })
  })

  test('an error inside a success', () => {
    expect(ids({ code: 'InternalError', status: 200 }, [500])).toEqual(['error-in-success'])
  })

  test.each([
    ['the documented one', { code: 'RequestTimeout', status: 408 }, [408]],
    ['one of several', { code: 'NoSuchVersion', status: 400 }, [404, 400]],
    ['no documented one', { code: 'Fancy', status: 418 }, []],
    ['no status', { code: 'RequestTimeout' }, [408]],
  ])('not for %s', (_, known, documented) => {
    expect(ids(known, documented)).toEqual([])
  })
})
