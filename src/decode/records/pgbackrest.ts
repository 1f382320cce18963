import type { PartialResponse } from '../partial.ts'
import { addField, type Fields } from '../syntax/fields.ts'
import { type Trigger, triggersOf } from '../trigger.ts'
import { readXmlText } from './error-xml.ts'
import { done, more, type OpenRecord } from './record.ts'

export const pgBackRestTriggers: Trigger[] = triggersOf(['HTTP request failed with '])

/** What pgBackRest and its relatives print of a failed request: a block with the request, the headers and the body. */
const begin = /HTTP request failed with (?<status>[345]\d\d) \(/
const title = /^\s*\*\*\* [\w/ ]{3,40} \*\*\*:\s*$/
const request = /^\s*(GET|PUT|POST|HEAD|DELETE) (\S+)\s*$/
const pair = /^\s*([a-z][\w-]{1,60}): (.*)$/i

const maxLines = 200

export function beginPgBackRest(line: string): OpenRecord | null {
  const status = line.includes('HTTP request failed with ') ? begin.exec(line)?.groups?.status : undefined
  if (status === undefined) return null
  const lines: string[] = []
  const finished = (untaken: string[] = []) => {
    const fields: Fields = {}
    addField(fields, 'status', status)
    let path: string | undefined
    let host: string | undefined
    for (const text of lines) {
      const asked = request.exec(text)
      if (asked) {
        fields.method = asked[1] as string
        path = asked[2]
      }
      const [, name = '', value = ''] = pair.exec(text) ?? []
      if (/^host$/i.test(name)) host = value.trim()
      else if (/^x-/i.test(name)) addField(fields, name, value)
    }
    if (host && path !== undefined) fields.url = `https://${host}${path}`
    const body = readXmlText(lines.join('\n'))[0]
    const partial: PartialResponse = {
      form: 'pgbackrest',
      client: 'pgbackrest',
      fields: { ...fields, ...body },
    }
    return done([partial], '', untaken)
  }
  return {
    take(text) {
      if (lines.length === 0) {
        lines.push(text)
        return more
      }
      if (!/^\s/.test(text) || (lines.length === 1 && !title.test(text)) || lines.length > maxLines)
        return finished([text])
      lines.push(text)
      return text.includes('</Error>') ? finished() : more
    },
    end: () => finished(),
  }
}
