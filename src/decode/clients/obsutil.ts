import { addDetail } from '../syntax/fields.ts'
import { addNamedBucket, addObjectUrl, type TextForm } from './form.ts'

const message = '(?<message>.*?)'

/** What obsutil prints: on the screen, with dashes in older versions, and in the report of a batch. */
export const obsutil: TextForm[] = [
  {
    name: 'obsutil',
    client: 'obsutil',
    trigger: 'tatus [',
    pattern: new RegExp(
      `status \\[(?<status>\\d{3})\\](?:,| -) error code \\[(?<code>[^\\]]*)\\](?:,| -) error message \\[${message}\\]` +
        '(?:(?:,| -) (?:request id \\[(?<requestId>[^\\]]*)\\]|n/a)|[.,]?\\s*$)',
      'i',
    ),
    wraps: { begins: /status \[\d{3}\](?:,| -) error code \[/i, whole: /\][.,]?\s*$|request id \[[^\]]*\]/ },
    example:
      'Create bucket [b-1] failed, status [409], error code [BucketAlreadyExists], error message [Taken.], request id [0A]',
    final: true,
    refine: (fields, _, line) => withPlace(fields, line),
  },
  {
    name: 'obsutil-report',
    client: 'obsutil',
    trigger: 'error code [',
    pattern: new RegExp(
      `error code \\[(?<code>[^\\]]*)\\], error message \\[${message}\\], (?:request id \\[(?<requestId>[^\\]]*)\\]|n/a)\\s*$`,
    ),
    example:
      '2025-06-17T22:10:41Z 1.00KB, /a --> obs://b-1/a, n/a, n/a, error code [AbortError], error message [Task is aborted], n/a',
    final: true,
    refine: (fields, _, line) => withPlace(fields, line),
  },
  {
    name: 'obsutil-local',
    client: 'obsutil',
    trigger: 'n/a, error message [',
    pattern: new RegExp(`n/a, n/a, n/a, error message \\[${message}\\], n/a\\s*$`),
    example:
      '2025-06-17T22:10:42Z 0B, /a --> obs://b-1/a/, n/a, n/a, n/a, error message [open /a: permission denied], n/a',
    final: true,
    unanswered: true,
    refine: (fields, _, line) => withPlace(fields, line),
  },
  {
    name: 'obsutil-status',
    client: 'obsutil',
    trigger: 'ttp status [',
    pattern: /\bHttp status \[(?<status>[345]\d\d)\]/i,
    example: 'Http status [403]',
    refine: (fields, _, line) => withPlace(fields, line),
  },
]

/** Source and target stand before what came of the transfer. */
const place = /^.*?(?=\] failed\b|, cost \[|, n\/a, n\/a, )/

/** A key in a sentence; the id of an upload looks like one of a request. */
const inBucket = /\b(?:key|object|multipart upload) \[(?![0-9A-F]{32}\])(.{1,1024}?)\] in the bucket \[/

function withPlace(fields: Parameters<NonNullable<TextForm['refine']>>[0], line: string) {
  const time = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)Z /.exec(line)?.[1]
  if (time) fields.time = `${time}.000Z`
  addObjectUrl(fields, place.exec(line)?.[0] ?? '')
  const key = inBucket.exec(line)?.[1]
  if (key) fields.key ??= key
  const uploadId = /\bupload id \[(\w+)\]/.exec(line)?.[1]
  if (uploadId) addDetail(fields, 'UploadId', uploadId)
  return addNamedBucket(fields, line)
}
