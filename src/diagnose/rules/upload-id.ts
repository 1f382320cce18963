/** An upload ID that cannot be one of OBS: theirs have 32 hexadecimal digits. One that is used with two keys. */

import type { ErrorResponse } from '../../types.ts'
import { mayBeObs } from '../facts/answerer.ts'
import { clip } from '../facts/quote.ts'
import { queryOf } from '../facts/request.ts'
import { found, rule, type UnwordedFinding } from '../rule.ts'

/** The key on a line of a log: `key=a/b.zip`, `"Key": "a/b.zip"`, `objectKey: a/b.zip`. */
const namedKey = /\b(?:object_?)?(?:key|name)["']?\s?[=:]\s?["']?([^\s"',&}]{1,1024})/i

/** The upload belongs to one key; the lines around may show that two are used with it. */
function twoKeys({ around }: ErrorResponse, id: string): UnwordedFinding<'upload-id:keys'>[] {
  const keys = new Set<string>()
  for (const line of `${around.before}\n${around.behind}`.split('\n')) {
    const key = line.includes(id) ? namedKey.exec(line.slice(0, 4000))?.[1] : undefined
    if (key) keys.add(key)
  }
  const [first, second] = [...keys].map(key => clip(key, 300))
  return first !== undefined && second !== undefined ? found('upload-id:keys', { first, second }) : []
}

export const uploadId = rule(['upload-id'], response => {
  const { code, status, details } = response
  const isUnknown = code === 'NoSuchUpload' || (code === null && status === 404)
  const id = queryOf(response).get('uploadid') ?? details.UploadId
  if (!isUnknown || !id || !mayBeObs(response)) return []
  if (!/^[0-9a-f]{32}$/i.test(id)) return found('upload-id', { uploadId: id, length: [...id].length })
  return twoKeys(response, id)
})
