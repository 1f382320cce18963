import { decodePercent } from '../../percent-encoding.ts'
import type { IsKnownCode } from '../known-code.ts'
import type { PartialResponse } from '../partial.ts'
import { codeOfMessage } from '../readers/sentences.ts'
import { isDocument } from '../readers/signs.ts'
import { addField, detailNamed, type Fields, fieldNamed, foldName } from '../syntax/fields.ts'
import { beforeFailure, type Trigger, triggersOf } from '../trigger.ts'
import { done, more, type OpenRecord, type Step } from './record.ts'

/**
 * Fields that a program printed one a line: the examples of the SDKs do so, each with names and separators of its own
 * (`Error Code: X`, `errorCode: X`, `Code-->X`, `ErrorMessage：X`, `Exception errorcode: X, when put object.`), PHP's
 * `print_r` (`[code] => X`), people in Chinese (`错误码：X`), and this program's own ticket, in columns.
 */

export const printedTriggers: Trigger[] = [
  ...triggersOf(
    [
      'Code:',
      'Code：',
      'Code ',
      'Code-->',
      'rrorCode',
      'tatus:',
      '\tstat:',
      'Status-->',
      'tatusCode',
      'code: ',
      'xceptionCode',
      '[status] ',
    ],
    beforeFailure,
  ),
  ...triggersOf([
    'equestId:',
    'Error Message',
    'ErrorMessage',
    'xception name',
    'equest ID: ',
    ': Optional("',
  ]),
]

const fieldLine =
  /^[\s>]*(?:\d{1,4}(?:[.)] ?|\t| {2,4}))?(?:\*\*|["'`])?(?:[\w.]+[:：]\s*|Exception (?=error))?\[?(?<name>x-(?:obs|amz)-id-2|[A-Za-z][A-Za-z _-]{2,31}?)(?:\*\*|["'`])?(?::[\w\\]{1,60})?\]?[ \t]{0,20}(?:[:：=＝]>?|-->)(?:\*\*)?(?<value>.*)$/s

/** Chinese names have no blanks, and may have two and more behind them in place of a colon. */
const chineseLine =
  /^[\s>]*(?:[-*•·+] {1,4}|\d{1,4}(?:[.、)] ?|\t| {2,4}))?(?:\*\*|["'`【[]|[\w.]{1,40}[:：]\s?)?(?<name>(?:(?:HTTP|http) ?)?[一-鿿]{1,6}(?: ?[Ii][Dd])?)(?:\*\*|["'`】\]])?[ \t]{0,20}(?:[:：=＝]|-->|(?<= {2}|\t))(?:\*\*)?(?<value>.*)$/s

/** A row of a table of two columns, name and value. */
const tableRow =
  /^\s*[|│] {0,9}(?<name>[A-Za-z一-鿿][\w一-鿿 -]{1,31}?) {0,40}[|│] {0,9}(?<value>[^|│]{1,2000})[|│]\s*$/

/** The ticket of this program: names in a column of their own. */
const ticketLine =
  /^[\s>]*(?<name>Request ID|Host ID|Indicator|Time|Method|Host|Status|Code|Message) {2,12}(?<value>\S.*)$/

/**
 * Behind the prefix of a logger, `10:00:00 ERROR Up - `, only names of failures count, without an object or a body
 * behind them.
 */
const loggedLine =
  /^(?<prefix>.{1,200}?[\dA-Z:|\])>-] {0,4})(?<name>(?:(?:[Ee]rror|[Ee]xception|HTTP|[Hh]ttp|[Rr]esponse|[Ss]tatus|[Rr]equest|[Hh]ost)[ _-]?){0,2}(?:[Cc]ode|[Mm]essage|[Mm]sg|[Ss]tatus|I[Dd]|(?<=[Ee]xception )name))[ \t]{0,20}(?:[:：=]|-->)(?<value>[^<>{}]*)$/s

/** A logger puts a time first, a level, or the name of a container. */
const logPrefix = /\d\d:\d\d|\b(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|SEVERE|FATAL|CRITICAL)\b|^[\w.-]+ +\| /

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
  '错误码',
  '错误代码',
  '主机id',
])

