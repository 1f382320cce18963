import { describe, expect, test } from 'vitest'
import {
  addressOf,
  bucketHost,
  hasNoSignature,
  isDamagedLink,
  isTwice,
  methodOf,
  queryOf,
} from '../../../src/diagnose/facts/request.ts'
import { response } from '../response.ts'

const north = 'obs.cn-north-4.myhuaweicloud.com'
const url = `https://b-1.${north}/k`

test('the address of a request comes from its URL, or from its host and its path', () => {
  const requestHeaders = { host: `b-2.${north}` }
  expect(addressOf(response({ url, requestHeaders }))?.bucket).toBe('b-1')
  expect(addressOf(response({ requestHeaders }))).toMatchObject({ bucket: 'b-2', key: null })
  expect(addressOf(response({ url: '/k', requestHeaders }))).toMatchObject({ bucket: 'b-2', key: 'k' })
  expect(addressOf(response({ url: '/k' }))).toBeNull()
  expect(addressOf(response())).toBeNull()
  expect(addressOf(response({ url: url.padEnd(100_000, 'k') }))).not.toBeNull()
  expect(addressOf(response({ url: url.padEnd(100_001, 'k') }))).toBeNull()
})

test.each<[string, Record<string, string>]>([
  ['', {}],
  ['?', {}],
  ['?a', { a: '' }],
  ['?a=', { a: '' }],
  ['?A=B%20c', { a: 'B c' }],
  ['?a=b=c', { a: 'b=c' }],
  ['?a=1&a=2&b', { a: '1', b: '' }],
  ['?=x&&a=1', { a: '1' }],
  ['?a=%', { a: '%' }],
  ['?a=1#b=2', { a: '1' }],
])('the parameters of %j', (query, expected) => {
  expect(Object.fromEntries(queryOf(response({ url: `${url}${query}` })))).toEqual(expected)
})

test('the parameters where the URL is a query, or is not known', () => {
  expect(queryOf(response({ url: '?a=1' })).get('a')).toBe('1')
  expect(queryOf(response()).size).toBe(0)
})

test.each([
  ['b-1', true],
  ['abc', true],
  ['ab', false],
  ['a'.repeat(63), true],
  ['a'.repeat(64), false],
  ['-b1', false],
  ['b1-', false],
  ['B-1', false],
  ['b_1', false],
  [null, false],
])('%s stands in front of an endpoint', (bucket, isHost) =>
  expect(bucketHost(bucket, north)).toBe(isHost ? `${bucket}.${north}` : null),
)

test.each([
  ['b-1.b-1', true],
  ['abc.abc', true],
  ['ab.ab', false],
  ['b-1.b-2', false],
  ['b-1b-1', false],
  ['b-1', false],
])('%s is a name twice', (bucket, expected) => expect(isTwice(bucket)).toBe(expected))

describe('a request without a signature', () => {
  const requestHeaders = { host: 'h' }
  test.each<[string, Parameters<typeof response>[0], boolean]>([
    ['shows by its headers and its URL', { url, requestHeaders }, true],
    ['not where the headers are unknown', { url }, false],
    ['not where the URL is unknown', { requestHeaders }, false],
    ['not where it has an Authorization', { url, requestHeaders: { authorization: 'x' } }, false],
    ['not where the URL is signed', { url: `${url}?Signature=s`, requestHeaders }, false],
    ['not where the URL is signed by V4', { url: `${url}?X-Amz-Signature=s`, requestHeaders }, false],
    ['not where the URL is signed by V4 of OBS', { url: `${url}?X-Obs-Signature=s`, requestHeaders }, false],
    ['not where the URL lost its signature', { url: `${url}?AccessKeyId=A`, requestHeaders }, false],
  ])('%s', (_, known, expected) => expect(hasNoSignature(response(known))).toBe(expected))

  test('is no link that lost it', () => {
    expect(isDamagedLink(response({ url }))).toBe(false)
    expect(isDamagedLink(response({ url: `${url}?AccessKeyId=A` }))).toBe(true)
    expect(isDamagedLink(response({ url: `${url}?AccessKeyId=A&Signature=s` }))).toBe(false)
  })
})

test('the method, by its name or by the operation', () => {
  expect(methodOf(response({ method: 'put' }))).toBe('PUT')
  expect(methodOf(response({ method: 'put', details: { Operation: 'GetObject' } }))).toBe('PUT')
  expect(methodOf(response({ details: { Operation: 'GetObject' } }))).toBe('GET')
  expect(methodOf(response())).toBeNull()
})
