import { expect, test } from 'vitest'
import { decode } from '../src/index.ts'

test('an answer does not depend on what was asked before', async () => {
  const server = '<Error><Code>RequestTimeOut</Code><Message>m</Message><RequestId>1</RequestId></Error>'
  const client = '<Error><Code>RequestTimeOut</Code><Message>m</Message></Error>'
  const kinds: string[] = []
  for await (const { kind } of decode([server, client, server].join('\nelsewhere\nand elsewhere\n')))
    kinds.push(kind)
  expect(kinds).toEqual(['code', 'client', 'code'])
})
