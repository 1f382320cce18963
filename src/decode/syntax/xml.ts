import { XMLParser } from 'fast-xml-parser'
import { unescapeXml } from './unescape.ts'

/** The leaves of an XML error body: the elements that hold text, in their order. */

/**
 * Ids stay strings and keys keep their spaces. References are decoded here and not by the parser: without its table of
 * HTML entities it leaves numeric ones alone, and with it every body pays for that table anew (twice the time). The text
 * handed over starts at the root element, so a document type with entities of its own never gets here.
 */
const parserOptions = {
  parseTagValue: false,
  trimValues: false,
  processEntities: false,
  cdataPropName: '#cdata',
  ignoreAttributes: true,
  removeNSPrefix: true,
}

/** Created on first use: most bodies are read without the parser. */
let parser: XMLParser | null = null

/** No error has more elements; further elements of a hostile body are dropped. */
const maxElements = 100

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

/** Reads a body of any kind. */
export function readParsed(xml: string): Leaves {
  const leaves: Leaves = []
  try {
    parser ??= new XMLParser(parserOptions)
    leavesOf((parser.parse(xml) as { Error?: unknown }).Error, 'Error', leaves)
    return leaves
  } catch {
    return leavesByPattern(xml)
  }
}

function leavesOf(value: unknown, name: string, leaves: Leaves): void {
  if (leaves.length >= maxElements) return
  if (typeof value === 'string') leaves.push([name, value.includes('&') ? unescapeXml(value) : value])
  else if (Array.isArray(value)) leavesOf(value[0], name, leaves)
  else if (value !== null && typeof value === 'object') {
    const cdata = (value as Record<string, unknown>)['#cdata']
    if (typeof cdata === 'string') {
      leaves.push([name, cdata])
      return
    }
    for (const [child, inner] of Object.entries(value))
      leavesOf(inner, child === '#text' ? name : child, leaves)
  }
}

/**
 * Where the parser gives up (an element called `__proto__`, nesting beyond reason), the plain leaves are read by a
 * pattern.
 */
function leavesByPattern(xml: string): Leaves {
  const leaves: Leaves = []
  for (const [, name, text] of xml.matchAll(/<(?:\w+:)?([\w.-]+)>([^<]*)<\//g)) {
    if (leaves.push([name as string, unescapeXml(text as string)]) >= maxElements) break
  }
  return leaves
}

/** The leaves of a body that starts at its root element. */
export function readLeaves(xml: string): Leaves {
  return readFlat(xml) ?? readParsed(xml)
}
