/** Finds the first of many short texts in bytes, at a speed at which gigabytes of log are read. */

/** Where a text begins, and the offset behind it. */
export interface Hit {
  start: number
  end: number
}

/** What is left of the three bytes read last: five bits each tell the letters of a log apart well enough. */
const bits = 5
const mask = (1 << (3 * bits)) - 1

/**
 * Prepares the search for several texts. Byte after byte only a hash of the last three is looked up; few of them are
 * the end of any text, and only there the texts that end so are compared.
 *
 * The first text by where it *ends* is found. So what is found does not depend on bytes that are still to come.
 * @param texts of two bytes or more
 * @returns a function of bytes, where a text may begin at the earliest, an offset up to which none is known to end, and
 * where the bytes end; its result is null where there is no text
 */
export function createTriggerSearch(
  texts: string[],
): (bytes: Uint8Array, from: number, searched: number, length?: number) => Hit | null {
  const isEnding = new Uint8Array(mask + 1)
  const byEnding = new Map<number, Uint8Array[]>()

  function add(text: Uint8Array, thirdLast: number): void {
    const last = text.length - 1
    const hash =
      ((thirdLast << (2 * bits)) ^ ((text[last - 1] as number) << bits) ^ (text[last] as number)) & mask
    isEnding[hash] = 1
    const others = byEnding.get(hash)
    if (others) others.push(text)
    else byEnding.set(hash, [text])
  }

  for (const text of texts.map(one => new TextEncoder().encode(one))) {
    if (text.length > 2) add(text, text.at(-3) as number)
    // Before a text of two bytes anything may stand.
    else for (let before = 0; before < 1 << bits; before++) add(text, before)
  }

  function endsAt(bytes: Uint8Array, text: Uint8Array, end: number, from: number): boolean {
    const start = end - text.length
    if (start < from) return false
    for (let i = text.length - 1; i >= 0; i--) if (bytes[start + i] !== text[i]) return false
    return true
  }

  // Apart from the loop over all bytes: a closure inside of it would be made for every byte.
  function hitAt(bytes: Uint8Array, end: number, from: number, hash: number): Hit | null {
    const text = byEnding.get(hash)?.find(one => endsAt(bytes, one, end, from))
    return text ? { start: end - text.length, end } : null
  }

  return (bytes, from, searched, length = bytes.length) => {
    let hash = 0
    // Not `Math.max`: V8 would take the offset for a fraction, and each step for three times as long.
    for (let at = searched > from + 2 ? searched - 2 : from; at < length; at++) {
      hash = ((hash << bits) ^ (bytes[at] as number)) & mask
      if (isEnding[hash] === 0) continue
      const hit = hitAt(bytes, at + 1, from, hash)
      if (hit) return hit
    }
    return null
  }
}
