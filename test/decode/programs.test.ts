import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findAll } from './find.ts'

/** What many programs print of a failure: each text tells one error with the fields in its heading. */

const text = readFileSync(new URL('../fixtures/programs.txt', import.meta.url), 'utf8')

const programs = text
  .split(/^%%%% /m)
  .slice(1)
  .map((block): [name: string, fields: [string, string][], body: string] => {
    const end = block.indexOf('\n')
    const [name = '', facts = ''] = block.slice(0, end).split(' | ')
    const fields = facts.split(' ').map((fact): [string, string] => {
      const at = fact.indexOf('=')
      return [fact.slice(0, at), fact.slice(at + 1)]
    })
    return [name, fields, block.slice(end + 1)]
  })

test.each(programs)('%s', async (_, fields, body) => {
  const found = await findAll(body)
  const told = found.map(({ response }) =>
    fields.map(([name]) => [name, String(response[name as keyof typeof response])]),
  )
  expect(told).toEqual([fields])
})
