import { type HostKind, isHost } from '../../hosts.ts'
import type { FailureKind } from '../failure.ts'
import type { PartialResponse } from '../partial.ts'
import { cutMessage } from '../readers/message-text.ts'
import { sentenceIn } from '../readers/sentences.ts'
import { addCode, addDetail, addField, type Fields, isMissing } from '../syntax/fields.ts'
import type { Knows } from '../syntax/object.ts'
import { compileTemplate, type Match } from '../syntax/template.ts'

/** What a program prints of a failure on one line: the shape of a row, and how a row reads a line. */

/** All that is known of one program. */
export interface Client {
  /** The lines it prints, special ones before general ones. */
  forms: TextForm[]
  /** The objects it prints. */
  objects?: ObjectMark[]
}

/** Names of entries by which a printed object is known to be of one program. */
export interface ObjectMark {
  client: string
  /** Names that all stand in the object. */
  names: string[]
  /** The program prints one failure again and again. */
  repeats?: boolean
}

/** A line that a form must recognise, alone or behind another one. */
export type Sample = string | { before: string; line: string }

/**
 * One way a program prints a failure on a line. Named groups of the pattern are fields of the response; a digit behind
 * the name tells groups of one field apart (`code2`). Besides the fields there are:
 * - `operation`, `indicator`, `uploadId`, `systemCode`: go to `details`
 * - `name` and `value`: one field under the name that the program prints
 * - `headers`: fields in a list, `error-code:X,request-id:Y`
 * - `place`: source and target of a transfer, or one of them: `/a --> obs://b-1/a`
 * - `host`, `port`: where the connection went
 */
export interface TextForm {
  name: string
  /** The program, or how the line tells which one of several it is. */
  client: string | null | ((line: string) => string | null)
  /** Literals, one of which every line of this form holds: lines without any are never looked at. */
  triggers: string[]
  /** A template, several that are tried in turn, or a regular expression where a template is not enough. */
  pattern: string | string[] | RegExp
  /** Templates of fields that may stand anywhere else on the line. */
  also?: string[]
  /** Lines that this form recognises, and no form before it: one for each variant, and one for each trigger. */
  samples: Sample[]
  /** The error code that the program means, where it prints a sentence of its own in place of the code. */
  code?: string
  /** The program prints the message and no code: the message tells the code, where it is one of OBS. */
  codeOfMessage?: boolean
  /** What failed where OBS never answered, where the form tells it and the message does not. */
  failure?: FailureKind
  /**
   * True: only a code of the catalogue counts, any other line is not of this form. `optional`: the line is of this form
   * all the same, without code and message.
   */
  knownCode?: boolean | 'optional'
  /**
   * What the host that is named must be: a storage service's; `http`: that, or any host on a port of HTTP; `any`: none
   * that is plainly something else.
   */
  host?: HostKind
  /**
   * The line alone may be of any program: it counts where it speaks of object storage, or the lines around do.
   */
  isCommon?: boolean
  /** What else the text around the match tells. */
  around?: Around[]
  /** Where all this is not enough: what else the line says, or null where the line is not of this form after all. */
  refine?: (fields: Fields, groups: Groups, line: string, knows: Knows) => Fields | null
  /** What the line before must look like, when the failure is spread over two. */
  before?: RegExp
  /** Of a record that terminals or programs wrap over several lines: how it begins, and what it holds once it is whole. */
  wraps?: { begins: RegExp; whole: RegExp }
  final?: boolean
  context?: boolean
  repeats?: boolean
  placeholder?: boolean
  standalone?: boolean
  unanswered?: boolean
}

/** Reads something beside the pattern: of the text before the match, or of the whole line. */
export type Around = (fields: Fields, before: string, line: string, knows: Knows) => void

/**
 * Gives the line before; few forms ask for it.
 * @param reach gives the whole lines within so many bytes before instead, at most 4096
 */
export type Previous = (reach?: number) => string

/** Nothing stands before. */
export const noPrevious: Previous = () => ''

export type Groups = Record<string, string | undefined>

const inDetails: Record<string, string> = {
  systemCode: 'SystemCode',
  operation: 'Operation',
  indicator: 'Indicator',
  uploadId: 'UploadId',
}

/** Groups that are read together with others, or by a form itself. */
const helpers = new Set(['name', 'value', 'headers', 'place', 'host', 'port', 'origin'])

/** Matches of forms by their patterns, made when a form is asked for first. */
const matchers = new WeakMap<TextForm, (line: string) => Match | null>()
const extras = new WeakMap<TextForm, ((line: string) => Match | null)[]>()

/** How a form matches a line. */
export function matcherOf(form: TextForm): (line: string) => Match | null {
  const known = matchers.get(form)
  if (known) return known
  const { pattern } = form
  let matcher: (line: string) => Match | null
  if (pattern instanceof RegExp) {
    matcher = line => {
      const match = pattern.exec(line)
      return match && { index: match.index, end: match.index + match[0].length, groups: { ...match.groups } }
    }
  } else {
    const templates = [pattern].flat().map(compileTemplate)
    matcher = line => {
      for (const template of templates) {
        const match = template(line)
        if (match) return match
      }
      return null
    }
  }
  matchers.set(form, matcher)
  return matcher
}

