import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findAll } from './find.ts'

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
