import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import {
  catalogue,
  type DecodeOptions,
  decode,
  decodeText,
  explain,
  type Input,
  list,
} from '../../src/index.ts'

const body =
  '<Error><Code>NoSuchKey</Code><Message>没有该对象。</Message><RequestId>0000018A</RequestId></Error>'
const log = `first line\n${body}\nlast line\n`
const bytes = new TextEncoder().encode(log)

async function all(input: Input, options?: DecodeOptions) {
  const found = []
  for await (const explanation of decode(input, options)) found.push(explanation)
  return found
}

async function* slowly<T>(values: T[]): AsyncGenerator<T> {
  for (const value of values) {
    await Promise.resolve()
    yield value
  }
}

const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) => bytes.slice(i * 7, i * 7 + 7))

describe('decode reads', () => {
  test.each<[name: string, input: () => Input]>([
    ['a text', () => log],
    ['bytes', () => bytes],
    ['a list of texts', () => [log.slice(0, 30), log.slice(30)]],
    ['a list of bytes', () => pieces],
    ['an iterator that waits', () => slowly(pieces)],
    ['a stream', () => new Blob([bytes]).stream()],
    ['a stream that is no iterable', () => ({ getReader: () => new Blob([bytes]).stream().getReader() })],
    ['gzip', () => [new Uint8Array(gzipSync(log))]],
    ['gzip in pieces', () => [...gzipSync(log)].map(byte => Uint8Array.of(byte))],
    ['UTF-16', () => [new Uint8Array(Buffer.from(`\ufeff${log}`, 'utf16le'))]],
  ])('%s', async (_, input) => {
    expect(await all(input(), { file: 'a.log' })).toEqual(decodeText(log, { file: 'a.log' }))
  })

  test('what stands before the damage of a stream of gzip', async () => {
    const packed = new Uint8Array(gzipSync(log.repeat(2000), { level: 0 }))
    const found = await all([packed.slice(0, -100_000)])
    expect(found.length).toBeGreaterThan(500)
  })

  test('nothing more of an input than is asked for', async () => {
    let isClosed = false
    async function* endless() {
      try {
        for (;;) yield log
      } finally {
        isClosed = true
      }
    }
    for await (const _ of decode(endless())) break
    expect(isClosed).toBe(true)
  })

  test('an input that breaks off, and passes its failure on', async () => {
    async function* broken() {
      yield log
      throw new Error('the disk is gone')
    }
    await expect(all(broken())).rejects.toThrow('the disk is gone')
  })
})

test('decodeText gives an array with places', () => {
  const [error, ...others] = decodeText(log, { file: 'a.log' })
  expect(others).toEqual([])
  expect(error).toMatchObject({ code: 'NoSuchKey', origin: { file: 'a.log', line: 2, count: 1 } })
  expect(error?.response.requestId).toBe('0000018A')
  expect(decodeText('NoSuchKey').map(({ code }) => code)).toEqual(['NoSuchKey'])
  expect(decodeText('')).toEqual([])
})

test('what a caller changes does not change the answers', () => {
  const before = structuredClone(explain('NoSuchKey'))
  const answer = explain('NoSuchKey')
  answer.related.push('x')
  answer.links.length = 0
  answer.causes[0]?.sources.push('x')
  for (const entry of catalogue.errors) entry.summary.en = 'x'
  expect(explain('NoSuchKey')).toEqual(before)
  expect(list({ search: 'no such key' })[0]?.summary).not.toBe('x')
})
