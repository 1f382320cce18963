import type { IsKnownCode } from '../known-code.ts'
import type { PartialResponse } from '../partial.ts'
import { addCode, addDetail, addField, type Fields, isCodeLike } from '../syntax/fields.ts'
import { readLabelled } from './labels.ts'
import { addBareId, addMentionedObject } from './mentioned-object.ts'
import { cutMessage, lastPart } from './message-text.ts'
import type { Candidate } from './reader.ts'
import { isSupposed } from './sentence-reader.ts'
import { beginsMessage, isMessageOf, sentenceIn } from './sentences.ts'
import { isOfOtherService, isOfStorage, isPlainlyOfStorage } from './signs.ts'

/**
 * `Code: Message` wherever a program puts it: behind `Error: `, `caused by: `, `msg=`, `api error `; as the name of a
 * class (`Aws::S3::Errors::AccessDenied`, `NoSuchKeyException`) or of a constant (`ACCESS_DENIED`).
 */

/** A word that can be a code, in one of three spellings, with the names of the classes or modules around it. */
const word =
  /(?<![\w$-])(?<space>(?:[A-Za-z]\w{0,40}(?:::|\.|\\)){0,7})(?<name>[A-Z][A-Za-z0-9]{2,60}(?:_[A-Z0-9]{1,15}){0,6})(?![\w-])/g

/** Words that constants write with one capital, and codes in capitals. */
const capitals: Record<string, string> = {
  Xml: 'XML',
  Acl: 'ACL',
  Uri: 'URI',
  Cors: 'CORS',
  Kms: 'KMS',
  Post: 'POST',
}

/** `NO_SUCH_BUCKET`, `NoSuchBucketException` and `NoSuchBucketError` as the code itself, or null where it is none. */
function codeOf(name: string, isKnownCode: IsKnownCode): string | null {
  // The system's names for a failed connection are no codes of the service.
  if (/^(?:E[A-Z]+|EAI_AGAIN|CERT_\w+|DEPTH_\w+|UNABLE_\w+)$/.test(name)) return null
  if (/^[A-Z0-9]+(?:_[A-Z0-9]+)+$/.test(name)) {
    const camel = name
      .split('_')
      .map(part => part.charAt(0) + part.slice(1).toLowerCase())
      .map(part => capitals[part] ?? part)
      .join('')
    return isKnownCode(camel) ? camel : null
  }
  if (isKnownCode(name)) return name
  const stem = name.replace(/(?:Exception|Error)$/, '')
  return stem !== name && isKnownCode(stem) ? stem : null
}

/** Modules and classes of storage clients. */
const storageSpace = /(?:Aws::S3|(?<!AWS::)S3::|\bs3[.\\]|[Ss]3Exception|ObsException|\.s3\.|Obs\\)/

/** Codes that nothing but an object store has. */
const telling =
  /Bucket|Key|Upload|Object|Part(?:Order)?$|Signature|AccessDenied|SlowDown|Skewed|StorageClass|Digest|XML$|ACL|CORS|Version|Entity/

/** An id of OBS, or of S3. */
const storeId = /^(?:[0-9A-F]{32}|[0-9A-Z]{16})$/

/** Whether nothing but an object store has a code. */
export function isCodeOfStores(code: string): boolean {
  return telling.test(code)
}

const colon = /^[`"'*>\])]{0,3}[ \t]?[:：][ \t]{0,3}(?=\S)/
const parenthesis = /^ \((?=[A-Z])/
/** Two strings side by side. */
const quotes = /^['"], ?u?(?=["'])/
/** Behind a label: without one it may be an entry of a list. */
const separator = /^(?:[,，] ?| - )(?=[A-Z])/

/** What stands between a code and its message. */
const betweens: RegExp[] = [
  colon,
  /^ \((?:client|server)\): /,
  /^(?: \[HTTP status \d{3}\])? during (?<operation>\w{3,60}) operation: /,
  /^ \(HTTP (?<status>[345]\d\d)\)[.:]? (?=\S)/,
  /^['"`]?[,;] (?:(?:error )?[Mm]essage|[Mm]sg)\s?[:=] ?/,
  /^['"]?[,;]? error=/,
  parenthesis,
  quotes,
  separator,
]

