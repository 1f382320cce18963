import type { PartialResponse } from '../partial.ts'
import { isMessageOf } from '../readers/sentences.ts'
import { addDetail, type Fields, type TextField } from '../syntax/fields.ts'
import type { Leaves } from '../syntax/flat-xml.ts'

/** What the leaves of an XML error body say. */

/** Elements of an error that are fields of a response; every other one goes to `details`. */
const elements = new Map<string, TextField>([
  ['Code', 'code'],
  ['Message', 'message'],
  ['Resource', 'resource'],
  ['RequestId', 'requestId'],
  ['HostId', 'hostId'],
  ['BucketName', 'bucket'],
  ['Bucket', 'bucket'],
  ['Key', 'key'],
])

/** Some programs write the names in lower case; their code counts only where it is spelt as a code. */
const lowerCase = new Map([...elements].map(([name, field]) => [name.toLowerCase(), field]))

/** Codes are names; three of the documented ones have spaces in them. `${code}` and `...` are placeholders. */
const codeText = /^[A-Za-z][\w .-]{0,99}$/

/** The fields that the leaves of a body are; null where they name no error. */
export function bodyFields(leaves: Leaves): Fields | null {
  const fields: Fields = {}
  for (const [name, text] of leaves) {
    const field = elements.get(name) ?? lowerCase.get(name)
    const trimmed = text.trim()
    if (field === undefined) {
      if (name !== 'Error' && (trimmed !== '' || name === 'ArgumentValue')) addDetail(fields, name, text)
      if (name === 'Method' && trimmed !== '') fields.method = trimmed
    } else if (field === 'key') {
      fields.key ??= text
    } else if (trimmed === '') {
    } else if (field === 'code') {
      if (name !== 'code' && /^[1-5]\d\d$/.test(trimmed)) fields.status = Number(trimmed)
      else if (codeText.test(trimmed) && (name !== 'code' || /^[A-Z][a-z]+[A-Z]/.test(trimmed)))
        fields.code ??= trimmed
    } else if (field === 'requestId' || field === 'hostId') {
      // Documents break long ids over two lines.
      fields[field] ??= trimmed.replace(/\s+/g, '')
    } else if (field === 'message' || field === 'resource' || field === 'bucket') {
      fields[field] ??= trimmed
    }
  }
  // Other services have elements of these names in lower case too.
  const isLower = leaves.some(([name]) => name === 'code')
  const isTold = fields.requestId != null || isMessageOf(fields.code ?? '', fields.message ?? '')
  if (isLower && !isTold) return null
  return fields.code || fields.status ? fields : null
}

/** The partial response of a body that is a document of its own. */
export function bodyResponse(fields: Fields): PartialResponse {
  return { form: 'xml', client: null, fields, part: 'body', overrides: true, standalone: true, final: true }
}
