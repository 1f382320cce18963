import { expect, test } from 'vitest'
import { canonical, canonicalEntry } from '../../src/catalogue/canonical.ts'
import type { ErrorEntry } from '../../src/types.ts'
import { small } from './small.ts'

test.each([
  ['a text', 'a', '"a"'],
  ['null', null, 'null'],
  ['plain values on one line', [1, 'a', null], '[1, "a", null]'],
  ['an empty list', [], '[]'],
  ['an empty object', {}, '{}'],
  ['the two languages on one line', { en: 'a', zh: 'b' }, '{ "en": "a", "zh": "b" }'],
  ['one language on a line of its own', { en: 'a' }, '{\n "en": "a"\n}'],
  ['a list of objects', [{ a: 1 }, 2], '[\n {\n  "a": 1\n },\n 2\n]'],
  ['what stands deeper', { a: { b: [1, 2] }, c: 3 }, '{\n "a": {\n  "b": [1, 2]\n },\n "c": 3\n}'],
])('%s', (_, value, text) => expect(canonical(value)).toBe(`${text}\n`))

/** The same value with the keys of every object in the reverse order. */
function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed) as T
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) => [key, reversed(inner)])
  return Object.fromEntries('en' in value ? entries : entries.reverse()) as T
}

test('an entry has its keys in one order, whatever their order was', () => {
  const [error] = small.errors as [ErrorEntry]
  const [cause] = error.causes
  const condition = { message: ['m'], status: [403], header: { a: 'b' } }
  const entry = { ...error, causes: [{ ...cause, when: [condition], unless: [condition] }] } as ErrorEntry
  expect(canonicalEntry(reversed(entry))).toBe(canonical(entry))
  for (const status of small.statuses) expect(canonicalEntry(reversed(status))).toBe(canonical(status))
})

test('a key that no entry has comes last, and is not lost', () => {
  const [error] = small.errors as [ErrorEntry]
  expect(JSON.parse(canonicalEntry({ odd: 1, ...error } as ErrorEntry))).toEqual({ ...error, odd: 1 })
  expect(Object.keys(JSON.parse(canonicalEntry({ odd: 1, ...error } as ErrorEntry))).at(-1)).toBe('odd')
})
