import { sentenceIn } from '../readers/sentences.ts'
import { beforeFailure } from '../trigger.ts'
import type { Client } from './form.ts'

/** The AWS SDK for C++, and what is built on it: ClickHouse, Arrow, Milvus. */
export const awsSdkCpp: Client = {
  forms: [
    {
      name: 'aws-sdk-cpp',
      client: 'aws-sdk-cpp',
      triggers: ['Unknown AWSError ', 'Encountered AWSError '],
      pattern: [
        "AWSError '{code:text}': {message}",
        "AWSError '{code:text}' : {message}",
        "AWSError '{code:text}'：{message}",
      ],
      samples: [
        "[WARN] AWSErrorMarshaller [0x7f] Encountered Unknown AWSError 'VirtualHostDomainRequired': Virtual host domain is required",
        "<Warning> AWSClient: AWSErrorMarshaller: Encountered AWSError 'SlowDown': Please reduce your request rate.",
      ],
    },
    {
      name: 'aws-sdk-cpp-status',
      client: 'aws-sdk-cpp',
      triggers: ['HTTP response code: '],
      triggersStand: beforeFailure,
      pattern: 'HTTP response code: {status}{end}',
      samples: ['[ERROR] AWSXmlClient [0x7f] HTTP response code: 403'],
      // Other programs use the same words for a status of their own.
      when: /\bAWS\w{0,20}Client\b|\bAWSErrorMarshaller\b/,
      maySucceed: true,
    },
    {
      name: 'aws-sdk-cpp-header',
      client: 'aws-sdk-cpp',
      triggers: ['x-amz-id-2 : ', 'x-obs-id-2 : ', 'x-amz-request-id : ', 'x-obs-request-id : '],
      pattern: ['{start}x-amz-{name} : {value:text}', '{start}x-obs-{name} : {value:text}'],
      samples: ['x-amz-id-2 : 32AA', 'x-obs-id-2 : 32AA', 'x-amz-request-id : 0A', 'x-obs-request-id : 0A'],
      repeats: true,
    },
    {
      name: 'aws-sdk-cpp-curl',
      client: 'aws-sdk-cpp',
      triggers: ['Curl returned error code '],
      pattern: 'Curl returned error code {exit:digits} - {text:text}',
      samples: ['[ERROR] CURL [0x7f] Curl returned error code 6 - Could not resolve hostname'],
      unanswered: true,
      message: 'CURLcode = {exit} {text}',
    },
    {
      name: 'arrow',
      client: 'aws-sdk-cpp',
      triggers: ['AWS Error '],
      pattern: [
        'AWS Error {snake:word} (HTTP status {status}) during {operation} operation: {message}',
        'AWS Error {snake:word} during {operation} operation: {message}',
        'AWS Error [code {_:digits}]: {message}',
      ],
      also: ["in bucket '{bucket:text}'", "for key '{key}'", "key '{key}'", "bucket '{bucket:text}'"],
      samples: [
        "OSError: When reading information for key 'a/b' in bucket 'b-1': AWS Error NO_SUCH_BUCKET during GetObject operation: The specified bucket does not exist",
        "OSError: When reading information for key 'a/b' in bucket 'b-1': AWS Error UNKNOWN (HTTP status 301) during HeadObject operation: No response body.",
        "OSError: When getting information for key 'a/b' in bucket 'b-1': AWS Error [code 15]: Access Denied",
      ],
      // NETWORK_CONNECTION: nobody answered. Other names are those of codes, or of statuses without one.
      refine: (fields, { snake = '' }, _, isKnownCode) => {
        if (snake === 'NETWORK_CONNECTION') return { ...fields, status: -1 }
        if (snake === 'RESOURCE_NOT_FOUND') return { ...fields, status: fields.status ?? 404 }
        const code = snake
          .toLowerCase()
          .replace(/(?:^|_)([a-z])/g, (__, letter: string) => letter.toUpperCase())
        if (snake !== '' && isKnownCode(code)) return { ...fields, code }
        const told = sentenceIn(fields.message ?? '')?.code ?? null
        return told || fields.status ? { ...fields, code: told } : null
      },
    },
    {
      name: 'clickhouse',
      client: 'aws-sdk-cpp',
      triggers: ['S3 exception: `', '(S3_ERROR)'],
      pattern: [
        "S3 exception: `{code}`, message: '{message}'",
        'Message: {message}, bucket {bucket}, key {key}, object size',
        'Failed to get object info: {message} HTTP response code: {status}: while reading {bucket}/{key:text}: ',
        'Failed to get object info: {message} HTTP response code: {status}',
        'DB::Exception: {message} (S3_ERROR)',
        '{start}{message} (S3_ERROR)',
      ],
      also: [
        "in bucket '{bucket:text}'",
        'from bucket: {bucket}',
        'bucket {bucket}, key',
        'while reading {bucket}/{key:text}: While',
        'while reading key: {key}, from bucket',
        'for key {key} in bucket {bucket}',
      ],
      samples: [
        "Code: 499. DB::Exception: Could not list objects in bucket 'b-1' with prefix 'p', S3 exception: `NoSuchBucket`, message: 'The specified bucket does not exist'. (S3_ERROR)",
        'Code: 499. DB::Exception: Failed to get object info: Access Denied. HTTP response code: 403: while reading b-1/a/b: While executing S3Source. (S3_ERROR)',
        'Code: 499. DB::Exception: The specified key does not exist. (S3_ERROR) (version 23.8.2.7)',
        'Code: 499. DB::Exception: Message: Access Denied, bucket b-1, key a/b, object size 12 (S3_ERROR)',
      ],
      codeOfMessage: true,
      // The server logs what its client prints.
      repeats: true,
    },
  ],
}
