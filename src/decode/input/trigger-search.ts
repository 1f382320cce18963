/** Finds the first of many short texts in bytes, at a speed at which gigabytes of log are read. */

/** Where a text begins, and the offset behind it. */
export interface Hit {
  start: number
  end: number
  /** All of the texts that end there. */
  texts: string[]
}

/** What is left of three bytes: five bits each tell the letters of a log apart well enough. */
const bits = 5
const mask = (1 << (3 * bits)) - 1

/** No text ends with these three bytes; a text of six bytes or more does; a shorter one does. */
const [none, long, short] = [0, 1, 2]

interface Text {
  /** The text alone in a list: few hits are of more than one. */
  alone: string[]
  bytes: Uint8Array
}

function hashOf(first: number, second: number, third: number): number {
  return ((first << (2 * bits)) ^ (second << bits) ^ third) & mask
}

/**
 * Prepares the search for several texts. Byte after byte only a hash of the last three is looked up; where a text may
 * end so, a hash of the three in front of them; few of those are the end of any text, and only there the texts are
 * compared.
 *
 * The first text by where it *ends* is found. So what is found does not depend on bytes that are still to come.
 * @param texts of two bytes or more
 * @returns a function of bytes, where a text may begin at the earliest, an offset up to which none is known to end, and
 * where the bytes end; its result is null where there is no text
 */
export function createTriggerSearch(
  texts: string[],
): (bytes: Uint8Array, from: number, searched: number, length?: number) => Hit | null {
  const endings = new Uint8Array(mask + 1)
  const beforeEndings = new Uint8Array(mask + 1)
  const byEnding = new Map<number, Text[]>()

  function add(one: Text, thirdLast: number): void {
    const { bytes } = one
    const at = (fromEnd: number) => bytes.at(-fromEnd) ?? 0
    const hash = hashOf(thirdLast, at(2), at(1))
    const isLong = bytes.length >= 6
    if (isLong) beforeEndings[hashOf(at(6), at(5), at(4))] = 1
    endings[hash] = Math.max(endings[hash] as number, isLong ? long : short)
    const others = byEnding.get(hash)
    if (others) others.push(one)
    else byEnding.set(hash, [one])
  }

  const encoder = new TextEncoder()
  for (const text of new Set(texts)) {
    const one = { alone: [text], bytes: encoder.encode(text) }
    if (one.bytes.length > 2) add(one, one.bytes.at(-3) as number)
    // Before a text of two bytes anything may stand.
    else for (let before = 0; before < 1 << bits; before++) add(one, before)
  }

  function endsAt(bytes: Uint8Array, text: Uint8Array, end: number, from: number): boolean {
    const start = end - text.length
    if (start < from) return false
    for (let i = text.length - 1; i >= 0; i--) if (bytes[start + i] !== text[i]) return false
    return true
  }

  // Apart from the loop over all bytes: a closure inside of it would be made for every byte.
  function hitAt(bytes: Uint8Array, end: number, from: number, hash: number): Hit | null {
    let hit: Hit | null = null
    for (const { alone, bytes: wanted } of byEnding.get(hash) ?? []) {
      if (!endsAt(bytes, wanted, end, from)) continue
      const start = end - wanted.length
      if (hit === null) hit = { start, end, texts: alone }
      else {
        hit.start = Math.min(hit.start, start)
        hit.texts = [...hit.texts, ...alone]
      }
    }
    return hit
  }

  return (bytes, from, searched, length = bytes.length) => {
    let hash = 0
    // Not `Math.max`: V8 would take the offset for a fraction, and each step for three times as long.
    for (let at = searched > from + 2 ? searched - 2 : from; at < length; at++) {
      hash = ((hash << bits) ^ (bytes[at] as number)) & mask
      const ending = endings[hash] as number
      if (ending === none) continue
      if (ending === long && at >= 5) {
        const before = hashOf(bytes[at - 5] as number, bytes[at - 4] as number, bytes[at - 3] as number)
        if (beforeEndings[before] === 0) continue
      }
      const hit = hitAt(bytes, at + 1, from, hash)
      if (hit) return hit
    }
    return null
  }
}
