import { describe, expect, test } from 'vitest'
import { filled, idOf, join, size } from '../../src/diagnose/wording.ts'

const write = (text: string, value: string | number, lang: 'en' | 'zh' = 'en') =>
  filled(text, lang, { value })

test.each([
  [0, 'less than 1 s', '不到1秒'],
  [0.4, 'less than 1 s', '不到1秒'],
  [0.5, '1 s', '1秒'],
  [-59, '59 s', '59秒'],
  [60, '1 min', '1分钟'],
  [61, '1 min 1 s', '1分钟1秒'],
  [3599, '59 min 59 s', '59分钟59秒'],
  [3600, '1 h', '1小时'],
  [3629, '1 h', '1小时'],
  [3630, '1 h 1 min', '1小时1分钟'],
  [86_400, '1 day', '1天'],
  [90_060, '1 day 1 h 1 min', '1天1小时1分钟'],
  [2 * 86_400, '2 days', '2天'],
  [30 * 86_400 - 60, '29 days 23 h 59 min', '29天23小时59分钟'],
  [30 * 86_400, '30 days', '30天'],
  [30.6 * 86_400, '31 days', '31天'],
  [1234 * 86_400, '1,234 days', '1,234天'],
])('%d s', (seconds, en, zh) => {
  expect(write('{value:duration}', seconds)).toBe(en)
  expect(write('{value:duration}', seconds, 'zh')).toBe(zh)
})

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [1023, '1,023 bytes'],
  [1024, '1 KB (1,024 bytes)'],
  [1536, '1.5 KB (1,536 bytes)'],
  [1024 ** 2 - 1, '1024 KB (1,048,575 bytes)'],
  [5 * 1024 ** 3, '5 GB (5,368,709,120 bytes)'],
  [2 ** 50, '1 PB (1,125,899,906,842,624 bytes)'],
])('%d bytes', (bytes, text) => {
  expect(size(bytes, 'en')).toBe(text)
})

describe('how a value is written', () => {
  test.each<[string, string | number, string]>([
    ['{value}', 'a\tb', 'a\\tb'],
    ['{value}', 1234, '1234'],
    ['{value:count}', 1234567, '1,234,567'],
    ['{value:quote}', 'a"', '"a\\""'],
    ['{value:quote-or-none}', 'text/plain', '"text/plain"'],
    ['{value:drawn}', 'a b', '"a·b"'],
    ['{value:word}', 'less-than-second', 'less than 1 s'],
    ['{value:word}', 'no such word', 'no such word'],
    ['{value:list}', 'a b c', 'a, b, c'],
    ['{value:alternatives}', '403 404', '403 or 404'],
    ['{value:quotes}', 'a ', '"a", " "'],
    ['{value:names}', 'a ', '"a", U+0020'],
    ['{value:names}', '~!', '"~", "!"'],
    ['{value:code-point}', ' ', 'U+0020'],
    ['{value:nonsense}', 'a', '{value:nonsense}'],
    ['{other}', 'a', '{other}'],
    ['{toString}', 'a', '{toString}'],
  ])('%s of %j', (text, value, expected) => {
    expect(write(text, value)).toBe(expected)
  })

  test('a long text of the server is cut', () => {
    expect(write('{value}', 'x'.repeat(6000))).toHaveLength(6000)
    expect(write('{value}', 'x'.repeat(6001))).toHaveLength(6001)
    expect(write('{value}', 'x'.repeat(6001)).at(-1)).toBe('…')
  })

  test('a line that is not there is the end', () => {
    expect(filled('{value:drawn}', 'en', {})).toBe(write('{value:word}', 'signing-difference-end'))
  })
})

describe('labelled lines', () => {
  test('each line behind its label, line ends drawn between them', () => {
    expect(filled('{value:lines}', 'en', { value: 'a b\nc', labels: 'First Second' })).toBe(
      '  First: a·b↵\n  Second: c',
    )
  })

  test('what is left out is counted', () => {
    expect(filled('{value:lines}', 'en', { value: 'a', labels: 'First', more: 2 })).toBe(
      '  First: a↵\n  ... 2 more lines',
    )
  })

  test('a line without a label', () => {
    expect(filled('{value:lines}', 'en', { value: 'a' })).toBe('  : a')
  })
})

test('parts are joined with the words of the language', () => {
  expect(join('en', 'list', [])).toBe('')
  expect(join('en', 'also', ['a'])).toBe('a')
  expect(join('en', 'reasons', ['a', 'b', 'c'])).toBe('a; b; c')
  expect(join('zh', 'list', ['a', 'b'])).toBe('a、b')
})

test('the id is what stands before the variant', () => {
  expect(idOf('clock-skew:ahead')).toBe('clock-skew')
  expect(idOf('date-unreadable')).toBe('date-unreadable')
})
