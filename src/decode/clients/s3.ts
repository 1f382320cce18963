import { addDetail, addField, type Fields } from '../syntax/fields.ts'
import type { Knows } from '../syntax/object.ts'
import { addObjectUrl, type TextForm } from './form.ts'
import { codeOfMessage } from './message.ts'

/** What S3 tools and the AWS SDKs print when they talk to OBS. */

function known(fields: Fields, _: unknown, __: string, knows: Knows): Fields | null {
  return fields.code && knows(fields.code) ? fields : null
}

const boto: TextForm[] = [
  {
    name: 'botocore',
    // The AWS CLI does not print the name of the exception.
    client: line => (/\bboto(?:core|3)\./.test(line) ? 'boto3' : 'aws-cli'),
    trigger: 'An error occurred (',
    pattern:
      /An error occurred \((?<code>[^)]+)\) when calling the (?<operation>\w+) operation(?: \(reached max retries: \d+\))?: (?<message>.*?)\s*$/,
    example:
      'An error occurred (NoSuchBucket) when calling the ListObjectsV2 operation: The specified bucket does not exist',
    final: true,
    refine: (fields, _, line) => {
      const key = /^Key "(.+)" does not exist$/.exec(fields.message ?? '')?.[1]
      if (key) fields.key = key
      return addObjectUrl(fields, line.slice(0, line.indexOf(' An error occurred')))
    },
  },
]

const s3cmd: TextForm[] = [
  {
    name: 's3cmd',
    client: 's3cmd',
    trigger: 'S3 error: ',
    pattern: /S3 error: (?<status>\d{3}) \((?<code>[^)]+)\)(?:: ?(?<message>.*?))?\s*$/,
    example: 'ERROR: S3 error: 404 (NoSuchBucket): The specified bucket does not exist',
    final: true,
  },
  ...['Retrying failed request: ', 'Upload failed: '].map(
    (trigger, index): TextForm => ({
      name: `s3cmd-warning-${index}`,
      client: 's3cmd',
      trigger,
      pattern:
        /failed(?: request)?: \S.{0,2000}? \((?<status>\d{3}) \((?<code>[^)]+)\)(?:: (?<message>.*?))?\)\s*$/,
      example: `WARNING: ${trigger}/a.bin?partNumber=3 (503 (SlowDown): Please reduce your request rate.)`,
    }),
  ),
  // s3cmd puts sentences of its own in place of these codes (S3.codes in its source).
  {
    name: 's3cmd-bucket',
    client: 's3cmd',
    trigger: 'ERROR: Bucket ',
    pattern: /^ERROR: Bucket '(?<bucket>[^']+)' (?<end>does not exist|already exists)\s*$/,
    example: "ERROR: Bucket 'b-1' does not exist",
    refine: (fields, { end }) => ({
      ...fields,
      code: end === 'already exists' ? 'BucketAlreadyExists' : 'NoSuchBucket',
    }),
  },
  {
    name: 's3cmd-access',
    client: 's3cmd',
    trigger: 'ERROR: Access to bucket ',
    pattern: /^ERROR: Access to bucket '(?<bucket>[^']+)' was denied\s*$/,
    example: "ERROR: Access to bucket 'b-1' was denied",
    refine: fields => ({ ...fields, code: 'AccessDenied' }),
  },
  {
    name: 's3cmd-debug',
    client: 's3cmd',
    trigger: 'ErrorXML: ',
    pattern: /ErrorXML: (?<name>[\w-]+): '(?<value>.*)'\s*$/,
    example: "DEBUG: ErrorXML: Code: 'NoSuchBucket'",
    repeats: true,
    refine: (_, { name = '', value = '' }) => {
      const fields: Fields = {}
      if (!addField(fields, name, value)) addDetail(fields, name, value)
      return fields
    },
  },
  {
    name: 's3cmd-debug-header',
    client: 's3cmd',
    trigger: 'DEBUG: HttpHeader: ',
    pattern: /HttpHeader: (?<name>[\w-]+): (?<value>.*?)\s*$/,
    example: 'DEBUG: HttpHeader: x-amz-request-id: 0A',
    repeats: true,
    refine: (_, { name = '', value = '' }) => {
      const fields: Fields = {}
      return name.startsWith('x-') && addField(fields, name, value) ? fields : null
    },
  },
  {
    name: 's3cmd-debug-status',
    client: 's3cmd',
    trigger: 'S3Error: ',
    pattern: /DEBUG: S3Error: (?<status>\d{3}) \(/,
    example: 'DEBUG: S3Error: 403 (Forbidden)',
    repeats: true,
  },
  {
    name: 's3cmd-debug-reason',
    client: 's3cmd',
    trigger: 'inner request failure reason: ',
    pattern: /inner request failure reason: (?<status>\d{3}) \((?<code>\w+)\): (?<message>.*?)\s*$/,
    example:
      'DEBUG: getlocation inner request failure reason: 403 (RequestTimeTooSkewed): The difference is too large.',
    repeats: true,
  },
  {
    name: 's3cmd-debug-bucket',
    client: 's3cmd',
    trigger: "DEBUG: Bucket 's3://",
    pattern: /DEBUG: Bucket 's3:\/\/(?<bucket>[^']+)'/,
    example: "DEBUG: Bucket 's3://b-1':",
    context: true,
  },
]

