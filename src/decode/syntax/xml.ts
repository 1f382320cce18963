import { XMLParser } from 'fast-xml-parser'
import { isMessageOf } from '../readers/sentences.ts'
import { addDetail, type Fields, type TextField } from './fields.ts'
import { unescapeXml } from './unescape.ts'

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

/** Made where it is needed: most bodies are read without it. */
let parser: XMLParser | null = null

/** Elements of an error that are fields of a response; every other one goes to `details`. */
const elements = new Map<string, TextField>([
  ['Code', 'code'],
  ['Message', 'message'],
  ['Resource', 'resource'],
  ['RequestId', 'requestId'],
  ['HostId', 'hostId'],
  ['BucketName', 'bucket'],
  ['Bucket', 'bucket'],
  ['Key', 'key'],
])

/** Some programs write the names in lower case; a code is a code only where it is spelt as one. */
const lowerCase = new Map([...elements].map(([name, field]) => [name.toLowerCase(), field]))

/** More elements than any error has; what a hostile body has beyond them is dropped. */
const maxElements = 100

/** Codes are names; three of the documented ones have spaces in them. `${code}` and `...` are placeholders. */
const codeText = /^[A-Za-z][\w .-]{0,99}$/

type Leaves = [name: string, text: string][]

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

/** Where the parser gives up (an element called `__proto__`, nesting beyond reason), the plain leaves still say it. */
function leavesByPattern(xml: string): Leaves {
  const leaves: Leaves = []
  for (const [, name, text] of xml.matchAll(/<(?:\w+:)?([\w.-]+)>([^<]*)<\//g)) {
    if (leaves.push([name as string, unescapeXml(text as string)]) >= maxElements) break
  }
  return leaves
}

function fieldsOf(leaves: Leaves): Fields | null {
  const fields: Fields = {}
  for (const [name, text] of leaves) {
    const field = elements.get(name) ?? lowerCase.get(name)
    const trimmed = text.trim()
    if (field === undefined) {
      if (name !== 'Error' && (trimmed !== '' || name === 'ArgumentValue')) addDetail(fields, name, text)
      if (name === 'Method' && trimmed !== '') fields.method = trimmed
    } else if (field === 'key') {
      fields.key ??= text
    } else if (trimmed === '') {
    } else if (field === 'code') {
      if (name !== 'code' && /^[1-5]\d\d$/.test(trimmed)) fields.status = Number(trimmed)
      else if (codeText.test(trimmed) && (name !== 'code' || /^[A-Z][a-z]+[A-Z]/.test(trimmed)))
        fields.code ??= trimmed
    } else if (field === 'requestId' || field === 'hostId') {
      // Documents break long ids over two lines.
      fields[field] ??= trimmed.replace(/\s+/g, '')
    } else if (field === 'message' || field === 'resource' || field === 'bucket') {
      fields[field] ??= trimmed
    }
  }
  // Other services have elements of these names in lower case too.
  const isLower = leaves.some(([name]) => name === 'code')
  const isTold = fields.requestId != null || isMessageOf(fields.code ?? '', fields.message ?? '')
  if (isLower && !isTold) return null
  return fields.code || fields.status ? fields : null
}

/** Closes a body that was cut off, behind its last whole element. */
function repair(xml: string): string {
  const end = /^[\s\S]*<\/[\w:.-]+>/.exec(xml)?.[0] ?? ''
  return `${end}</Error>`
}

/** Of the element a text breaks off in, only the beginning of a Message is worth keeping. */
function brokenMessage(xml: string): string | null {
  return /<(?:\w+:)?Message>([^<]+)(?:<[^>]*)?$/.exec(xml)?.[1]?.trim() || null
}

/**
 * Reads one error body.
 * @param body text from `<Error` on; it may be cut off anywhere
 * @returns its fields, or null where it holds no code: nothing is invented
 */
export function readErrorXml(body: string): Fields | null {
  const xml = body.startsWith('<error')
    ? body.replace(/^<error/, '<Error').replace(/<\/error>$/, '</Error>')
    : body
  const whole = xml.endsWith('Error>')
  const text = whole ? xml : repair(xml)
  const fields = fieldsOf(readFlat(text) ?? readParsed(text))
  const broken = fields && !whole ? brokenMessage(xml) : null
  if (fields && broken !== null) fields.message ??= broken
  return fields
}

const errorElement = /<(?:[\w-]+:)?Error(?:\s[^<>]*)?>[\s\S]*?(?:<\/(?:[\w-]+:)?Error>|$)/g

/**
 * Reads every error of an XML text that is whole at hand, such as a body inside a JSON string: one of an `Error`
 * document, one for each failed key of a `DeleteResult`.
 */
export function readXmlText(text: string): Fields[] {
  if (!text.includes('Error')) return []
  const deleted = text.includes('<DeleteResult')
  const errors: Fields[] = []
  for (const [xml] of text.matchAll(errorElement)) {
    const fields = readErrorXml(xml)
    if (fields) errors.push(deleted ? { ...fields, status: 200 } : fields)
  }
  return errors
}
