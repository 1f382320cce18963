import { isMessageOf } from '../readers/sentences.ts'
import { addDetail, type Fields, type TextField } from '../syntax/fields.ts'
import { type Leaves, readLeaves } from '../syntax/xml.ts'

/** The fields of an XML error body. */

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

/** Codes are names; three of the documented ones have spaces in them. `${code}` and `...` are placeholders. */
const codeText = /^[A-Za-z][\w .-]{0,99}$/

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
  const fields = fieldsOf(readLeaves(text))
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
