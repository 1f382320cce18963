import { addField, detailNamed, type Fields, fieldNamed, foldName } from '../fields.ts'
import type { Knows } from '../object.ts'
import type { Sighting } from '../sighting.ts'
import { done, more, type OpenRecord, type Step } from './record.ts'

/**
 * Fields that a program printed one a line: the examples of the SDKs do so, each with names and separators of its own
 * (`Error Code: X`, `errorCode: X`, `Code-->X`, `ErrorMessage：X`).
 */

const fieldLine =
  /^\s*(?:[\w.]+[:：]\s*)?(?<name>[A-Za-z][A-Za-z _-]{2,24}?)\s*(?:[:：=]|-->)\s*(?<value>.*?)\s*,?\s*$/

/** Names that a program would hardly print of anything but a failed call. */
const telling = new Set([
  'errorcode',
  'errormessage',
  'httpcode',
  'responsecode',
  'statuscode',
  'hostid',
  'errorhostid',
  'exceptioncode',
  'exceptionname',
])

function split(line: string): { name: string; value: string } | null {
  const groups = fieldLine.exec(line)?.groups
  return groups
    ? { name: groups.name as string, value: (groups.value as string).replace(/^(['"])(.*)\1$/, '$2') }
    : null
}

/** True where a line may begin such a block. */
export function isPrintedField(line: string): boolean {
  const parts = split(line)
  return parts !== null && fieldNamed(parts.name) !== undefined
}

/** Begins a block of printed fields; the first line given to it is one of them. */
export function printedFields(knows: Knows): OpenRecord {
  const fields: Fields = {}
  const names = new Set<string>()
  let isTelling = false
  let unanswered = false

  /** False where the line is none of these, or says again what the block already has. */
  const add = (line: string): boolean => {
    const parts = split(line)
    if (!parts) return false
    const folded = foldName(parts.name)
    // Said beside the others, and no field of its own.
    if (folded === 'reason' || folded === 'exceptiontype') return true
    const field = fieldNamed(parts.name)
    if (field === undefined ? detailNamed(parts.name) === undefined : names.has(field)) return false
    if (field !== undefined) names.add(field)
    if (telling.has(folded)) isTelling = true
    if (field === 'status' && parts.value === '-1') unanswered = true
    addField(fields, parts.name, parts.value)
    return true
  }

  const finished = (again: string[]): Step => {
    const isKnown = fields.code != null && knows(fields.code)
    const isTold = isTelling && (fields.code != null || (fields.status ?? 0) >= 300 || unanswered)
    const sighting: Sighting = { form: 'printed-fields', client: null, fields, unanswered }
    return done(names.size > 1 && (isKnown || isTold) ? [sighting] : [], '', again)
  }

  return {
    take: line => (add(line) ? more : finished([line])),
    end: () => finished([]),
  }
}
