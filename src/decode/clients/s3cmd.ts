import type { Client } from './form.ts'

/** The headers that tell of an error. */
const knownHeader =
  /^x-(?:(?:obs|amz)-(?:request-id|id-2|error-(?:code|message)|bucket-(?:region|location)|delete-marker|qos-delay-time)|reserved-indicator)$/i

/** s3cmd: its errors, warnings and debug output. */
export const s3cmd: Client = {
  forms: [
    {
      name: 's3cmd',
      client: 's3cmd',
      triggers: ['S3 error: '],
      pattern: ['S3 error: {status} ({code:text}): {message}', 'S3 error: {status} ({code:text}){_:text}'],
      samples: [
        'ERROR: S3 error: 404 (NoSuchBucket): The specified bucket does not exist',
        'ERROR: S3 error: 403 (Forbidden)',
      ],
      final: true,
    },
    {
      name: 's3cmd-warning',
      client: 's3cmd',
      triggers: ['Retrying failed request: ', 'Upload failed: '],
      pattern: [
        'Retrying failed request: {path:text} ({status} ({code:text}): {message}){end}',
        'Retrying failed request: {path:text} ({status} ({code:text})){end}',
        'Upload failed: {path:text} ({status} ({code:text}): {message}){end}',
        'Upload failed: {path:text} ({status} ({code:text})){end}',
      ],
      samples: [
        'WARNING: Retrying failed request: /a.bin?partNumber=3 (503 (SlowDown): Please reduce your request rate.)',
        'WARNING: Upload failed: /a.bin?partNumber=3 (503 (SlowDown): Please reduce your request rate.)',
        'WARNING: Upload failed: /a.bin?partNumber=3 (503 (SlowDown))',
      ],
    },
    // s3cmd puts sentences of its own in place of these codes (S3.codes in its source).
    {
      name: 's3cmd-no-bucket',
      client: 's3cmd',
      triggers: ['ERROR: Bucket '],
      pattern: "{start}ERROR: Bucket '{bucket:text}' does not exist{end}",
      samples: ["ERROR: Bucket 'b-1' does not exist"],
      code: 'NoSuchBucket',
    },
    {
      name: 's3cmd-bucket-exists',
      client: 's3cmd',
      triggers: ['ERROR: Bucket '],
      pattern: "{start}ERROR: Bucket '{bucket:text}' already exists{end}",
      samples: ["ERROR: Bucket 'b-1' already exists"],
      code: 'BucketAlreadyExists',
    },
    {
      name: 's3cmd-access',
      client: 's3cmd',
      triggers: ['ERROR: Access to bucket '],
      pattern: "{start}ERROR: Access to bucket '{bucket:text}' was denied{end}",
      samples: ["ERROR: Access to bucket 'b-1' was denied"],
      code: 'AccessDenied',
    },
    {
      name: 's3cmd-debug',
      client: 's3cmd',
      triggers: ['ErrorXML: '],
      pattern: "ErrorXML: {name}: '{value:text}'{end}",
      samples: ["DEBUG: ErrorXML: Code: 'NoSuchBucket'"],
      repeats: true,
    },
    {
      name: 's3cmd-debug-header',
      client: 's3cmd',
      triggers: ['DEBUG: HttpHeader: x-'],
      pattern: 'DEBUG: HttpHeader: {name}: {value:text}{end}',
      samples: ['DEBUG: HttpHeader: x-amz-request-id: 0A'],
      repeats: true,
      where: { name: knownHeader },
    },
    {
      name: 's3cmd-debug-status',
      client: 's3cmd',
      triggers: ['S3Error: '],
      pattern: 'DEBUG: S3Error: {status} (',
      samples: ['DEBUG: S3Error: 403 (Forbidden)'],
      repeats: true,
    },
    {
      name: 's3cmd-debug-reason',
      client: 's3cmd',
      triggers: ['inner request failure reason: '],
      pattern: 'inner request failure reason: {status} ({code}): {message}',
      samples: [
        'DEBUG: getlocation inner request failure reason: 403 (RequestTimeTooSkewed): The difference is too large.',
      ],
      repeats: true,
    },
    {
      name: 's3cmd-debug-bucket',
      client: 's3cmd',
      triggers: ["DEBUG: Bucket 's3://"],
      pattern: "DEBUG: Bucket 's3://{bucket}'",
      samples: ["DEBUG: Bucket 's3://b-1':"],
      context: true,
    },
  ],
  objects: [{ client: 's3cmd', names: ['data', 'headers', 'reason'], repeats: true }],
}
