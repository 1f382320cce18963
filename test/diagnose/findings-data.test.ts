import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const file = new URL('../../data/findings.json', import.meta.url)
const room = new URL('../../src/diagnose/', import.meta.url)
const sentences = Object.entries(
  JSON.parse(readFileSync(file, 'utf8')) as Record<string, { en: string; zh: string }>,
)
const sources = readdirSync(room, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts'))
  .map(name => readFileSync(new URL(name, room), 'utf8'))
  .join('\n')

const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort()

test.each(sentences)('%s has both languages with the same placeholders', (key, { en, zh }) => {
  expect(placeholders(zh), `give ${key} the same {placeholders} in en and zh`).toEqual(placeholders(en))
  expect(zh, `translate ${key}`).not.toBe(en)
})

test.each(sentences.filter(([key]) => !key.startsWith('because-')))('%s is used', key => {
  expect(sources, `remove ${key} from data/findings.json`).toContain(`'${key}'`)
})
