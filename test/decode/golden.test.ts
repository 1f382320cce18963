import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findAll } from './find.ts'

/**
 * What is decoded of every sample, whole: a change of a form or of the assembler shows here as a difference, wanted or
 * not. Nothing of the catalogue's texts is in it. `npm run golden` writes the files anew.
 */
test.each(['corpus', 'captures'])('the errors of the %s', async name => {
  const folder = new URL(`../fixtures/${name}/`, import.meta.url)
  const rows: string[] = []
  for (const file of readdirSync(folder).sort()) {
    if (file === 'index.tsv') continue
    for (const { response, line } of await findAll(readFileSync(new URL(file, folder)))) {
      const known = Object.entries(response).filter(
        ([name, value]) =>
          name !== 'around' &&
          value !== null &&
          value !== false &&
          (typeof value !== 'object' || Object.keys(value).length > 0),
      )
      rows.push(JSON.stringify({ file, line, ...Object.fromEntries(known) }))
    }
  }
  await expect(`${rows.join('\n')}\n`).toMatchFileSnapshot(`golden/${name}.ndjson`)
})
