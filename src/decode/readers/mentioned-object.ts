import type { Fields } from '../syntax/fields.ts'
import { trimEndOf } from '../syntax/trim.ts'
import { isOfStorage } from './signs.ts'

/** What the words around a failure tell of the request: bucket, key and URL. */

const bucketName = /\bbuckets?(?::? ?|=)["'`[“]?([a-z0-9][a-z0-9.-]{2,62})["'`\]”,]?/
const quotedKey = /\b(?:key|object) ["'`]([^"'`]{1,1024})["'`]/
const storageUrl = /\b((?:obs|s3[an]?):\/\/[^\s"'`<>,;)\]]+|https?:\/\/[^\s"'`<>;)\]]+)/

/** Adds bucket, key and URL that the text before a failure names. */
export function addMentionedObject(fields: Fields, before: string): void {
  const stretch = before.slice(-1000)
  const url = trimEndOf(storageUrl.exec(stretch)?.[1] ?? '', ':.,')
  if (url && isOfStorage(url)) fields.url ??= url
  const bucket = bucketName.exec(stretch)?.[1]
  if (bucket && /[\d.-]/.test(bucket)) fields.bucket ??= trimEndOf(bucket, '.-')
  const key = quotedKey.exec(stretch)?.[1]
  if (key && fields.bucket != null) fields.key ??= key
}
