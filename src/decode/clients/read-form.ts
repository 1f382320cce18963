import { isHost, readObsHost } from '../../hosts.ts'
import type { IsKnownCode } from '../known-code.ts'
import type { PartialResponse } from '../partial.ts'
import type { Previous } from '../previous.ts'
import { cutMessage } from '../readers/message-text.ts'
import { sentenceIn } from '../readers/sentences.ts'
import { addCode, addDetail, addField, type Fields, isMissing } from '../syntax/fields.ts'
import { compileTemplate, type Match } from '../syntax/template.ts'
import { addObjectUrl } from './around.ts'
import type { Groups, TextForm } from './form.ts'

/** How a row of `form.ts` reads a line. */

/** Groups that go to `details`, with the names that they have there. */
const inDetails: Record<string, string> = {
  systemCode: 'SystemCode',
  operation: 'Operation',
  indicator: 'Indicator',
  uploadId: 'UploadId',
  origin: 'Origin',
}

/** Groups that are read together with others. */
const helpers = new Set(['name', 'value', 'headers', 'place', 'host', 'port'])

type Matcher = (line: string) => Match | null

/** Matchers of forms, compiled when a form is asked for first: of the pattern, and of the fields elsewhere on the line. */
const matchers = new WeakMap<TextForm, Matcher>()
const furtherMatchers = new WeakMap<TextForm, Matcher[]>()

/** Gives what matches a line against the pattern of a form. */
export function matcherOf(form: TextForm): Matcher {
  const known = matchers.get(form)
  if (known) return known
  const { pattern } = form
  let matcher: Matcher
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

function furtherMatchersOf(form: TextForm): Matcher[] {
  const known = furtherMatchers.get(form) ?? (form.also ?? []).map(compileTemplate)
  furtherMatchers.set(form, known)
  return known
}

/** Makes one group of `code`, `code2`, …: the first that is there and not empty, the one without a digit before others. */
function mergeGroups(groups: Groups): Groups {
  const merged: Groups = {}
  for (const [numbered, value] of Object.entries(groups)) {
    const name = numbered.replace(/\d$/, '')
    merged[name] = (name === numbered && value) || merged[name] || value
  }
  return merged
}

/** Reads `error-code:X,date:Fri, 02 Jun …,`: behind a comma within a value there is a space, behind others a name. */
function addHeaderList(fields: Fields, list: string): void {
  for (const pair of list.split(/,(?=[\w-]+:|$)/)) {
    const colon = pair.indexOf(':')
    if (colon > 0) addField(fields, pair.slice(0, colon), pair.slice(colon + 1))
  }
}

/** Removes the punctuation that a sentence puts behind an id or an address. */
function trimValue(name: string, value: string): string {
  if (name === 'requestId' || name === 'hostId') return value.replace(/[.:]$/, '')
  if (name === 'url') return value.replace(/[.,;:)\]}]{1,4}$/, '')
  return value
}

