import { readAddress } from '../../address.ts'
import type { Fields } from '../syntax/fields.ts'
import { trimEndOf } from '../syntax/trim.ts'
import { isOfStorage } from './signs.ts'

/**
 * Where a request went, as lines tell it that are about the request and not about its failure: the command line, a URL,
 * an argument in a source line, `to bucket 'b'`, the fields of a log line.
 */

const storageUrl =
  /(?<=(["'`]))((?:obs|s3[an]?):\/\/[^"'`<>]{1,1024})(?=\1)|\b((?:obs|s3[an]?):\/\/[^\s"'`<>,;)\]}]+|https?:\/\/[^\s"'`<>;)\]}]+)/g

/** Longer than any bucket's name. */
const name = '([a-z0-9][a-z0-9.-]{1,62})(?![\\w-])'
/** A bucket behind its label; behind quotes, brackets and an equals sign any word counts. */
const labelled = new RegExp(
  `(?<![\\w.])(?:[Bb]uckets?(?:[ _-]?[Nn]ame)?|BUCKET(?:_NAME)?|BucketName|bucketName|--bucket|桶名?称?|存储桶)(?:["']?\\s?[:=：]>?\\s?["'\`“]?|\\s?=>\\s?["']|\\s?["'\`“[(]| )${name}`,
  'g',
)
/** Words that stand behind the label and are no names: of a sentence, and of a variable in a source line. */
const noName =
  /^(?:is|was|has|does|not|the|null|none|nil|undefined|true|false|bucket|buckets|name|key|operation|api|error|policy|with|and|for|from)$/

/** A key behind its label. */
const keyLabel =
  /(?<![\w.])(?:[Oo]bject(?:[ _-]?(?:[Nn]ame|[Kk]ey))?|[Kk]ey|--key|对象名?称?)(?:["']?\s?[:=：]>?\s?(?:"([^"]{1,1024})"|'([^']{1,1024})'|([^\s"'`,;\])}]{1,1024}))|\s(?:"([^"]{1,1024})"|'([^']{1,1024})'|`([^`]{1,1024})`|\[([^\]]{1,1024})\])|(?<=--key) (\S{1,1024}))/

/** What is put into a bucket: `upload 'a/b' to bucket 'c'`. */
const intoBucket =
  /(?:"([^"]{1,1024})"|'([^']{1,1024})'|`([^`]{1,1024})`) (?:to|into|from|in|on|of) (?:the )?(?:[\w-]{1,20} )?[Bb]ucket\b/

