import { expect, test } from 'vitest'
import { failureCodeOf, isUnsent } from '../../../src/diagnose/facts/failure.ts'
import { response } from '../response.ts'

test.each<[string, Record<string, string>, string | null]>([
  ['a kind that has an entry', { Failure: 'refused' }, 'ECONNREFUSED'],
  ['a kind before the name that the system has', { Failure: 'refused', SystemCode: 'X' }, 'ECONNREFUSED'],
  ['a kind without an entry', { Failure: 'local', SystemCode: 'EACCES' }, 'EACCES'],
  ['a kind that is none', { Failure: 'constructor', SystemCode: 'X' }, 'X'],
  ['the name that the system has', { SystemCode: 'ECONNRESET' }, 'ECONNRESET'],
  ['nothing', {}, null],
])('the code of %s', (_, details, code) => expect(failureCodeOf(response({ details }))).toBe(code))

test.each<[string, string | undefined, boolean, boolean]>([
  ['a refused connection', 'refused', true, true],
  ['a connection that was reset', 'reset', true, false],
  ['a refused connection of a request that was answered', 'refused', false, false],
  ['a kind that is none', 'constructor', true, false],
  ['no kind', undefined, true, false],
])('nothing was sent over %s', (_, kind, unanswered, expected) => {
  const details: Record<string, string> = kind === undefined ? {} : { Failure: kind }
  expect(isUnsent(response({ unanswered, details }))).toBe(expected)
})
