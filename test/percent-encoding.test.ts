import { expect, test } from 'vitest'
import { decodePercent, encodePercent } from '../src/percent-encoding.ts'

test.each([
  ['a%20b', 'a b'],
  ['%E6%A1%B6', '桶'],
  ['100%', '100%'],
  ['%ff', '%ff'],
  ['a%20b%', 'a%20b%'],
])('%s is decoded, or stays as it is where it is not well formed', (text, plain) => {
  expect(decodePercent(text)).toBe(plain)
})

test.each([
  ['a b/桶', 'a%20b%2F%E6%A1%B6'],
  ['\u{1f600}', '%F0%9F%98%80'],
  ['a\ud800b', 'a%EF%BF%BDb'],
  ['\udc00', '%EF%BF%BD'],
])('%j is encoded, also where half of a surrogate pair stands in it', (text, encoded) => {
  expect(encodePercent(text)).toBe(encoded)
})
