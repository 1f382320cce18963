/**
 * Contents of objects, and documents that report success: the errors that they mention are not errors of this call.
 */

import { startResponse } from '../syntax/http.ts'
import { isNoise } from '../syntax/unescape.ts'
import { byte, isLetter, type Trigger, triggersOf, type Where } from '../trigger.ts'
import { done, more, type OpenRecord } from './record.ts'

/** At the end of the name of an opening tag. */
const inTag: Where = (bytes, start) => {
  let at = start
  while (at > 0 && (isLetter(bytes[at - 1]) || bytes[at - 1] === byte.colon)) at--
  return bytes[at - 1] === byte.less
}

export const unrelatedTriggers: Trigger[] = triggersOf(['Result>', 'Result '], inTag)

/**
 * Passes over the body of a successful download.
 * @param length of the body in bytes as announced; NaN where the length is not known
 */
export function foreignBody(length: number): OpenRecord {
  if (Number.isNaN(length)) return firstDocument()
  let left = length
  return {
    take(line) {
      if (left <= 0 || startResponse(line)) return done([], '', [line])
      // A remark of curl between the headers and the body is no part of the body.
      if (isNoise(line)) return more
      left -= new TextEncoder().encode(line).length + 1
      return left <= 0 ? done([]) : more
    },
    end: () => done([]),
  }
}

/**
 * Passes over what an object of unknown length certainly holds: its first line, or the document that begins there.
 */
function firstDocument(): OpenRecord {
  let isDocument = false
  return {
    get isContent() {
      return isDocument
    },
    take(line) {
      if (startResponse(line)) return done([], '', [line])
      if (isNoise(line)) return more
      if (/^\s*(?:<\?xml[^>]*>\s*)?$/.test(line)) return isDocument && line.trim() === '' ? done([]) : more
      isDocument ||= /^\s*[<{[]/.test(line)
      return isDocument && !/(?:<\/(?:Error|html)>|^[\]}])\s*$/i.test(line) ? more : done([])
    },
    end: () => done([]),
  }
}

/** Roots of the documents with which OBS reports success; an `Error` element is not among what they can hold. */
const successRoot =
  /^\s*(?:<\?xml[^<>]*>\s*)?<(?:[\w-]+:)?(\w+(?:Result|Configuration|Policy|Status|Constraint|Payment|Tagging|Quota|StorageInfo|LoggingStatus))(?:\s[^<>]*)?>/

/** More lines than a listing of a thousand keys, pretty-printed. */
const maxLines = 30_000
/** Lines that do not begin with a tag and are not empty: a text that goes on, such as a key with a line feed in it. */
const maxStrays = 2

/** Begins a document that reports success, or returns null. */
export function beginSuccess(line: string): OpenRecord | null {
  const root = successRoot.exec(line)?.[1]
  if (root === undefined || root === 'DeleteResult') return null
  const end = new RegExp(`</(?:[\\w-]{1,40}:)?${root}>`)
  let lines = 0
  /** Lines without a tag behind the last one that begins with a tag: where the document is cut off, they are none of it. */
  let strays: string[] = []
  return {
    isContent: true,
    take(text) {
      const match = end.exec(text)
      if (match) return done([], text.slice(match.index + match[0].length))
      const isDocument = lines === 0 || /^\s*</.test(text)
      const isOther = startResponse(text) !== null || /^\s*<(?:\?xml|html|!doctype)/i.test(text)
      if ((lines > 0 && isOther) || /^\s*$/.test(text) || (!isDocument && strays.length >= maxStrays))
        return done([], '', [text], strays)
      strays = isDocument ? [] : [...strays, text]
      return ++lines > maxLines ? done([]) : more
    },
    end: () => done([], '', [], strays),
  }
}
