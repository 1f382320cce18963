import { readObsHost } from '../../hosts.ts'
import { type Fields, isMissing } from '../syntax/fields.ts'
import type { Around } from './form.ts'

/** What the text around a match tells: readers that the rows of several programs share. */

/** A code and its message in front of the match, `…: AccessDenied: Access Denied`; the last code of the text counts. */
export const codeBefore: Around = (fields, before, _, isKnownCode) => {
  const parts = before.slice(-1000).trimEnd().split(': ')
  for (let at = parts.length - 2; at >= 0; at--) {
    const word = /(?:^|[\s"'([`])([A-Z][A-Za-z.]{3,60})$/.exec(parts[at] as string)?.[1]
    if (!word || !isKnownCode(word)) continue
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

const storeUrls = ['s3a://', 's3n://', 's3://', 'obs://', 'oss://']

/** The address of OBS on the line, which a console may show without its scheme and with a line number behind. */
export const obsAddressInLine: Around = (fields, _, line) => {
  for (const word of line.split(/[\s()'"]+/)) {
    const plain = word.replace(/^https?:\/\//, '')
    if (word.length > 2048 || readObsHost(plain.split(/[/:]/, 1)[0] as string) === null) continue
    fields.url ??= `${plain === word ? 'https://' : ''}${word}`.replace(/:\d{1,6}$/, '')
    return
  }
}

/** The last `s3a://bucket/key` in front of the match, up to a colon and a blank, or a quote. */
export const storeUrlBefore: Around = (fields, before) => {
  const at = Math.max(...storeUrls.map(scheme => before.lastIndexOf(scheme)))
  if (at < 0 || fields.bucket != null) return
  const place = before.slice(at).split(/: |["'`),]|\s\(|:$/, 1)[0] as string
  const [, bucket, key] = /^\w+:\/\/([\w.-]+)(?:\/([\s\S]*))?$/.exec(place.trimEnd()) ?? []
  if (bucket) fields.bucket = bucket
  if (key) fields.key ??= key
}

/** `ERROR : a/b.txt: Failed to copy: `, as rclone logs it: the name of the file, which is the end of the key. */
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

const objectUrl = /\b(?:obs|s3a?):\/\/([a-z0-9][a-z0-9.-]{2,62})(?:\/([\s\S]*))?$/

/** What stands between a source and its target. Behind ` to ` only the start of a path counts. */
const towards = / --> |\] to \[| to (?=s3:\/\/|\.{0,2}[\\/])/

/**
 * `obs://bucket/key` or `s3://bucket/key`; of a copy the target, which the request went to.
 * @param place a source and a target, or one of them, up to where the last of them ends: a key may hold anything
 */
export function addObjectUrl(fields: Fields, place: string): void {
  const urls = place.split(towards).map(part => objectUrl.exec(part.trimEnd()))
  const last = urls.findLast(url => url !== null)
  if (last && fields.bucket == null) {
    fields.bucket = last[1] as string
    if (last[2] && fields.key == null) fields.key = last[2]
  }
}

/** The bucket that a sentence names: `bucket [name]`, `bucket name`, `Bucket 'name'`. */
function addNamedBucket(fields: Fields, line: string): void {
  const name =
    /\bbuckets?:? (?:\[([^\][]{1,100})\]|'([^']{1,100})'|"([^"]{1,100})"|([a-z0-9][a-z0-9.-]{2,62})(?![\w-]))/i.exec(
      line,
    )
  if (name && fields.bucket == null) {
    const bucket = (name[1] ?? name[2] ?? name[3] ?? name[4] ?? '').replace(/[.:]$/, '')
    // `bucket encryption: …` speaks of a setting: a lone word without a digit, dot or hyphen is hardly a name.
    if (name[4] === undefined || /[\d.-]/.test(bucket)) fields.bucket = bucket
  }
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
