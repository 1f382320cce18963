import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DamagedCatalogue } from '../../src/catalogue/damaged-catalogue.ts'
import { canonical, indexOf, writeIndex } from '../../src/catalogue/index-file.ts'
import { openCatalogue } from '../../src/catalogue/load.ts'
import { small } from './small.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'obs-err-'))
  mkdirSync(join(folder, 'dist'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const text = canonical(small)
const index = writeIndex(indexOf(text))
const write = (data: string | null, built: string | null = null) => {
  if (data !== null) writeFileSync(join(folder, 'dist/catalogue.json'), data)
  if (built !== null) writeFileSync(join(folder, 'dist/catalogue-index.json'), built)
}
const open = () => openCatalogue(pathToFileURL(`${folder}/`))

/** Everything that a reader gives. */
function readAll() {
  const reader = open()
  return {
    date: reader.date,
    codes: reader.listed.map(({ code, aliases, statuses }) => ({ code, aliases, statuses })),
    errors: small.errors.map(({ code }) => reader.error(code)),
    statuses: small.statuses.map(({ status }) => reader.status(status)),
    classes: small.classes.map(entry => reader.statusClass(entry.class)),
    missing: [reader.error('Nope'), reader.status(418), reader.statusClass('9xx'), reader.error('__proto__')],
    whole: reader.whole(),
  }
}

const expected = {
  date: small.date,
  codes: small.errors.map(({ code, aliases, statuses }) => ({ code, aliases, statuses })),
  errors: small.errors,
  statuses: small.statuses,
  classes: small.classes,
  missing: [null, null, null, null],
  whole: small,
}

describe('the same comes out', () => {
  test.each([
    ['with an index', text, index],
    ['without one', text, null],
    ['with an index that is no JSON', text, '{'],
    ['with an index of something else', text, 'null'],
    ['with an index of an older data file', text, index.replace(/"size":\d+/, '"size":1')],
    ['with data that someone indented otherwise', JSON.stringify(small, null, 4), index],
  ])('%s', (_, data, built) => {
    write(data, built)
    expect(readAll()).toEqual(expected)
  })
})

describe('an edit that keeps the size is noticed', () => {
  test.each([
    ['of a code', 'NoSuchUpload', 'NoSuchUplaod'],
    ['of the date', '2026-11-20', '2026-11-21'],
    ['of a text', 'still holds', 'yet has two'],
  ])('%s', (_, before, after) => {
    const edited = text.replaceAll(before, after)
    expect(edited).toHaveLength(text.length)
    write(edited, index)
    const { errors, date } = JSON.parse(edited) as typeof small
    const reader = open()
    expect(reader.date).toBe(date)
    expect(errors.map(({ code }) => reader.error(code))).toEqual(errors)
    expect(reader.error('BucketNotEmpty')).toEqual(errors[1])
  })
})

test('entries can be read without their causes, those that are wanted', () => {
  const withoutCauses = small.errors
    .filter(({ statuses }) => statuses[0] === 404)
    .map(entry => ({ ...entry, causes: [] }))
  write(text, index)
  expect(open().brief(({ statuses }) => statuses[0] === 404)).toEqual(withoutCauses)
})

describe('a damaged catalogue is refused', () => {
  const broken = (change: (copy: typeof small) => unknown) => {
    const copy = structuredClone(small)
    return JSON.stringify(change(copy) ?? copy)
  }
  test.each([
    ['missing', null, 'read', 'ENOENT'],
    ['empty', '', 'json', ''],
    ['cut off', text.slice(0, -100), 'json', ''],
    ['no object', '[]', 'shape', 'the top level'],
    ['null', 'null', 'json', ''],
    ['without a date', broken(({ date: _, ...rest }) => rest), 'shape', 'date'],
    ['without errors', broken(({ errors: _, ...rest }) => rest), 'shape', 'errors'],
    ['errors of another kind', broken(copy => ({ ...copy, errors: {} })), 'shape', 'errors'],
    [
      'an entry without a text',
      broken(copy => {
        Object.assign(copy.errors[1] ?? {}, { summary: 'x' })
      }),
      'shape',
      'errors.BucketNotEmpty',
    ],
    [
      'an entry with one language',
      broken(copy => {
        Object.assign(copy.errors[1] ?? {}, { summary: { en: 'x' } })
      }),
      'shape',
      'errors.BucketNotEmpty',
    ],
    ['an entry that is none', broken(copy => ({ ...copy, errors: [7] })), 'shape', 'errors[0]'],
    [
      'a status without causes',
      broken(copy => {
        Object.assign(copy.statuses[0] ?? {}, { causes: null })
      }),
      'shape',
      'statuses.403',
    ],
  ] as const)('%s', (_, data, fault, detail) => {
    write(data, index)
    const attempt = () => open().whole()
    expect(attempt).toThrow(DamagedCatalogue)
    expect(attempt).toThrow(expect.objectContaining({ fault, detail }))
  })
})

test('data that is not in canonical form is not indexed', () => {
  expect(() => indexOf(JSON.stringify(small))).toThrow('canonical')
})
