import { describe, expect, test } from 'vitest'
import { openCatalogue } from '../../src/catalogue/load.ts'
import { nearestCodes, nearestName } from '../../src/catalogue/nearest.ts'
import { editDistance } from '../../src/edit-distance.ts'
import { small } from './small.ts'

test.each([
  ['one letter is missing', 'NoSuchUplod', ['NoSuchUpload']],
  ['two letters are swapped', 'NoSuchKye', ['NoSuchKey']],
  ['a word of the code', 'upload', ['NoSuchUpload']],
  ['the beginning of a word', 'skew', ['RequestTimeTooSkewed']],
  ['a word is missing', 'RequestTimeSkewed', ['RequestTimeTooSkewed']],
  ['an alias is near', 'KeyToLong', ['KeyTooLongError']],
  ['the beginning of several', 'NoSuch', ['NoSuchKey', 'NoSuchBucket', 'NoSuchUpload']],
  ['a number is another code', 'SYS.0099', []],
  ['nonsense', 'xyzzy', []],
  ['a status', '404', []],
  ['too short to tell', 'No', []],
  ['a hostile name', 'constructor', []],
  ['a very long name', 'NoSuchUpload'.repeat(10_000), []],
])('%s: %.30s', (_, query, codes) => expect(nearestCodes(small.errors, query)).toEqual(codes))

/** What is suggested where the catalogue has these codes and no others. */
const suggested = (codes: string[], query: string) =>
  nearestCodes(
    codes.map(code => ({ code, aliases: [], statuses: [] })),
    query,
  )

describe('two names are near up to four edits in ten letters', () => {
  test.each([
    ['four letters are missing', 'acegij', true],
    ['five are missing', 'acegi', false],
    ['four letters are others', 'abcdwxyzij', true],
    ['five are others', 'abcdvwxyzj', false],
    ['six letters of sixteen are too many', 'azbzczdzezfzghij', true],
    ['seven of seventeen are', 'azbzczdzezfzgzhij', false],
    ['four swaps', 'badcfehgij', true],
    ['a letter is there four times more', 'aaaaabcdefghij', true],
  ])('%s: %s', (_, query, isNear) =>
    expect(suggested(['Abcdefghij'], query)).toEqual(isNear ? ['Abcdefghij'] : []),
  )
})

describe('a word of a code is near', () => {
  test.each([
    [
      'its last word, and the beginning of another',
      'upload',
      ['UploadsLost', 'PartUpload'],
      ['PartUpload', 'UploadsLost'],
    ],
    [
      'its last word, and the middle of another',
      'upload',
      ['NoXuploaded', 'PartUpload'],
      ['PartUpload', 'NoXuploaded'],
    ],
    ['its last word before another', 'upload', ['PartUpload', 'UploadPart'], ['PartUpload', 'UploadPart']],
    [
      'a word before the beginning of one',
      'upload',
      ['XxUploads', 'UploadPart'],
      ['UploadPart', 'XxUploads'],
    ],
    [
      'the code itself, and what is hardly worse',
      'upload',
      ['UploadPart', 'NoSuchUpload', 'Upload'],
      ['Upload', 'NoSuchUpload'],
    ],
    ['three letters', 'key', ['NoSuchKey'], ['NoSuchKey']],
    ['the beginning of the code, up to the middle of a word', 'nosu', ['NoSuchUpload'], ['NoSuchUpload']],
    ['six letters from the middle', 'chuplo', ['NoSuchUpload'], ['NoSuchUpload']],
    ['five letters from the middle are too few', 'chupl', ['NoSuchUpload'], []],
    ['capitals are one word', 'xml', ['NoXMLBody'], ['NoXMLBody']],
    ['words between dots, blanks and hyphens', 'not', ['Space is-not.Left'], ['Space is-not.Left']],
  ])('%s: %s', (_, query, codes, expected) => expect(suggested(codes, query)).toEqual(expected))
})

test('at most three are suggested, the shortest of those that are equally near', () => {
  const codes = ['UploadTooBigger', 'UploadTooBig', 'UploadBig', 'UploadIt']
  expect(suggested(codes, 'upload')).toEqual(['UploadIt', 'UploadBig', 'UploadTooBig'])
})

test('a name of a hundred characters is compared, a longer one is not', () => {
  expect(suggested(['NoSuchUpload'], 'NoSuchUplod'.padEnd(100))).toEqual(['NoSuchUpload'])
  expect(suggested(['NoSuchUpload'], 'NoSuchUplod'.padEnd(101))).toEqual([])
})

test('every code of the catalogue is found again after a slip', () => {
  const { names } = openCatalogue()
  const lost = names
    .map(({ code }) => code)
    .filter(code => code.length > 8 && !/\d/.test(code))
    .filter(code => !nearestCodes(names, code.slice(0, -3) + code.slice(-2)).includes(code))
  expect(lost).toEqual([])
})

test.each([
  ['lst', 'list'],
  ['explian', 'explain'],
  ['decod', 'decode'],
  ['completions', 'completion'],
  ['nope', null],
  ['NoSuchKey', null],
  ['LIST', 'list'],
  ['listed', 'list'],
  ['lits', 'list'],
  ['liss', 'list'],
  ['lixx', null],
  ['dexxde', 'decode'],
  ['deocdx', 'decode'],
  ['comxxetixn', null],
])('the command %s may be meant as %s', (word, name) =>
  expect(nearestName(['explain', 'list', 'decode', 'completion', 'help'], word)).toBe(name),
)

test.each([
  ['lift', 'lift'],
  ['last', 'last'],
  ['lust', 'last'],
])('of several names that %s may mean the nearest is %s', (word, name) =>
  expect(nearestName(['lasso', 'last', 'lift'], word)).toBe(name),
)

test('two edits in five letters may be a slip', () => {
  expect(nearestName(['lists'], 'lixxs')).toBe('lists')
})

test.each([
  ['', '', 0],
  ['a', '', 1],
  ['abc', 'acb', 1],
  ['kitten', 'sitting', 3],
  ['same', 'same', 0],
])('%j and %j are %i edits apart', (a, b, edits) => expect(editDistance(a, b)).toBe(edits))
