import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escapeJson, printable, printableLines } from '../../src/render/printable.ts'
import { displayWidth, padEnd } from '../../src/render/width.ts'
import { wrap } from '../../src/render/wrap.ts'

describe('display width', () => {
  test.each([
    ['', 0],
    ['abc', 3],
    ['错误码', 6],
    ['，。', 4],
    ['“quoted”', 8],
    ['한국', 4],
    ['カナ', 4],
    ['é', 1],
    ['e\u0301', 1],
    ['😀', 2],
    ['👨‍👩‍👧', 2],
    ['🇨🇳', 2],
    ['1️⃣', 2],
    ['𠮷', 2],
  ])('%s takes %i columns', (text, width) => expect(displayWidth(text)).toBe(width))

  test('padding counts columns', () => expect(padEnd('原因', 6)).toBe('原因  '))
})

describe('wrapping', () => {
  test.each([
    ['at spaces', 'one two three', 8, ['one two', 'three']],
    ['not at all without a width', 'one two three', null, ['one two three']],
    ['a text that fits stays', 'one  two', 8, ['one  two']],
    ['between Chinese characters', '上传任务不存在', 6, ['上传任', '务不存', '在']],
    ['not before closing punctuation', '上传任务。不存在', 8, ['上传任', '务。不存', '在']],
    ['not after opening punctuation', '上传（任务）', 6, ['上传', '（任', '务）']],
    ['between Chinese and Latin', '错误码NoSuchKey表示', 12, ['错误码', 'NoSuchKey表', '示']],
    [
      'never inside a code',
      'IllegalVersioningConfigurationException',
      20,
      ['IllegalVersioningConfigurationException'],
    ],
    ['inside a word that is no code', 'x'.repeat(50), 20, ['x'.repeat(20), 'x'.repeat(20), 'x'.repeat(10)]],
    ['not before a full stop', 'aaa bbb .', 7, ['aaa', 'bbb .']],
  ])('%s', (_, text, width, lines) => expect(wrap(text, width)).toEqual(lines))

  const word = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'B', '.', ',', '(', ')', '1'), minLength: 1, maxLength: 12 }),
    fc.string({
      unit: fc.constantFrom('错', '误', '，', '。', '（', '）', '、', '😀', 'é'),
      minLength: 1,
      maxLength: 30,
    }),
  )
  const prose = fc.array(word, { maxLength: 40 }).map(words => words.join(' '))

  test('loses nothing but blanks', () => {
    fc.assert(
      fc.property(prose, fc.integer({ min: 10, max: 100 }), (text, width) => {
        const blank = /\s/g
        expect(wrap(text, width).join('').replace(blank, '')).toBe(text.replace(blank, ''))
      }),
    )
  })

  test('keeps to the width where no word is wider', () => {
    const short = fc
      .array(fc.stringMatching(/^[a-z错误码]{1,8}$/), { maxLength: 40 })
      .map(words => words.join(' '))
    fc.assert(
      fc.property(short, fc.integer({ min: 16, max: 100 }), (text, width) => {
        for (const line of wrap(text, width)) expect(displayWidth(line)).toBeLessThanOrEqual(width)
      }),
    )
  })

  test('takes a text of two megabytes without a blank', () => {
    expect(wrap('x'.repeat(2 << 20), 80)).toHaveLength(Math.ceil((2 << 20) / 80))
  })
})

describe('foreign text', () => {
  test.each([
    ['an escape sequence', '\u001b[31mred\u001b[0m', '␛[31mred␛[0m'],
    ['a bell', 'a\u0007', 'a␇'],
    ['NUL', 'a\0b', 'a␀b'],
    ['DEL', 'a\u007f', 'a␡'],
    ['C1', 'a\u009b31m', 'a\\u009b31m'],
    ['right-to-left override', 'a\u202eb', 'a\\u202eb'],
    ['isolates', '\u2066a\u2069', '\\u2066a\\u2069'],
    ['line breaks', 'a\r\nb\u2028c', 'a b c'],
    ['a tab', 'a\tb', 'a b'],
    ['Chinese and emoji stay', '错误😀', '错误😀'],
  ])('%s is harmless', (_, text, shown) => expect(printable(text)).toBe(shown))

  test('lines stay apart where they are wanted', () => {
    expect(printableLines('a\nb\u001b')).toEqual(['a', 'b␛'])
  })

  test('nothing that a terminal obeys is left', () => {
    const obeyed = /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => !obeyed.test(printable(text))))
  })

  test('JSON says the same with what a terminal obeys escaped', () => {
    const obeyed = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const json = escapeJson(JSON.stringify(text))
        expect(json).not.toMatch(obeyed)
        expect(JSON.parse(json)).toBe(text)
      }),
    )
  })
})