const rclone: TextForm[] = [
  {
    name: 'rclone',
    client: 'rclone',
    trigger: ': Failed to ',
    pattern: /: Failed to [^:]*: (?<code>[A-Z][A-Za-z.]+): (?<message>.*?)\s*$/,
    example:
      '2023/03/31 20:15:03 ERROR : a.txt: Failed to copy: RequestTimeTooSkewed: The difference is too large.',
    refine: known,
  },
  {
    name: 'rclone-failed',
    client: 'rclone',
    trigger: 'Failed to ',
    pattern: /^[\d/ :]*Failed to [\w -]+: (?<code>[A-Z][A-Za-z.]+): (?<message>.*?)\s*$/,
    example: '2023/03/31 20:15:03 Failed to ls: RequestTimeTooSkewed: The difference is too large.',
    refine: known,
  },
  {
    name: 'rclone-remote',
    client: 'rclone',
    trigger: 'starting with parameters [',
    pattern: /starting with parameters \[.*?"[\w-]+:(?<bucket>[a-z0-9][a-z0-9.-]{2,62})(?:\/(?<key>[^"]*))?"/,
    example:
      'DEBUG : rclone: Version "v1.60.1" starting with parameters ["/usr/bin/rclone" "ls" "obs:b-1" "-vv"]',
    context: true,
  },
  {
    name: 'aws-sdk-go-v1',
    client: null,
    trigger: 'status code: ',
    before: /(?:^|[\s:])(?:(?<code>[A-Z][A-Za-z.]{3,}): (?<message>.*?))?\s*$/,
    pattern:
      /^\s*status code: (?<status>\d{3}), request id: (?<requestId>[^,\s]*)(?:, host id: (?<hostId>\S*))?/,
    example: '\tstatus code: 403, request id: 0A, host id: 32AA',
    final: true,
    refine: (fields, _, __, knows) => {
      if (fields.code && !knows(fields.code)) {
        const { code: _code, message: _message, ...rest } = fields
        return rest
      }
      return fields
    },
  },
]

