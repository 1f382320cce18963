import type { Sighting } from '../partial.ts'
import { addCode, addDetail, addField, type Fields, isMissing } from '../syntax/fields.ts'
import type { Knows } from '../syntax/object.ts'

/**
 * One way a program prints a failure on a line. Named groups of the pattern are fields of the response; `operation`,
 * `indicator` and `uploadId` go to `details`.
 */
export interface TextForm {
  name: string
  /** The program, or how the line tells which one of several it is. */
  client: string | null | ((line: string) => string)
  /** A literal that every line of this form holds: lines without any are never looked at. */
  trigger: string
  pattern: RegExp
  /** A line that this form must recognise. */
  example: string
  /** Where the pattern is not enough: what else the line says, or null where it is not of this form after all. */
  refine?: (fields: Fields, groups: Groups, line: string, knows: Knows) => Fields | null
  /** What the line before must look like, when the failure is spread over two. */
  before?: RegExp
  /** Of a record that terminals or programs wrap over several lines: how it begins, and what it holds once it is whole. */
  wraps?: { begins: RegExp; whole: RegExp }
  final?: boolean
  context?: boolean
  repeats?: boolean
  weak?: boolean
  bare?: boolean
  unanswered?: boolean
}

/** Gives the line before; few forms ask for it. */
export type Previous = () => string

/** Nothing stands before. */
export const noPrevious: Previous = () => ''

export type Groups = Record<string, string | undefined>

const inDetails: Record<string, string> = {
  systemCode: 'SystemCode',
  operation: 'Operation',
  indicator: 'Indicator',
  uploadId: 'UploadId',
}

/** Puts the named groups of a match into fields. */
function fieldsOf(groups: Groups): Fields {
  const fields: Fields = {}
  for (const [name, value] of Object.entries(groups)) {
    if (value === undefined) continue
    const detail = inDetails[name]
    if (detail) {
      if (!isMissing(value)) addDetail(fields, detail, value)
    } else if (name === 'code') {
      if (!isMissing(value)) addCode(fields, value)
    } else if (name === 'url') {
      if (!isMissing(value)) fields.url = value
    } else if (name === 'bucket') fields.bucket = value
    else if (name === 'time') fields.time = value
    else addField(fields, name, value)
  }
  return fields
}

/**
 * Reads a line with one form.
 * @param line the line, or the joined lines of a wrapped record
 */
export function readForm(form: TextForm, line: string, previous: Previous, knows: Knows): Sighting | null {
  if (form.before && !form.before.test(previous())) return null
  const match = form.pattern.exec(line)
  if (!match) return null
  const groups: Groups = {
    ...(form.before ? form.before.exec(previous())?.groups : undefined),
    ...match.groups,
  }
  const plain = fieldsOf(groups)
  const fields = form.refine ? form.refine(plain, groups, line, knows) : plain
  if (!fields) return null
  return {
    form: form.name,
    client: typeof form.client === 'function' ? form.client(line) : form.client,
    fields,
    final: form.final ?? false,
    context: form.context ?? false,
    repeats: form.repeats ?? false,
    weak: form.weak ?? false,
    bare: form.bare ?? false,
    unanswered: form.unanswered ?? fields.status === -1,
  }
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
  const name = /\bbuckets?:? (?:\[([^\]]+)\]|'([^']+)'|"([^"]+)"|([a-z0-9][a-z0-9.-]{2,62})(?![\w-]))/i.exec(
    line,
  )
  if (name && fields.bucket == null) {
    const bucket = (name[1] ?? name[2] ?? name[3] ?? name[4] ?? '').replace(/[.:]$/, '')
    // `bucket encryption: …` speaks of a setting: a lone word without a digit, dot or hyphen is hardly a name.
    if (name[4] === undefined || /[\d.-]/.test(bucket)) fields.bucket = bucket
  }
  return fields
}
