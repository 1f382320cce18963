import { describe, expect, test } from 'vitest'
import {
  isV4,
  readCanonicalRequest,
  readStringToSign,
  stringToSign,
  textOfBytes,
  valuesOfLines,
  withLineEnds,
} from '../../../src/diagnose/facts/string-to-sign.ts'
import { response } from '../response.ts'

const hex = (text: string, between = '') =>
  Buffer.from(text).toString('hex').match(/../g)?.join(between) ?? ''
const labels = (lines: { label: string }[] | null) =>
  lines?.map(({ label }) => label.replace('label-', '')) ?? null

describe('the text of a dump of bytes', () => {
  test.each([
    ['with blanks', '50 55 54 0a', 'PUT\n'],
    ['without them', '5055540a', 'PUT\n'],
    ['over two lines', '50 55\n54', 'PUT'],
    ['of one byte', '50', 'P'],
    ['of several bytes a character', 'e9 94 99', '错'],
    ['with the mark of UTF-8', 'ef bb bf 50', '\ufeffP'],
    ['with half a byte', '505', 'P'],
    ['of half a byte alone', '5', null],
    ['that is empty', '', null],
    ['of blanks', '  ', null],
    ['with something in front', 'x 50', null],
    ['with something behind', '50 x', null],
    ['that is missing', undefined, null],
  ])('%s', (_, dump, text) => expect(textOfBytes(dump)).toBe(text))

  test('no more than a client signs', () => {
    expect(textOfBytes('50'.repeat(98_304))).toHaveLength(98_304)
    expect(textOfBytes('50'.repeat(98_305))).toHaveLength(98_304)
  })
})

describe('the lines of a string to sign', () => {
  const v4 = ['AWS4-HMAC-SHA256', '20260102T100000Z', '20260102/r/s3/aws4_request', 'a1b2']
  const ofV4 = ['algorithm', 'time', 'scope', 'request-hash']

  test.each<[string, string, string[] | null]>([
    ['of V2', 'GET\n\n\ndate\n/b/k', ['method', 'Content-MD5', 'Content-Type', 'date', 'resource']],
    [
      'of a link',
      'GET\n\n\n1767344400\n/b/k',
      ['method', 'Content-MD5', 'Content-Type', 'expires', 'resource'],
    ],
    [
      'with a date that begins with digits',
      'GET\n\n\n17 May\n/b/k',
      ['method', 'Content-MD5', 'Content-Type', 'date', 'resource'],
    ],
    [
      'with a date that ends with digits',
      'GET\n\n\nMay 17\n/b/k',
      ['method', 'Content-MD5', 'Content-Type', 'date', 'resource'],
    ],
    [
      'with headers',
      'GET\n\n\n\nx-obs-acl:a\n/b/k',
      ['method', 'Content-MD5', 'Content-Type', 'date', 'header', 'resource'],
    ],
    [
      'with line ends of Windows',
      'GET\r\n\r\n\r\ndate\r\n/b/k',
      ['method', 'Content-MD5', 'Content-Type', 'date', 'resource'],
    ],
    ['too few', 'GET\n\n\n/b/k', null],
    ['of V4', v4.join('\n'), ofV4],
    ['of V4 with blanks for line ends', `${v4.join('  ')} \n`, ofV4],
    ['of V4 of OBS', v4.join('\n').replace('AWS4', 'OBS4'), ofV4],
    ['of V4 without the hash', v4.slice(0, 3).join('\n'), null],
    ['of V4 without scope and hash', v4.slice(0, 2).join('\n'), null],
    ['of V4 without all but the algorithm', 'AWS4-HMAC-SHA256', null],
    ['of V4 with one more', [...v4, 'x'].join('\n'), null],
  ])('%s', (_, text, expected) => expect(labels(readStringToSign(text))).toEqual(expected))

  test('hold the text; a carriage return that was signed stays', () => {
    const texts = (text: string) => readStringToSign(text)?.map(line => line.text)
    expect(texts('GET\r\n\r\n\r\ndate\r\n/b/k')).toEqual(['GET', '', '', 'date', '/b/k'])
    expect(texts('GET\n\ntext/plain\r\ndate\n/b/k')).toEqual(['GET', '', 'text/plain\r', 'date', '/b/k'])
    expect(texts(v4.join('\n'))).toEqual(v4)
  })

  test.each([
    ['AWS4-HMAC-SHA256\n', true],
    ['OBS4-HMAC-SHA256 x', true],
    ['AWS4-HMAC-SHA2567', false],
    ['GET AWS4-HMAC-SHA256', false],
  ])('%j is of V4: %s', (text, expected) => expect(isV4(text)).toBe(expected))

  test('of a canonical request', () => {
    const lines = ['GET', '/k', 'a=b', 'host:h', '', 'host', 'hash']
    const expected = ['method', 'path', 'query', 'header', 'headers-end', 'signed-headers', 'payload-hash']
    expect(labels(readCanonicalRequest(lines.join('\n')))).toEqual(expected)
    expect(labels(readCanonicalRequest(lines.toSpliced(3, 1).join('\n')))).toEqual(expected.toSpliced(3, 1))
    expect(labels(readCanonicalRequest(lines.toSpliced(3, 2).join('\n')))).toBeNull()
    expect(readCanonicalRequest('a\n'.repeat(65_536))).toHaveLength(32_769)
  })

  test('as values, at most forty', () => {
    const line = { label: 'Content-MD5', text: 'a' } as const
    const [forty, more] = [40, 42].map(count => valuesOfLines(Array.from({ length: count }, () => line)))
    expect(valuesOfLines([line, { ...line, text: 'b' }])).toEqual({
      text: 'a\nb',
      labels: 'Content-MD5 Content-MD5',
    })
    expect(forty).toEqual({ text: 'a\n'.repeat(40).trim(), labels: 'Content-MD5 '.repeat(40).trim() })
    expect(more).toEqual({ ...forty, more: 2 })
  })
})