/** Puts the groups of a match into fields. */
function fieldsOf(groups: Groups): Fields {
  const fields: Fields = {}
  for (const [name, text] of Object.entries(groups)) {
    if (text === undefined || helpers.has(name)) continue
    const value = trimValue(name, text)
    const detail = inDetails[name]
    if (detail) {
      // A page that is opened from a file has the origin `null`.
      if (name === 'origin' || !isMissing(value)) addDetail(fields, detail, value)
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

/** Where a connection went, as far as a line tells. */
interface Target {
  host: string | undefined
  port: string | undefined
}

/**
 * Finds the first host name in a text, a word with a dot in it that is no number, and the port behind it. The name of a
 * class ends in a word of capitals and small letters, `java.net.SocketException`; the last label of a host does not.
 */
function findTarget(text: string): Target {
  const host = text
    .split(/[\s/:,;'"()[\]<>]+/)
    .find(
      word =>
        word.length < 256 &&
        /^[A-Za-z0-9-]+\.[A-Za-z0-9.-]*[A-Za-z]$/.test(word) &&
        !/[A-Z][a-z]/.test(word.slice(word.lastIndexOf('.'))),
    )
  const port = host && /:(\d{2,5})\b/.exec(text.slice(text.indexOf(host)))?.[1]
  return { host, port }
}

/** The first host of OBS that a line names, for failures that tell in words of their own where the connection went. */
function findObsHost(line: string): string | undefined {
  if (!line.includes('.obs') && !line.includes('obs.')) return undefined
  return line.split(/[^\w.-]+/).find(word => word.length < 256 && readObsHost(word) !== null)
}

/** Where the connection of a failure went: the groups tell, else the URL. */
function targetOf(form: TextForm, fields: Fields, groups: Groups): Target {
  if (form.hostIn) return findTarget(groups[form.hostIn] ?? '')
  if (groups.host === undefined) {
    return { host: /^https?:\/\/(?:[^@/]*@)?([^/:?#]+)/.exec(fields.url ?? '')?.[1], port: groups.port }
  }
  const [, host, port] = /^(.*?)(?::(\d{1,5}))?$/.exec(groups.host) ?? []
  return { host, port: groups.port ?? port }
}

/** Whether a line holds what the form asks for beside its pattern. */
function isOfForm(form: TextForm, fields: Fields, groups: Groups, line: string): boolean {
  for (const [name, pattern] of Object.entries(form.where ?? {})) {
    const value = groups[name]
    if (value !== undefined && !pattern.test(value)) return false
  }
  if (form.unless?.test(line)) return false
  return fields.code != null || form.when === undefined || form.when.test(line)
}

/** Whether an answer went well: a status below 300, and no error code. */
function isSuccess({ code, status }: Fields): boolean {
  return code == null && status != null && status >= 0 && status < 300
}

/** Completes code, host and details as the form says. False where the line is not of the form after all. */
function complete(
  form: TextForm,
  fields: Fields,
  groups: Groups,
  line: string,
  isKnownCode: IsKnownCode,
): boolean {
  if (form.code) fields.code = form.code
  if (form.codeOfMessage && fields.code == null) {
    const code = sentenceIn(fields.message ?? '')?.code
    if (!code) return false
    fields.code = code
  }
  if (form.knownCode && !(fields.code && isKnownCode(fields.code))) {
    if (form.knownCode !== 'optional') return false
    delete fields.code
    delete fields.message
  }
  const { host, port } = targetOf(form, fields, groups)
  if (form.host && !isHost(form.host, host, port)) return false
  const obsHost = form.unanswered && !host && fields.details?.Host == null ? findObsHost(line) : undefined
  if (form.unanswered && (host ?? obsHost)) addDetail(fields, 'Host', (host ?? obsHost) as string)
  if (form.failure) addDetail(fields, 'Failure', form.failure)
  for (const [name, value] of Object.entries(form.details ?? {})) addDetail(fields, name, value)
  return true
}

/** Gives the message of a failure: made of groups where the form says so, without what a log puts behind it. */
function messageOf(
  form: TextForm,
  fields: Fields,
  groups: Groups,
  match: Match,
  line: string,
): string | null {
  if (form.message) {
    const all: Groups = { ...groups, match: line.slice(match.index, match.end) }
    return form.message.replace(/\{(\w+)\}/g, (_, name: string) => all[name] ?? '').trimEnd()
  }
  let message = fields.message ?? null
  if (!message) return message
  // A message that goes on to the end of the line ends before what a log or a quote puts there.
  if (!form.unanswered && match.end === line.length)
    message = cutMessage(message, line.slice(0, line.indexOf(message))).message
  // What the server says never ends with an opening bracket: the program's own fields begin behind the bracket.
  return message.replace(/ [([{]$/, '')
}

/**
 * Reads a line with one form.
 * @param line the line, or the joined lines of a wrapped record
 */
export function readForm(
  form: TextForm,
  line: string,
  previous: Previous,
  isKnownCode: IsKnownCode,
): PartialResponse | null {
  const above = form.before?.exec(previous())
  if (form.before && !above) return null
  const match = matcherOf(form)(line)
  return match && readMatch(form, line, match, isKnownCode, above?.groups)
}

/**
 * Reads what a form matched on a line.
 * @param above what the line before tells
 */
export function readMatch(
  form: TextForm,
  line: string,
  match: Match,
  isKnownCode: IsKnownCode,
  above: Groups = {},
): PartialResponse | null {
  const all: Groups = { ...above, ...match.groups }
  for (const further of furtherMatchersOf(form)) {
    for (const [name, value] of Object.entries(further(line)?.groups ?? {})) all[name] ??= value
  }
  const groups = mergeGroups(all)
  const plain = fieldsOf(groups)
  for (const read of form.around ?? []) read(plain, line.slice(0, match.index), line, isKnownCode)
  if (!isOfForm(form, plain, groups, line) || !complete(form, plain, groups, line, isKnownCode)) return null
  const message = messageOf(form, plain, groups, match, line)
  if (message !== null) plain.message = message
  const fields = form.refine ? form.refine(plain, groups, line, isKnownCode) : plain
  if (!fields || (form.maySucceed && isSuccess(fields))) return null
  return {
    form: form.name,
    client: typeof form.client === 'function' ? form.client(line) : form.client,
    fields,
    final: form.final ?? false,
    context: form.context ?? false,
    // The cause of an exception is no further error, though it is of a class that was read before.
    repeats: form.repeats ?? (form.unanswered === true && /^\s*Caused by: /.test(line)),
    placeholder: form.placeholder ?? false,
    standalone: form.standalone ?? false,
    unanswered: form.unanswered ?? fields.status === -1,
  }
}
