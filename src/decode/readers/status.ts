import { readObsHost } from '../../hosts.ts'
import { methodOfOperation } from '../../operation.ts'
import type { IsKnownCode } from '../known-code.ts'
import type { PartialResponse } from '../partial.ts'
import { addCode, addDetail, addField, type Fields } from '../syntax/fields.ts'
import { beforeDigit, beforeStatus, besideStatus, type Trigger, triggersOf } from '../trigger.ts'
import { readLabelled } from './labels.ts'
import { addBareId, addMentionedObject } from './mentioned-object.ts'
import { lastPart } from './message-text.ts'
import type { Candidate } from './reader.ts'
import { isGeneral } from './sentence-reader.ts'
import { isOfOtherService, isOfStorage } from './signs.ts'

/**
 * A status without a code, as programs print it that could not read the answer. Applications have statuses of their
 * own, so the line, or a line near it, must have a sign of object storage.
 */

const number = '(?<status>[345]\\d\\d)(?![\\d.])'
const phrase =
  'Bad Request|Unauthorized|Forbidden|Not Found|NotFound|Method Not Allowed|Conflict|Precondition Failed|Internal Server Error|Bad Gateway|Service (?:Temporarily )?Unavailable|Gateway Time-?out|Too Many Requests|Moved Permanently'

/** Patterns, each with the literals that stand in front of the status. */
const forms: [before: string | string[], pattern: RegExp][] = [
  ['(HTTP ', new RegExp(`\\(HTTP ${number}`)],
  ['HTTP response code ', new RegExp(`HTTP response code ${number}`)],
  ['esponse code: ', new RegExp(`[Rr]esponse code: ${number}`)],
  ['esponse Code: ', new RegExp(`[Rr]esponse Code: ${number}`)],
  ['esponseCode=', new RegExp(`[Rr]esponse ?Code=${number}`)],
  ['tatus code: ', new RegExp(`[Ss]tatus code: ${number}`)],
  ['tatus Code: ', new RegExp(`[Ss]tatus Code: ${number}`)],
  [['tatusCode: ', 'tatusCode: ['], new RegExp(`[Ss]tatusCode: \\[?${number}`)],
  ['tatusCode=', new RegExp(`[Ss]tatusCode=${number}`)],
  [['tatus code ', 'tatus code ('], new RegExp(`[Ss]tatus code \\(?${number}`)],
  ['ttp code (', new RegExp(`[Hh]ttp code \\(${number}`)],
  ['erver error (', new RegExp(`server error \\(${number}`)],
  ['tatus [', new RegExp(`[Ss]tatus \\[${number}`)],
  [
    ['TTP error ', 'TTP error code ', 'TTP error: ', 'TTP error code: '],
    new RegExp(`HTTP error (?:code )?:? ?${number}`),
  ],
  ['TTP Error ', new RegExp(`HTTP Error ${number}`)],
  [
    ['TTP status ', 'TTP status code ', 'TTP status: ', 'TTP status code: ', 'TTP status = '],
    new RegExp(`HTTP status (?:code )?[:=(]? ?${number}`),
  ],
  ['> Actual(', new RegExp(`Expected\\([^)]{0,60}\\) <=> Actual\\(${number}`)],
  [
    'Http Status Code ',
    new RegExp(
      `(?:Error Code (?<code>[A-Za-z.]{3,60}) and )?Http Status Code (?<phrase>${phrase.replaceAll(' ', ' ?')})`,
    ),
  ],
  ['xception: ', new RegExp(`[Ee]xception: ${number} ?(?:-|:) ?(?:${phrase})`)],
  ['rror: ', new RegExp(`[Ee]rror: ${number} (?:${phrase})`)],
  [
    [
      'failed with ',
      'failed with HTTP ',
      'failed with status ',
      'failed with status code ',
      'failed with code ',
    ],
    new RegExp(`failed with (?:HTTP )?(?:status )?(?:code )?:? ?${number}`),
  ],
  [['<title>', '<title>Error '], new RegExp(`<title>(?:Error )?${number}`)],
  [
    [
      'returned ',
      'returned HTTP ',
      'returned status ',
      'returned status code ',
      'returned an HTTP ',
      'returned a ',
    ],
    new RegExp(`returned (?:an? )?(?:HTTP )?(?:status )?(?:code )?:? ?${number}(?: |$)`),
  ],
  ['HTTP/', new RegExp(`HTTP/\\d(?:\\.\\d)? ${number}[^\\[\\n]{0,40}\\[(?<headers>.{0,4000})`)],
  ['HTTP request failed! ', new RegExp(`HTTP request failed! HTTP/\\d(?:\\.\\d)? ${number}`)],
  [['... ', '… 30', '… 40', '… 41', '… 42', '… 50'], new RegExp(`(?:\\.\\.\\.|…) ${number} (?:${phrase})`)],
  ['parsing HTTP ', new RegExp(`parsing HTTP ${number} response body`)],
  ['not successful. status=', new RegExp(`not successful\\. status=${number}`)],
  ['awaiting response... ', new RegExp(`awaiting response\\.\\.\\. ${number}`)],
  ['<-- ', new RegExp(`<-- ${number}[^\\n]{0,60} https?:`)],
  [['http_error, ', 'http_error,'], new RegExp(`http_error, ?${number}`)],
  ['esponse code ', new RegExp(`[Rr]esponse code ${number} \\(`)],
  ['tatus code of ', new RegExp(`status code of ${number}`)],
  ['StatusCode(', new RegExp(`(?<!set)StatusCode\\(${number}\\)`)],
  ['状态码', new RegExp(`状态码[:：为是]?\\s?${number}`)],
  ['返回码', new RegExp(`返回码[:：为是]?\\s?${number}`)],
]

