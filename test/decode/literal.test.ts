import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readLiteral, unescapeString } from '../../src/decode/syntax/literal.ts'

const read = (text: string) => JSON.parse(JSON.stringify(readLiteral(text, 0).value))

describe('a printed object', () => {
  test.each([
    ['JSON', '{"a":1,"b":[true,null,"x\\n"]}', { a: 1, b: [true, null, 'x\n'] }],
    [
      'a Python dict',
      "{'a': None, 'b': True, 'c': b'x', u'd': ('e', 'f')}",
      { a: null, b: true, c: 'x', d: ['e', 'f'] },
    ],
    ['Python strings wrapped over lines', "{'a': b'one '\n      b'two'}", { a: 'one two' }],
    [
      'util.inspect',
      "{ a: 'x', '$b': undefined, c: [Object], d: 1n }",
      { a: 'x', $b: null, c: ['Object'], d: 1 },
    ],
    ['strings joined by +', "{ a: 'one ' +\n 'two' }", { a: 'one two' }],
    ['a class name in front', "{ e: Error { code: 'X' } }", { e: { code: 'X' } }],
    ['the first of two equal names', '{"a":1,"a":2}', { a: 1 }],
    ['a name that is hostile', '{"__proto__":{"x":1},"a":2}', { a: 2 }],
  ])('%s', (_, text, value) => {
    expect(read(text)).toMatchObject(value)
  })

  test('that is cut says so', () => {
    expect(readLiteral('{"a":{"b":1', 0)).toMatchObject({ cut: true, value: { a: { b: 1 } } })
  })

  test('ends where its bracket closes', () => {
    expect(readLiteral('{"a":1} rest', 0).end).toBe(7)
  })

  test('reads all JSON as JSON.parse does', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z]\w{0,8}$/), fc.oneof(fc.string(), fc.boolean(), fc.nat())),
        value => {
          expect(read(JSON.stringify(value))).toEqual(value)
        },
      ),
    )
  })
})

test.each([
  ['\\n\\t\\"\\/', '\n\t"/'],
  ['\\u003cError\\x3e', '<Error>'],
  ['\\u{1F600}', '😀'],
  ['C:\\\\new', 'C:\\new'],
])('the escapes of %s', (raw, text) => {
  expect(unescapeString(raw)).toBe(text)
})
