/** Bytes of any supported encoding become bytes of UTF-8. */

const utf8Bom = [0xef, 0xbb, 0xbf]
const gzipMagic = [0x1f, 0x8b]

function startsWith(bytes: Buffer, prefix: number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte)
}

/** UTF-16 by its byte order mark, or by the zero byte that every ASCII character of it has. */
function utf16Of(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (startsWith(head, [0xff, 0xfe])) return 'utf-16le'
  if (startsWith(head, [0xfe, 0xff])) return 'utf-16be'
  if (head.length < 4) return null
  if (head[0] !== 0 && head[1] === 0 && head[2] !== 0 && head[3] === 0) return 'utf-16le'
  if (head[0] === 0 && head[1] !== 0 && head[2] === 0 && head[3] !== 0) return 'utf-16be'
  return null
}

async function* utf16ToUtf8(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }))
  yield Buffer.from(decoder.decode())
}

/** Unpacks gzip, and of a damaged or cut stream whatever could be unpacked. */
async function* gunzip(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const { createGunzip, constants } = await import('node:zlib')
  const unpacked = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH })
  const feed = async (): Promise<void> => {
    for await (const chunk of chunks) {
      // Asking for the next chunk may block the process: this one has to be unpacked and read before.
      await new Promise(resolve => unpacked.write(chunk, resolve))
      await new Promise(resolve => setImmediate(resolve))
      if (unpacked.destroyed) return
    }
    unpacked.end()
  }
  feed().catch(error => unpacked.destroy(error))
  try {
    for await (const chunk of unpacked) yield chunk as Buffer
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (!code.startsWith('Z_')) throw error
  }
}

async function* withHead(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

async function* toBuffers(chunks: AsyncIterable<string | Uint8Array>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    if (chunk.length === 0) continue
    yield typeof chunk === 'string'
      ? Buffer.from(chunk)
      : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
  }
}

/**
 * Turns what came in, in pieces of any size, into UTF-8: a byte order mark is dropped, UTF-16 (PowerShell's redirection
 * writes it) is converted, gzip (curl without `--compressed` saves it) is unpacked.
 * Four bytes are enough to tell, so the first piece is held back until there are four.
 */
export async function* toUtf8(chunks: AsyncIterable<string | Uint8Array>): AsyncGenerator<Buffer> {
  const buffers = toBuffers(chunks)
  let head: Buffer = Buffer.alloc(0)
  while (head.length < 4) {
    const next = await buffers.next()
    if (next.done) break
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value])
  }
  const utf16 = utf16Of(head)
  if (startsWith(head, gzipMagic)) yield* toUtf8(gunzip(withHead(head, buffers)))
  else if (utf16) yield* utf16ToUtf8(withHead(head, buffers), utf16)
  else yield* withHead(startsWith(head, utf8Bom) ? head.subarray(3) : head, buffers)
}
