import { decodePercent } from '../../percent-encoding.ts'
import type { PartialResponse } from '../partial.ts'
import type { Fields } from '../syntax/fields.ts'
import { startResponse } from '../syntax/http.ts'
import { isNoise, plainXml, stripPrefix } from '../syntax/unescape.ts'
import { type Trigger, triggersOf } from '../trigger.ts'
import { bodyResponse } from './body-fields.ts'
import { readErrorXml } from './error-xml.ts'
import { done, more, type OpenRecord, type Step } from './record.ts'

export const xmlTriggers: Trigger[] = triggersOf([
  '<Error',
  '<error>',
  ':Error>',
  '<DeleteResult',
  '<EncodingType>url',
  '<Code>',
  'lt;Error',
  'lt;/Error',
  'u003cError',
  'x3cError',
  '＜Error',
])

/**
 * An error body: raw, HTML-escaped, escaped for a string literal, or in full-width characters. The `<ERROR>` of mc and
 * the level `<Error>` of a log, with text behind it, are none.
 */
const start =
  /(?<!^mc: )<(?:[\w-]+:)?Error(?=[\s>])[^<>]*>(?! [A-Za-z([{])|&(?:amp;)?lt;(?:\w+:)?Error(?:\s[^&]{0,200})?&(?:amp;)?gt;|\\u003cError\\u003e|\\x3cError\\x3e|＜Error＞|<Code>(?=[^<]{3,80}<\/Code>\s*(?:<(?:Message|RequestId|HostId|Resource|BucketName|Key)>|$))/i
const finish =
  /<\\?\/(?:[\w-]+:)?Error>|&(?:amp;)?lt;\/(?:\w+:)?Error&(?:amp;)?gt;|\\u003c\\?\/Error\\u003e|\\x3c\/Error\\x3e|＜\/Error＞/i

/** Where a body begins with a plain tag, an escaped end tag belongs to its Message, which can quote another body. */
const plainFinish = /<\\?\/(?:[\w-]+:)?Error>/i

/** The offset behind the end of the body in a part of it, or -1 where it does not end there. */
function endOf(part: string, isPlain: boolean): number {
  const match = (isPlain ? plainFinish : finish).exec(part)
  return match ? match.index + match[0].length : -1
}

/** A body larger than this keeps its beginning. */
const maxLength = 1 << 20
const maxLines = 400
/** Lines without a tag that may stand between the elements of a body: dots of an excerpt, remarks of a terminal. */
const maxStrays = 2

const logTime = /^\W{0,2}\d{4}[-/]\d\d[-/]\d\d[ T]\d\d:\d\d/

/** Where an error body begins in a line, or -1. */
export function findErrorXml(line: string): number {
  return start.exec(line)?.index ?? -1
}

/** An element around the body that no answer of OBS has: the body is part of another document. */
const foreignParent =
  /<(?!(?:[\w-]+:)?(?:DeleteResult|Deleted|ErrorResponse|Errors|pre|code|script|body|td|p|div|span)\b)([A-Za-z][\w:.-]*)(?:\s[^<>]*)?>\s*$/
/** The answers of other services of AWS: EC2, and those whose namespace is not that of S3. */
const otherAnswer =
  /<Response>\s{0,20}<Errors>\s*$|<ErrorResponse xmlns="https?:\/\/(?!s3\.|obs\.)[^"]{1,200}">\s*$/
/** Names of objects that happen to look like a body. */
const objectName = /["']?\b(?:key|name|prefix|path)["']?\s*[:=]\s*["']?$/i

/** Where a body stands in its line, told from what is before it. */
export interface BodyPosition {
  /** Behind other text, in a log or an exception, and not a document of its own. */
  isEmbedded: boolean
  /** Behind an XML declaration, which nothing but a body has. */
  isDeclared: boolean
}

/**
 * Tells where a body stands.
 * @param before what is before it on its line
 * @param previous the line before
 * @returns null where it is part of something else: another document, or the name of an object
 */
export function positionOf(before: string, previous: string): BodyPosition | null {
  if (foreignParent.test(before) || objectName.test(before)) return null
  if (otherAnswer.test(`${previous.slice(-300)}\n${before.slice(-300)}`)) return null
  const around = `${/\?>\s*$/.test(previous) ? previous : ''}${before}`
  return {
    isEmbedded: /[^\s>│|]/.test(around.replace(/<[^<>]*>/g, '')),
    isDeclared: around.includes('<?xml') || around.includes('&lt;?xml'),
  }
}

/** A key as it was before a listing or a batch with `EncodingType` url. */
function decodeKey(key: string): string {
  return decodePercent(key.replaceAll('+', ' '))
}

/** Whether the answer says that its keys are encoded. */
export const encodedKeys = /<EncodingType>url</i

/**
 * Begins an error body; the first line given to it starts at the root element.
 * @param shared fields of the answer that the body is one item of
 * @param areKeysEncoded whether the answer says that its keys are encoded like those of a URL
 */
export function errorXml(
  shared: Fields | null,
  { isEmbedded, isDeclared }: BodyPosition,
  areKeysEncoded = false,
): OpenRecord {
  let text = ''
  let lines = 0
  let strays = 0
  /** Lines without a tag behind the last line with one. Where the body is cut off, they are none of it. */
  let tail: string[] = []

  const finished = (rest: string, untaken: string[] = [], isCutOff = false): Step => {
    const others = isCutOff ? tail : []
    const length = others.reduce((sum, line) => sum + line.length + 1, 0)
    const xml = plainXml(text.slice(0, text.length - length))
    const fields = readErrorXml(xml.startsWith('<Code>') ? `<Error>${xml}` : xml)
    // Within a text, a body with only a code is an example or the name of an object.
    const isLone = fields !== null && Object.keys(fields).length < 2
    const isExample = (isEmbedded || xml.startsWith('<Code>')) && !isDeclared && !shared && isLone
    if (!fields || isExample) return done([], rest, untaken, others)
    // Guzzle cuts the body short; the program prints all of it below.
    if (!shared && /\(truncated\.\.\.\)\s*$/.test(text))
      return done([{ form: 'xml-truncated', client: null, fields }], rest, untaken, others)
    if (areKeysEncoded && fields.key != null) fields.key = decodeKey(fields.key)
    const partial: PartialResponse = {
      ...bodyResponse(shared ? { ...shared, ...fields } : fields),
      ...(shared && { form: 'delete-result' }),
      standalone: !isEmbedded,
      // Behind a body that a program quotes the program may tell more of the request.
      final: !isEmbedded,
    }
    return done([partial], rest, untaken, others)
  }

  const belongs = (line: string): boolean => {
    if (lines >= maxLines || startResponse(line) || /<\?xml|<(?:[\w-]+:)?Error[\s>]/.test(line)) return false
    if (/^\s*</.test(line) || line.includes('</') || line.includes('&lt;')) return true
    if (logTime.test(line)) return false
    // Inside the text of an element: a string to sign has lines of its own, empty ones too.
    if (/<[\w-]+>[^<]*$/.test(text.slice(-5000))) return true
    return !isEmbedded && ++strays <= maxStrays
  }

  return {
    isBody: true,
    take(line) {
      const isFirst = lines === 0
      const part = isFirst ? line : stripPrefix(line)
      if (!isFirst && isNoise(part)) return more
      if (!isFirst && !belongs(part)) return finished('', [line], true)
      lines++
      tail = isFirst || /[<＜]|lt;|u003c|x3c/i.test(part) ? [] : [...tail, part]
      const end = endOf(part, (isFirst ? part : text).startsWith('<'))
      if (text.length < maxLength) text += (isFirst ? '' : '\n') + part.slice(0, end < 0 ? maxLength : end)
      else if (end >= 0) text += '</Error>'
      if (end >= 0) return finished(part.slice(end))
      // An escaped body stands on one line, whole or not.
      return /^(?:\\u003c|\\x3c)/i.test(text) || text.includes('\\n') ? finished('') : more
    },
    end: () => finished('', [], true),
  }
}
