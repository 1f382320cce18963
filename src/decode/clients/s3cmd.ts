import { addField, type Fields } from '../syntax/fields.ts'
import type { Client } from './form.ts'

/** s3cmd: its errors, warnings and debug output. */
export const s3cmd: Client = {
  forms: [
    {
      name: 's3cmd',
      client: 's3cmd',
      triggers: ['S3 error: '],
      pattern: /S3 error: (?<status>\d{3}) \((?<code>[^)]+)\)(?:: ?(?<message>.*?))?\s*$/,
      samples: ['ERROR: S3 error: 404 (NoSuchBucket): The specified bucket does not exist'],
      final: true,
    },
    {
      name: 's3cmd-warning',
      client: 's3cmd',
      triggers: ['Retrying failed request: ', 'Upload failed: '],
      pattern:
        /failed(?: request)?: \S.{0,2000}? \((?<status>\d{3}) \((?<code>[^)]+)\)(?:: (?<message>.*?))?\)\s*$/,
      samples: [
        'WARNING: Retrying failed request: /a.bin?partNumber=3 (503 (SlowDown): Please reduce your request rate.)',
        'WARNING: Upload failed: /a.bin?partNumber=3 (503 (SlowDown): Please reduce your request rate.)',
      ],
    },
    // s3cmd puts sentences of its own in place of these codes (S3.codes in its source).
    {
      name: 's3cmd-no-bucket',
      client: 's3cmd',
      triggers: ['ERROR: Bucket '],
      pattern: /^ERROR: Bucket '(?<bucket>[^']+)' does not exist\s*$/,
      samples: ["ERROR: Bucket 'b-1' does not exist"],
      code: 'NoSuchBucket',
    },
    {
      name: 's3cmd-bucket-exists',
      client: 's3cmd',
      triggers: ['ERROR: Bucket '],
      pattern: /^ERROR: Bucket '(?<bucket>[^']+)' already exists\s*$/,
      samples: ["ERROR: Bucket 'b-1' already exists"],
      code: 'BucketAlreadyExists',
    },
    {
      name: 's3cmd-access',
      client: 's3cmd',
      triggers: ['ERROR: Access to bucket '],
      pattern: /^ERROR: Access to bucket '(?<bucket>[^']+)' was denied\s*$/,
      samples: ["ERROR: Access to bucket 'b-1' was denied"],
      code: 'AccessDenied',
    },
    {
      name: 's3cmd-debug',
      client: 's3cmd',
      triggers: ['ErrorXML: '],
      pattern: /ErrorXML: (?<name>[\w-]+): '(?<value>.*)'\s*$/,
      samples: ["DEBUG: ErrorXML: Code: 'NoSuchBucket'"],
      repeats: true,
    },
    {
      name: 's3cmd-debug-header',
      client: 's3cmd',
      triggers: ['DEBUG: HttpHeader: '],
      pattern: /HttpHeader: (?<header>x-[\w-]+): (?<text>.*?)\s*$/,
      samples: ['DEBUG: HttpHeader: x-amz-request-id: 0A'],
      repeats: true,
      refine: (_, { header = '', text = '' }) => {
        const fields: Fields = {}
        return addField(fields, header, text) ? fields : null
      },
    },
    {
      name: 's3cmd-debug-status',
      client: 's3cmd',
      triggers: ['S3Error: '],
      pattern: /DEBUG: S3Error: (?<status>\d{3}) \(/,
      samples: ['DEBUG: S3Error: 403 (Forbidden)'],
      repeats: true,
    },
    {
      name: 's3cmd-debug-reason',
      client: 's3cmd',
      triggers: ['inner request failure reason: '],
      pattern: /inner request failure reason: (?<status>\d{3}) \((?<code>\w+)\): (?<message>.*?)\s*$/,
      samples: [
        'DEBUG: getlocation inner request failure reason: 403 (RequestTimeTooSkewed): The difference is too large.',
      ],
      repeats: true,
    },
    {
      name: 's3cmd-debug-bucket',
      client: 's3cmd',
      triggers: ["DEBUG: Bucket 's3://"],
      pattern: /DEBUG: Bucket 's3:\/\/(?<bucket>[^']+)'/,
      samples: ["DEBUG: Bucket 's3://b-1':"],
      context: true,
    },
  ],
  objects: [{ client: 's3cmd', names: ['data', 'headers', 'reason'], repeats: true }],
}
