import { expect, test } from 'vitest'
import { owners } from '../../../src/diagnose/rules/owners.ts'
import type { ErrorResponse } from '../../../src/types.ts'
import { given } from '../response.ts'

const [one, other] = ['a1'.repeat(16), 'b2'.repeat(16)]

test.each<[string, Partial<ErrorResponse>, boolean]>([
  ['two of them', {}, true],
  ['of a refusal without a code', { code: null, status: 403 }, true],
  ['not of another status', { code: null, status: 404 }, false],
  ['not of another code', { code: 'NoSuchKey', status: 403 }, false],
  ['not one of them twice', { around: { before: `Owner: ${one}\n`, behind: `Owner: ${one}` } }, false],
])('the owners of an object: %s', (_, known, isSaid) => {
  const around = { before: `Owner: ${one}\n`, behind: `Owner: ${other}` }
  const found = given(owners, { code: 'AccessDenied', around, ...known })
  expect(found).toEqual(isSaid ? { 'object-owners': { one, other } } : {})
})