/** Programs that are given a bucket as an argument. */
const mounted =
  /(?:^|[\s/#$])(?:obsfs|s3fs|goofys|geesefs) (?:-\S{1,60} ){0,9}([a-z0-9][a-z0-9.-]{2,62})(?::\S{0,200})? (?=\/|-|[A-Z]:)/
const remote = /(?:^|[\s/#$>])(?:rclone(?:\.exe)? [a-z]{2,12}|mc(?:\.exe)? [a-z]{2,10})\s(.{1,600})$/

/** A call of an SDK, whose first arguments are the bucket and the key: `obsClient.getObject('b-1', 'a/b')`. */
const called =
  /\b\w{1,40}(?:\.|->)f?(?:get|put|head|delete|copy|list|upload(?!_file)|download|restore|append|stat|remove|set|init\w{0,20}|fget|fput)_?(?:Object|File|Content|Bucket|object|file|bucket)\w{0,30}\(\s?(?:bucket_?[Nn]ame\s?=\s?)?["']([a-z0-9][a-z0-9.-]{2,62})["'](?:,\s?(?:object_?(?:[Kk]ey|[Nn]ame)\s?=\s?)?["']([^"']{1,1024})["'])?/

/** `bucket encryption` speaks of a setting: a lone word is a name in quotes or behind an equals sign. */
function isName(word: string, label: string): boolean {
  return !noName.test(word) && (/[\d.-]/.test(word) || /["'`“[(=]$|--bucket $|[桶名称][:：]\s?$/.test(label))
}

/** The key behind its label; a lone word without quotes is hardly one. */
function keyIn(text: string): string | undefined {
  const match = keyLabel.exec(text)
  const [, , , bare] = match ?? []
  return bare === undefined || /[\d./-]/.test(bare) ? first(match) : undefined
}

function first(match: RegExpExecArray | null): string | undefined {
  return match?.slice(1).find(group => group !== undefined)
}

/** The URL of a request to a store in a text, the last one. */
function urlIn(text: string): { url: string; isRepository: boolean } | null {
  let found = null
  for (const match of text.matchAll(storageUrl)) {
    const url = match[2] ?? trimEndOf(match[3] ?? '', ':.,\\')
    const address = isOfStorage(url) || /^https?:/.test(url) ? readAddress(url) : null
    // An address of this machine may be of any server: `/w` is hardly a bucket.
    // Behind `s3:` stands a repository, in which the program has objects of its own.
    if (address?.bucket && (address.bucket.length > 2 || address.endpoint !== null))
      found = { url, isRepository: /\bs3:$/.test(text.slice(0, match.index)) }
  }
  return found
}

/** Bucket and key among the arguments of a program that knows stores by names: `obs:bucket/key`, `alias/bucket/key`. */
function remoteIn(line: string): Fields | null {
  const words = (remote.exec(line)?.[1] ?? '').split(/\s+/).filter(word => !word.startsWith('-'))
  const isMc = /(?:^|[\s/#$>])mc(?:\.exe)? /.test(line)
  const pattern = isMc
    ? /^[A-Za-z][\w-]{0,40}\/([a-z0-9][a-z0-9.-]{2,62})(?:\/(.+))?$/
    : /^[A-Za-z][\w-]{1,60}:([a-z0-9][a-z0-9.-]{2,62})(?:\/(.+))?$/
  const [, bucket, key] = words.map(word => pattern.exec(word)).findLast(match => match !== null) ?? []
  if (!bucket) return null
  // Without an ending it may be a prefix.
  return key && isMc && /\.\w{1,10}$/.test(key) ? { bucket, key } : { bucket }
}

/** What a text holds that names a place: most lines hold none of it, and are not searched for each form. */
const namesPlace = /bucket|桶|:\/\/|fs |rclone|mc|(?:object|file|content)\w{0,30}\(/i

/** Bucket, key and address that a text names; null where it names no bucket. */
export function readPlace(text: string): Fields | null {
  const stretch = text.slice(-2000)
  if (!namesPlace.test(stretch)) return null
  for (const match of stretch.matchAll(labelled)) {
    const bucket = trimEndOf(match[1] ?? '', '.-')
    if (bucket.length < 3 || !isName(bucket, match[0].slice(0, -bucket.length))) continue
    const key = first(intoBucket.exec(stretch)) ?? keyIn(stretch)
    return key ? { bucket, key } : { bucket }
  }
  const [, bucket, key] = called.exec(stretch) ?? []
  if (bucket) return key ? { bucket, key } : { bucket }
  const found = urlIn(stretch)
  const [, place, rest] = /^\w+:\/\/([^/]+)\/(.*)$/.exec(found?.url ?? '') ?? []
  if (place && rest && /\s/.test(rest)) return { bucket: place, key: rest }
  if (found)
    return found.isRepository ? { bucket: readAddress(found.url)?.bucket ?? null } : { url: found.url }
  const mount = mounted.exec(stretch)?.[1]
  if (mount) return { bucket: mount }
  return remoteIn(stretch)
}

/** Adds bucket, key and address that the text before a failure names. */
export function addMentionedObject(fields: Fields, before: string): void {
  const { bucket, key, url } = readPlace(before) ?? {}
  if (url && fields.url == null) fields.url = url
  if (bucket && fields.bucket == null && fields.url == null) fields.bucket = bucket
  if (key && fields.bucket === bucket && fields.key == null) fields.key = key
}

const bareId = /(?<![0-9A-Za-z])0000[0-9A-F]{28}(?![0-9A-Za-z])/

/** Adds the id of the request where it stands without a name: nothing else has its shape. */
export function addBareId(fields: Fields, line: string): void {
  if (fields.requestId != null || !line.includes('0000')) return
  const id = bareId.exec(line)?.[0]
  if (id) fields.requestId = id
}

/** A line of a log, which begins something of its own. */
const logLine =
  /^\W{0,3}(?:[A-Z]{4,8}\W{1,3})?(?:\d{4}[-/]\d\d[-/]\d\d|\d\d:\d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d|\d\d-[A-Z][a-z]{2}-\d{4}|time=|level=|ts=|[IWEF]\d{4} \d\d:)|^\W?(?:DEBUG|INFO|WARN|WARNING|ERROR|FATAL)\b/
const failing = /fail|error|unable|could not|couldn't|cannot|denied|exception|失败|错误|报错|异常|无法/i
const command =
  /^\s*(?:[\w.@:~/ \-[\]()\\]{0,80}[$#>]|>>>|PS .{0,80}>|\+) ?\S|^\s*(?:sudo )?(?:obsutil|obsfs|s3fs|s3cmd|aws|curl|rclone|restic|mc|goofys|wget)\s/
const succeeded = /HTTP\/\d(?:\.\d)?"? 2\d\d\b|status(?:[ _]?code)?\W{1,3}2\d\d\b|\bsuccess|成功/i

/** Lines above a failure that may tell of its request. */
const maxLines = 10

/**
 * Reads the place out of the lines above a failure, the nearest first.
 * @param lines the lines above
 * @param isLogged whether the failure stands on a line of a log: then other lines of the log are about something else,
 * unless they speak of a failure too
 */
export function placeAbove(lines: string[], isLogged: boolean): Fields | null {
  let isOther = isLogged
  for (const line of lines.slice(-maxLines).reverse()) {
    const isLog = logLine.test(line)
    const counts = command.test(line) || !isLog || !isOther || failing.test(line)
    const place = counts && !succeeded.test(line) ? readPlace(line) : null
    if (place) return place
    // Above the begin of its event a log is about something else.
    if (isLog) isOther = true
  }
  return null
}

/** True for a line of a log. */
export function isLogLine(line: string): boolean {
  return logLine.test(line)
}
