/** Bytes that are looked at four at a time: a word of four bytes is read as fast as a single one. */

export interface Block {
  bytes: Uint8Array
  /** The same bytes. */
  words: Int32Array
}

/** Bytes in a word. */
export const width = 4

/** Makes a block that holds at least so many bytes. The last of them stands in a whole word. */
export function createBlock(size: number): Block {
  const bytes = new Uint8Array((Math.floor(size / width) + 1) * width)
  return { bytes, words: new Int32Array(bytes.buffer) }
}

/** Whether one of the bytes of a word is a line feed. */
export function hasFeed(word: number): boolean {
  const zeroAtFeed = word ^ 0x0a0a0a0a
  // Only from a zero byte the subtraction borrows the highest bit.
  return ((zeroAtFeed - 0x01010101) & ~zeroAtFeed & 0x80808080) !== 0
}
