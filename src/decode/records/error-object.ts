import { readAddress } from '../../address.ts'
import { isObsLike } from '../../hosts.ts'
import type { ObjectMark } from '../clients/form.ts'
import { objectMarks } from '../clients/index.ts'
import { networkCode } from '../failure.ts'
import type { IsKnownCode } from '../known-code.ts'
import { addMentionedObject } from '../readers/mentioned-object.ts'
import { type Entry, entriesOf } from '../syntax/entries.ts'
import {
  addDetail,
  addField,
  detailNamed,
  type Fields,
  fieldNamed,
  foldName,
  isCodeLike,
  isMissing,
} from '../syntax/fields.ts'
import type { Value } from '../syntax/literal.ts'
import { readXmlText } from './error-xml.ts'

/** Errors in printed objects: JSON bodies, SDK results, exceptions with their fields, whatever the names are. */

export interface ObjectError {
  client: string | null
  /** The program prints one failure several times. */
  repeats?: boolean
  fields: Fields
  unanswered: boolean
}

/** Reads a text of its own that an object holds as a string: a stack trace, an answer with its head. */
export type ReadText = (text: string) => ObjectError[]

/** The program that prints such an object, or undefined. */
function markOf(entries: Entry[]): ObjectMark | undefined {
  const names = new Set(entries.map(([name]) => name))
  return objectMarks.find(mark => mark.names.every(name => names.has(name)))
}

/** True for the code that axios gives to every answer of 4xx or 5xx; the code of the server is in the answer. */
const isAxiosCode = ([name, value]: Entry): boolean =>
  name === 'code' && (value === 'ERR_BAD_REQUEST' || value === 'ERR_BAD_RESPONSE')

/** Whether a request that axios tells of went to OBS. */
const isObsAddress = ([name, value]: Entry): boolean => {
  const host = /^(?:base)?url$/i.test(name) && /^https?:\/\/([^/:]+)/.exec(String(value))?.[1]
  return host ? isObsLike(host, 'none') : false
}

/** Calls of the system for a connection. */
const networkCall = /\b(?:connect|getaddrinfo|read|write|send|recv|socket|certificate|altnames)\b/i

/**
 * Whether an object with such a code is of a request to OBS: the host decides, or where there is none, the call or
 * the program.
 */
function isObsRequest(host: string, port: string | undefined, entries: Entry[], isClient: boolean): boolean {
  if (host !== '') return isObsLike(host, port)
  return (
    isClient ||
    entries.some(([name, value]) => /^(?:syscall|message)$/.test(name) && networkCall.test(String(value)))
  )
}

/** A code as gRPC and applications spell theirs: `INVALID_ARGUMENT`, `unauthorized`; those of OBS are written `InvalidArgument`. */
const foreignSpelling = /^(?:[A-Z]+(?:_[A-Z]+)*|[a-z]+(?:[_-][a-z]+)*)$/

/** A code of another service of the cloud. */
const otherService = /^(?!OBS|SYS|APIGW|IAM)[A-Z]{2,6}\.\d{4,8}$/

/**
 * Whether a code in an object without any other sign is one of OBS's: an application's own log has codes too.
 * The JSON front end of OBS sends exactly `code`, `message` and `request_id`, the platform's gateway `error_code` and
 * `error_msg`, S3-like programs keep the XML names.
 */
function isTrusted(
  fields: Fields,
  entries: Entry[],
  client: string | null,
  isKnownCode: IsKnownCode,
): boolean {
  if (client !== null) return true
  // A code alone is not enough: source text, listings and tables hold codes, too.
  const isTold = fields.message != null || fields.requestId != null || fields.hostId != null
  if (fields.code && foreignSpelling.test(fields.code) && fields.requestId == null && fields.hostId == null)
    return false
  if (fields.code && isKnownCode(fields.code))
    return isTold || entries.some(([name]) => foldName(name) === 'statuscode')
  const names = new Set(entries.map(([name]) => name))
  if (names.has('error_code') && names.has('error_msg')) return !otherService.test(fields.code ?? '')
  if (names.has('Code') && names.has('Message') && (names.has('RequestId') || names.has('HostId')))
    return true
  return names.size <= 4 && names.has('code') && names.has('message') && names.has('request_id')
}

