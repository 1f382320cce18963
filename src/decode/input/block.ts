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

const lineFeed = 10

/** How many line feeds stand in `[from, to)`. */
export function countFeeds({ bytes, words }: Block, from: number, to: number): number {
  let count = 0
  const add = (start: number, end: number): void => {
    for (let at = start; at < end; at++) if (bytes[at] === lineFeed) count++
  }
  const first = Math.ceil(from / width)
  const last = Math.floor(to / width)
  if (first >= last) {
    add(from, to)
    return count
  }
  add(from, first * width)
  for (let i = first; i < last; i++) if (hasFeed(words[i] as number)) add(i * width, (i + 1) * width)
  add(last * width, to)
  return count
}
