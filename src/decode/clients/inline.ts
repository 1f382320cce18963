import { addField, type Fields, fieldNamed } from '../syntax/fields.ts'
import type { TextForm } from './form.ts'

/**
 * Fields that a program printed side by side on one line, each behind its name: `ErrorCode:X. ErrorMessage:Y`,
 * `status=404 errorCode=X requestId=Z`, `Code-->X Message-->Y`.
 */

const label =
  /(?<![\w-])(Response Code|Status Code|StatusCode|HTTP Code|status|Error Code|ErrorCode|Code(?=-->)|code(?==)|(?<=[,;] ?)code(?=:)|Error Message|ErrorMessage|Message(?=-->)|message(?==)|(?<=[,;] ?)message(?=:)|Request ID|Request Id|RequestId|Host ID|Host Id|HostId|reason)\s*(?:[:=]|-->)\s*/gi

/** Reads every field of a line; a value goes up to the next name. */
function readInline(line: string): Fields {
  const fields: Fields = {}
  const labels = [...line.matchAll(label)]
  labels.forEach(({ 0: whole, 1: name = '', index }, at) => {
    const value = line.slice(index + whole.length, labels[at + 1]?.index ?? line.length)
    const isMessage = fieldNamed(name) === 'message'
    // Of a sentence only what separates it from the next name is taken off.
    const text = isMessage ? value.replace(/[,;|]?\s*$/, '') : value.trim().replace(/[,;|.]+$/, '')
    addField(fields, name, isMessage ? text : (text.split(/[\s,;]/)[0] ?? ''))
  })
  const operation = /(?<![\w.])([a-z]\w+) failed\b/.exec(line.slice(0, labels[0]?.index ?? 0))?.[1]
  if (operation && fields.code) fields.details = { Operation: operation }
  return fields
}

/** One trigger each, with a line that it is in. */
const examples: [trigger: string, example: string][] = [
  ['rrorCode', 'putFile: ErrorCode:AccessDenied. ErrorMessage:Access Denied'],
  [
    'rror Code',
    'Response Code: 404, Error Code: NoSuchBucket, Error Message: The specified bucket does not exist',
  ],
  ['Code-->', 'Code-->NoSuchBucket Message-->The specified bucket does not exist Status-->404'],
  [', code:', 'status:404, code:NoSuchBucket, message:The specified bucket does not exist, requestId:0A'],
  [' code=', 'upload error: status=403 code=AccessDenied message=Access Denied requestId=0A'],
]

export const inlineFields: TextForm[] = examples.map(([trigger, example], index) => ({
  name: `inline-fields-${index}`,
  client: null,
  trigger,
  pattern: /Error ?Code\s*(?:[:=]|-->)|Code-->| code[=:]/i,
  example,
  refine: (_, __, line, knows) => {
    const fields = readInline(line)
    const count = Object.values(fields).filter(value => value != null).length
    // `code=` alone is anybody's word, and `code:` that of gRPC, whose codes have the names of some of these.
    if (trigger === ', code:' && fields.requestId == null) return null
    const isTelling = /Error ?Code/i.test(line) && (fields.requestId != null || fields.status != null)
    return fields.code && count > 1 && (knows(fields.code) || isTelling) ? fields : null
  },
}))
