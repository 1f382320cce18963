import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { canonical, canonicalEntry } from '../../src/catalogue/canonical.ts'
import { fileOfCode } from '../../src/catalogue/data-folder.ts'

/** The form of the files of `data/`. `npm run format` runs this file with `-u`, which writes them anew. */

const parse = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../data/${path}`, import.meta.url), 'utf8'))
const filesIn = (folder: string) =>
  readdirSync(new URL(`../../data/${folder}`, import.meta.url)).map(name => `${folder}/${name}`)

describe('is in canonical form', () => {
  test('catalogue.json', async () => {
    await expect(canonical(parse('catalogue.json'))).toMatchFileSnapshot('../../data/catalogue.json')
  })

  test.each([...filesIn('errors'), ...filesIn('statuses')])('%s', async path => {
    await expect(canonicalEntry(parse(path))).toMatchFileSnapshot(`../../data/${path}`)
  })
})

describe('has the name of its entry', () => {
  test.each(filesIn('errors'))('%s', path => expect(`errors/${fileOfCode(parse(path).code)}`).toBe(path))
  test.each(filesIn('statuses'))('%s', path => expect(`statuses/${parse(path).status}.json`).toBe(path))
})
