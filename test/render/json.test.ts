import { expect, test } from 'vitest'
import { answer } from '../../src/catalogue/answer.ts'
import { ndjsonLine } from '../../src/render/json.ts'
import { reader } from '../catalogue/small.ts'

test('a line of ndjson is the explanation, whatever its texts hold', () => {
  const explanation = { ...answer(reader, 'NoSuchUpload', 'en'), summary: 'a "causes":0, b' }
  expect(JSON.parse(ndjsonLine(explanation))).toEqual(explanation)
  expect(Object.keys(JSON.parse(ndjsonLine(explanation))).sort()).toEqual(Object.keys(explanation).sort())
})

test('what two lines have in common is not told twice where it differs', () => {
  const one = answer(reader, 'NoSuchUpload', 'en')
  const lines = [one, { ...one, status: 410 }, { ...one, kind: 'client' as const }, one]
  expect(lines.map(line => JSON.parse(ndjsonLine(line)))).toEqual(lines)
})