/** More lines than a block of fields has. */
const maxLines = 40

/** Empty lines between two fields: people put one there. */
const maxBlank = 2

const beside = new Set([
  'reason',
  'exceptiontype',
  'host',
  'date',
  'contenttype',
  'contentlength',
  'connection',
  'transferencoding',
  'resolvedremotehostipaddress',
  '主机名',
])

/** When the request was made, as people and this program state it. */
const times = new Set(['time', '时间', '请求时间', '发生时间', '报错时间'])
/** The request in one field, `PUT /a/b.txt`. */
const requests = new Set(['request', '请求'])
const requestLine = /^(GET|PUT|POST|DELETE|HEAD|OPTIONS) +(https?:\/\/\S+|\/\S*)(?: HTTP\/[\d.]+)?$/

/** Puts a request line into the fields; a path is the key where the bucket is told elsewhere. */
function addRequest(fields: Fields, [, method = '', target = '']: RegExpExecArray): void {
  fields.method ??= method
  if (!target.startsWith('/')) fields.url ??= target
  else if (fields.bucket != null) {
    const path = target.replace(/\?.*/, '').slice(1)
    const inBucket = path.startsWith(`${fields.bucket}/`) ? path.slice(fields.bucket.length + 1) : path
    if (inBucket !== '') fields.key ??= decodePercent(inBucket)
  } else fields.resource ??= target.replace(/\?.*/, '')
}

/** What the SDK for C++ puts between the fields and the headers. */
const headersFollow = /^\d{1,3} response headers:\s*$/

/** What the SDK for C puts over the further elements of a body. */
const numbered = /^[\s>]*Error (?:Extra|Further) Details?(?:\(\d{1,3}\))?:\s*$/

/** A field with a long message; anything longer is no field. */
const maxLine = 4096

