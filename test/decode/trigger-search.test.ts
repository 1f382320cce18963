import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTriggerSearch, type Hit } from '../../src/decode/input/trigger-search.ts'
import { triggers } from '../../src/decode/triggers.ts'

/** The slow way: of all texts from `from` on that end behind `searched`, the one that ends first. */
function searchSlowly(texts: string[], bytes: Buffer, from: number, searched: number): number | null {
  const ends = texts.flatMap(text => {
    const found: number[] = []
    for (let at = bytes.indexOf(text, from); at >= 0; at = bytes.indexOf(text, at + 1))
      found.push(at + Buffer.byteLength(text))
    return found
  })
  const behind = ends.filter(end => end > searched)
  return behind.length === 0 ? null : Math.min(...behind)
}

const letters = fc.constantFrom('a', 'b', 'A', '\n', '{', '＜')
const texts = fc.array(fc.string({ unit: letters, minLength: 2, maxLength: 5 }), {
  minLength: 1,
  maxLength: 8,
})

test('finds the text that ends first, as a search one by one does', () => {
  fc.assert(
    fc.property(texts, fc.string({ unit: letters, maxLength: 60 }), fc.nat(20), (some, text, from) => {
      const bytes = Buffer.from(text)
      const hit = createTriggerSearch(some)(bytes, from, from)
      expect(hit?.end ?? null).toBe(searchSlowly(some, bytes, from, from))
      if (hit) expect(some).toContain(bytes.toString('utf8', hit.start, hit.end))
    }),
  )
})

test('a search in pieces goes on where the last one ended', () => {
  const find = createTriggerSearch(triggers)
  const piece = fc.oneof(fc.constantFrom(...triggers), fc.string({ maxLength: 12 }))
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), fc.nat(), (pieces, cut) => {
      const bytes = Buffer.from(pieces.join(''))
      const at = bytes.length === 0 ? 0 : cut % bytes.length
      const whole: Hit | null = find(bytes, 0, 0)
      expect(find(bytes, 0, 0, at) ?? find(bytes, 0, at)).toEqual(whole)
      expect(whole?.end ?? null).toBe(searchSlowly(triggers, bytes, 0, 0))
    }),
  )
})
