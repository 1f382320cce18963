import { expect, test } from 'vitest'
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
])('the command %s may be meant as %s', (word, name) =>
  expect(nearestName(['explain', 'list', 'decode', 'completion', 'help'], word)).toBe(name),
)

test.each([
  ['', '', 0],
  ['a', '', 1],
  ['abc', 'acb', 1],
  ['kitten', 'sitting', 3],
  ['same', 'same', 0],
])('%j and %j are %i edits apart', (a, b, edits) => expect(editDistance(a, b)).toBe(edits))
