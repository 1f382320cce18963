import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { gunzip } from '../src/gunzip.ts'
import { findAll } from './decode/find.ts'

const text = Array.from(
  { length: 20_000 },
  (_, line) => `line ${line} ${Math.imul(line, 0x9e3779b1)}\n`,
).join('')
const packed = gzipSync(text)

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function unpack(bytes: Uint8Array, size = 65_536): Promise<{ unpacked: string; isDamaged: boolean }> {
  let isDamaged = false
  const onDamage = () => {
    isDamaged = true
  }
  const chunks: Uint8Array[] = []
  for await (const chunk of gunzip(pieces(bytes, size), onDamage)) chunks.push(chunk.slice())
  return { unpacked: Buffer.concat(chunks).toString(), isDamaged }
}

test.each([1000, 65_536, 1 << 20])('a stream in pieces of %i bytes is unpacked', async size => {
  expect(await unpack(packed, size)).toEqual({ unpacked: text, isDamaged: false })
})

test('streams one behind the other are unpacked', async () => {
  expect((await unpack(Buffer.concat([packed, gzipSync('more')]))).unpacked).toBe(`${text}more`)
})

function changed(change: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.from(packed)
  change(bytes)
  return bytes
}

test.each([
  ['with a wrong checksum', changed(bytes => bytes.writeUInt32LE(0, bytes.length - 8))],
  ['with something else behind it', Buffer.concat([packed, Buffer.from([0x1f, 0x8b, 1, 2, 3, 4, 5, 6])])],
  ['cut off in its last bytes', packed.subarray(0, -3)],
])('of a stream %s everything is unpacked, and the damage is told', async (_, bytes) => {
  const { unpacked, isDamaged } = await unpack(bytes)
  expect([unpacked.length, isDamaged]).toEqual([text.length, true])
})

test('of a stream that is damaged in the middle, what stands in front of the damage is unpacked', async () => {
  const at = Math.floor(packed.length / 2)
  const { unpacked, isDamaged } = await unpack(changed(bytes => bytes.fill(0xff, at, at + 8)))
  const part = Math.floor(text.length * 0.45)
  expect(isDamaged).toBe(true)
  expect(unpacked.slice(0, part) === text.slice(0, part)).toBe(true)
})

test('an error packed twice is found, and one that is packed deeper is data', async () => {
  const once = gzipSync('<Error><Code>NoSuchKey</Code></Error>')
  const codes = async (bytes: Buffer) => (await findAll(bytes)).map(({ response }) => response.code)
  expect(await codes(gzipSync(once))).toEqual(['NoSuchKey'])
  expect(await codes(gzipSync(gzipSync(once)))).toEqual([])
})
