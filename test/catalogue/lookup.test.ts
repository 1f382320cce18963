import { describe, expect, test } from 'vitest'
import { codesOf, lookup, lookupCode } from '../../src/catalogue/lookup.ts'
import { readerOf } from '../../src/catalogue/reader.ts'
import { small } from './small.ts'

const found = (query: string) => {
  const hit = lookup(small.errors, query)
  return hit && ('code' in hit ? hit.code : 'status' in hit ? hit.status : hit.class)
}

describe('a code is found', () => {
  test.each([
    ['as it is spelt', 'NoSuchUpload', 'NoSuchUpload'],
    ['in lower case', 'nosuchupload', 'NoSuchUpload'],
    ['in capitals', 'NOSUCHUPLOAD', 'NoSuchUpload'],
    ['in snake case', 'no_such_upload', 'NoSuchUpload'],
    ['in kebab case', 'no-such-upload', 'NoSuchUpload'],
    ['as words', 'No Such Upload', 'NoSuchUpload'],
    [
      'across a line break of a table',
      'IncorrectNumberOfFilesInPost Request',
      'IncorrectNumberOfFilesInPostRequest',
    ],
    ['in quotes', '"NoSuchUpload"', 'NoSuchUpload'],
    ['in Chinese quotes', '“NoSuchUpload”', 'NoSuchUpload'],
    ['in quotes in brackets', '(«NoSuchUpload»)', 'NoSuchUpload'],
    ['with several blanks', 'no  such _- upload', 'NoSuchUpload'],
    ['in brackets', '[NoSuchUpload],', 'NoSuchUpload'],
    ['before a colon', 'NoSuchUpload:', 'NoSuchUpload'],
    ['in full-width letters', 'ＮｏＳｕｃｈＵｐｌｏａｄ', 'NoSuchUpload'],
    ['by an alias', 'KeyTooLong', 'KeyTooLongError'],
    ['by the right spelling of a misspelt code', 'customdomainalreadyexist', 'CustomDomainAreadyExist'],
    ['as a constant of the C SDK', 'OBS_STATUS_NoSuchKey', 'NoSuchKey'],
    ['as a class of the Ruby SDK', 'Aws::S3::Errors::NoSuchKey', 'NoSuchKey'],
    ['as a compiler would print it', 'error[NoSuchKey]', 'NoSuchKey'],
    ['with a dot in it', 'sys.0009', 'SYS.0009'],
    ['with blanks in it', 'system capacity not enough', 'System Capacity Not enough'],
  ])('%s: %s', (_, query, code) => expect(found(query)).toBe(code))
})

describe('a status is found', () => {
  test.each([
    ['404', 404],
    ['404 Not Found', 404],
    ['"404 Not Found"', 404],
    ['HTTP 404', 404],
    ['HTTP/1.1 404 Not Found', 404],
    ['HTTP/2 404', 404],
    ['418', 418],
    ['4xx', '4xx'],
    ['4XX', '4xx'],
    ['HTTP 5xx', '5xx'],
  ])('%s', (query, status) => expect(found(query)).toBe(status))
})

describe('nothing is found', () => {
  test.each([
    'NoSuchThing',
    '',
    ' ',
    '"',
    '99',
    '600',
    '999',
    '4040',
    '6xx',
    'xx',
    '404 <b>',
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'prototype',
    'NoSuch',
    'NoSuchKeys',
    '-',
    '::',
    'OBS_STATUS_',
    'x'.repeat(100_000),
    `NoSuchKey${'!'.repeat(100_000)}a`,
  ])('%.40s', query => expect(found(query)).toBeNull())
})

describe('no name is longer than 200 characters', () => {
  test.each([
    ['a code', 'NoSuchKey', 'NoSuchKey'],
    ['a status', '404', 404],
  ])('%s', (_, query, expected) => {
    expect(found(query.padEnd(200))).toBe(expected)
    expect(found(query.padEnd(201))).toBeNull()
    expect(lookupCode(small.errors, query.padEnd(201))).toBeNull()
  })
})

test('a code in a longer name is found between blanks', () => {
  expect(found(' OBS_STATUS_NoSuchKey\n')).toBe('NoSuchKey')
  expect(found(' error[NoSuchKey]: ')).toBe('NoSuchKey')
})

test('the code that is spelt so goes before one that is the same after folding', () => {
  const names = ['NoSuch', 'no-such', 'NOSUCH'].map(code => ({ code, aliases: [], statuses: [] }))
  expect(names.map(({ code }) => lookupCode(names, code))).toEqual(['NoSuch', 'no-such', 'NOSUCH'])
})

test('a code goes before an alias of another code', () => {
  const names = [
    { code: 'Gone', aliases: [], statuses: [410] },
    { code: 'Lost', aliases: ['gone'], statuses: [404] },
  ]
  expect(lookupCode(names, 'GONE')).toBe('Gone')
  expect(lookupCode(names.toReversed(), 'GONE')).toBe('Gone')
})

describe('what readers of texts ask', () => {
  const message = 'The object is gone.'
  const entry = (code: string, said: string) => {
    const [first] = small.errors as [(typeof small.errors)[number]]
    const text = { en: said, zh: said }
    return {
      ...first,
      code,
      aliases: [`${code}2`],
      statuses: [404, 410],
      documented: { message: text, solution: null },
    }
  }
  const { isKnownCode, statusesOf, codeOfMessage } = codesOf(
    readerOf({
      ...small,
      errors: [
        entry('Gone', message),
        entry('Brief', 'It is gone.'),
        entry('One', 'Two codes say this.'),
        entry('Other', 'Two codes say this.'),
        entry('Long', `It is all ${'a'.repeat(490)}`),
        entry('TooLong', `It is all ${'a'.repeat(491)}`),
      ],
    }),
  )

  test('whether a word is a code', () => {
    expect(['Gone', 'gone-2', 'Lost'].map(isKnownCode)).toEqual([true, true, false])
  })

  test('the statuses of a code, in whatever spelling', () => {
    expect(['gone', 'Gone2', 'Lost'].map(statusesOf)).toEqual([[404, 410], [404, 410], []])
  })

  test.each([
    ['as it is documented', message, 'Gone'],
    ['in other case and without the full stop', 'the object IS gone', 'Gone'],
    ['that is another one', 'The object is here.', null],
    ['of three words, which may be said of anything', 'It is gone.', null],
    ['of several codes', 'Two codes say this.', null],
    ['of 500 characters', `It is all ${'a'.repeat(490)}`, 'Long'],
    ['of 501 characters', `It is all ${'a'.repeat(491)}`, null],
    ['that is empty', '', null],
  ])('the code of a message %s', (_, said, code) => expect(codeOfMessage(said)).toBe(code))
})
