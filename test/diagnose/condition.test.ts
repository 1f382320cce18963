import { describe, expect, test } from 'vitest'
import {
  factsOf,
  isMute,
  isRefutedByFacts,
  isRefutedByMessage,
  isTelling,
  phrasesOf,
} from '../../src/diagnose/condition.ts'
import type { Condition, ErrorResponse } from '../../src/types.ts'
import { response } from './response.ts'

/** The words of what a condition finds in a response, or null. */
function words(condition: Condition, known: Partial<ErrorResponse>) {
  return phrasesOf(condition, factsOf(response(known), []))?.map(([word]) => word) ?? null
}

describe('elements that became fields of the response', () => {
  test.each<[string, Partial<ErrorResponse>]>([
    ['Key', { key: 'k' }],
    ['BucketName', { bucket: 'b-1' }],
    ['Bucket', { bucket: 'b-1' }],
    ['Resource', { resource: '/b-1/k' }],
    ['Indicator', { headers: { 'x-reserved-indicator': '601' } }],
  ])('%s', (name, known) => {
    expect(words({ element: { [name]: '' } }, known)).toEqual(['because-element'])
    expect(words({ element: { [name]: '' } }, {})).toBeNull()
    expect(words({ element: { Other: '' } }, known)).toBeNull()
  })

  test('a detail of that name counts first', () => {
    const known = { bucket: 'b-1', details: { BucketName: 'b-2' } }
    expect(words({ element: { BucketName: 'b-2' } }, known)).toEqual(['because-element-value'])
  })
})

describe('headers', () => {
  test.each<[string, string]>([
    ['x-reserved-indicator', 'Indicator'],
    ['x-obs-delete-marker', 'DeleteMarker'],
    ['x-obs-qos-delay-time', 'QosDelayTime'],
    ['x-amz-bucket-region', 'BucketRegion'],
    ['allow', 'Allow'],
    ['retry-after', 'RetryAfter'],
  ])('%s may be printed as the field %s', (name, field) => {
    expect(words({ header: { [name]: '' } }, { details: { [field]: 'x' } })).toEqual(['because-header'])
  })

  test.each([
    ['x-obs-meta', 'x-obs-meta'],
    ['x-obs-meta', 'x-amz-meta'],
    ['x-amz-meta', 'x-obs-meta'],
    ['meta', 'x-obs-meta'],
  ])('%s is found as %s', (asked, sent) => {
    expect(words({ sent: { [asked]: '' } }, { requestHeaders: { [sent]: 'x' } })).toEqual(['because-sent'])
    expect(words({ sent: { [asked]: '' } }, { requestHeaders: { 'x-cos-meta': 'x' } })).toBeNull()
  })

  test('the value, without regard to case and white space', () => {
    expect(words({ header: { server: 'a b' } }, { headers: { server: ' A \n B ' } })).toEqual([
      'because-header-value',
    ])
    expect(words({ header: { server: 'a b' } }, { headers: { server: 'xa  bx' } })).toEqual([
      'because-header-contains',
    ])
    expect(words({ header: { server: 'a b' } }, { headers: { server: 'ab' } })).toBeNull()
  })
})

test('a fragment is found in any case, whatever white space stands in it', () => {
  const condition = { message: ['Has  EXPIRED'] }
  expect(words(condition, { message: 'it has\n\texpired' })).toEqual(['because-message'])
  expect(words(condition, { message: 'hasexpired' })).toBeNull()
  expect(words(condition, { message: null })).toBeNull()
})

test.each<[Condition, Partial<ErrorResponse>]>([
  [{ method: ['PUT'] }, { method: null }],
  [{ method: ['PUT'] }, { method: 'GET' }],
  [{ status: [403] }, { status: null }],
  [{ client: ['boto3'] }, { client: null }],
  [{ host: ['path-style'] }, {}],
])('%o does not hold where the fact is another or not known', (condition, known) => {
  expect(words(condition, known)).toBeNull()
})

describe('what a known fact says against a condition', () => {
  const url = 'https://b-1.obs.cn-north-4.myhuaweicloud.com/k'
  test.each<[Condition, Partial<ErrorResponse>, boolean]>([
    [{ status: [403] }, { status: 404 }, true],
    [{ status: [403] }, { status: 403 }, false],
    [{ status: [403] }, {}, false],
    [{ method: ['PUT'] }, { method: 'GET' }, true],
    [{ method: ['PUT'] }, { method: 'PUT' }, false],
    [{ method: ['PUT'] }, {}, false],
    [{ absent: ['requestId'] }, { requestId: '1' }, true],
    [{ absent: ['requestId'] }, {}, false],
    [{ query: { expires: '' } }, { url }, true],
    [{ query: { expires: '' } }, { url: `${url}?Expires=1` }, false],
    [{ query: { expires: '' } }, { url: 'obs://b-1/k' }, false],
    [{ query: { expires: '' } }, {}, false],
    [{ header: { allow: '' } }, { headers: { server: 'OBS' } }, true],
    [{ header: { allow: '' } }, { headers: { allow: 'GET' } }, false],
    [{ header: { allow: '' } }, {}, false],
    [{}, { status: 404, headers: { server: 'OBS' }, url }, false],
  ])('%o in %o: %s', (condition, known, isRefuted) => {
    expect(isRefutedByFacts(condition, factsOf(response(known), []))).toBe(isRefuted)
  })

  test.each<[Condition, string | null, boolean]>([
    [{ message: ['a', 'b'] }, 'a', true],
    [{ message: ['a', 'b'] }, 'b A', false],
    [{ message: ['a'] }, null, false],
    [{}, 'a', false],
  ])('%o with the message %j: %s', (condition, message, isRefuted) => {
    expect(isRefutedByMessage(condition, factsOf(response({ message }), []))).toBe(isRefuted)
  })
})

test.each<[Condition, boolean]>([
  [{ finding: ['link-expired'] }, true],
  [{ sent: { date: '' } }, true],
  [{ finding: ['link-expired'], message: ['a'] }, false],
  [{ finding: ['link-expired'], method: ['GET'] }, false],
  [{ sent: { date: '' }, header: { allow: '' } }, false],
  [{ message: ['a'] }, false],
  [{}, false],
])('%o proves nothing where it fails: %s', (condition, expected) => {
  expect(isMute(condition)).toBe(expected)
})

test.each<[Condition, boolean]>([
  [{ finding: ['link-expired'] }, true],
  [{ message: ['a'] }, true],
  [{ header: { allow: '' } }, true],
  [{ element: { Condition: '' } }, true],
  [{ element: { Operation: '' } }, false],
  [{ element: { StringToSign: '', CanonicalRequest: '' } }, false],
  [{ element: { StringToSign: '', Condition: '' } }, true],
  [{ status: [403], method: ['GET'] }, false],
  [{}, false],
])('%o tests what the server says of the failure: %s', (condition, expected) => {
  expect(isTelling(condition)).toBe(expected)
})
