import { describe, expect, test } from 'vitest'
import { type Filter, InvalidFilter } from '../../src/catalogue/filter.ts'
import { select } from '../../src/catalogue/select.ts'
import { reader, small } from './small.ts'

const rows = (filter: Filter) => select(reader, filter, 'en').map(({ status, code }) => `${status} ${code}`)

describe('statuses', () => {
  test.each([
    ['404', ['404 NoSuchBucket', '404 NoSuchKey', '404 NoSuchUpload']],
    [404, ['404 NoSuchBucket', '404 NoSuchKey', '404 NoSuchUpload']],
    ['5xx', ['500 InternalError']],
    ['5XX', ['500 InternalError']],
    ['409,500', ['409 BucketNotEmpty', '409 CustomDomainAreadyExist', '500 InternalError']],
    [
      ['409', '500'],
      ['409 BucketNotEmpty', '409 CustomDomainAreadyExist', '500 InternalError'],
    ],
    [
      '404-409',
      [
        '404 NoSuchBucket',
        '404 NoSuchKey',
        '404 NoSuchUpload',
        '409 BucketNotEmpty',
        '409 CustomDomainAreadyExist',
      ],
    ],
    ['503', []],
  ])('%j', (status, expected) => expect(rows({ status })).toEqual(expected))

  test('a code of two statuses shows the one that was asked for', () => {
    expect(rows({ status: '400' })).toContain('400 CustomDomainAreadyExist')
  })

  test.each(['', 'abc', '999', '4', '4x', '409-404', '404,', '-404', '0404', '6xx'])(
    '%j means nothing',
    status => {
      expect(() => rows({ status })).toThrow(InvalidFilter)
    },
  )
})

test('without a filter everything comes, by status and code, what has no status last', () => {
  const all = rows({})
  expect(all).toHaveLength(small.errors.length)
  expect(all[0]).toBe('400 IncorrectNumberOfFilesInPostRequest')
  expect(all.at(-1)).toBe('null ECONNREFUSED')
})

test.each([
  [{ retry: 'check-first' }, ['500 InternalError']],
  [{ service: 'data-processing' }, ['400 SYS.0009', '400 SYS.0010']],
  [{ service: 'Client' }, ['null ECONNREFUSED']],
  [{ service: 'data-processing', status: '404' }, []],
  [{ search: 'clock', status: '403' }, ['403 RequestTimeTooSkewed']],
  [{ search: 'clock', status: '404' }, []],
] as [Filter, string[]][])('%j', (filter, expected) => expect(rows(filter)).toEqual(expected))

test.each([
  [{ retry: 'maybe' }, 'yes, no, check-first'],
  [{ service: 'ec2' }, 'client, data-processing, obs'],
  [{ search: ' ' }, 'search cannot be'],
])('%j names what would mean something', (filter, choices) => {
  const attempt = () => rows(filter as Filter)
  expect(attempt).toThrow(InvalidFilter)
  expect(attempt).toThrow(choices)
})