/** What Swift's `dump` prints of the properties of an error. */
const swiftLine = /^[\s>]*▿ (?<name>\w{2,40}): Optional\("(?<value>.*)"\)\s*$/
const swiftNames: Record<string, string> = { typeName: 'errorCode' }
/** What R's `str` prints of the elements of a list, and of what belongs to the list. */
const listLine = /^[\s.]*\$ ?(?<name>[\w.-]{2,40}) *: (?:chr|num|int) (?<value>.*)$/
const listAttribute = /^[\s.]*- attr\(\*, "/
/** The value of such a property once more. */
const swiftValue = /^[\s>]*- (?:some: |\w{2,40}: nil$)/

interface Field {
  /** The prefix of the logger without its numbers, which change from line to line. */
  prefix: string
  name: string
  value: string
}

/** A value without the brackets that Chinese writers put around it. */
const unquote = (value: string) =>
  /^[【「『“]([^【】「」『』“”]*)[】」』”][。，；]?$/.exec(value)?.[1] ?? value

function split(printed: string): Field | null {
  if (printed.length > maxLine) return null
  const dumped = swiftLine.exec(printed)?.groups ?? listLine.exec(printed)?.groups
  const line = dumped ? `${swiftNames[dumped.name as string] ?? dumped.name}: ${dumped.value}` : printed
  const plain = (
    fieldLine.exec(line) ??
    chineseLine.exec(line) ??
    ticketLine.exec(line) ??
    tableRow.exec(line)
  )?.groups
  const logged = plain && fieldNamed(plain.name as string) ? undefined : loggedLine.exec(line)?.groups
  const isLogged = logged !== undefined && logPrefix.test(logged.prefix as string)
  const groups = isLogged ? logged : plain
  if (!groups) return null
  const value = (groups.value as string)
    .trim()
    .replace(/,(?: when [\w ]{1,60}\.)?$/, '')
    .trimEnd()
  return {
    prefix: (groups.prefix ?? '').replace(/\d+/g, ''),
    name: groups.name as string,
    value: unquote(value.replace(/^(['"`])(.*)\1$/, '$2').replace(/^\*\*|\*\*$/g, '')),
  }
}

/** True where a line may begin such a block. */
export function isPrintedField(line: string): boolean {
  const parts = split(line)
  if (parts === null || fieldNamed(parts.name) === undefined) return false
  // A log of requests has the status of each request; a block of a failure does not begin with a success.
  return parts.prefix === '' || !/^(?:0|[12]\d\d)(?!\d)/.test(parts.value)
}

/** Begins a block of printed fields; the first line given to it is one of them. */
export function printedFields(isKnownCode: IsKnownCode): OpenRecord {
  const fields: Fields = {}
  const names = new Set<string>()
  let isTelling = false
  let unanswered = false
  let prefix: string | null = null
  let blank = 0
  /** A code that is a number is an application's own. */
  let isOther = false
  const lines: string[] = []
  let firstGap = maxLines
  /** What the lines in front of the first gap tell. */
  let beforeGap: Fields | null = null

  /** A name at the end of its line: the value stands on the next. */
  let pending: Field | null = null
  /** So the SDK for C prints a failure, without its code. */
  let isBelow = false
  let request: RegExpExecArray | null = null

  /** False where the line is none of these, or says again what the block already has. */
  const add = (line: string): boolean => {
    const below = pending && /^[ \t]/.test(line) && !isPrintedField(line) ? pending : null
    pending = null
    // A number of an element of a list, whose name and value stand below.
    if (numbered.test(line) || swiftValue.test(line) || listAttribute.test(line)) return true
    if (below) isBelow = true
    const parts = below ? { ...below, value: line.trim() } : split(line)
    if (!parts) return false
    prefix ??= parts.prefix
    // The logger puts its prefix before each line, or before the first line of a message only.
    if (parts.prefix !== '' && parts.prefix !== prefix) return false
    const folded = foldName(parts.name)
    // The name stands beside the fields, and is no field itself.
    if (beside.has(folded)) return true
    if (times.has(folded)) {
      if (/^\d{4}[-/]\d/.test(parts.value)) fields.time ??= parts.value
      return true
    }
    const requested = requests.has(folded) ? requestLine.exec(parts.value) : null
    if (requested) {
      request = requested
      return true
    }
    const field = fieldNamed(parts.name)
    const isAgain = field !== undefined && below === null && names.has(field)
    if (isAgain || (field === undefined && detailNamed(parts.name) === undefined)) return false
    if (field !== undefined) names.add(field)
    if (parts.value === '') pending = parts
    if (telling.has(folded)) isTelling = true
    if (field === 'status' && parts.value === '-1') unanswered = true
    if (field === 'code' && /^[A-Z]?-?\d{4,}$/.test(parts.value)) isOther = true
    addField(fields, parts.name, parts.value)
    return true
  }

  const finished = (untaken: string[]): Step => {
    // The bucket may stand below its request.
    if (request) addRequest(fields, request)
    if (fields.code == null && isBelow) fields.code = codeOfMessage(fields.message ?? '')
    const isKnown = fields.code != null && isKnownCode(fields.code)
    // Applications log codes of their own.
    const isTold =
      prefix === '' && isTelling && (fields.code != null || (fields.status ?? 0) >= 300 || unanswered)
    // A document quotes an error that happened to nobody.
    const isQuoted = fields.requestId == null && untaken.some(isDocument)
    const partial: PartialResponse = { form: 'printed-fields', client: null, fields, unanswered }
    if (names.size > 1 && (isKnown || isTold) && !isQuoted && !isOther) return done([partial], '', untaken)
    const near = beforeGap ?? fields
    const below = !isQuoted && !isOther && near.code == null && near.requestId != null
    // Behind an empty line another block may have begun.
    return {
      ...done(
        below ? [{ ...partial, fields: near, supplement: true }] : [],
        '',
        untaken,
        lines.slice(firstGap),
      ),
      texts: isQuoted || isOther ? [] : lines.slice(0, firstGap),
    }
  }

  return {
    take(line) {
      const isBlank = /^[\s>]*$/.test(line)
      const isTaken = isBlank ? blank < maxBlank : headersFollow.test(line) || add(line)
      if (!isTaken || lines.length >= maxLines) return finished([line])
      if (isBlank && firstGap === maxLines) {
        firstGap = lines.length
        beforeGap = { ...fields }
      }
      blank = isBlank ? blank + 1 : 0
      lines.push(line)
      return more
    },
    end: () => finished([]),
  }
}
