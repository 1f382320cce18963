import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fileOfCode, readDataFolder } from '../../src/catalogue/data-folder.ts'
import { small } from './small.ts'

test('blanks in a code are hyphens in the name of its file', () => {
  expect(fileOfCode('NoSuchKey')).toBe('NoSuchKey.json')
  expect(fileOfCode('System Capacity Not enough')).toBe('System-Capacity-Not-enough.json')
})

test('the catalogue is read from its files: errors by code, statuses by number', () => {
  const folder = mkdtempSync(join(tmpdir(), 'obs-err-'))
  const write = (file: string, value: unknown) => writeFileSync(join(folder, file), JSON.stringify(value))
  try {
    const { errors, statuses, ...rest } = small
    const early = { ...statuses[0], status: 99 }
    const [first, ...others] = errors
    write('catalogue.json', rest)
    for (const name of ['errors', 'statuses']) mkdirSync(join(folder, name))
    // The order of the names of the files is not that of the codes: "Z…" stands before "a…" as a code.
    write('errors/0.json', { ...first, code: 'a' })
    for (const entry of others) write(`errors/${fileOfCode(entry.code)}`, entry)
    for (const entry of [...statuses, early]) write(`statuses/${entry.status}.json`, entry)
    writeFileSync(join(folder, 'errors/notes.txt'), 'not read')
    expect(readDataFolder(folder)).toEqual({
      ...rest,
      statuses: [early, ...statuses],
      errors: [...others, { ...first, code: 'a' }],
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
})