function extrasOf(form: TextForm): ((line: string) => Match | null)[] {
  const made = extras.get(form) ?? (form.also ?? []).map(compileTemplate)
  extras.set(form, made)
  return made
}

/** Makes one group of `code`, `code2`, …: the first that took part in the match. */
function mergeGroups(groups: Groups): Groups {
  const merged: Groups = {}
  for (const [name, value] of Object.entries(groups)) merged[name.replace(/\d$/, '')] ??= value
  return merged
}

/** `error-code:X,date:Fri, 02 Jun …,`: a comma inside a value is followed by a space, not by a name. */
function addHeaderList(fields: Fields, list: string): void {
  for (const pair of list.split(/,(?=[\w-]+:|$)/)) {
    const colon = pair.indexOf(':')
    if (colon > 0) addField(fields, pair.slice(0, colon), pair.slice(colon + 1))
  }
}

/** Takes off the punctuation that a sentence puts behind an id or an address. */
function trimValue(name: string, value: string): string {
  if (name === 'requestId' || name === 'hostId') return value.replace(/[.:]$/, '')
  if (name === 'url') return value.replace(/[.,;:)\]}]{1,4}$/, '')
  return value
}

/** Puts the named groups of a match into fields. */
function fieldsOf(groups: Groups): Fields {
  const fields: Fields = {}
  for (const [name, text] of Object.entries(groups)) {
    if (text === undefined || helpers.has(name)) continue
    const value = trimValue(name, text)
    const detail = inDetails[name]
    if (detail) {
      if (!isMissing(value)) addDetail(fields, detail, value)
    } else if (name === 'code') {
      if (!isMissing(value)) addCode(fields, value)
    } else if (name === 'url') {
      if (!isMissing(value)) fields.url = value
    } else if (name === 'bucket') fields.bucket = value
    else if (name === 'time') fields.time = value
    else if (name === 'status' && value === '-1') fields.status = -1
    else addField(fields, name, value)
  }
  const { name, value, headers, place } = groups
  if (name && value !== undefined && !addField(fields, name, value)) addDetail(fields, name, value)
  if (headers) addHeaderList(fields, headers)
  if (place) addObjectUrl(fields, place)
  return fields
}

