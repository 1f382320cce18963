import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { kinds } from '../bench/log-lines.js'
import { findAll } from './find.ts'

/** Errors between the lines of a log are read as they are alone: no trigger is missed, wherever its bytes come to stand. */

const corpus = new URL('../fixtures/corpus/', import.meta.url)

const summary = async (text: string) =>
  (await findAll(text)).map(({ response: { code, status, requestId } }) =>
    [code, status, requestId].join(' '),
  )

/** Lines that speak of storage would count as evidence. */
const logs = Object.entries(kinds).filter(([name]) => !name.includes('OBS'))

test.each(logs)('every sample is read in a log of the kind: %s', async (_, line) => {
  const files = readdirSync(corpus).filter(file => file !== 'index.tsv' && !/utf16|gzip|only-word/.test(file))
  for (const [index, file] of files.entries()) {
    if (index % logs.length !== logs.findIndex(([, one]) => one === line)) continue
    const text = readFileSync(new URL(file, corpus), 'utf8')
    const alone = await summary(text)
    // Shifted by a byte each time, so that each alignment occurs.
    const before = `${'.'.repeat(index % 4)}${Array.from({ length: 9 }, (_, i) => line(i + index)).join('\n')}`
    const behind = Array.from({ length: 5 }, (_, i) => line(i)).join('\n')
    expect(await summary(`${before}\n\n${text}\n\n${behind}\n`), file).toEqual(alone)
  }
})

test.each(Object.entries(kinds))('nothing is found in a log of the kind: %s', async (_, line) => {
  expect(await findAll(Array.from({ length: 500 }, (_, i) => line(i)).join('\n'))).toEqual([])
})
