import { expect, test } from 'vitest'
import { clip, codePointName, drawSpaces, escapeUnseen, quote } from '../../../src/diagnose/facts/quote.ts'

test.each([
  ['\n\r\t', '\\n\\r\\t'],
  ['\u0000\u001f\u007f', '\\x00\\x1f\\x7f'],
  ['\u00a0', '\\xa0'],
  ['\u00ad', '\\xad'],
  ['\u200b\ufeff', '\\u200b\\ufeff'],
  ['\u061c', '\\u061c'],
  ['a b-中', 'a b-中'],
])('%j is shown as %s', (text, shown) => {
  expect(escapeUnseen(text)).toBe(shown)
})

test.each([
  [' ', 'U+0020'],
  ['\u200b', 'U+200B'],
  ['😀', 'U+1F600'],
  ['', 'U+0000'],
])('%j has the name %s', (character, name) => {
  expect(codePointName(character)).toBe(name)
})

test.each([
  ['abc', 3, 'abc'],
  ['abcd', 3, 'abc…'],
  ['a😀b', 2, 'a…'],
  ['a😀b', 3, 'a😀…'],
])('%j in at most %i characters', (text, limit, clipped) => {
  expect(clip(text, limit)).toBe(clipped)
})

test('quotes and spaces', () => {
  expect(quote('say "a\n"')).toBe('"say \\"a\\n\\""')
  expect(quote('x'.repeat(201))).toBe(`"${'x'.repeat(200)}…"`)
  expect(quote('x'.repeat(200))).toBe(`"${'x'.repeat(200)}"`)
  expect(drawSpaces(' a b\t')).toBe('·a·b\\t')
  expect(drawSpaces('x'.repeat(201))).toBe(`${'x'.repeat(200)}…`)
})
