import { startResponse } from '../syntax/http.ts'
import { isNoise } from '../syntax/unescape.ts'
import { done, more, type OpenRecord } from './record.ts'

/** Contents of an object, and documents that report success: whatever they mention is not an error of this call. */

/**
 * Passes over the body of a successful download.
 * @param length of the body in bytes as announced; NaN where it is not known: then up to the next answer
 */
export function foreignBody(length: number): OpenRecord {
  let left = Number.isNaN(length) ? Number.POSITIVE_INFINITY : length
  return {
    take(line) {
      if (left <= 0 || startResponse(line)) return done([], '', [line])
      // What curl tells of its own between the headers and the body is no part of it.
      if (isNoise(line)) return more
      left -= Buffer.byteLength(line) + 1
      return left <= 0 ? done([]) : more
    },
    end: () => done([]),
  }
}

/** Roots of the documents with which OBS reports success; an `Error` element is not among what they can hold. */
const successRoot =
  /^\s*(?:<\?xml[^>]*>\s*)?<(?:[\w-]+:)?(\w+(?:Result|Configuration|Policy|Status|Constraint|Payment|Tagging|Quota|StorageInfo|LoggingStatus))(?:\s[^<>]*)?>/

/** More lines than a listing of a thousand keys, pretty-printed. */
const maxLines = 30_000

/** Begins a document that reports success, or returns null. */
export function beginSuccess(line: string): OpenRecord | null {
  const root = successRoot.exec(line)?.[1]
  if (root === undefined || root === 'DeleteResult') return null
  const end = new RegExp(`</(?:[\\w-]+:)?${root}>`)
  let lines = 0
  return {
    take(text) {
      const match = end.exec(text)
      if (match) return done([], text.slice(match.index + match[0].length))
      if (lines > 0 && (startResponse(text) || /^\s*<\?xml/.test(text))) return done([], '', [text])
      return ++lines > maxLines ? done([]) : more
    },
    end: () => done([]),
  }
}
