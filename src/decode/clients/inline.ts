import { addField, type Fields, fieldNamed } from '../syntax/fields.ts'
import type { Client } from './form.ts'

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

export const inlineFields: Client = {
  forms: [
    {
      name: 'inline-fields',
      client: null,
      triggers: ['rrorCode', 'rror Code', 'Code-->', ', code:', ' code='],
      pattern: /Error ?Code\s*(?:[:=]|-->)|Code-->| code[=:]/i,
      samples: [
        'putFile: ErrorCode:AccessDenied. ErrorMessage:Access Denied',
        'Response Code: 404, Error Code: NoSuchBucket, Error Message: The specified bucket does not exist',
        'Code-->NoSuchBucket Message-->The specified bucket does not exist Status-->404',
        'status:404, code:NoSuchBucket, message:The specified bucket does not exist, requestId:0A',
        'upload error: status=403 code=AccessDenied message=Access Denied requestId=0A',
      ],
      refine: (_, __, line, knows) => {
        const fields = readInline(line)
        const count = Object.values(fields).filter(value => value != null).length
        // `code:` is also a word of gRPC, whose codes have the names of some of these.
        if (fields.requestId == null && !/Error ?Code|Code-->| code=/i.test(line)) return null
        const isTelling = /Error ?Code/i.test(line) && (fields.requestId != null || fields.status != null)
        return fields.code && count > 1 && (knows(fields.code) || isTelling) ? fields : null
      },
    },
  ],
}