/** Whether the rules of a form beside its pattern hold; what they decide is put into the fields. */
function holds(form: TextForm, fields: Fields, groups: Groups, knows: Knows): boolean {
  if (form.code) fields.code = form.code
  if (form.codeOfMessage && fields.code == null) {
    const code = sentenceIn(fields.message ?? '')?.code
    if (code) fields.code = code
  }
  if (form.knownCode && !(fields.code && knows(fields.code))) {
    if (form.knownCode !== 'optional') return false
    delete fields.code
    delete fields.message
  }
  const host = groups.host ?? /^https?:\/\/(?:[^@/]*@)?([^/:?#]+)/.exec(fields.url ?? '')?.[1]
  if (form.host && !isHost(form.host, host, groups.port)) return false
  if (host && form.unanswered) addDetail(fields, 'Host', host)
  if (form.failure) addDetail(fields, 'Failure', form.failure)
  return true
}

/**
 * Reads a line with one form.
 * @param line the line, or the joined lines of a wrapped record
 */
export function readForm(
  form: TextForm,
  line: string,
  previous: Previous,
  knows: Knows,
): PartialResponse | null {
  const above = form.before?.exec(previous())
  if (form.before && !above) return null
  const match = matcherOf(form)(line)
  if (!match) return null
  const all = { ...above?.groups, ...match.groups }
  for (const extra of extrasOf(form)) {
    for (const [name, value] of Object.entries(extra(line)?.groups ?? {})) all[name] ??= value
  }
  const groups = mergeGroups(all)
  const plain = fieldsOf(groups)
  for (const read of form.around ?? []) read(plain, line.slice(0, match.index), line, knows)
  if (!holds(form, plain, groups, knows)) return null
  // A message that goes on to the end of the line ends before what a log or a quote puts there.
  if (plain.message && !form.unanswered && match.end === line.length) {
    plain.message = cutMessage(plain.message, line.slice(0, line.indexOf(plain.message))).message
  }
  // What the server says never ends with an opening bracket: the program's own fields begin behind.
  if (plain.message) plain.message = plain.message.replace(/ [([{]$/, '')
  const fields = form.refine ? form.refine(plain, groups, line, knows) : plain
  if (!fields) return null
  return {
    form: form.name,
    client: typeof form.client === 'function' ? form.client(line) : form.client,
    fields,
    final: form.final ?? false,
    context: form.context ?? false,
    repeats: form.repeats ?? false,
    placeholder: form.placeholder ?? false,
    standalone: form.standalone ?? false,
    unanswered: form.unanswered ?? fields.status === -1,
  }
}

/** A code and its message in front of the match, `…: AccessDenied: Access Denied`; the last code of the text counts. */
export const codeBefore: Around = (fields, before, _, knows) => {
  const parts = before.slice(-1000).trimEnd().split(': ')
  for (let at = parts.length - 2; at >= 0; at--) {
    const word = /(?:^|[\s"'([`])([A-Z][A-Za-z.]{3,60})$/.exec(parts[at] as string)?.[1]
    if (!word || !knows(word)) continue
    fields.code ??= word
    fields.message ??= parts.slice(at + 1).join(': ')
    return
  }
}

/** What stands behind the last `Exception: ` or `Error: ` in front of the match: the message of the exception. */
export const messageBefore: Around = (fields, before) => {
  const at = Math.max(before.lastIndexOf('Exception: ') + 2, before.lastIndexOf('Error: ') - 2)
  const message = at < 2 ? before : before.slice(at + 9)
  if (message.trim() !== '' && !isMissing(message.trim())) fields.message ??= message.trim()
}

/** The word that ends at an offset of a text. */
export function wordBefore(text: string, end: number): string {
  let start = end
  while (start > 0 && /\w/.test(text[start - 1] as string)) start--
  return text.slice(start, end)
}

/** The first host name in a text: a word with a dot in it that is no number. */
export function hostIn(text: string): string | undefined {
  return text
    .split(/[\s/:,;'"()[\]<>]+/)
    .find(word => /^[A-Za-z0-9-]+\.[A-Za-z0-9.-]*[A-Za-z]$/.test(word) && word.length < 256)
}

const storeUrls = ['s3a://', 's3n://', 's3://', 'obs://', 'oss://']

/** The last `s3a://bucket/key` in front of the match, up to a colon and a blank, or a quote. */
export const storeUrlBefore: Around = (fields, before) => {
  const at = Math.max(...storeUrls.map(scheme => before.lastIndexOf(scheme)))
  if (at < 0 || fields.bucket != null) return
  const place = before.slice(at).split(/: |["'`),]|\s\(|:$/, 1)[0] as string
  const [, bucket, key] = /^\w+:\/\/([\w.-]+)(?:\/(.*))?$/.exec(place.trimEnd()) ?? []
  if (bucket) fields.bucket = bucket
  if (key) fields.key ??= key
}

/** `ERROR : a/b.txt: Failed to copy: `: the name of the file, which is the end of the key. */
export const rcloneKeyBefore: Around = (fields, before, line) => {
  const end = line.indexOf(': Failed to ')
  const start = line.lastIndexOf(' : ', end)
  if (
    end > 0 &&
    start >= 0 &&
    /(?:ERROR|NOTICE|INFO|DEBUG) *$/.test(line.slice(0, start)) &&
    end <= before.length + 20
  )
    fields.key ??= line.slice(start + 3, end)
}

const objectUrl = /\b(?:obs|s3a?):\/\/([a-z0-9][a-z0-9.-]{2,62})(?:\/(.*))?$/

/** What stands between a source and its target; of a path behind `to` the start is known. */
const towards = / --> |\] to \[| to (?=s3:\/\/|\.{0,2}[\\/])/

/**
 * `obs://bucket/key` or `s3://bucket/key`; of a copy the target, which the request went to.
 * @param place a source and a target, or one of them, up to where the last of them ends: a key may hold anything
 */
export function addObjectUrl(fields: Fields, place: string): Fields {
  const urls = place.split(towards).map(part => objectUrl.exec(part.trimEnd()))
  const last = urls.findLast(url => url !== null)
  if (last && fields.bucket == null) {
    fields.bucket = last[1] as string
    if (last[2] && fields.key == null) fields.key = last[2]
  }
  return fields
}

/** The bucket that a sentence names: `bucket [name]`, `bucket name`, `Bucket 'name'`. */
export function addNamedBucket(fields: Fields, line: string): Fields {
  const name =
    /\bbuckets?:? (?:\[([^\][]{1,100})\]|'([^']{1,100})'|"([^"]{1,100})"|([a-z0-9][a-z0-9.-]{2,62})(?![\w-]))/i.exec(
      line,
    )
  if (name && fields.bucket == null) {
    const bucket = (name[1] ?? name[2] ?? name[3] ?? name[4] ?? '').replace(/[.:]$/, '')
    // `bucket encryption: …` speaks of a setting: a lone word without a digit, dot or hyphen is hardly a name.
    if (name[4] === undefined || /[\d.-]/.test(bucket)) fields.bucket = bucket
  }
  return fields
}

/** The transfer in front of what came of it: `upload failed: ./a to s3://b-1/a `. */
export const placeBefore: Around = (fields, before) => {
  addObjectUrl(fields, before)
}

/** The bucket in the sentence in front of the error. */
export const bucketBefore: Around = (fields, before) => {
  addNamedBucket(fields, before)
}

/** The bucket in the sentence that holds the error. */
export const bucketInLine: Around = (fields, _, line) => {
  addNamedBucket(fields, line)
}