test.each([
  ['a\\nb', 'a\nb'],
  ['a\\nb\nc', 'a\\nb\nc'],
  [undefined, undefined],
])('line ends that a log escaped: %j', (text, expected) => expect(withLineEnds(text)).toBe(expected))

describe("the server's string to sign", () => {
  const text = 'GET\n\n\ndate\n/b/k'
  test.each<[string, Record<string, string>, ReturnType<typeof stringToSign>]>([
    ['none', {}, null],
    ['the text', { StringToSign: text }, { text, restored: false }],
    ['the bytes alone', { StringToSignBytes: hex(text) }, { text, restored: false }],
    ['both alike', { StringToSign: text, StringToSignBytes: hex(text, ' ') }, { text, restored: false }],
    [
      'a text that lost its line ends',
      { StringToSign: 'GET date /b/k', StringToSignBytes: hex(text) },
      { text, restored: true },
    ],
    [
      'a text that lost its blanks',
      { StringToSign: 'GETdate/b/k', StringToSignBytes: hex(text) },
      { text, restored: true },
    ],
    [
      'bytes of another text',
      { StringToSign: 'PUT', StringToSignBytes: hex(text) },
      { text: 'PUT', restored: false },
    ],
    ['bytes that are none', { StringToSign: text, StringToSignBytes: 'x' }, { text, restored: false }],
    [
      'line ends that a log escaped',
      { StringToSign: text.replaceAll('\n', '\\n') },
      { text, restored: false },
    ],
    [
      'V4, whose bytes are of another string',
      { StringToSign: 'AWS4-HMAC-SHA256 a', StringToSignBytes: hex('AWS4-HMAC-SHA256\na') },
      { text: 'AWS4-HMAC-SHA256 a', restored: false },
    ],
  ])('%s', (_, details, expected) => expect(stringToSign(response({ details }))).toEqual(expected))

  test('no more of it than a client signs', () => {
    expect(stringToSign(response({ details: { StringToSign: 'a'.repeat(65_537) } }))?.text).toHaveLength(
      65_536,
    )
  })
})
