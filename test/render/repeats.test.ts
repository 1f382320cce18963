import { expect, test } from 'vitest'
import { answer } from '../../src/catalogue/answer.ts'
import { renderRepeat, renderRule, renderTotal, type Total } from '../../src/render/repeats.ts'
import type { Explanation, ObsResponse } from '../../src/types.ts'
import { reader } from '../catalogue/small.ts'
import { pipe, wide } from './terminals.ts'

const response: ObsResponse = {
  ...{ code: 'NoSuchKey', message: null, status: 404, resource: null, bucket: 'b-1', key: 'a.txt' },
  ...{ requestId: '0A', hostId: null, method: 'GET', url: null, time: null, client: 'curl', details: {} },
}
const again: Explanation = {
  ...answer(reader, 'NoSuchKey', 'en'),
  response,
  origin: { file: 'app.log', line: 7, count: 1 },
}

test('one line says which request it was', () => {
  expect(renderRepeat(again, pipe)).toBe('NoSuchKey again: GET obs://b-1/a.txt · 0A · curl · app.log:7\n')
})

test('foreign text on that line is harmless', () => {
  const hostile = { ...again, response: { ...response, key: '\u001b[2Jx\ny' } }
  expect(renderRepeat(hostile, pipe)).not.toMatch(/[\0-\x09\x0b-\x1f](?!$)/)
})

const total: Total = {
  errors: 300,
  kinds: [
    { name: 'SlowDown', count: 280 },
    { name: 'AccessDenied', count: 20 },
  ],
  first: { file: null, line: 1, count: 1 },
  last: { file: null, line: 5210, count: 1 },
  isCut: true,
}

test('the last line counts', () => {
  expect(renderTotal(total, pipe)).toBe(
    '300 errors of 2 kinds: 280 × SlowDown, 20 × AccessDenied; line 1 to 5210; counted by kind with --summary\n',
  )
  expect(renderTotal({ ...total, kinds: [{ name: 'SlowDown', count: 300 }], isCut: false }, pipe)).toBe(
    '300 × SlowDown; line 1 to 5210\n',
  )
})

test('the last line names files', () => {
  const in1 = { file: 'a.log', line: 3, count: 1 }
  const in2 = { file: 'b.log', line: 9, count: 1 }
  expect(renderTotal({ ...total, first: in1, last: { ...in1, line: 8 } }, pipe)).toContain('; a.log:3 to 8;')
  expect(renderTotal({ ...total, first: in1, last: in2 }, pipe)).toContain('; a.log:3 to b.log:9;')
})

test('more than five kinds are not all named', () => {
  const kinds = ['a', 'b', 'c', 'd', 'e', 'f'].map(name => ({ name, count: 1 }))
  expect(renderTotal({ ...total, kinds }, pipe)).toContain('1 × e, ...')
})

test('the rule between answers is no wider than the terminal', () => {
  expect(renderRule(wide(30)).trim()).toHaveLength(30)
})
