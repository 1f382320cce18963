import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createBlock } from '../../src/decode/input/block.ts'
import { createFastSearch } from '../../src/decode/input/fast-search.ts'
import { createTriggerSearch, type TriggerSearch } from '../../src/decode/input/trigger-search.ts'
import { createTriggerTable } from '../../src/decode/input/trigger-table.ts'
import { triggersOf } from '../../src/decode/trigger.ts'
import { lineTriggers } from '../../src/decode/triggers.ts'

const table = createTriggerTable(lineTriggers)
const plain = createTriggerSearch(table)

function fast(of = table): TriggerSearch {
  const search = createFastSearch(of)
  if (search === null) throw new Error('no WebAssembly')
  return search
}

function blockOf(search: TriggerSearch, bytes: Uint8Array) {
  const block = search.enlarge(createBlock(0), bytes.length + 8)
  block.bytes.set(bytes)
  return block
}

const feedsIn = (bytes: Uint8Array) => bytes.filter(byte => byte === 10).length

const conditional = lineTriggers.filter(({ where }) => where !== undefined)
const piece = fc.oneof(
  fc.constantFrom(...lineTriggers.map(({ text }) => text)),
  fc.constantFrom(...conditional.map(({ text }) => text)),
  // What decides about a trigger: statuses, signs between a name and its value, words of success, and what looks like them.
  fc.constantFrom(
    '200',
    ' 404',
    ': -1',
    '0',
    '00',
    '0000',
    '20',
    '503',
    '3000',
    '420',
    '301 ',
    '\n',
    '\r\n',
    '{',
  ),
  fc.constantFrom(
    '"',
    "('",
    ' [',
    '->',
    ' OK',
    'Ok\n',
    'ok',
    'oK',
    'OKs',
    'SUCCESS',
    'Success ',
    'sUccess',
    'SUCC',
  ),
  fc.constantFrom('|||', '|0|', '<Result', ' (', 'x'.repeat(80), ' '.repeat(2100)),
  fc.string({ maxLength: 12 }),
)
const texts = fc.array(piece, { maxLength: 12 }).map(pieces => Buffer.from(pieces.join('')))

test('finds what the plain search finds, from anywhere and up to anywhere', () => {
  const search = fast()
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(), fc.nat(), fc.boolean(), (bytes, one, other, third, isAll) => {
      const known = one % (bytes.length + 1)
      const first = other % (known + 1)
      const upTo = first + (third % (known - first + 1))
      const [mine, its] = [search, plain].map(each =>
        each.find(blockOf(each, bytes), first, upTo, upTo, known, isAll),
      )
      expect([mine?.hit, mine?.searched]).toEqual([its?.hit, its?.searched])
      expect(mine?.feeds).toBe(feedsIn(bytes.subarray(upTo, mine?.counted)))
      expect(its?.feeds).toBe(feedsIn(bytes.subarray(upTo, its?.counted)))
    }),
    { numRuns: 3000 },
  )
})

test('finds texts that overlap, repeat and begin alike', () => {
  const letters = fc.constantFrom('a', 'b', 'A', '\n', '{', '＜')
  const some = fc.array(fc.string({ unit: letters, minLength: 5, maxLength: 40 }), {
    minLength: 1,
    maxLength: 8,
  })
  fc.assert(
    fc.property(some, fc.string({ unit: letters, maxLength: 300 }), (literals, text) => {
      const own = createTriggerTable(triggersOf([...literals, '{\n']))
      const bytes = Buffer.from(text)
      const [mine, its] = [fast(own), createTriggerSearch(own)].map(
        each => each.find(blockOf(each, bytes), 0, 0, 0, bytes.length, true).hit,
      )
      expect(mine).toEqual(its)
    }),
    { numRuns: 200 },
  )
})

test('finds every hit of a long log in turn, also where its memory grows', () => {
  const log = readFileSync(new URL('../fixtures/corpus/153-s3cmd-debug.txt', import.meta.url))
  const bytes = Buffer.concat(Array.from({ length: 40 }, () => log))
  const hitsOf = (search: TriggerSearch) => {
    let block = search.enlarge(createBlock(0), 1000)
    block.bytes.set(bytes.subarray(0, 1000))
    block = search.enlarge(block, bytes.length)
    block.bytes.set(bytes.subarray(1000), 1000)
    const hits = []
    for (let upTo = 0; ; ) {
      const { hit } = search.find(block, 0, upTo, 0, bytes.length, true)
      if (hit === null) return hits
      hits.push(hit)
      upTo = hit.end
    }
  }
  const hits = hitsOf(fast())
  expect(hits.length).toBeGreaterThan(100)
  expect(hits).toEqual(hitsOf(plain))
})

test('the module is what its source compiles to', async () => {
  const { compileSearch } = await import('../../wasm.js')
  const module = readFileSync(new URL('../../src/decode/input/fast-search.wasm.ts', import.meta.url), 'utf8')
  expect(await compileSearch()).toBe(module)
})