const name = '(?:[Ss]tatus|STATUS|[Cc]ode|HTTP|[Ee]rror)'
/**
 * Where the line has an address of OBS, a status counts beside its reason, in whatever order and punctuation, and behind
 * a word for statuses.
 */
const besideAddress = [
  new RegExp(`(?<![\\w./-])${number}["'\`]?(?: ?[-:(,] ?| )["'(]?(?:message=')?(?:${phrase})`),
  new RegExp(`(?<![a-z])${name}(?: ?[Cc]ode)?(?: of)?["']?\\s?[:=(]?\\s?["'(]?(?:code: )?${number}`),
  new RegExp(`(?:返回|报错?|提示|显示|状态码?)[了是为:]{0,2} ?(?:HTTP )?${number}`),
]
const patterns = forms.map(([, pattern]) => pattern)

/** Words with which a text speaks of what could happen, and the name of a metric. */
const supposed =
  /\b(?:should|may|might|could|would|if|when|whenever|expect(?:s|ed)?|assert|mock|stub|retr(?:y|ies) on|handles?|on HTTP)\b|\w_(?:total|count|sum|bucket)\{/i

const address = /https?:\/\/([\w.-]{1,255})/g

/** Whether a line names an address of OBS. */
function hasObsAddress(line: string): boolean {
  for (const [, host = ''] of line.matchAll(address)) if (readObsHost(host) !== null) return true
  return false
}

/** The triggers that a literal in front of the status is. */
function triggersBefore(text: string): Trigger[] {
  // Behind Chinese words other characters may stand, and behind `Code ` the reason.
  if (!/^[ -~]*$/.test(text) || text.endsWith('Code ')) return triggersOf([text])
  // A trigger has five bytes or more. Below a stack trace stands `... 41 more`.
  if (text.length < 5)
    return triggersOf(
      ['30', '40', '41', '42', '50'].map(digits => text + digits),
      beforeDigit,
    )
  return triggersOf([text], beforeStatus)
}

export const statusTriggers: Trigger[] = forms
  .flatMap(([before]) => before)
  // A status line begins a record of its own, and where a literal ends with another one, that one is enough.
  .filter((text, _, all) => text !== 'HTTP/' && !all.some(other => other !== text && text.endsWith(other)))
  .flatMap(triggersBefore)
  .concat(triggersOf(['myhuaweicloud.', 'myhwclouds.com'], besideStatus))

const headerPair =
  /(?<![a-z] )\b(server|date|x-(?:obs|amz)-(?:request-id|id-2))["']?: (?:HeaderValue \{[^"]{0,30}")?([^,\]"]{1,200}(?:, \d\d [^,\]"]{1,40})?)/gi

const verb =
  /\b(?<method>GET|PUT|POST|HEAD|DELETE)\b|\b(?<operation>(?:Head|Get|Put|List|Delete|Create|Upload|Copy)(?:Object|Bucket|Part|Multipart)\w*)/

/** The code in brackets right behind the status: `返回码：400（InvalidRequest）`. */
const codeBehind = /^ ?[([【]([A-Z]\w{2,60})[)\]】]/

/** A line of a change log. */
const change = /^\s{0,20}[*+•-] .{0,2000}(?:\b(?:bugfix|feature|issue) ?:|\bissue #?\d|\(#\d+\)|\(`)/i

/** In every form one of these stands before the status. */
const mayBeStatus = /[ (=[:>><,'"`回报错示码了为是][345]\d\d(?!\d)|Http Status Code |[码为是]\s?[345]\d\d/

/** Reads a status without a code in a line. */
export function readStatus(line: string, isKnownCode: IsKnownCode): Candidate | null {
  if (!mayBeStatus.test(line)) return null
  for (const pattern of hasObsAddress(line) ? [...patterns, ...besideAddress] : patterns) {
    const match = pattern.exec(line)
    if (!match?.groups) continue
    const fields: Fields = {}
    addField(fields, 'status', match.groups.status ?? (match.groups.phrase as string))
    if (fields.status == null) continue
    if (match.groups.code) addCode(fields, match.groups.code)
    if (besideAddress.includes(pattern) && supposed.test(line.slice(0, match.index))) return null
    if (isOfOtherService(line) || change.test(line) || isGeneral(lastPart(line.slice(0, match.index))))
      return null
    const labelled = readLabelled(line)?.fields
    if (labelled?.requestId) fields.requestId = labelled.requestId
    if (labelled?.hostId) fields.hostId = labelled.hostId
    addBareId(fields, line)
    for (const [, name = '', value = ''] of line.matchAll(headerPair)) addField(fields, name, value.trim())
    if (fields.requestId != null || fields.hostId != null || match.groups.headers) addDetailsOf(fields, line)
    const behind = codeBehind.exec(line.slice(match.index + match[0].length))
    if (behind?.[1] && isKnownCode(behind[1])) {
      fields.code ??= behind[1]
      if (labelled?.message) fields.message ??= labelled.message
    }
    const before = line.slice(0, match.index)
    addMentionedObject(fields, line)
    const told = verb.exec(before)?.groups ?? verb.exec(line)?.groups
    const method = told?.method ?? (told?.operation ? methodOfOperation(told.operation) : null)
    if (method && isOfStorage(line)) fields.method = method
    const partial: PartialResponse = { form: 'status', client: null, fields }
    const rest = line.slice(match.index + match[0].length)
    return {
      partial,
      needs:
        isOfStorage(before) || isOfStorage(`${match.groups.headers ?? ''} ${rest}`) ? 'nothing' : 'storage',
    }
  }
  return null
}

function addDetailsOf(fields: Fields, line: string): void {
  const server = /\bserver["']?: (?:HeaderValue \{[^"]{0,30}")?([\w./-]{1,60})/i.exec(line)?.[1]
  if (server && !/^OBS$/i.test(server)) addDetail(fields, 'Server', server)
}