function addEntry(fields: Fields, [name, value]: Entry): void {
  if (typeof value === 'number') {
    if (fieldNamed(name) === 'status' || /^code$/i.test(name))
      addField(fields, name === 'code' ? 'status' : name, String(value))
    return
  }
  if (typeof value !== 'string') return
  const field = fieldNamed(name)
  if (field === 'code' && !isCodeLike(value) && !/^\d{3}$/.test(value)) return
  if (field !== undefined || detailNamed(name) !== undefined) addField(fields, name, value)
}

/** What an object that is no failure itself tells of a request: bucket, key, address and method. */
export function requestIn(root: Value): Fields {
  const fields: Fields = {}
  for (const [name, value] of entriesOf(root).entries) {
    const field = fieldNamed(name)
    if (typeof value !== 'string' || (field === 'key' && !/^(?:object|s3)?_?key$/i.test(name))) continue
    if (field === 'bucket' || field === 'key') addField(fields, name, value)
    if (field === 'method' && /^(?:GET|PUT|POST|HEAD|DELETE|OPTIONS)$/i.test(value))
      addField(fields, name, value)
    if (field === 'url' && /^https?:\/\//.test(value) && isObsLike(readAddress(value)?.host ?? '', 'none'))
      addField(fields, name, value)
  }
  if (fields.bucket == null && fields.url == null) fields.key = null
  return fields
}

/** Host and path of the request, which programs keep apart; of a host alone the bucket. */
function addHost(fields: Fields, entries: Entry[]): void {
  if (fields.url != null || fields.bucket != null) return
  const text = (wanted: RegExp) =>
    entries.find(
      ([name, value]) => wanted.test(name) && typeof value === 'string' && value !== '',
    )?.[1] as string
  const host = text(/^:?(?:host|hostname|authority|server_?name)$/i)
  if (host === undefined || !/^[\w.-]{4,255}(?::\d{1,5})?$/.test(host)) return
  const path = text(/^:?(?:path|uri|request_?uri|pathname)$/i)
  const url = `https://${host}${path?.startsWith('/') ? path : '/'}`
  const address = readAddress(url)
  if (address?.bucket == null || address.endpoint === null) return
  if (path?.startsWith('/')) fields.url = url
  else fields.bucket = address.bucket
}

/** XML-style names that S3-like programs copy out of the body: they go to `details`. */
function addElements(fields: Fields, root: Value): void {
  if (root === null || typeof root !== 'object' || Array.isArray(root)) return
  const error = ('Error' in root ? root.Error : root) as Value
  if (error === null || typeof error !== 'object' || Array.isArray(error) || !('Code' in error)) return
  for (const [name, value] of Object.entries(error)) {
    const known = fieldNamed(name) !== undefined || detailNamed(name) !== undefined
    if (!known && /^[A-Z]/.test(name) && typeof value === 'string' && !isMissing(value))
      addDetail(fields, name, value)
  }
}

/** True for names under which the name of an object or a bucket stands, which may hold any text. */
function isObjectName(name: string): boolean {
  return /^(?:key|name|prefix|path|bucket)$/i.test(name)
}

/** Errors that tell of different failures: a log prints one body several times, whole and cut off. */
function distinct(errors: ObjectError[]): ObjectError[] {
  const found: ObjectError[] = []
  for (const error of errors) {
    const same = found.find(({ fields }) =>
      (['code', 'requestId', 'key'] as const).every(
        name => fields[name] == null || error.fields[name] == null || fields[name] === error.fields[name],
      ),
    )
    if (same) same.fields = merge(same.fields, error.fields)
    else found.push(error)
  }
  return found
}

/** The errors in bodies that the object holds as strings of XML or JSON. */
function bodiesOf(
  entries: Entry[],
  isKnownCode: IsKnownCode,
  readText: ReadText,
  depth: number,
): ObjectError[] {
  const errors: ObjectError[] = []
  for (const [name, value] of entries) {
    if (typeof value !== 'string' || value.length < 20 || isObjectName(name)) continue
    if (value.includes('<Error')) {
      const before = value.slice(0, value.indexOf('<Error'))
      const bodies = readXmlText(value)
      const told = readText(value)
      if (told.length === bodies.length && told.every(({ fields }, at) => fields.code === bodies[at]?.code))
        errors.push(...told)
      else
        for (const fields of bodies) {
          addMentionedObject(fields, before)
          errors.push({ client: null, fields, unanswered: false })
        }
    } else if (depth < 3 && /^\s*\{\s*"/.test(value)) {
      try {
        errors.push(...readErrorObject(JSON.parse(value) as Value, isKnownCode, readText, depth + 1))
      } catch {
        // Not JSON after all: a text that starts like it.
      }
    }
  }
  return errors
}

/** The errors in strings of several lines, with what the object tells of the request. */
function textsOf(entries: Entry[], root: Value, readText: ReadText): ObjectError[] {
  const texts = entries.flatMap(([name, value]) =>
    typeof value === 'string' && /\S\r?\n\s*\S/.test(value) && !isObjectName(name) ? [value] : [],
  )
  const errors = texts.flatMap(readText)
  const request = errors.length > 0 ? requestIn(root) : {}
  return errors.map(error => ({ ...error, fields: merge(error.fields, request) }))
}

function merge(inner: Fields, outer: Fields): Fields {
  const known = Object.fromEntries(
    Object.entries(inner).filter(([, value]) => value !== null && value !== undefined),
  )
  return { ...outer, ...known, details: { ...outer.details, ...inner.details } }
}

/** The requests of an HTTP archive (HAR), or null. */
function exportedRequests(root: Value): Value[] | null {
  const log = root !== null && typeof root === 'object' && !Array.isArray(root) ? root.log : undefined
  const entries = log !== null && typeof log === 'object' && !Array.isArray(log) ? log.entries : undefined
  return Array.isArray(entries) ? entries : null
}

/**
 * Finds the failures in a printed object.
 * @param isKnownCode tells whether a word is a known code
 * @returns one for a failed call, one for each failed key of a batch, none where the object is about something else
 */
export function readErrorObject(
  root: Value,
  isKnownCode: IsKnownCode,
  readText: ReadText = () => [],
  depth = 0,
): ObjectError[] {
  // An archive of requests, as the network tab of a browser exports it.
  const exported = exportedRequests(root)
  if (exported) return exported.flatMap(one => readErrorObject(one, isKnownCode, readText, depth))
  const { entries, items } = entriesOf(root)
  const mark = markOf(entries)
  const client = mark?.client ?? null
  const fields: Fields = {}
  const isAxios = entries.some(isAxiosCode)
  for (const entry of entries) if (!isAxiosCode(entry)) addEntry(fields, entry)
  addElements(fields, root)
  addHost(fields, entries)
  const bodies = distinct(bodiesOf(entries, isKnownCode, readText, depth))
  if (bodies.length > 0) {
    return bodies.map(body => ({
      ...body,
      client: client ?? body.client,
      repeats: mark?.repeats ?? false,
      fields: merge(body.fields, fields),
    }))
  }
  if (items.length > 0) {
    const { code: _, message: __, ...shared } = fields
    return items.map(item => {
      const own: Fields = {}
      for (const entry of Object.entries(item as object) as Entry[]) addEntry(own, entry)
      return { client, fields: merge(own, { status: 200, ...shared }), unanswered: false }
    })
  }
  const system = entries.find(
    ([name, value]) =>
      foldName(name) === 'code' && !isAxios && typeof value === 'string' && networkCode.test(value),
  )
  if (system) {
    const text = (wanted: RegExp) => entries.find(([name, value]) => wanted.test(name) && value !== null)?.[1]
    const inMessage = /\b(?:connect|getaddrinfo) E\w+ ([\w.-]+?)(?::(\d+))?$/.exec(fields.message ?? '')
    const host = String(text(/^(?:hostname|host|address)$/i) ?? inMessage?.[1] ?? '')
    const port = text(/^port$/i) ?? inMessage?.[2]
    if (!isObsRequest(host, port === undefined ? undefined : String(port), entries, client !== null))
      return []
    if (host) addDetail(fields, 'Host', host)
    addDetail(fields, 'SystemCode', system[1] as string)
    return [{ client, fields: { ...fields, code: null }, unanswered: true }]
  }
  if (fields.code)
    return isTrusted(fields, entries, client, isKnownCode)
      ? [{ client, fields, unanswered: false, repeats: mark?.repeats ?? false }]
      : []
  // What axios, Ruby's excon and the network tab of a browser tell of an answer.
  const isTold =
    isAxios || entries.some(([name]) => /^(?:statusText|:?reason_phrase|:?status_line)$/.test(name))
  const isObs = entries.some(isObsAddress) || isObsLike(readAddress(fields.url ?? '')?.host ?? '', 'none')
  const isAnswered = client !== null || (isTold && isObs)
  const failed = isAnswered && (fields.status ?? 0) >= 300
  if (failed) return [{ client, fields, unanswered: false, repeats: mark?.repeats ?? false }]
  return distinct(textsOf(entries, root, readText))
}
