import type { PartialResponse } from '../partial.ts'
import { addField, type Fields } from '../syntax/fields.ts'
import { type Trigger, triggersOf } from '../trigger.ts'
import { done, more, type OpenRecord } from './record.ts'

export const urlResponseTriggers: Trigger[] = triggersOf(['<NSHTTPURLResponse: '])

/**
 * How iOS and macOS print an `NSHTTPURLResponse`: address and status on the first line, then each header with its value
 * in brackets on a line of its own, or behind an equals sign.
 */
const begin = /<NSHTTPURLResponse: 0x[0-9a-f]+>/
const first = /\{ URL: (?<url>[^\s}]{1,2000}) ?\}.{0,40}\bStatus Code: (?<status>\d{3})/
const header = /"?(?<name>[A-Za-z][\w-]{1,60})"? = (?:\(\s{1,9})?"?(?<value>[^;")\s]{1,500})/g

/** More lines than an answer has headers. */
const maxLines = 150

export function beginUrlResponse(line: string): OpenRecord | null {
  if (!line.includes('<NSHTTPURLResponse: ') || !begin.test(line)) return null
  const lines: string[] = []
  const finished = (untaken: string[] = []) => {
    const text = lines.join('\n').replace(/= +\(\s+/g, '= ')
    const groups = first.exec(text)?.groups
    if (!groups) return done([], '', untaken)
    const fields: Fields = { url: groups.url as string }
    addField(fields, 'status', groups.status as string)
    for (const { groups: one } of text.matchAll(header)) {
      if (one?.name?.toLowerCase().startsWith('x-')) addField(fields, one.name, one.value?.trim() ?? '')
    }
    const partial: PartialResponse = {
      form: 'url-response',
      client: null,
      fields,
      part: 'head',
      standalone: true,
    }
    return done([partial], '', untaken)
  }
  return {
    take(text) {
      if (lines.length > 0 && (!/^[\s})]/.test(text) || lines.length >= maxLines)) return finished([text])
      lines.push(text)
      return /^\s*\} ?\}\s*$/.test(text) || / \} \}\s*$/.test(text.slice(-10)) ? finished() : more
    },
    end: () => finished(),
  }
}
