import { XMLParser } from 'fast-xml-parser'
import { type Leaves, maxElements, readFlat } from './flat-xml.ts'
import { unescapeXml } from './unescape.ts'

/** The leaves of any XML error body; the parser is asked where the body is not flat. */

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
