import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findErrors } from '../../src/decode/index.ts'
import { findAll, isKnownCode } from './find.ts'

const corpus = new URL('../fixtures/corpus/', import.meta.url)
const read = (file: string) => readFileSync(new URL(file, corpus))

describe('where the input is cut does not matter', () => {
  test.each([
    '066-curl-i-nosuchbucket.txt',
    '071-curl-vI-head-error-headers.txt',
    '085-curl-v-terminal-interleaved.txt',
    '106-terraform-wrapped-message.txt',
    '107-terraform-methodnotallowed.txt',
    '018-s3rver-nosuchkey-special.xml',
    '047-utf16le-bom.xml',
    '050-gzip-raw.bin',
    '054-two-bodies-concatenated.xml',
    '060-deleteresult-mixed.xml',
    '135-node-sdk-log.txt',
    '154-rclone-skew.txt',
    '163-awsjs3-inspect.txt',
    '175-json-oef-curl-i.txt',
  ])('%s, in pieces of any size', async file => {
    const whole = await findAll(read(file))
    expect(whole.length).toBeGreaterThan(0)
    for (const size of [1, 2, 3, 7, 64, 100]) expect(await findAll(read(file), size)).toEqual(whole)
  })

  const body = '<Error><Code>NoSuchKey</Code><Message>m</Message></Error>'
  const row = 'Upload failed, status [403], error code [AccessDenied], error message [x], request id [0A]'

  test.each([
    [
      'tags that are damaged',
      '<Error><Code>InternalError<><RequestId>0A</d>?>\n</Error><Error><Code>I</Error>',
    ],
    ['braces', `block {\n  a\n  ${row}\n  b\n}\nend\n`],
    [
      'objects glued to each other',
      `{"a":1}{\n  "code": "NoSuchKey", "message": "m", "request_id": "0A"\n}{"a":"\\""}${body}`,
    ],
    ['a cut-off page', `<html>\n<p>cut\n${body}\n${body}\n`],
    ['a status line glued to a body', `${body}HTTP/1.1 404 Not Found\r\nx-obs-request-id: 0B\r\n\r\n`],
    [
      'lines before and after a long one',
      `AccessDenied,\n${'x'.repeat(9000)}\n\tstatus code: 403, request id: 0A, host id: b\n`,
    ],
    ['Chinese text', `错误码：NoSuchKey\n请求ID：0000019A5E9C018399B7100A32E958BE\n状态码：404\n${body}`],
  ])('%s', async (_, text) => {
    const whole = await findAll(text)
    for (const size of [1, 2, 3, 5, 7, 11, 64, 4096]) expect(await findAll(text, size)).toEqual(whole)
  })

  test('the line of an error within braces is its own', async () => {
    const found = await findAll(`block {\n  a\n  ${row}\n  b\n}\n`)
    expect(found.map(({ line }) => line)).toEqual([3])
  })

  test('a line of several megabytes', async () => {
    const text = `${'x'.repeat(1_500_000)} ${body} ${'y'.repeat(1_500_000)} ${body}\n${body}`
    const whole = await findAll(text)
    expect(whole).toHaveLength(3)
    for (const size of [999, 65_536, 1_048_577]) expect(await findAll(text, size)).toEqual(whole)
  })

  test('text that is cut between the halves of a character', async () => {
    const text = body.replace('<Message>m', '<Message>😀')
    const [whole] = await findAll(text)
    async function* halves() {
      for (let at = 0; at < text.length; at++) yield text[at] as string
    }
    const found = []
    for await (const one of findErrors(halves(), { isKnownCode })) found.push(one.response)
    expect(found).toEqual([whole?.response])
  })

  test('every sample, in single bytes', async () => {
    for (const file of readdirSync(corpus)) {
      if (file === 'index.tsv') continue
      expect(await findAll(read(file), 1), file).toEqual(await findAll(read(file)))
    }
  })

  test('a long stream of everything, in random pieces', async () => {
    const files = [
      '067-curl-v-nosuchbucket.txt',
      '153-s3cmd-debug.txt',
      '157-rclone-dump-bodies.txt',
      '172-access-log-403.txt',
    ]
    const stream = Buffer.concat(files.flatMap(file => [read(file), Buffer.from('\n\nnext\nnext\nnext\n')]))
    const whole = await findAll(stream)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 5000 }), async size => {
        expect(await findAll(stream, size)).toEqual(whole)
      }),
      { numRuns: 25 },
    )
  })
})
