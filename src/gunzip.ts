/**
 * Unpacks gzip with Node's own library. Of a stream that is damaged or cut off, everything before the damage is
 * given. zlib drops the data of the piece in which it finds the damage, so that piece is unpacked again byte by byte.
 */

import { createGunzip } from 'node:zlib'

/** Bytes that are unpacked in one step. */
const pieceLength = 16 * 1024
/**
 * How many packed bytes are kept to unpack them again. Of a longer stream the last piece before the damage is lost.
 */
const maxKept = 4 << 20

/** Makes a gunzip that takes one piece after another and returns what each piece unpacks to. */
function createUnpacker() {
  const stream = createGunzip()
  let unpacked: Uint8Array[] = []
  let isDamaged = false
  let wake = () => {}
  stream.on('data', (bytes: Uint8Array) => unpacked.push(bytes))
  stream.on('end', () => wake())
  stream.on('error', () => {
    isDamaged = true
    wake()
  })

  async function step(begin: (done: () => void) => void): Promise<Uint8Array[]> {
    if (!isDamaged) {
      await new Promise<void>(resolve => {
        wake = resolve
        begin(resolve)
      })
      // The unpacked data arrives in a later turn of the event loop.
      await new Promise(resolve => setImmediate(resolve))
    }
    const taken = unpacked
    unpacked = []
    return taken
  }

  return {
    add: (piece: Uint8Array) => step(done => stream.write(piece, () => done())),
    end: () => step(() => stream.end()),
    isDamaged: () => isDamaged,
  }
}

/** Gives what a damaged piece holds behind the first `given` bytes of the stream. */
async function* salvage(before: Uint8Array[], piece: Uint8Array, given: number): AsyncGenerator<Uint8Array> {
  const unpacker = createUnpacker()
  let known = given
  async function* beyondKnown(packed: Uint8Array): AsyncGenerator<Uint8Array> {
    for (const bytes of await unpacker.add(packed)) {
      const rest = bytes.subarray(Math.min(known, bytes.length))
      known -= bytes.length - rest.length
      if (rest.length > 0) yield rest
    }
  }
  for (const packed of before) yield* beyondKnown(packed)
  for (let at = 0; at < piece.length && !unpacker.isDamaged(); at++)
    yield* beyondKnown(piece.subarray(at, at + 1))
}

/** Whether bytes are packed with gzip, told by the first two. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/**
 * Unpacks gzip.
 * @param onDamage is called once where the stream is damaged
 */
export async function* gunzip(
  chunks: AsyncIterable<Uint8Array>,
  onDamage: () => void = () => {},
): AsyncGenerator<Uint8Array> {
  const unpacker = createUnpacker()
  let kept: Uint8Array[] | null = []
  let keptLength = 0
  let given = 0
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += pieceLength) {
      const piece = chunk.slice(at, at + pieceLength)
      for (const bytes of await unpacker.add(piece)) {
        given += bytes.length
        yield bytes
      }
      if (unpacker.isDamaged()) {
        onDamage()
        if (kept) yield* salvage(kept, piece, given)
        return
      }
      keptLength += piece.length
      if (keptLength > maxKept) kept = null
      kept?.push(piece)
    }
  }
  yield* await unpacker.end()
  if (unpacker.isDamaged()) onDamage()
}
