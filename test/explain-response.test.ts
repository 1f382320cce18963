import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openCatalogue } from '../src/catalogue/load.ts'
import { responseExplainer } from '../src/explain-response.ts'
import { decode } from '../src/index.ts'
import { response } from './diagnose/response.ts'

test('an answer does not depend on what was asked before', async () => {
  const server = '<Error><Code>RequestTimeOut</Code><Message>m</Message><RequestId>1</RequestId></Error>'
  const client = '<Error><Code>RequestTimeOut</Code><Message>m</Message></Error>'
  const kinds: string[] = []
  for await (const { kind } of decode([server, client, server].join('\nelsewhere\nand elsewhere\n')))
    kinds.push(kind)
  expect(kinds).toEqual(['code', 'client', 'code'])
})

test('a Message in words nobody has seen leaves the causes in the order of the catalogue', async () => {
  const causes: (string | undefined)[] = []
  for (const message of ['', '<Message>Wrong key.</Message>']) {
    const body = `<Error><Code>InvalidAccessKeyId</Code>${message}</Error>`
    for await (const found of decode(body)) causes.push(found.causes.map(({ cause }) => cause).join('\n'))
  }
  expect(causes).toHaveLength(2)
  expect(causes[1]).toBe(causes[0])
})

test('what is kept of earlier responses changes no answer', () => {
  const examples: { of: string; response: object }[] = JSON.parse(
    readFileSync(new URL('fixtures/examples.json', import.meta.url), 'utf8'),
  )
  const catalogue = openCatalogue()
  const options = { lang: 'en', redact: true } as const
  const explain = responseExplainer(catalogue, options)
  for (const { of, response: given } of examples) {
    const status = Number(of)
    const seen = response({ ...(Number.isNaN(status) ? { code: of } : { status }), ...given })
    expect(explain(seen, null)).toEqual(responseExplainer(catalogue, options)(seen, null))
  }
})
