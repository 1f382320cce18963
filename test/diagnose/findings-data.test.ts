import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const file = new URL('../../data/findings.json', import.meta.url)
const sentences = Object.entries(
  JSON.parse(readFileSync(file, 'utf8')) as Record<string, { en: string; zh: string }>,
)
const sources = [
  'bare',
  'clock',
  'endpoint',
  'evidence',
  'expiry',
  'identity',
  'idtime',
  'names',
  'refusal',
  'sentence',
  'signature',
  'signing',
  'sizes',
  'state',
  'suspects',
  'time',
  'unanswered',
  'unsigned',
]
  .map(name => readFileSync(new URL(`../../src/diagnose/${name}.ts`, import.meta.url), 'utf8'))
  .join('\n')

const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort()

test.each(sentences)('%s has both languages with the same placeholders', (key, { en, zh }) => {
  expect(placeholders(zh), `give ${key} the same {placeholders} in en and zh`).toEqual(placeholders(en))
  expect(zh, `translate ${key}`).not.toBe(en)
})

test.each(sentences.filter(([key]) => !key.startsWith('because-')))('%s is used', key => {
  expect(sources, `remove ${key} from data/findings.json`).toContain(`'${key}'`)
})
