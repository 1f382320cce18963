import { unescapeXml } from './unescape.ts'

/** The leaves of an XML error body in which no element holds another one. */

/** No error has more elements; further elements of a hostile body are dropped. */
export const maxElements = 100

/** The elements that hold text, in their order. */
export type Leaves = [name: string, text: string][]

const flatRoot = /<(?:[\w-]+:)?Error(?:\s[^<>]*)?>\s*/y
const flatElement = /<((?:[\w-]+:)?[\w.-]+)(?:>([^<]*)<\/\1>|\s*\/>)\s*/y
const flatEnd = /<\/(?:[\w-]+:)?Error>$/y

/**
 * Reads a body in which every element holds plain text, as OBS sends them; null where it holds anything else. The parser
 * takes four times as long for the same answer, which on a log of failures is nearly all of the time.
 */
export function readFlat(xml: string): Leaves | null {
  const leaves: Leaves = []
  flatRoot.lastIndex = 0
  if (!flatRoot.test(xml)) return null
  let at = flatRoot.lastIndex
  for (;;) {
    flatElement.lastIndex = at
    const match = flatElement.exec(xml)
    if (!match) break
    const [, name = '', text = ''] = match
    leaves.push([name.slice(name.indexOf(':') + 1), text.includes('&') ? unescapeXml(text) : text])
    if (leaves.length > maxElements) return null
    at = flatElement.lastIndex
  }
  flatEnd.lastIndex = at
  return flatEnd.test(xml) ? leaves : null
}
