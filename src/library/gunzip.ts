/** Unpacks gzip with what every platform has, a DecompressionStream. */

/** Bytes that are unpacked in one step: of a damaged stream no more than the last step is lost. */
const stepLength = 16 * 1024

/** Unpacks chunks of gzip; of a stream that is damaged or cut off what stands before the damage. */
export async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new DecompressionStream('gzip')
  const reader = readable.getReader()
  const feeding = feed(chunks, writable.getWriter())
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      yield value
    }
  } catch {
    // The data is damaged; `feeding` tells where the chunks themselves could not be read.
  } finally {
    await reader.cancel().catch(() => {})
  }
  await feeding
}

/** Writes all chunks. What the writer refuses, because the data is damaged or nobody reads any more, ends the writing. */
async function feed(chunks: AsyncIterable<Uint8Array>, writer: WritableStreamDefaultWriter): Promise<void> {
  let isRefused = false
  const refuse = () => {
    isRefused = true
  }
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += stepLength)
      await writer.write(chunk.slice(at, at + stepLength)).catch(refuse)
    if (isRefused) return
  }
  await writer.close().catch(refuse)
}
