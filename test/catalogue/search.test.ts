import { describe, expect, test } from 'vitest'
import { openCatalogue } from '../../src/catalogue/load.ts'
import { search } from '../../src/catalogue/search.ts'
import { small } from './small.ts'

const codes = (query: string) => search(small.errors, query).map(({ code }) => code)

test.each([
  ['a word of a summary', 'clock', ['RequestTimeTooSkewed']],
  ['in capitals', 'CLOCK', ['RequestTimeTooSkewed']],
  ['a word of the code before one of a text', 'upload', ['NoSuchUpload']],
  ['words that stand apart', 'client clock', ['RequestTimeTooSkewed']],
  ['Chinese', '说明：the clock', ['RequestTimeTooSkewed']],
  ['an alias', 'AlreadyExist', ['CustomDomainAreadyExist']],
  ['the words of a code', 'such upload', ['NoSuchUpload']],
  ['one of the words does not occur', 'clock zebra', []],
  ['nothing', '', []],
  ['a hostile word', '__proto__', []],
])('%s: %s', (_, query, expected) => expect(codes(query)).toEqual(expected))

describe('the catalogue answers what people look for among the first five', () => {
  const { errors } = openCatalogue().whole()
  test.each([
    ['clock', 'RequestTimeTooSkewed'],
    ['arrears', 'InArrearOrInsufficientBalance'],
    ['欠费', 'InArrearOrInsufficientBalance'],
    ['multipart upload', 'NoSuchUpload'],
    ['path style', 'VirtualHostDomainRequired'],
    ...['throttle', 'throttling', '限流'].flatMap(word => [
      [word, 'SlowDown'],
      [word, 'ServiceUnavailable'],
      [word, 'TooManyRequests'],
    ]),
    ['分片', 'NoSuchUpload'],
    ['presigned', 'RequestTimeTooSkewed'],
    ['presigned', 'SignatureDoesNotMatch'],
  ])('%s: %s', (query, code) => {
    const first = search(errors, query)
      .slice(0, 5)
      .map(entry => entry.code)
    expect(first).toContain(code)
  })
})
