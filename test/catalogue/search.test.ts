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

describe('the place of a word decides', () => {
  const [entry] = small.errors as [(typeof small.errors)[number]]
  const [cause] = entry.causes as [(typeof entry.causes)[number]]
  const plain = { en: 'plain', zh: 'plain' }
  const zebra = { en: 'zebra', zh: 'zebra' }
  /** An entry with the word in some places and nowhere else. */
  const withWord = (...places: ('code' | 'summary' | 'cause' | 'remedy')[]): typeof entry => ({
    ...{ ...entry, aliases: [], related: [], links: [] },
    code: places.includes('code') ? 'ZebraError' : 'PlainError',
    summary: places.includes('summary') ? zebra : plain,
    causes: [
      {
        ...{ ...cause, title: plain, check: null },
        cause: places.includes('cause') ? zebra : plain,
        remedy: places.includes('remedy') ? zebra : plain,
      },
    ],
  })
  test.each([
    ['the code more than all others together', withWord('summary', 'cause', 'remedy'), withWord('code')],
    ['the summary more than cause and remedy', withWord('cause', 'remedy'), withWord('summary')],
    ['a cause more than a remedy', withWord('remedy'), withWord('cause')],
  ])('%s', (_, other, best) => {
    expect(search([other, best], 'zebra')).toEqual([best, other])
  })
})

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
