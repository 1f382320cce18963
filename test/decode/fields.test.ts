import { expect, test } from 'vitest'
import { addField, type Fields } from '../../src/decode/syntax/fields.ts'

test.each([
  ['404', 404],
  ['404 Not Found', 404],
  ['4040', undefined],
  ['BadRequest', 400],
  ['Unauthorized', 401],
  ['Forbidden', 403],
  ['NotFound', 404],
  ['MethodNotAllowed', 405],
  ['Conflict', 409],
  ['PreconditionFailed', 412],
  ['InternalServerError', 500],
  ['Service Unavailable', 503],
  ['NOT_FOUND', undefined],
])('the status %s', (value, status) => {
  const fields: Fields = {}
  addField(fields, 'status', value)
  expect(fields.status ?? undefined).toBe(status)
})
