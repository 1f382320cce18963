import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { catalogueFile } from '../../src/catalogue/catalogue-file.ts'
import { DamagedCatalogue } from '../../src/catalogue/damaged-catalogue.ts'
import { openCatalogue } from '../../src/catalogue/load.ts'
import { small } from './small.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'obs-err-'))
  mkdirSync(join(folder, 'dist'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const text = catalogueFile(small)
const write = (data: string | null) => {
  if (data !== null) writeFileSync(join(folder, 'dist/catalogue.json'), data)
}
const open = () => openCatalogue(pathToFileURL(`${folder}/`))

/** Everything that a reader gives. */
function readAll() {
  const reader = open()
  return {
    date: reader.date,
    names: reader.names.map(({ code, aliases, statuses }) => ({ code, aliases, statuses })),
    errors: small.errors.map(({ code }) => reader.error(code)),
    statuses: small.statuses.map(({ status }) => reader.status(status)),
    classes: small.classes.map(entry => reader.statusClass(entry.class)),
    missing: [reader.error('Nope'), reader.status(418), reader.statusClass('9xx'), reader.error('__proto__')],
    whole: reader.whole(),
  }
}

const expected = {
  date: small.date,
  names: small.errors.map(({ code, aliases, statuses }) => ({ code, aliases, statuses })),
  errors: small.errors,
  statuses: small.statuses,
  classes: small.classes,
  missing: [null, null, null, null],
  whole: small,
}

describe('the same comes out of a file', () => {
  test.each([
    ['as the build wrote it', text],
    ['that someone indented', JSON.stringify(small, null, 4)],
    ['with a blank behind it', `${text} `],
    ['with a blank in front of the first key', text.replace('{"date"', '{ "date"')],
    ['whose names someone set apart', text.replace('{"code":"AccessDenied",', '{"code": "AccessDenied", ')],
    ['whose keys someone reordered', text.replace(/("aliases":\[\]),("statuses":\[\d+\])/g, '$2,$1')],
  ])('%s', (_, data) => {
    write(data)
    expect(readAll()).toEqual(expected)
  })
})

test('an entry is parsed once', () => {
  write(text)
  const reader = open()
  expect(reader.error('NoSuchKey')).toBe(reader.error('NoSuchKey'))
  expect(reader.status(404)).toBe(reader.status(404))
})

test('a text that was edited in the file is the text that is told', () => {
  write(text.replaceAll('still holds', 'has'))
  expect(open().error('BucketNotEmpty')?.summary.en).toBe('The bucket has objects.')
})

describe('a damaged catalogue is refused', () => {
  const broken = (change: (copy: typeof small) => unknown) => {
    const copy = structuredClone(small)
    return catalogueFile((change(copy) ?? copy) as typeof small)
  }
  const damages: [name: string, data: string | null, fault: string, detail: string][] = [
    ['missing', null, 'read', 'ENOENT'],
    ['empty', '', 'json', ''],
    ['cut off', text.slice(0, -100), 'json', ''],
    ['cut off in the last bytes', text.slice(0, -2), 'json', ''],
    ['no object', '[]', 'shape', 'the top level'],
    ['null', 'null', 'json', ''],
    ['without a date', JSON.stringify({ ...small, date: undefined }), 'shape', 'date'],
    ['without errors', JSON.stringify({ ...small, errors: undefined }), 'shape', 'errors'],
    ['errors of another kind', JSON.stringify({ ...small, errors: {} }), 'shape', 'errors'],
    [
      'an entry without a text',
      broken(({ errors }) => void Object.assign(errors[1] ?? {}, { summary: 'x' })),
      'shape',
      'errors.BucketNotEmpty',
    ],
    [
      'an entry with one language',
      broken(({ errors }) => void Object.assign(errors[1] ?? {}, { summary: { en: 'x' } })),
      'shape',
      'errors.BucketNotEmpty',
    ],
    ['without sources', JSON.stringify({ ...small, sources: undefined }), 'shape', 'sources'],
    ['sources that are a list', JSON.stringify({ ...small, sources: [] }), 'shape', 'sources'],
    [
      'one source of two that is none',
      JSON.stringify({ ...small, sources: { ...small.sources, other: { title: 'x' } } }),
      'shape',
      'sources',
    ],
    [
      'an entry with one key too many',
      broken(({ errors }) => void Object.assign(errors[1] ?? {}, { odd: 1 })),
      'shape',
      'errors.BucketNotEmpty',
    ],
    [
      'a status that is text',
      broken(({ errors }) => void Object.assign(errors[1] ?? {}, { statuses: ['409'] })),
      'shape',
      'errors.BucketNotEmpty',
    ],
    [
      'a check that is a number',
      broken(({ errors }) => void Object.assign(errors[1]?.causes[0] ?? {}, { check: 7 })),
      'shape',
      'errors.BucketNotEmpty',
    ],
    ...[
      { status: [404], odd: ['x'] },
      { status: ['404'] },
      { status: [404], header: { a: 1 } },
      { header: { a: 'b', c: 1 } },
      { header: null },
      [],
      null,
      'x',
    ].map((condition): [string, string, string, string] => [
      `the condition ${JSON.stringify(condition)}`,
      broken(({ errors }) => void Object.assign(errors[1]?.causes[0] ?? {}, { when: [condition] })),
      'shape',
      'errors.BucketNotEmpty',
    ]),
    ['an entry that is a text', JSON.stringify({ ...small, errors: ['x'] }), 'shape', 'errors[0]'],
    ['an entry that is none', JSON.stringify({ ...small, errors: [7] }), 'shape', 'errors[0]'],
    [
      'a status without causes',
      broken(({ statuses }) => void Object.assign(statuses[0] ?? {}, { causes: null })),
      'shape',
      'statuses.403',
    ],
  ]

  test.each(damages)('%s', (_, data, fault, detail) => {
    write(data)
    const attempt = () => open().whole()
    expect(attempt).toThrow(DamagedCatalogue)
    const file = join(folder, 'dist/catalogue.json')
    const message = `${file}: ${fault}: ${detail}`
    expect(attempt).toThrow(
      expect.objectContaining({ name: 'DamagedCatalogue', file, fault, detail, message }),
    )
  })

  test('a folder in its place', () => {
    mkdirSync(join(folder, 'dist/catalogue.json'))
    expect(open).toThrow(expect.objectContaining({ fault: 'read', detail: 'EISDIR' }))
  })

  test('also when only the damaged entry is asked for', () => {
    write(broken(({ errors }) => void Object.assign(errors[1] ?? {}, { summary: 'x' })))
    expect(open().error('AccessDenied')).toEqual(small.errors[0])
    expect(() => open().error('BucketNotEmpty')).toThrow(DamagedCatalogue)
  })

  test('also when the names of one entry are damaged and another one is asked for', () => {
    write(text.replace('"AccessDenied","aliases":[]', '"AccessDenied","aliases":"x"'))
    expect(open).toThrow(expect.objectContaining({ fault: 'shape', detail: 'errors.AccessDenied' }))
  })
})
