/** An upload ID that cannot be one of OBS: theirs have 32 hexadecimal digits. */

import { mayBeObs } from '../facts/answerer.ts'
import { queryOf } from '../facts/request.ts'
import { found, rule } from '../rule.ts'

export const uploadId = rule(['upload-id'], response => {
  const { code, status, details } = response
  const isUnknown = code === 'NoSuchUpload' || (code === null && status === 404)
  const id = queryOf(response).get('uploadid') ?? details.UploadId
  if (!isUnknown || !id || /^[0-9a-f]{32}$/i.test(id) || !mayBeObs(response)) return []
  return found('upload-id', { uploadId: id, length: [...id].length })
})
