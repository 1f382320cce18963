import { describe, expect, test } from 'vitest'
import { lookup } from '../../src/catalogue/lookup.ts'
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
