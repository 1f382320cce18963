import type { Fields } from '../syntax/fields.ts'
import { readLeaves } from '../syntax/xml.ts'
import { bodyFields } from './body-fields.ts'

/** Reads XML error bodies. */

/** Closes a body that was cut off, behind its last whole element. */
function repair(xml: string): string {
  const end = /^[\s\S]*<\/[\w:.-]+>/.exec(xml)?.[0] ?? ''
  return `${end}</Error>`
}

/** The beginning of a Message in which the text breaks off; of other elements it is not kept. */
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
  const fields = bodyFields(readLeaves(text))
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