/** A status in front of a code, with its reason or without, as `print(resp.status, resp.reason, resp.errorCode)` gives it. */
const statusBefore =
  /(?:^|[^\w.])(?<status>[345]\d\d)(?: [A-Z][a-z]+(?: [A-Z][a-z]+){0,2})?(?: ?[-,;|/] ?| ['"]?)$/

/** What stands between values that are printed one behind the other. */
const betweenValues = /^['"]?(?: ?[-,;|/] ?| )['"]?(?=\S)/

/** The request id of OBS behind the values. */
const idBehind = /[ ,;|'"-]{1,4}(?<id>0000[0-9A-F]{28})(?![0-9A-F])/

/** A code between a status and a message, all printed one behind the other. */
function findValues(code: string, before: string, behind: string): CodeInLine | null {
  const status = statusBefore.exec(lastPart(before))?.groups?.status
  const gap = status === undefined ? null : betweenValues.exec(behind)
  if (!gap) return null
  const text = behind.slice(gap[0].length, gap[0].length + 2000)
  const end = idBehind.exec(text)
  const { message, rest } = cutMessage(text.slice(0, end?.index), before + gap[0])
  const id = end?.groups?.id ?? (/^0000[0-9A-F]{28}$/.test(message) ? message : undefined)
  if (id === undefined && !isMessageOf(code, message)) return null
  const values: Fields = { status: Number(status) }
  if (id !== undefined) values.requestId = id
  return {
    code,
    before,
    isSpaced: false,
    hasColon: false,
    message: id === message ? null : message,
    rest,
    values,
  }
}

/** What is in front of a code where a program reports it. */
const front =
  /[`*"“]$|(?:^|[:：=.([{>|\]"'`“，。、!！→✖✗⨯✘一-鿿]|\b(?:[Ee]rror|[Ee]xception|by|with|code|got|failed|returned|caused))[ \t"'`“*(]{0,4}$/

/** The beginning of a line of source text or of a document. */
export const source =
  /^\s*(?:[-*+•#|]|\d+[.)、]|\/\/|case\b|return\b|if\b|\}|assert|const\b|var\b|let\b|raise\b|throw\b|rescue\b|catch\b|except\b|import\b|feat|fix|docs?:|(?:it|test|describe)\(|msgid\b|(?:not )?ok \d)/

/** The value of a map in a program: `: "You cannot do this",`. */
const mapEntry = /^: (?:"[^"]{0,500}"|'[^']{0,500}'),\s*$/

/** What a program does with an error that it expects. */
const handler =
  /^\s*(?:rescue|catch|except|import|require|use)\b|\b(?:raise_error|assert_raises?|rescue_from|retry_on|discard_on|instanceof|isinstance)\b/

/** What a program sends to statsd: `s3.errors.NoSuchKey:1|c`. */
const metric = /:[-+]?[\d.]{1,20}\|(?:c|g|ms|h|s|d)(?:[|\s]|$)/

/** How many words of a line are compared with the codes, and how many of them may be codes that the line does not report. */
const maxWords = 200
const maxCodes = 20

interface CodeInLine {
  code: string
  message: string | null
  /** What stands behind the message. */
  rest: string
  before: string
  operation?: string | undefined
  status?: string | undefined
  isSpaced: boolean
  hasColon: boolean
  /** Status and request id that are printed before and behind code and message. */
  values?: Fields
}

function findCode(line: string, isKnownCode: IsKnownCode): CodeInLine | null {
  let words = 0
  let codes = 0
  for (const match of line.matchAll(word)) {
    if (++words > maxWords) return null
    const { space = '', name = '' } = match.groups ?? {}
    const before = line.slice(0, match.index)
    const isApi = /\bapi error $/.test(before)
    const isSpaced = storageSpace.test(space) || /Aws::S3::Errors::$/.test(space)
    const behind = line.slice(match.index + match[0].length)
    const code = codeOf(name, isKnownCode) ?? (isApi || isSpaced ? ownCode(name) : null)
    if (code === null) continue
    if (++codes > maxCodes) return null
    // A class of the programming language may have the name of a code: only a class of a storage client counts.
    const isClass = name.endsWith('Exception') && !code.endsWith('Exception')
    // The key of a map, in a program or a document.
    if (/(?:^|[{,])\s{0,40}["']$/.test(lastPart(before)) && /^["']\s?(?::|=>)/.test(behind)) continue
    if (/^(?:[\w./-]{1,200}:\d{1,6}[:-])?\s*$/.test(before) && mapEntry.test(behind)) continue
    const found = { code, before, isSpaced, hasColon: false }
    for (const between of betweens) {
      const gap = between.exec(behind)
      if (!gap) continue
      const { message, rest } = cutMessage(behind.slice(gap[0].length), before + gap[0])
      if (message === '') continue
      if (between === colon && isClass && !isSpaced && sentenceIn(message)?.code !== code) continue
      if (between === parenthesis && !isSpaced) continue
      const isLabelled = /[:：]\s?["'“]?$/.test(lastPart(before))
      if (between === separator && !(isLabelled && isMessageOf(code, message))) continue
      // The next name of a map.
      if (between === quotes && /^["']\s?:/.test(rest)) continue
      const { operation, status } = gap.groups ?? {}
      return { ...found, message, rest, operation, status, hasColon: between === colon }
    }
    const printed = findValues(code, before, behind)
    if (printed) return printed
    // A class in parentheses behind the message, as Ruby prints an exception that nobody rescued.
    const told = isSpaced && /^\)/.test(behind) ? /: (.{3,300}) \($/.exec(lastPart(before))?.[1] : undefined
    if (told !== undefined) return { ...found, message: told, rest: behind }
    if (isSpaced && /^(?:>|\s*$|[,;"'])/.test(behind)) return { ...found, message: null, rest: behind }
  }
  return null
}

/**
 * A code that the catalogue lacks, where its place shows that the word is a code. The reason of a status is no code.
 */
function ownCode(name: string): string | null {
  if (
    /^(?:ErrCode\w*|Errors?|ServiceError|Exception|Client|Types?|Http\d\w*|\w*(?:S3|Obs|OBS|Client|Service|Sdk)Exception|S3Error)$/.test(
      name,
    )
  )
    return null
  return isCodeLike(name) && /[a-z][A-Z]|^[A-Z]{2}/.test(name) ? name : null
}

/** A code at the end of a line that says what failed: `S3 getObject failed: AccessDenied`. */
const bareCode =
  /(?:(?:[Ff]ail(?:ed|ure)|FAILED|[Ee]rror|ERROR|[Ee]xception|rejected|refused|aborted|失败|报错|错误|异常)[^:：=]{0,40}[:：=]\s?|\b(?:returns|returned|got) |返回了?\s?)["'`([]?([A-Z][A-Za-z0-9]{2,60})["'`)\]]?[.。!！]?\s*$/

/** Reads a code without a message. */
function readBareCode(line: string, isKnownCode: IsKnownCode): Candidate | null {
  const match = bareCode.exec(lastPart(line))
  const code = match?.[1] && codeOf(match[1], isKnownCode)
  if (!code || !telling.test(code) || isOfOtherService(line) || handler.test(line) || source.test(line))
    return null
  const fields: Fields = { code }
  addMentionedObject(fields, line)
  const partial: PartialResponse = { form: 'bare-code', client: null, fields }
  return { partial, needs: isPlainlyOfStorage(line) ? 'nothing' : 'storage' }
}

/** Reads `Code: Message` in a line. */
export function readCodeMessage(line: string, isKnownCode: IsKnownCode): Candidate | null {
  const found = findCode(line, isKnownCode)
  if (!found) return readBareCode(line, isKnownCode)
  if (isOfOtherService(line)) return null
  const { code, message, rest, before, operation, status, isSpaced } = found
  if (handler.test(line) || metric.test(line) || isSupposed(lastPart(before))) return null
  if ((!isSpaced || message === null) && source.test(line)) return null
  const fields: Fields = {}
  addCode(fields, code)
  if (fields.code == null && fields.status == null) return null
  if (message !== null) addField(fields, 'message', message)
  if (status) addField(fields, 'status', status)
  const [behind, ahead] = [readLabelled(rest), readLabelled(before)]
  for (const name of ['status', 'requestId', 'hostId'] as const) {
    const value = found.values?.[name] ?? behind?.fields[name] ?? ahead?.fields[name]
    if (value != null) addField(fields, name, String(value))
  }
  if (operation) addDetail(fields, 'Operation', operation)
  addBareId(fields, rest)
  addMentionedObject(fields, before)
  const isTold = message !== null && isMessageOf(code, message)
  // Other programs have ids and statuses, too, and codes of the general names.
  const isAnswered = fields.requestId != null || (fields.status != null && fields.code != null)
  const hasId = isAnswered && (telling.test(code) || storeId.test(fields.requestId ?? ''))
  const isApi = /\bapi error $/.test(before)
  const partial: PartialResponse = { form: 'code-message', client: null, fields }
  if (isSpaced || isApi || hasId || found.values) return { partial, needs: 'nothing' }
  const near = lastPart(before)
  if (!front.test(near)) return null
  if (isTold || isOfStorage(before)) return { partial, needs: 'nothing' }
  const isBroken = message !== null && beginsMessage(code, message)
  if (message === null || !(isBroken || isSentence(message))) return null
  return { partial, needs: telling.test(code) && isStart(near) ? 'no rival' : 'storage' }
}

/** Whether a message begins as a sentence does and has more than one word, or is one long word. */
function isSentence(message: string): boolean {
  return (
    /^["'“]?[A-Z\d]\S*\s+\S/.test(message) ||
    /^[一-鿿]{4}/.test(message) ||
    /^[A-Z][^\s]{1,40}$/.test(message)
  )
}

/** Whether nothing stands before the code but what a program or a logger puts there. */
function isStart(before: string): boolean {
  return (
    /^[\s>|│`"'“*→✖✗⨯✘]*$/.test(before) ||
    /(?:[Ee]rror|ERROR|[Ee]xception|by|错误|失败|异常|提示|报错|弹出|返回|出现)["'`]?\s?[:：]?\s?["'`(]*$/.test(
      before,
    )
  )
}