const awsSdks: TextForm[] = [
  {
    name: 'aws-sdk-go',
    client: 'aws-sdk-go',
    trigger: 'operation error S3',
    pattern:
      /operation error S3: (?<operation>\w+),.*?https response error StatusCode: (?<status>\d+), RequestID: (?<requestId>[^,]*), HostID: (?<hostId>[^,]*),(?: api error (?<code>[\w.]+): (?<message>.*?)| (?<named>\w+): ?(?<text>.*?))?\s*$/,
    wraps: { begins: /operation error S3: \w+,/, whole: /api error .|HostID: [^,]*, \w/ },
    example:
      'operation error S3: PutObject, https response error StatusCode: 404, RequestID: 0A, HostID: 32AA, api error NoSuchBucket: The specified bucket does not exist',
    final: true,
    refine: (fields, { named, text }, line) => {
      // Errors that the SDK has a type for come without "api error": `NoSuchKey: …`.
      if (named) fields.code ??= named
      if (text) fields.message ??= text
      const uploadId = /upload id: (\w+)/.exec(line)?.[1]
      if (uploadId) addDetail(fields, 'UploadId', uploadId)
      return fields
    },
  },
  {
    name: 'aws-sdk-go-upload',
    client: 'aws-sdk-go',
    trigger: 'pload id: ',
    pattern: /^\s*upload id: (?<uploadId>\w+),?\s*$/i,
    example: 'upload id: 0000019C663E62D635B5CF9484A6E5AD, ',
    context: true,
  },
  // The two lines of version 1 inside a quoted log message.
  {
    name: 'aws-sdk-go-quoted',
    client: 'aws-sdk-go',
    trigger: 'status code: ',
    pattern:
      /(?:^|[\s:"])(?<code>[A-Z][A-Za-z.]{3,60}): (?<message>[^:]{0,300}?)(?:\\n|\n)(?:\\t|\t)status code: (?<status>\d{3}), request id: (?<requestId>[^,\s"]*)(?:, host id: (?<hostId>[^\s"]*))?/,
    example:
      'level=error msg="error putting object: AccessDenied: Access Denied\\n\\tstatus code: 403, request id: 0A, host id: QQ"',
    final: true,
    refine: known,
  },
  {
    name: 'minio-retry',
    client: 'minio-js',
    trigger: 'Retryable HTTP status: ',
    pattern: /Retryable HTTP status: (?<status>[345]\d\d)/,
    example: 'Error: Request failed after 1 retries: Error: Retryable HTTP status: 502',
    repeats: true,
  },
  {
    name: 'aws-sdk-java-v1',
    client: 'aws-sdk-java',
    trigger: '; Status Code: ',
    pattern:
      /(?:Exception: (?<message>.*?) )?\(Service: [^;]*; Status Code: (?<status>\d{3}); Error Code: (?<code>[^;]*); Request ID: (?<requestId>[^;)]*)(?:; S3 Extended Request ID: (?<hostId>[^;)]*))?/,
    example:
      'com.amazonaws.services.s3.model.AmazonS3Exception: Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: 0A; S3 Extended Request ID: 32AA)',
  },
  {
    name: 'aws-sdk-java',
    client: 'aws-sdk-java',
    trigger: ', Status Code: ',
    pattern:
      /(?<named>\w+)Exception: (?<message>.*?) ?\(Service: [^,]*, Status Code: (?<status>\d{3}), Request ID: (?<requestId>[^,)]*)(?:, Extended Request ID: (?<hostId>[^,)]*))?/,
    example: 'S3Exception: null (Service: S3, Status Code: 403, Request ID: 0A, Extended Request ID: 32AA)',
    // A code without a class of its own comes as `S3Exception`; its message may still tell it.
    refine: (fields, { named = '' }, _, knows) => ({
      ...fields,
      code: knows(named) ? named : codeOfMessage(fields.message ?? ''),
    }),
  },
  {
    name: 'aws-sdk-cpp',
    client: 'aws-sdk-cpp',
    trigger: 'Unknown AWSError ',
    pattern: /Encountered Unknown AWSError '(?<code>[^']+)'\s?[:：]\s?(?<message>.*?)\s*$/,
    example:
      "[WARN] AWSErrorMarshaller [0x7f] Encountered Unknown AWSError 'VirtualHostDomainRequired': Virtual host domain is required",
  },
  {
    name: 'aws-sdk-cpp-status',
    client: 'aws-sdk-cpp',
    trigger: 'HTTP response code: ',
    pattern: /HTTP response code: (?<status>[345]\d\d)/,
    example: '[ERROR] AWSXmlClient [0x7f] HTTP response code: 403',
  },
  {
    name: 'request-promise',
    client: null,
    trigger: 'StatusCodeError: ',
    pattern: /StatusCodeError: (?<status>[345]\d\d) - /,
    example: 'StatusCodeError: 403 - "<?xml version',
  },
]

export const s3Tools: TextForm[] = [...boto, ...s3cmd, ...rclone, ...awsSdks]
