import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readDataFolder } from '../../src/catalogue/data-folder.ts'
import { failureKinds } from '../../src/diagnose/facts/failure.ts'
import { effectOf, retryOf } from '../../src/diagnose/retry.ts'
import type { ErrorResponse, Retry } from '../../src/types.ts'
import { response } from './response.ts'

/** The verdict on repeating a request, from the failure and from what the request does. */

const url = 'https://my-bucket.obs.cn-north-4.myhuaweicloud.com/docs/a.txt'

describe('what repeating a request does', () => {
  test.each<[string, Partial<ErrorResponse>, string]>([
    ['a GET', { method: 'GET', url }, 'reads'],
    ['a HEAD, in lower case', { method: 'head', url }, 'reads'],
    ['a preflight', { method: 'OPTIONS', url }, 'reads'],
    ['a select', { method: 'POST', url: `${url}?select&select-type=2` }, 'reads'],
    ['an operation that reads', { details: { Operation: 'ListObjectsV2' } }, 'reads'],
    ['a PUT of an object', { method: 'PUT', url }, 'same-result'],
    ['a part', { method: 'PUT', url: `${url}?partNumber=1&uploadId=0A` }, 'same-result'],
    ['a DELETE', { method: 'DELETE', url }, 'same-result'],
    ['a batch delete', { method: 'POST', url: `${url}?delete` }, 'same-result'],
    ['a batch delete by boto3', { details: { Operation: 'DeleteObjects' } }, 'same-result'],
    ['an upload by an SDK', { details: { Operation: 'PutObject' } }, 'same-result'],
    ['an append', { method: 'POST', url: `${url}?append&position=0` }, 'new-each-time'],
    ['an append by an SDK', { details: { Operation: 'AppendObject' } }, 'new-each-time'],
    ['a rename', { method: 'POST', url: `${url}?name=b&rename` }, 'new-each-time'],
    ['the start of an upload', { method: 'POST', url: `${url}?uploads` }, 'new-each-time'],
    ['a merge', { method: 'POST', url: `${url}?uploadId=0A` }, 'new-each-time'],
    ['a merge by boto3', { details: { Operation: 'CompleteMultipartUpload' } }, 'new-each-time'],
    ['a form', { method: 'POST', url }, 'new-each-time'],
    ['a change at a position', { method: 'PUT', url: `${url}?modify&position=3` }, 'new-each-time'],
    ['nothing known', {}, 'unknown'],
  ])('%s: %s', (_, known, effect) => {
    expect(effectOf(response(known))).toBe(effect)
  })
})

const requests: Record<string, Partial<ErrorResponse>> = {
  read: { method: 'GET', url },
  write: { method: 'PUT', url },
  merge: { method: 'POST', url: `${url}?uploadId=0A` },
  unknown: {},
}

describe('the verdict', () => {
  test.each<[string, number | null, Retry, Record<string, Retry>]>([
    ['a failure that stays', 403, 'no', { read: 'no', write: 'no', merge: 'no', unknown: 'no' }],
    ['throttled', 503, 'yes', { read: 'yes', write: 'yes', merge: 'check-first', unknown: 'yes' }],
    ['refused for too many', 429, 'yes', { read: 'yes', write: 'yes', merge: 'yes', unknown: 'yes' }],
    [
      'may have been carried out',
      500,
      'check-first',
      { read: 'yes', write: 'check-first', merge: 'check-first', unknown: 'check-first' },
    ],
    [
      'no answer',
      null,
      'check-first',
      { read: 'yes', write: 'check-first', merge: 'check-first', unknown: 'check-first' },
    ],
    ['no answer in time', 408, 'yes', { read: 'yes', write: 'yes', merge: 'check-first', unknown: 'yes' }],
  ])('%s (%s, %s)', (_, status, verdict, wanted) => {
    const got = Object.entries(requests).map(([name, known]) => [
      name,
      retryOf(response({ ...known, status }), verdict),
    ])
    expect(Object.fromEntries(got)).toEqual(wanted)
  })

  test('where nothing was sent every request may be repeated', () => {
    for (const known of Object.values(requests))
      for (const verdict of ['check-first', 'no', 'yes'] as const)
        expect(retryOf(response({ ...known, unanswered: true }), verdict, true)).toBe('yes')
  })
})

const catalogue = readDataFolder(fileURLToPath(new URL('../../data', import.meta.url)))

describe('a connection that failed before anything was sent', () => {
  const entries = new Map(catalogue.errors.map(entry => [entry.code, entry]))
  const unsent = Object.entries(failureKinds).filter(([, { isUnsent }]) => isUnsent)

  test('is refused, not found, not trusted, or ends at a proxy', () => {
    expect(unsent.map(([kind]) => kind)).toEqual(
      expect.arrayContaining(['refused', 'no-route', 'dns-unknown', 'tls-name', 'proxy-refused']),
    )
  })

  test.each(unsent)('%s: no verdict of its entry or causes says no', (_, { code }) => {
    const entry = entries.get(code ?? '')
    const own = entry?.code === 'LocalFailure' || entry?.code === 'ETIMEDOUT' ? [] : [entry?.retry]
    expect([...own, ...(entry?.causes.map(({ retry }) => retry) ?? [])]).not.toContain('no')
  })
})

describe('over all codes and statuses', () => {
  const failures = [...catalogue.errors, ...catalogue.statuses].flatMap(entry => {
    const name = 'code' in entry ? entry.code : String(entry.status)
    const statuses = 'statuses' in entry ? [...entry.statuses, null] : [entry.status]
    return statuses.map(status => [name, status, entry.retry] as const)
  })

  test.each(failures)('%s (%s)', (_, status, verdict) => {
    const of = (name: string) => retryOf(response({ ...requests[name], status }), verdict)
    expect(of('read')).toBe(verdict === 'no' ? 'no' : 'yes')
    expect(of('write')).toBe(verdict)
    const hasBegun = status === null || status === 408 || status >= 500
    expect(of('merge')).toBe(verdict !== 'no' && hasBegun ? 'check-first' : verdict)
  })

  test.each<[string, Retry]>([
    ['SlowDown', 'yes'],
    ['InternalError', 'check-first'],
    ['ServiceUnavailable', 'check-first'],
    ['RequestTimeout', 'check-first'],
    ['TooManyRequests', 'yes'],
    ['OperationAborted', 'yes'],
    ['TemporaryRedirect', 'yes'],
    ['FsRenameConflict', 'check-first'],
    ['SYS.0020', 'check-first'],
    ['SYS.0031', 'yes'],
    ['AccessDenied', 'no'],
    ['ServiceNotImplemented', 'no'],
  ])('a PUT after %s: %s', (code, verdict) => {
    const entry = catalogue.errors.find(one => one.code === code)
    expect(
      retryOf(response({ method: 'PUT', url, status: entry?.statuses[0] ?? null }), entry?.retry ?? 'no'),
    ).toBe(verdict)
  })
})
