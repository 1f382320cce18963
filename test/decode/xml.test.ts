import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readErrorXml } from '../../src/decode/records/error-xml.ts'
import { readFlat } from '../../src/decode/syntax/flat-xml.ts'
import { readParsed } from '../../src/decode/syntax/xml.ts'
import { findAll, findOne } from './find.ts'

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

describe('an error body', () => {
  test.each([
    ['ids stay strings', '<RequestId>0000012345</RequestId>', { requestId: '0000012345' }],
    ['a key keeps its spaces', '<Key> a b </Key>', { key: ' a b ' }],
    ['references are decoded', '<Key>x&amp;y&lt;&#39;&#x56FE;</Key>', { key: "x&y<'图" }],
    ['an unknown reference stays', '<Message>&nope; &#9999999;</Message>', { message: '&nope; &#9999999;' }],
    ['CDATA is taken as it is', '<Message><![CDATA[a <i> &amp; b]]></Message>', { message: 'a <i> &amp; b' }],
    ['an id broken over lines is joined', '<HostId>ab\ncd</HostId>', { hostId: 'abcd' }],
    [
      'a prefix of a namespace is dropped',
      '<s3:BucketName xmlns:s3="x">b-1</s3:BucketName>',
      { bucket: 'b-1' },
    ],
    ['the first of two elements counts', '<Message>a</Message><Message>b</Message>', { message: 'a' }],
    ['other elements are details', '<Condition>If-Match</Condition>', { details: { Condition: 'If-Match' } }],
    [
      'an empty value of an argument is kept',
      '<ArgumentValue></ArgumentValue>',
      { details: { ArgumentValue: '' } },
    ],
  ])('%s', (_, inner, fields) => {
    expect(readErrorXml(`<Error><Code>X</Code>${inner}</Error>`)).toMatchObject({ code: 'X', ...fields })
  })

  test.each([
    ['before the end of the code', '<Error><Code>NoSuchBuck', null],
    ['in the end tag of the code', '<Error><Code>NoSuchBucket</Co', null],
    ['behind the code', '<Error><Code>NoSuchBucket</Code>', { code: 'NoSuchBucket' }],
    ['in an id, which is then not known', '<Error><Code>X</Code><RequestId>0000019', { code: 'X' }],
    ['in the message', '<Error><Code>X</Code><Message>The spec', { code: 'X', message: 'The spec' }],
    ['in a tag', '<Error><Code>X</Code><RequestId>0A</RequestId><Ho', { code: 'X', requestId: '0A' }],
  ])('cut off %s', (_, xml, fields) => {
    expect(readErrorXml(xml)).toEqual(fields)
  })

  test('without a code says nothing', () => {
    expect(readErrorXml('<Error><Message>gone</Message></Error>')).toBeNull()
  })
})

test('the short way and the parser read a flat body alike', () => {
  const name = fc.stringMatching(/^[A-Z][A-Za-z0-9-]{0,12}$/).filter(one => one !== 'Error')
  const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter(one => !/[\0-\x1f]|^\s*$/.test(one))
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(name, text), { minLength: 1, selector: ([one]) => one }), pairs => {
      const xml = `<Error>${pairs.map(([one, value]) => `<${one}>${escapeXml(value)}</${one}>`).join('')}</Error>`
      expect(readFlat(xml)).toEqual(readParsed(xml))
    }),
  )
})

test.each([
  [
    'with a namespace',
    'x: <ns:Error xmlns:ns="a"><ns:Code>NoSuchKey</ns:Code><ns:Key>k</ns:Key></ns:Error> <Error><Code>NoSuchBucket</Code><BucketName>b-1</BucketName></Error>',
  ],
  [
    'in strings',
    '"a": "<Error><Code>NoSuchKey<\\/Code><Key>k<\\/Key><\\/Error>", "b": "<Error><Code>NoSuchBucket</Code><BucketName>b-1</BucketName></Error>"',
  ],
])('a body %s ends at its own end tag, whatever stands behind it', async (_, line) => {
  const codes = (await findAll(line)).map(({ response }) => response.code)
  expect(codes).toEqual(['NoSuchKey', 'NoSuchBucket'])
})

test('a Message may quote a body', async () => {
  const xml = `<Error>
<Code>NoSuchKey</Code><Message>x &lt;Error&gt;a&lt;/Error&gt;</Message>
<Key>k</Key>
</Error>`
  expect(await findOne(xml)).toMatchObject({ message: 'x <Error>a</Error>', key: 'k' })
})

test.each([99, 100, 101])('of %d elements at most 100 are kept', count => {
  const others = Array.from({ length: count - 1 }, (_, n) => `<E${n}>x</E${n}>`).join('')
  const fields = readErrorXml(`<Error><Code>AccessDenied</Code>${others}</Error>`)
  expect(Object.keys(fields?.details ?? {})).toHaveLength(Math.min(count, 100) - 1)
})
