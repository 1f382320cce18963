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

describe('how statuses may be written', () => {
  test.each(['404 - 409', '404- 409', '404 -409', ' 404-409 '])('%j is a range', status => {
    expect(rows({ status })).toEqual(rows({ status: '404-409' }))
  })
  test.each(['404,500', '404, 500', ' 404 ,500'])('%j are two', status => {
    expect(rows({ status })).toEqual([...rows({ status: 404 }), ...rows({ status: 500 })])
  })
  test.each(['x4xx', '4xxx', '404-409x', '404x', 'x404', '404-', '409-408'])('%j means nothing', status => {
    expect(() => rows({ status })).toThrow(InvalidFilter)
  })
  test('a range of one', () => expect(rows({ status: '404-404' })).toEqual(rows({ status: 404 })))
})

test('the reason goes with the status that is shown', () => {
  const reasons = (filter: Filter) => select(reader, filter, 'en').map(({ code, reason }) => [code, reason])
  expect(reasons({ status: 403 })).toContainEqual(['AccessDenied', 'Forbidden'])
  expect(reasons({ status: 409 })).toContainEqual(['CustomDomainAreadyExist', 'Conflict'])
  expect(reasons({ status: 400 })).toContainEqual(['CustomDomainAreadyExist', null])
  expect(reasons({ service: 'client' })).toEqual([['ECONNREFUSED', null]])
})

test('what is searched for comes best first, whatever its status', () => {
  // The words are in the code of one, and in a text of the other.
  expect(rows({ search: 'an error' })).toEqual(['500 InternalError'])
  expect(rows({ search: 'too long' })).toEqual(['400 KeyTooLongError'])
  expect(rows({ search: 'bucket' })).toEqual(['409 BucketNotEmpty', '404 NoSuchBucket'])
  expect(rows({ search: 'no bucket' })).toEqual(['404 NoSuchBucket', '409 BucketNotEmpty'])
  expect(rows({ search: 'bucket', status: '409' })).toEqual(['409 BucketNotEmpty'])
})

test('a list by status reads the entries that it shows and no others', () => {
  const read: string[] = []
  const narrow: typeof reader = {
    ...reader,
    error: code => {
      read.push(code)
      return reader.error(code)
    },
    whole: () => {
      throw new Error('the whole catalogue is not needed')
    },
  }
  expect(select(narrow, { status: 500 }, 'en').map(({ code }) => code)).toEqual(['InternalError'])
  expect(select(narrow, { status: 500, search: 'error' }, 'en').map(({ code }) => code)).toEqual([
    'InternalError',
  ])
  expect(read).toEqual(['InternalError', 'InternalError'])
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
  [{ retry: 'maybe' }, 'retry cannot be "maybe": use yes, no, check-first'],
  [{ service: 'ec2' }, 'service cannot be "ec2": use client, data-processing, obs'],
  [{ service: 'ec2', status: '404' }, 'service cannot be "ec2": use client, data-processing, obs'],
  [{ search: ' ' }, 'search cannot be " "'],
  [{ status: '404, 4x ' }, 'status cannot be "4x": use 400, 403, 404, 409, 500'],
])('%j names what would mean something', (filter, message) => {
  const attempt = () => rows(filter as Filter)
  expect(attempt).toThrow(InvalidFilter)
  const [option] = message.split(' ')
  const choices = message.split('use ')[1]?.split(', ') ?? []
  expect(attempt).toThrow(expect.objectContaining({ name: 'InvalidFilter', message, option, choices }))
})
