import type { Value } from './literal.ts'

/** The entries of a parsed object: names and values of the whole tree as one list. */

/** A name with its value, wherever in the tree it stands. */
export type Entry = [name: string, value: Value]

/** More entries than any SDK prints, and deeper than any response. */
const maxEntries = 5000
const maxDepth = 64

/** All entries of a tree in the order they are printed; the items of a list of failed keys are left out. */
export function entriesOf(root: Value): { entries: Entry[]; items: Value[] } {
  const entries: Entry[] = []
  const items: Value[] = []
  const walk = (value: Value, depth: number): void => {
    if (value === null || typeof value !== 'object') return
    if (entries.length >= maxEntries || depth > maxDepth) return
    if (Array.isArray(value)) {
      const [name, text] = value
      // Header lists are pairs: [('request-id', '…'), …].
      if (value.length === 2 && typeof name === 'string' && typeof text === 'string')
        entries.push([name, text])
      else for (const item of value) walk(item, depth + 1)
      return
    }
    // A header as browsers export it: { "name": "x-obs-request-id", "value": "…" }.
    if (typeof value.name === 'string' && typeof value.value === 'string' && Object.keys(value).length <= 3) {
      entries.push([value.name, value.value])
      return
    }
    for (const [name, inner] of Object.entries(value)) {
      if (/^errors$/i.test(name) && Array.isArray(inner) && inner.some(isFailedKey))
        items.push(...inner.filter(isFailedKey))
      else {
        // Some XML parsers make a list of every element.
        const only =
          Array.isArray(inner) && inner.length === 1 && typeof inner[0] !== 'object' ? inner[0] : inner
        entries.push([name, only as Value])
        walk(inner, depth + 1)
      }
    }
  }
  walk(root, 0)
  return { entries, items }
}

function isFailedKey(value: Value): boolean {
  return (
    value !== null && typeof value === 'object' && !Array.isArray(value) && 'Code' in value && 'Key' in value
  )
}
