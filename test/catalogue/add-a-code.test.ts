import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { answer } from '../../src/catalogue/answer.ts'
import { openCatalogue } from '../../src/catalogue/load.ts'
import { readerOf } from '../../src/catalogue/reader.ts'
import { isErrorEntry } from '../../src/catalogue/validate.ts'
import { diagnose } from '../../src/diagnose/index.ts'
import type { ErrorEntry } from '../../src/types.ts'
import { response } from '../diagnose/response.ts'

/** The walk through `data/README.md`, with the entry and the example that it shows. */

const readme = readFileSync(new URL('../../data/README.md', import.meta.url), 'utf8')
const [entry, example] = [...readme.matchAll(/^```json\n([\s\S]*?)^```/gm)].map(([, text = '']) =>
  JSON.parse(text),
)
const catalogue = openCatalogue().whole()

test('the entry has every key, in order', () => {
  expect(isErrorEntry(entry)).toBe(true)
  expect(Object.keys(entry)).toEqual(Object.keys(catalogue.errors[0] as ErrorEntry))
})

test('what it names is in the catalogue', () => {
  expect(catalogue.errors.map(({ code }) => code)).toEqual(expect.arrayContaining(entry.related))
  for (const { sources } of entry.causes)
    for (const source of sources) expect(catalogue.sources).toHaveProperty(source)
})

test('it is found by its code and its alias, in both languages', () => {
  const reader = readerOf({ ...catalogue, errors: [...catalogue.errors, entry] })
  expect(answer(reader, 'no_such_example', 'en')).toMatchObject({ kind: 'code', summary: entry.summary.en })
  expect(answer(reader, 'ExampleNotFound', 'zh')).toMatchObject({
    code: 'NoSuchExample',
    summary: entry.summary.zh,
  })
})

test('the example selects its cause', () => {
  const [first] = diagnose(response(example.response), entry, 'en').causes
  expect(first).toMatchObject({
    entry: { id: example.selects },
    evidence: expect.stringContaining('example'),
  })
})
