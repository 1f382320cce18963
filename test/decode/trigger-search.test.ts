import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createBlock } from '../../src/decode/input/block.ts'
import { createTriggerSearch } from '../../src/decode/input/trigger-search.ts'
import { createTriggerTable } from '../../src/decode/input/trigger-table.ts'
import { atLineStart, beforeFailure, type Trigger, triggersOf } from '../../src/decode/trigger.ts'
import { lineTriggers } from '../../src/decode/triggers.ts'
import { kinds } from '../bench/log-lines.js'

function blockOf(bytes: Buffer) {
  const block = createBlock(bytes.length)
  block.bytes.set(bytes)
  return block
}

/** The slow way: of all triggers from `from` on that end behind `searched`, where the one ends that ends first. */
function searchSlowly(triggers: Trigger[], bytes: Buffer, from: number, searched: number): number | null {
  const ends = triggers.flatMap(({ text, where }) => {
    const found: number[] = []
    for (let at = bytes.indexOf(text, from); at >= 0; at = bytes.indexOf(text, at + 1)) {
      const behind = at + Buffer.byteLength(text)
      if (where?.(bytes, at, behind, bytes.length) !== false) found.push(behind)
    }
    return found
  })
  const behind = ends.filter(end => end > searched)
  return behind.length === 0 ? null : Math.min(...behind)
}

const letters = fc.constantFrom('a', 'b', 'A', '\n', '{', '＜')
const texts = fc.array(fc.string({ unit: letters, minLength: 5, maxLength: 9 }), {
  minLength: 1,
  maxLength: 8,
})

test('finds the text that ends first, as a search one by one does', () => {
  fc.assert(
    fc.property(texts, fc.string({ unit: letters, maxLength: 90 }), fc.nat(20), (some, text, from) => {
      const bytes = Buffer.from(text)
      const triggers = triggersOf([...some, '{\n'])
      const { hit } = createTriggerSearch(createTriggerTable(triggers)).find(
        blockOf(bytes),
        from,
        from,
        0,
        bytes.length,
        true,
      )
      expect(hit?.end ?? null).toBe(searchSlowly(triggers, bytes, from, from))
      if (hit) expect(triggers.map(one => one.text)).toContain(bytes.toString('utf8', hit.start, hit.end))
    }),
    { numRuns: 300 },
  )
})

test('a search in pieces goes on where the last one ended', () => {
  const { find } = createTriggerSearch(createTriggerTable(lineTriggers))
  const piece = fc.oneof(
    fc.constantFrom(...lineTriggers.map(({ text }) => text)),
    fc.constantFrom('200', ' 404', ': -1', '\n', ' OK\n'),
    fc.string({ maxLength: 12 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), fc.nat(), (pieces, cut) => {
      const bytes = Buffer.from(pieces.join(''))
      const block = blockOf(bytes)
      const at = bytes.length === 0 ? 0 : cut % bytes.length
      const whole = find(block, 0, 0, 0, bytes.length, true)
      const first = find(block, 0, 0, 0, at, false)
      expect(first.hit ?? find(block, 0, first.searched, first.counted, bytes.length, true).hit).toEqual(
        whole.hit,
      )
      // The short ones are looked for at line feeds.
      const others = lineTriggers.filter(({ text }) => text !== "('")
      const slowly = searchSlowly(others, bytes, 0, 0)
      if (!bytes.includes("('")) expect(whole.hit?.end ?? null).toBe(slowly)
    }),
  )
})

test('a trigger of two bytes is found at the begin of a line only', () => {
  const { find } = createTriggerSearch(createTriggerTable([{ text: "('", where: atLineStart }]))
  const startsIn = (text: string) => {
    const bytes = Buffer.from(text)
    return find(blockOf(bytes), 0, 0, 0, bytes.length, true).hit?.start ?? null
  }
  expect(startsIn("('x')")).toBe(0)
  expect(startsIn("one\n('x')")).toBe(4)
  expect(startsIn("one ('x')")).toBeNull()
  expect(() => createTriggerTable([{ text: "('" }])).toThrow('too short')
})

test('whether a trigger counts is left open until the bytes behind it are there', () => {
  const { find } = createTriggerSearch(createTriggerTable([{ text: 'status code: ', where: beforeFailure }]))
  const bytes = Buffer.from('x status code: 200\nstatus code: 403')
  const block = blockOf(bytes)
  for (let length = 0; length < bytes.length; length++)
    expect(find(block, 0, 0, 0, length, false).hit).toBeNull()
  expect(find(block, 0, 0, 0, bytes.length, true).hit).toEqual({ start: 19, end: 32 })
})

// Lines that a trigger lets through cost a hundred times as much as those that are passed over.
test.each(Object.entries(kinds))('nothing counts in a log without errors: %s', (_, line) => {
  const bytes = Buffer.from(Array.from({ length: 1000 }, (_, i) => `${line(i)}\n`).join(''))
  const search = createTriggerSearch(createTriggerTable(lineTriggers))
  const { hit } = search.find(blockOf(bytes), 0, 0, 0, bytes.length, true)
  expect(hit && bytes.toString('utf8', hit.start, hit.end)).toBeNull()
})
