import { describe, expect, test } from 'vitest'
import { sizes } from '../../../src/diagnose/rules/sizes.ts'
import { size } from '../../../src/diagnose/wording.ts'
import { findings, given, ids } from '../response.ts'

test.each([
  [1, '1 byte'],
  [1023, '1,023 bytes'],
  [1024, '1 KB (1,024 bytes)'],
  [102_400, '100 KB (102,400 bytes)'],
  [5_368_709_120, '5 GB (5,368,709,120 bytes)'],
  [53_650_000_000_000, '48.79 TB (53,650,000,000,000 bytes)'],
])('%d bytes', (bytes, text) => {
  expect(size(bytes, 'en')).toBe(text)
})

describe('size-over, size-under', () => {
  test('over the limit, in both languages', () => {
    const known = {
      code: 'EntityTooLarge',
      details: { ProposedSize: '7516192768', MaxSizeAllowed: '5368709120' },
    }
    expect(findings(known)).toEqual({
      'size-over':
        'The upload has 7 GB (7,516,192,768 bytes), 2 GB (2,147,483,648 bytes) more than the allowed 5 GB (5,368,709,120 bytes).',
    })
    expect(findings(known, 'zh')).toEqual({
      'size-over':
        '上传的数据为7 GB（7,516,192,768字节），上限为5 GB（5,368,709,120字节），超出2 GB（2,147,483,648字节）。',
    })
  })

  test('under the minimum', () => {
    const details = { ProposedSize: '100', MinSizeAllowed: '102400' }
    expect(findings({ code: 'EntityTooSmall', details })['size-under']).toBe(
      'The upload has 100 bytes, 99.9 KB (102,300 bytes) less than the required 100 KB (102,400 bytes).',
    )
  })

  test.each([
    [{ ProposedSize: '5', MaxSizeAllowed: '5' }],
    [{ ProposedSize: 'many', MaxSizeAllowed: '5' }],
    [{ MaxSizeAllowed: '5' }],
  ])('not for %o', details => {
    expect(ids({ code: 'EntityTooLarge', details: details as Record<string, string> })).toEqual([])
  })
})

describe('range', () => {
  const code = 'InvalidRange'

  test.each([
    [
      'bytes=2048-4095',
      '2000',
      'The range "bytes=2048-4095" starts at byte 2,048, but the object has 1.95 KB (2,000 bytes): its last byte is 1,999.',
    ],
    [
      'bytes=2000-',
      '2000',
      'The range "bytes=2000-" starts at byte 2,000, but the object has 1.95 KB (2,000 bytes): its last byte is 1,999.',
    ],
    ['bytes=0-9', '0', 'The range "bytes=0-9" was requested, but the object is empty.'],
    ['bytes=-0', '10', 'The range "bytes=-0" was requested, and the object has 10 bytes.'],
  ])('%s of %s', (RangeRequested, ActualObjectSize, text) => {
    expect(findings({ code, details: { RangeRequested, ActualObjectSize } })).toEqual({ range: text })
  })

  test('not without both', () => {
    expect(ids({ code, details: { RangeRequested: 'bytes=0-9' } })).toEqual([])
    expect(ids({ code, details: { ActualObjectSize: '10' } })).toEqual([])
  })
})

describe('digest', () => {
  const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

  test.each([
    [
      { ExpectedDigest: 'aaa', CalculatedDigest: 'bbb' },
      'The request announced the digest "aaa", but the server computed "bbb".',
    ],
    [
      { ExpectedDigest: 'aaa', CalculatedDigest: '1B2M2Y8AsgTpgAmY7PhCfg==' },
      "The server's digest is that of empty data: the body arrived empty.",
    ],
    [
      { ClientComputedContentSHA256: empty, S3ComputedContentSHA256: 'bbb' },
      'The digest in the request is that of empty data, but data arrived.',
    ],
    [
      { ClientComputedContentSHA256: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER', S3ComputedContentSHA256: 'bbb' },
      '(aws-chunked); it is not a digest.',
    ],
  ])('%o', (details, part) => {
    expect(findings({ code: 'BadDigest', details: details as Record<string, string> }).digest).toContain(part)
  })

  test('not where they agree or one is missing', () => {
    expect(ids({ code: 'BadDigest', details: { ExpectedDigest: 'a', CalculatedDigest: 'a' } })).toEqual([])
    expect(ids({ code: 'BadDigest', details: { ExpectedDigest: 'a' } })).toEqual([])
  })
})

describe('sizes are whole numbers', () => {
  const size = (ProposedSize: string) =>
    given(sizes, { details: { ProposedSize, MaxSizeAllowed: '10' } })['size-over']?.proposed

  test.each([
    ['11', 11],
    [' 11 ', 11],
    ['999999999999999', 999_999_999_999_999],
    ['1000000000000000', undefined],
    ['11 MB', undefined],
    ['-11', undefined],
    ['1.5e9', undefined],
    ['10', undefined],
  ])('%j', (text, proposed) => expect(size(text)).toBe(proposed))

  test('within both limits, or without one', () => {
    const found = (details: Record<string, string>) => given(sizes, { details })
    expect(found({ ProposedSize: '5', MinSizeAllowed: '5', MaxSizeAllowed: '5' })).toEqual({})
    expect(found({ ProposedSize: '4', MinSizeAllowed: '5' })).toEqual({
      'size-under': { proposed: 4, difference: 1, limit: 5 },
    })
    expect(found({ ProposedSize: '4' })).toEqual({})
    expect(found({ MinSizeAllowed: '5', MaxSizeAllowed: '1' })).toEqual({})
  })
})

describe('a range against the size of the object', () => {
  const said = (range: string) =>
    given(sizes, { details: { ActualObjectSize: '10' }, requestHeaders: { range } })
  const beyond = (first: number) => ({ size: 10, first, last: 9 })

  test.each<[string, object]>([
    ['bytes=10-', { 'range:beyond': { range: 'bytes=10-', ...beyond(10) } }],
    ['bytes=9-', { 'range:other': { range: 'bytes=9-', size: 10 } }],
    ['bytes=10-20', { 'range:beyond': { range: 'bytes=10-20', ...beyond(10) } }],
    [' bytes = 10-20 ', { 'range:beyond': { range: ' bytes = 10-20 ', ...beyond(10) } }],
    ['bytes=10-20,30-', { 'range:other': { range: 'bytes=10-20,30-', size: 10 } }],
    ['kilobytes=10-20', { 'range:other': { range: 'kilobytes=10-20', size: 10 } }],
    ['bytes=-10', { 'range:other': { range: 'bytes=-10', size: 10 } }],
  ])('%j', (range, expected) => expect(said(range)).toEqual(expected))
})
