import { describe, expect, test } from 'vitest'
import { catalogueFile, readLines } from '../../src/catalogue/catalogue-file.ts'
import type { ErrorEntry } from '../../src/types.ts'
import { small } from './small.ts'

const text = catalogueFile(small)
const read = (file: string) => readLines(Buffer.from(file))

test('the file holds the catalogue, every entry on a line of its own', () => {
  const parsed = JSON.parse(text)
  const byCode = (a: ErrorEntry, b: ErrorEntry) => (a.code < b.code ? -1 : 1)
  expect({ ...parsed, errors: parsed.errors.toSorted(byCode) }).toEqual(small)
  const lines = text.split('\n').map(line => line.replace(/,$/, ''))
  for (const entry of [...small.classes, ...small.statuses, ...small.errors])
    expect(lines).toContain(JSON.stringify(entry))
})

test('errors that share phrases stand together there', () => {
  const [first] = small.errors as [ErrorEntry]
  const errors = [
    'the upload was aborted',
    'a bucket name is taken',
    'an upload was aborted',
    'no bucket name given',
  ].map((en, n) => ({ ...first, code: `Code${n}`, summary: { en, zh: '' } }))
  const { errors: written } = JSON.parse(catalogueFile({ ...small, errors }))
  expect(written.map(({ code }: ErrorEntry) => code)).toEqual(['Code0', 'Code2', 'Code3', 'Code1'])
})

test('the names of the errors are read without the entries, in code-point order', () => {
  const lines = read(text)
  expect(lines?.date).toBe(small.date)
  expect(lines?.names).toEqual(
    small.errors.map(({ code, aliases, statuses }) => ({ code, aliases, statuses })),
  )
})

describe('a line is found by its beginning up to the first comma', () => {
  test.each([...small.errors, ...small.statuses, ...small.classes].map(entry => JSON.stringify(entry)))(
    '%.30s',
    line => expect(read(text)?.lineBeginning(line.slice(0, line.indexOf(',') + 1))).toBe(line),
  )
  test.each(['{"code":"NoSuch', '{"code":"NoSuchThing",', '{"code":"NoSuchKey"', '"errors":['])(
    'none: %s',
    start => expect(read(text)?.lineBeginning(start)).toBeNull(),
  )
})

describe('no lines are read of a file', () => {
  test.each([
    ['whose last byte is missing', text.slice(0, -1)],
    ['with a byte behind it', `${text}\n`],
    ['whose first byte is missing', text.slice(1)],
    ['that is empty', ''],
    ['whose date is a number', text.replace(/"date":"[^"]*"/, '"date":2026')],
    ['with an alias that is a number', text.replace('"aliases":["KeyTooLong"]', '"aliases":[1]')],
    ['with a status that is a text', text.replace('"statuses":[500]', '"statuses":["500"]')],
    ['with a code that is written otherwise', text.replace('"code":"NoSuchKey"', '"code":"NoSuch\\u004bey"')],
  ])('%s', (_, file) => expect(read(file)).toBeNull())
})
