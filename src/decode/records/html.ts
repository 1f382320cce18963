import type { PartialResponse } from '../partial.ts'
import { addDetail, addField, type Fields } from '../syntax/fields.ts'
import { unescapeXml } from '../syntax/unescape.ts'
import { type Trigger, triggersOf } from '../trigger.ts'
import { done, maxGivenBack, more, type OpenRecord, type Step } from './record.ts'

export const htmlTriggers: Trigger[] = triggersOf(['<html', '<HTML', '<!DOCTYPE html', '<!doctype html'])

/**
 * Error pages: of a gateway in front of OBS (`<title>502 Bad Gateway</title>`, the server's name below a line), and of a
 * static website, which lists code and message.
 */
function readHtml(page: string, form: 'html' | 'quoted-html'): PartialResponse[] {
  const fields: Fields = {}
  for (const [, item = ''] of page.matchAll(/<li>([^<]{1,2000})<\/li>/gi)) {
    const colon = item.indexOf(':')
    if (colon > 0) addField(fields, item.slice(0, colon).trim(), unescapeXml(item.slice(colon + 1).trim()))
  }
  const title = /<(?:title|h1)>\s{0,9}(?:Error\s{1,9})?([45]\d\d)\b/i.exec(page)?.[1]
  if (title) fields.status ??= Number(title)
  const server = /<hr\/?>\s{0,9}<center>([^<]{1,60})<\/center>/i.exec(page)?.[1]
  if (server) addDetail(fields, 'Server', server)
  // A list with the word Code in it, without status and request id, is a page about something else.
  if (fields.status == null && (fields.code == null || fields.requestId == null)) return []
  return [{ form, client: null, fields, part: 'body', final: true }]
}

const begin = /^\s*(?:<!doctype html|<html[\s>])/i
/** An element of HTML at the beginning of a line, unlike one of an error body: `<p>`, `<H1>`, `<!--`. */
const tag = /^\s*<(?:!|\/?(?:[a-z]+|[A-Z]+)\d?[\s/>])/
/** A page that begins behind the words of the program that received it, and goes on over the next lines. */
const embedded = /<(?:!doctype html|html)(?:\s[^<>]{0,200})?>\s*$/i

/** Where such a page begins in a line, or -1. */
export function findHtml(line: string): number {
  return line.endsWith('>') || line.endsWith('>\r') ? (embedded.exec(line)?.index ?? -1) : -1
}

/** How much of a page is read; a longer page counts as cut off. */
const maxLength = 64 * 1024
const maxHeld = 1 << 20

/**
 * Begins an HTML page, or returns null.
 * @param form `quoted-html` behind the words of a program: what received the page may be anything
 */
export function beginHtml(line: string, form: 'html' | 'quoted-html' = 'html'): OpenRecord | null {
  if (!begin.test(line)) return null
  const lines: string[] = []
  let length = 0
  let hasRoot = false
  const page = () => lines.join('\n').slice(0, maxLength)
  /** The end of the page is missing: lines that are no lines of a page may be something else. */
  const cutOff = (untaken: string[]): Step => {
    const others = lines.slice(1).map(line => (tag.test(line) ? '' : line))
    return done(readHtml(page(), form), '', untaken, others)
  }
  return {
    isContent: true,
    take(text) {
      const isRoot = /<html[\s>]/i.test(text)
      if (hasRoot && (isRoot || begin.test(text))) return cutOff([text])
      hasRoot ||= isRoot
      const end = /<\/html>/i.exec(text)
      lines.push(text)
      length += text.length
      if (end) return done(readHtml(page(), form), text.slice(end.index + end[0].length))
      return lines.length >= maxGivenBack || length > maxHeld ? cutOff([]) : more
    },
    end: () => cutOff([]),
  }
}
