import { networkCode } from '../failure.ts'
import type { IsKnownCode } from '../known-code.ts'
import type { PartialResponse } from '../partial.ts'
import { addDetail, addField, type Fields } from '../syntax/fields.ts'
import { isCodeOfStores } from './code-message.ts'
import { readLabelled } from './labels.ts'
import { addBareId, addMentionedObject } from './mentioned-object.ts'
import { lastPart } from './message-text.ts'
import type { Candidate } from './reader.ts'
import { isGeneral } from './sentence-reader.ts'
import { isMessageOf } from './sentences.ts'
import { isOfOtherService, isOfStorage, isPlainlyOfStorage } from './signs.ts'

/** Fields that a program printed side by side on one line, each behind its name. */

export const inlineTriggers: string[] = [
  'rror Code: ',
  'rror code [',
  'rror code[',
  '错误码',
  '错误代码',
  '错误信息',
  '错误描述',
  '錯誤碼',
  '錯誤代碼',
  '請求ID',
  '请求ID',
  '请求id',
  '请求Id',
  'Request ID  ',
  'Host ID  ',
]

/** Names that only a failed call has; any program may use `code`. */
const telling = new Set([
  'errorcode',
  's3errorcode',
  '错误码',
  '错误代码',
  '异常码',
  '报错码',
  '錯誤碼',
  '錯誤代碼',
])

/** A status in a Chinese sentence, beside the code behind its name. */
const toldStatus = /(?:返回|报错?|提示)[了是为:]{0,2} ?([345]\d\d)(?!\d)/

/** A query of a metric: `errors_total{code="X",status="403"}`. */
const metric = /\w_(?:total|count|sum|bucket)\{/

/** A failure of the connection, as Node.js and the packages for requests in it name it. */
function unanswered({ code, message }: Fields, before: string): Candidate {
  const fields: Fields = { message: message ?? null }
  addDetail(fields, 'SystemCode', code as string)
  addMentionedObject(fields, before)
  return { partial: { form: 'inline-fields', client: null, fields, unanswered: true }, needs: 'storage' }
}

/**
 * A code of another service, unless the catalogue has the code: of a service of the cloud, a short name and a number, or as
 * applications spell theirs.
 */
const foreignCode = /^[A-Z]{2,6}\.\d{4,8}$|^[a-z]+(?:_[a-z]+)+$/

/** Reads the named fields of a line where they are those of a failure. */
export function readInline(line: string, isKnownCode: IsKnownCode): Candidate | null {
  const labelled = readLabelled(line)
  if (!labelled || isOfOtherService(line) || metric.test(line)) return null
  const { fields, names, start } = labelled
  // The status in the place of the code, and the code in that of the message.
  if (fields.code == null && fields.status != null && isKnownCode(fields.message ?? '')) {
    fields.code = fields.message as string
    delete fields.message
  }
  const { code, status, message, requestId, hostId } = fields
  const count = [code, status, message, requestId, hostId].filter(value => value != null).length
  if (!code || count < 2) return null
  if (networkCode.test(code)) return status || requestId ? null : unanswered(fields, line.slice(0, start))
  // In brackets some programs print every answer, and objects can hold such a line.
  if (/\bcode ?\[/i.test(line) && message == null && requestId == null) return null
  const isTelling = names.some(name => telling.has(name))
  const isKnown = isKnownCode(code)
  if (!isKnown && foreignCode.test(code) && !isPlainlyOfStorage(line)) return null
  const hasId = requestId != null || hostId != null
  if (!isKnown && !(isTelling && (requestId != null || status != null))) return null
  // gRPC uses `code` and `status`, too, and some of its codes have the same names.
  const isPlaced = fields.bucket != null && isCodeOfStores(code)
  const isSure = isTelling || hasId || isPlaced || (message != null && isMessageOf(code, message))
  const before = line.slice(0, start)
  if (isGeneral(lastPart(before))) return null
  const operation = /(?<![\w.])(?!operation|request|call)([a-z]\w{1,60}) failed\b/.exec(before)?.[1]
  if (operation) addDetail(fields, 'Operation', operation)
  addBareId(fields, line)
  addMentionedObject(fields, before)
  const told = status == null ? toldStatus.exec(line)?.[1] : undefined
  if (told) addField(fields, 'status', told)
  const partial: PartialResponse = { form: 'inline-fields', client: null, fields }
  return { partial, needs: isSure || isOfStorage(before) || isPlainlyOfStorage(line) ? 'nothing' : 'storage' }
}
