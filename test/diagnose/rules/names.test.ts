import { describe, expect, test } from 'vitest'
import { findings, ids } from '../response.ts'

describe('bucket-name', () => {
  test.each([
    ['ab', 'its length is 2, 3 to 63 characters are allowed'],
    ['a'.repeat(64), 'its length is 64, 3 to 63 characters are allowed'],
    ['My_bucket', 'it holds "M", "_", only lower-case letters, digits, hyphens and periods are allowed'],
    ['-abc', 'it starts or ends with a hyphen or a period'],
    ['abc.', 'it starts or ends with a hyphen or a period'],
    ['192.168.1.1', 'it is an IP address'],
    ['my..bucket', 'two periods stand side by side'],
    ['my-.bucket', 'a period and a hyphen stand side by side'],
    [
      'A-',
      'its length is 2, 3 to 63 characters are allowed; it holds "A", only lower-case letters, digits, hyphens and periods are allowed; it starts or ends with a hyphen or a period',
    ],
  ])('%s', (bucket, reasons) => {
    expect(findings({ code: 'InvalidBucketName', bucket })).toEqual({
      'bucket-name': `"${bucket}" breaks the naming rules of buckets: ${reasons}.`,
    })
  })

  test('Chinese', () => {
    expect(findings({ code: 'InvalidBucketName', bucket: 'my..B' }, 'zh')['bucket-name']).toBe(
      '"my..B"不符合桶命名规则：含有"B"，只允许小写字母、数字、中划线（-）和英文句点（.）；两个英文句点（.）相邻。',
    )
  })

  test.each(['abc', 'my-bucket.v2', '0a0', 'a'.repeat(63), '1.2.3', 'a--b'])('%s keeps the rules', bucket => {
    expect(ids({ code: 'InvalidBucketName', bucket })).toEqual([])
  })
})

describe('key-name', () => {
  test.each([
    [' a.txt', '" a.txt": it starts with a space.'],
    ['a.txt ', '"a.txt ": it ends with a space.'],
    ['/a//b', '"/a//b": it starts with a slash; it has a double slash.'],
    ['a%20b', '"a%20b": it holds %20, so it looks encoded twice.'],
    ['a+b', '"a+b": it holds +, which some clients send for a space.'],
    ['a\tb', '"a\\tb": it holds the control character U+0009.'],
    ['a\u200bb', '"a\\u200bb": it holds the invisible character U+200B.'],
    ['ａ.txt', '"ａ.txt": it holds the full-width character ａ (U+FF41).'],
    ['a\u3000b', '"a\\u3000b": it holds the full-width character U+3000.'],
    ['a'.repeat(1025), `"${'a'.repeat(200)}…": it has 1,025 bytes in UTF-8, 1,024 are allowed.`],
    ['图'.repeat(342), `"${'图'.repeat(200)}…": it has 1,026 bytes in UTF-8, 1,024 are allowed.`],
  ])('%j', (key, text) => {
    expect(findings({ code: 'NoSuchKey', key })).toEqual({ 'key-name': `The key is ${text}` })
  })

  test('Chinese', () => {
    expect(findings({ code: 'NoSuchKey', key: ' a' }, 'zh')['key-name']).toBe('对象名为" a"：以空格开头。')
  })

  test.each(['docs/a b.txt', 'a/', '图片/1.png', '100%', 'a'.repeat(1024), `${'图'.repeat(341)}a`, 'a&b=c'])(
    '%j is plain',
    key => {
      expect(ids({ code: 'NoSuchKey', key })).toEqual([])
    },
  )

  test('an access log encodes once', () => {
    expect(ids({ code: 'NoSuchKey', client: 'access-log', key: 'a%20b' })).toEqual([])
    expect(ids({ code: 'NoSuchKey', client: 'access-log', key: 'a%2520b' })).toEqual(['key-name'])
  })
})
