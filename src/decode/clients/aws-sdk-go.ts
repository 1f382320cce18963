import { beforeFailure } from '../trigger.ts'
import { codeBefore, rcloneKeyBefore } from './around.ts'
import type { Client } from './form.ts'

const v1 = 'status code: {status}, request id: {requestId}«, host id: {hostId}»'

/** The AWS SDKs for Go, version 1 and 2. */
export const awsSdkGo: Client = {
  forms: [
    {
      name: 'aws-sdk-go-v1',
      client: line => (line.includes(', host id: ') ? 'aws-sdk-go' : null),
      triggers: ['status code: '],
      triggersStand: beforeFailure,
      before: /(?:^|[\s:"'([])(?:(?<code>[A-Z][A-Za-z.]{3,60}): (?<message>[^:]*|.{0,500}))?$/,
      pattern: `{start}${v1}`,
      samples: [
        {
          before: 'Error: error setting acl: AccessDenied: Access Denied',
          line: '\tstatus code: 403, request id: 0A, host id: 32AA',
        },
      ],
      final: true,
      knownCode: 'optional',
    },
    // Nothing was answered: `https response error StatusCode: 0, RequestID: , HostID: , request send failed, Put "…`.
    {
      name: 'aws-sdk-go-unanswered',
      client: 'aws-sdk-go',
      triggers: ['operation error S3'],
      pattern: [
        'operation error S3: {operation},{_}request send failed, {method} "{url}": {message}',
        'operation error S3: {operation},{_}StatusCode: 0, RequestID: , HostID: , {message}',
        'operation error S3: {operation},{_}get identity: {message}',
        'operation error S3: {operation},{_}failed to sign request: {message}',
        'operation error S3: {operation},{_}resolve {message}',
      ],
      samples: [
        'operation error S3: PutObject, https response error StatusCode: 0, RequestID: , HostID: , request send failed, Put "https://b-1.obs.cn-north-9.myhuaweicloud.com/k": dial tcp: lookup b-1.obs.cn-north-9.myhuaweicloud.com: no such host',
        'operation error S3: ListBuckets, exceeded maximum number of attempts, 3, https response error StatusCode: 0, RequestID: , HostID: , canceled, context deadline exceeded',
        'operation error S3: PutObject, get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found',
        'operation error S3: PutObject, failed to sign request: failed to retrieve credentials: static credentials are empty',
        'operation error S3: PutObject, resolve auth scheme: resolve endpoint: endpoint rule error, Invalid region',
      ],
      unanswered: true,
      host: 'any',
      around: [rcloneKeyBefore],
    },
    {
      name: 'aws-sdk-go',
      client: 'aws-sdk-go',
      triggers: ['operation error S3'],
      // Errors that the SDK has a type for come without "api error": `NoSuchKey: …`.
      pattern: [
        'operation error S3: {operation},{_}https response error StatusCode: {status}, RequestID: {requestId}, HostID: {hostId}, api error {code}: {message}«, previous error: »',
        'operation error S3: {operation},{_}https response error StatusCode: {status}, RequestID: {requestId}, HostID: {hostId}, {code}: {message}«, previous error: »',
        'operation error S3: {operation},{_}https response error StatusCode: {status}, RequestID: {requestId}, HostID: {hostId}, {code}:{end}',
        'operation error S3: {operation},{_}https response error StatusCode: {status}, RequestID: {requestId}, HostID: {hostId},',
      ],
      also: ['upload id: {uploadId}'],
      wraps: {
        begins: /operation error S3: \w+,/,
        whole: /api error .|HostID: [\w+/=]*, \w|StatusCode: 0|\bno such host|timeout|refused/,
      },
      samples: [
        'operation error S3: PutObject, https response error StatusCode: 404, RequestID: 0A, HostID: 32AA, api error NoSuchBucket: The specified bucket does not exist',
        'operation error S3: GetObject, https response error StatusCode: 404, RequestID: 0A, HostID: 32AA, NoSuchKey: The specified key does not exist.',
      ],
      final: true,
      around: [rcloneKeyBefore],
      maySucceed: true,
    },
    {
      name: 'aws-sdk-go-upload',
      client: 'aws-sdk-go',
      triggers: ['pload id: '],
      pattern: /^\s{0,9}[Uu]pload id: (?<uploadId>\w{1,200}),? {0,9}$/,
      samples: ['upload id: 0000019C663E62D635B5CF9484A6E5AD, '],
      context: true,
    },
    // The two lines of version 1 on one line: inside a quoted message of a log, joined by a program.
    {
      name: 'aws-sdk-go-quoted',
      client: 'aws-sdk-go',
      triggers: ['status code: '],
      triggersStand: beforeFailure,
      pattern: [
        `\\n\\tstatus code: {status}, request id: {requestId}«, host id: {hostId}»`,
        `\\n\tstatus code: {status}, request id: {requestId}«, host id: {hostId}»`,
        `\n\t${v1}`,
        v1,
      ],
      samples: [
        'level=error msg="error putting object: AccessDenied: Access Denied\\n\\tstatus code: 403, request id: 0A, host id: QQ"',
        'AccessDenied: Access Denied status code: 403, request id: 0A, host id: QQ',
        'err="upload meta file: SerializationError: failed to unmarshal error message\\n\\tstatus code: 502, request id: , host id: \\ncaused by: UnmarshalError',
      ],
      final: true,
      around: [codeBefore, rcloneKeyBefore],
      when: /SerializationError|\b(?:s3|S3|obs|bucket)/,
    },
    {
      name: 'aws-sdk-go-no-credentials',
      client: 'aws-sdk-go',
      triggers: ['NoCredentialProviders: ', 'EmptyStaticCreds: '],
      pattern: ['NoCredentialProviders: {message}', 'EmptyStaticCreds: {message}'],
      samples: [
        'failed to upload: NoCredentialProviders: no valid providers in chain. Deprecated.',
        'EmptyStaticCreds: static credentials are empty',
      ],
      unanswered: true,
      failure: 'no-credentials',
    },
    {
      name: 'aws-sdk-go-region',
      client: 'aws-sdk-go',
      triggers: ['MissingRegion: could not find region'],
      pattern: 'MissingRegion: {message}',
      samples: ['MissingRegion: could not find region configuration'],
      unanswered: true,
      failure: 'bad-argument',
    },
  ],
}
