/** Bytes of any supported encoding become bytes of UTF-8. */

/** Unpacks gzip. The caller gives it, since every platform has its own; of a damaged stream it yields what it can. */
export type Gunzip = (chunks: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>

const utf8Bom = [0xef, 0xbb, 0xbf]
const gzipMagic = [0x1f, 0x8b]

/** A log that was packed, and was packed once more for sending. What is packed deeper is data: it may never end. */
export const maxGzipLevels = 2

function startsWith(bytes: Uint8Array, prefix: number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte)
}

function concat(one: Uint8Array, other: Uint8Array): Uint8Array {
  const joined = new Uint8Array(one.length + other.length)
  joined.set(one)
  joined.set(other, one.length)
  return joined
}

/** UTF-16 by its byte order mark, or by the zero byte that every ASCII character of UTF-16 has. */
function utf16Of(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (startsWith(head, [0xff, 0xfe])) return 'utf-16le'
  if (startsWith(head, [0xfe, 0xff])) return 'utf-16be'
  if (head.length < 4) return null
  if (head[0] !== 0 && head[1] === 0 && head[2] !== 0 && head[3] === 0) return 'utf-16le'
  if (head[0] === 0 && head[1] !== 0 && head[2] === 0 && head[3] !== 0) return 'utf-16be'
  return null
}

async function* utf16ToUtf8(chunks: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding)
  const encoder = new TextEncoder()
  for await (const chunk of chunks) yield encoder.encode(decoder.decode(chunk, { stream: true }))
  yield encoder.encode(decoder.decode())
}

async function* withHead(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

async function* toBytes(chunks: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  /** The first half of a character that is cut in two between two texts. */
  let half = ''
  for await (const chunk of chunks) {
    if (chunk.length === 0) continue
    if (typeof chunk !== 'string') {
      yield chunk
      continue
    }
    const text = half + chunk
    half = /[\uD800-\uDBFF]$/.exec(text)?.[0] ?? ''
    if (text.length > half.length) yield encoder.encode(text.slice(0, text.length - half.length))
  }
  if (half !== '') yield encoder.encode(half)
}

/**
 * Turns what came in, in pieces of any size, into UTF-8: a byte order mark is dropped, UTF-16 (PowerShell's redirection
 * writes it) is converted, gzip (curl without `--compressed` saves it) is unpacked.
 * Four bytes are enough to tell, so the first piece is held back until there are four.
 */
export async function* toUtf8(
  chunks: AsyncIterable<string | Uint8Array>,
  gunzip?: Gunzip,
  gzipLevels = maxGzipLevels,
): AsyncGenerator<Uint8Array> {
  const pieces = toBytes(chunks)
  let head = new Uint8Array(0)
  while (head.length < 4) {
    const next = await pieces.next()
    if (next.done) break
    // A piece may be overwritten by the next one.
    head = (next.value.length < 4 || head.length > 0 ? concat(head, next.value) : next.value) as typeof head
  }
  const utf16 = utf16Of(head)
  if (gunzip && gzipLevels > 0 && startsWith(head, gzipMagic))
    yield* toUtf8(gunzip(withHead(head, pieces)), gunzip, gzipLevels - 1)
  else if (utf16) yield* utf16ToUtf8(withHead(head, pieces), utf16)
  else yield* withHead(startsWith(head, utf8Bom) ? head.subarray(3) : head, pieces)
}
