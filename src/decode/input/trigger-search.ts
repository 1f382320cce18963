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
  /** Where its bytes stand among those of all texts. */
  start: number
  end: number
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

  // All texts are encoded at once, and their bytes stay in one place: one by one they take 4 ms of each start.
  const known = [...new Set(texts)]
  const all = new TextEncoder().encode(`${known.join('\0')}\0`)

  function add(one: Text, thirdLast: number): void {
    const { start, end } = one
    const hash = hashOf(thirdLast, all[end - 2] as number, all[end - 1] as number)
    const isLong = end - start >= 6
    if (isLong)
      beforeEndings[hashOf(all[end - 6] as number, all[end - 5] as number, all[end - 4] as number)] = 1
    endings[hash] = Math.max(endings[hash] as number, isLong ? long : short)
    const others = byEnding.get(hash)
    if (others) others.push(one)
    else byEnding.set(hash, [one])
  }

  let start = 0
  for (const text of known) {
    const end = all.indexOf(0, start)
    const one = { alone: [text], start, end }
    if (end - start > 2) add(one, all[end - 3] as number)
    // Before a text of two bytes anything may stand.
    else for (let before = 0; before < 1 << bits; before++) add(one, before)
    start = end + 1
  }

  function endsAt(bytes: Uint8Array, text: Text, end: number, from: number): boolean {
    const start = end - (text.end - text.start)
    if (start < from) return false
    for (let at = text.end - 1, i = end - 1; i >= start; at--, i--) if (bytes[i] !== all[at]) return false
    return true
  }

  // Apart from the loop over all bytes: a closure inside of it would be made for every byte.
  function hitAt(bytes: Uint8Array, end: number, from: number, hash: number): Hit | null {
    let hit: Hit | null = null
    for (const one of byEnding.get(hash) ?? []) {
      if (!endsAt(bytes, one, end, from)) continue
      const start = end - (one.end - one.start)
      if (hit === null) hit = { start, end, texts: one.alone }
      else {
        hit.start = Math.min(hit.start, start)
        hit.texts = [...hit.texts, ...one.alone]
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
