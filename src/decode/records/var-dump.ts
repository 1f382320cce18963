import type { IsKnownCode } from '../known-code.ts'
import type { PartialResponse } from '../partial.ts'
import { addField, type Fields, fieldNamed } from '../syntax/fields.ts'
import { beforeDigit, type Trigger, triggersOf } from '../trigger.ts'
import { done, more, type OpenRecord } from './record.ts'

export const varDumpTriggers: Trigger[] = triggersOf(['Exception)#', 'array('], beforeDigit)

/** What PHP's `var_dump` prints of an exception or an array: each name on a line, its type and value on the next. */

const begin = /^[\s>]*(?:object\([\w\\]{1,120}\)#\d+ \(\d+\)|array\(\d+\)) \{\s*$/
const name = /^\s*\["?(?<name>\w{1,60})"?(?::[^\]]{1,120})?\]=>\s*$/
const value =
  /^\s*(?:string\(\d+\) "(?<text>.*)"|(?:int|float)\((?<number>-?[\d.]+)\)|enum\((?<item>[\w\\:]+)\))\s*$/

const maxLines = 2000

/** Begins such a dump, or returns null. */
export function beginVarDump(line: string, isKnownCode: IsKnownCode): OpenRecord | null {
  if (!line.endsWith('{') || !begin.test(line)) return null
  const fields: Fields = {}
  const lines: string[] = []
  let depth = 0
  let pending: string | undefined
  const finished = (untaken: string[] = []) => {
    const { code, status, message, requestId } = fields
    const isTold = code != null && isKnownCode(code) && (status ?? message ?? requestId) != null
    const partial: PartialResponse = { form: 'var-dump', client: null, fields, final: true }
    return isTold ? done([partial], '', untaken) : done([], '', untaken, lines.slice(1))
  }
  return {
    isGuess: true,
    take(text) {
      if (lines.length >= maxLines) return finished([text])
      lines.push(text)
      const found = value.exec(text)?.groups
      if (found && pending !== undefined) {
        const read = found.text ?? found.number ?? found.item ?? ''
        // `code` of an exception is a number of PHP's own.
        const isOwn = fieldNamed(pending) === 'code' && /^-?\d$/.test(read)
        if (!isOwn) addField(fields, pending, read)
      }
      pending = name.exec(text)?.groups?.name
      if (text.trimEnd().endsWith('{')) depth++
      else if (/^\s*\}\s*$/.test(text) && --depth <= 0) return finished()
      return more
    },
    end: () => finished(),
  }
}
