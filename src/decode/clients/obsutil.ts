import { addDetail, type Fields } from '../syntax/fields.ts'
import { compileTemplate } from '../syntax/template.ts'
import { beforeFailure } from '../trigger.ts'
import { addObjectUrl, bucketInLine } from './around.ts'
import type { Around, Client } from './form.ts'

/** Source and target stand before what came of the transfer. */
const transferEnds = ['] failed', ', cost [', ', n/a, n/a, ']

/** A key in a sentence; the id of an upload looks like one of a request. */
const inBucket = [
  'key [{key}] in the bucket [',
  'object [{key}] in the bucket [',
  'upload [{key}] in the bucket [',
  ', key [{key}]',
].map(compileTemplate)

/** Time, source and target, key and upload, which stand in the sentences around the error. */
const transferInLine: Around = (fields: Fields, _, line) => {
  const time = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)Z /.exec(line)?.[1]
  if (time) fields.time = `${time}.000Z`
  const ends = transferEnds.map(end => line.indexOf(end)).filter(end => end >= 0)
  if (ends.length > 0) addObjectUrl(fields, line.slice(0, Math.min(...ends)))
  for (const template of inBucket) {
    const key = template(line)?.groups.key
    if (key && !/^[0-9A-F]{32}$/.test(key)) fields.key ??= key
  }
  const uploadId = /\bupload id \[(\w+)\]/.exec(line)?.[1]
  if (uploadId) addDetail(fields, 'UploadId', uploadId)
}

const around = [transferInLine, bucketInLine]

/** obsutil: on the screen, with dashes in older versions, and in the report of a batch. */
export const obsutil: Client = {
  forms: [
    {
      name: 'obsutil',
      client: 'obsutil',
      triggers: ['tatus ['],
      triggersStand: beforeFailure,
      pattern: [',', ' -'].flatMap(mark => [
        `tatus [{status}]${mark} error code [{code:text}]${mark} error message [{message}]${mark} request id [{requestId:text}]`,
        `tatus [{status}]${mark} error code [{code:text}]${mark} error message [{message}]${mark} n/a`,
        `tatus [{status}]${mark} error code [{code:text}]${mark} error message [{message}]{end}`,
        `tatus [{status}]${mark} error code [{code:text}]${mark} error message [{message}]{_:mark}{end}`,
      ]),
      wraps: {
        begins: /status \[\d{3}\](?:,| -) error code \[/i,
        whole: /\][.,]? {0,9}$|request id \[[^\][]*\]/,
      },
      samples: [
        'Create bucket [b-1] failed, status [409], error code [BucketAlreadyExists], error message [Taken.], request id [0A]',
      ],
      final: true,
      around,
    },
    {
      name: 'obsutil-report',
      client: 'obsutil',
      triggers: ['error code ['],
      pattern: [
        'error code [{code:text}], error message [{message}], request id [{requestId:text}]{end}',
        'error code [{code:text}], error message [{message}], n/a{end}',
      ],
      samples: [
        '2025-06-17T22:10:41Z 1.00KB, /a --> obs://b-1/a, n/a, n/a, error code [AbortError], error message [Task is aborted], n/a',
      ],
      final: true,
      around,
    },
    {
      name: 'obsutil-local',
      client: 'obsutil',
      triggers: ['n/a, error message ['],
      pattern: 'n/a, n/a, n/a, error message [{message}], n/a{end}',
      samples: [
        '2025-06-17T22:10:42Z 0B, /a --> obs://b-1/a/, n/a, n/a, n/a, error message [open /a: permission denied], n/a',
      ],
      final: true,
      unanswered: true,
      around,
    },
    {
      name: 'obsutil-config',
      client: 'obsutil',
      triggers: ['Please set ak, sk and endpoint in the configuration file'],
      pattern: 'Please set ak, sk and endpoint in the configuration file',
      samples: ['Error: Please set ak, sk and endpoint in the configuration file!'],
      unanswered: true,
      failure: 'no-credentials',
      message: '{match}',
    },
    {
      name: 'obsutil-status',
      client: 'obsutil',
      triggers: ['ttp status ['],
      triggersStand: beforeFailure,
      pattern: ['Http status [{status}]', 'http status [{status}]'],
      samples: ['Http status [403]'],
      around,
    },
  ],
}
