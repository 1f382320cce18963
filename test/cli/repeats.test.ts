import { expect, test } from 'vitest'
import { answer } from '../../src/catalogue/answer.ts'
import { createRepeatCounter } from '../../src/cli/repeats.ts'
import type { Explanation } from '../../src/types.ts'
import { reader } from '../catalogue/small.ts'

const at = (code: string, line: number): Explanation => ({
  ...answer(reader, code, 'en'),
  origin: { file: null, line, count: 1 },
})

test('a kind is answered once, the next three get a line, further ones are counted', () => {
  const counter = createRepeatCounter('en')
  const told = [1, 2, 3, 4, 5, 6].map(line => counter.count(at('NoSuchKey', line)))
  expect(told).toEqual(['answer', 'line', 'line', 'line', 'none', 'none'])
  expect(counter.total()).toEqual({
    errors: 6,
    kinds: [{ name: 'NoSuchKey', count: 6 }],
    first: { file: null, line: 1, count: 1 },
    last: { file: null, line: 6, count: 1 },
    isCut: true,
  })
})

test('kinds that alternate are kept apart, the most frequent first', () => {
  const counter = createRepeatCounter('en')
  const told = ['NoSuchKey', 'NoSuchBucket', 'NoSuchBucket'].map((code, i) => counter.count(at(code, i + 1)))
  expect(told).toEqual(['answer', 'answer', 'line'])
  expect(counter.total()).toMatchObject({
    kinds: [
      { name: 'NoSuchBucket', count: 2 },
      { name: 'NoSuchKey', count: 1 },
    ],
    isCut: false,
  })
})

test('one error needs no total', () => {
  const counter = createRepeatCounter('en')
  counter.count(at('NoSuchKey', 1))
  expect(counter.total()).toBeNull()
})

test('codes that somebody made up do not fill the memory', () => {
  const counter = createRepeatCounter('en')
  const unknown = answer(reader, 'nope', 'en')
  for (let i = 0; i < 10_050; i++) counter.count({ ...unknown, kind: 'unknown', code: `Code${i}` })
  expect(counter.total()?.kinds.length).toBe(10_001)
})
