import type { PartialResponse } from '../partial.ts'
import { addDetail, addField, type Fields } from '../syntax/fields.ts'
import { unescapeXml } from '../syntax/unescape.ts'
import { done, more, type OpenRecord } from './record.ts'

/**
 * Error pages: of a gateway in front of OBS (`<title>502 Bad Gateway</title>`, the server's name below a line), and of a
 * static website, which lists code and message.
 */
function readHtml(page: string): PartialResponse[] {
  const fields: Fields = {}
  for (const [, name, value] of page.matchAll(/<li>\s*([\w ]+?)\s*:\s*([^<]*?)\s*<\/li>/gi)) {
    addField(fields, name as string, unescapeXml(value as string))
  }
  const title = /<(?:title|h1)>\s*(?:Error\s+)?([45]\d\d)\b/i.exec(page)?.[1]
  if (title) fields.status ??= Number(title)
  const server = /<hr\/?>\s*<center>([^<]{1,60})<\/center>/i.exec(page)?.[1]
  if (server) addDetail(fields, 'Server', server)
  // A list with the word Code in it, without status and request id, is a page about something else.
  if (fields.status == null && (fields.code == null || fields.requestId == null)) return []
  return [{ form: 'html', client: null, fields, part: 'body', final: true }]
}

const maxLength = 64 * 1024

/** Begins an HTML page, or returns null. */
export function beginHtml(line: string): OpenRecord | null {
  if (!/^\s*(?:<!doctype html|<html[\s>])/i.test(line)) return null
  let page = ''
  return {
    take(text) {
      if (page.length < maxLength) page += `${text}\n`
      const end = /<\/html>/i.exec(text)
      if (end) return done(readHtml(page), text.slice(end.index + end[0].length))
      return more
    },
    end: () => done(readHtml(page)),
  }
}
