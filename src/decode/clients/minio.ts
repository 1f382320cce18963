import { beforeFailure } from '../trigger.ts'
import type { Client } from './form.ts'

/** MinIO's clients: minio-py, minio-java, minio-js, minio-go in other programs, mc. */
export const minio: Client = {
  forms: [
    {
      name: 'minio-retry',
      client: 'minio-js',
      triggers: ['Retryable HTTP status: '],
      triggersStand: beforeFailure,
      pattern: 'Retryable HTTP status: {status}',
      samples: ['Error: Request failed after 1 retries: Error: Retryable HTTP status: 502'],
      repeats: true,
    },
    {
      name: 'minio-py',
      client: 'minio-py',
      triggers: ['S3 operation failed; code: '],
      pattern:
        'S3 operation failed; code: {code}, message: {message}, resource: {resource}, request_id: {requestId}, host_id: {hostId}«, bucket_name: {bucket}»«, object_name: {key}{end}»',
      samples: [
        'minio.error.S3Error: S3 operation failed; code: NoSuchKey, message: The specified key does not exist., resource: /b-1/k, request_id: 0A, host_id: 32AA, bucket_name: b-1, object_name: k',
        'S3Error: S3 operation failed; code: AccessDenied, message: Access Denied, resource: None, request_id: 0A, host_id: None',
      ],
      final: true,
    },
    {
      name: 'minio-java',
      client: 'minio-java',
      triggers: ['ErrorResponse(code = ', 'ErrorResponse{code='],
      pattern: [
        'ErrorResponse(code = {code}, message = {message}, bucketName = {bucket:text}, objectName = {key}, resource = {resource}, requestId = {requestId}, hostId = {hostId})',
        'ErrorResponse{code={code}, message={message}, bucketName={bucket:text}, objectName={key}, resource={resource}, requestId={requestId}, hostId={hostId}}',
        'ErrorResponse(code = {code}, message = {message}, ',
      ],
      samples: [
        'ErrorResponse(code = NoSuchKey, message = The specified key does not exist., bucketName = b-1, objectName = k, resource = /b-1/k, requestId = 0A, hostId = 32AA)',
        'ErrorResponse{code=AccessDenied, message=Access denied, bucketName=b-1, objectName=null, resource=/b-1, requestId=0A, hostId=32AA}',
      ],
    },
    {
      name: 'minio-java-message',
      client: 'minio-java',
      triggers: ['io.minio.errors.ErrorResponseException: '],
      pattern: 'io.minio.errors.ErrorResponseException: {message}',
      samples: ['Caused by: io.minio.errors.ErrorResponseException: The specified bucket does not exist'],
      codeOfMessage: true,
    },
    {
      name: 'minio-java-non-xml',
      client: 'minio-java',
      triggers: ['Non-XML response from server. Response code: '],
      pattern: 'Non-XML response from server. Response code: {status}',
      samples: [
        'io.minio.errors.InvalidResponseException: Non-XML response from server. Response code: 403, Content-Type: text/html, body: <html>',
      ],
    },
    {
      name: 'minio-dotnet',
      client: 'minio-dotnet',
      triggers: ['Minio.Exceptions.', 'MinIO API responded with message='],
      pattern: ['MinIO API responded with message={message}', 'Minio.Exceptions.{class:word}: {message}'],
      samples: [
        'Minio.Exceptions.BucketNotFoundException: MinIO API responded with message=The specified bucket does not exist',
        'Minio.Exceptions.AccessDeniedException: MinIO API responded with message=Access Denied',
      ],
      codeOfMessage: true,
    },
    {
      name: 'mc',
      client: 'mc',
      triggers: ['mc: <ERROR> ', 'mc.exe: <ERROR> '],
      // Behind what `mc` could not do stands what the server says.
      pattern: [
        '<ERROR> Unable to {_}. {message}{end}',
        '<ERROR> Failed to {_}. {message}{end}',
        '<ERROR> {message}{end}',
      ],
      samples: [
        'mc: <ERROR> Unable to list comparison retrieving objects. Access Denied.',
        'mc.exe: <ERROR> Unable to validate source `hwobs/b-1/k`. The specified key does not exist.',
      ],
      codeOfMessage: true,
    },
    {
      name: 'restic',
      client: null,
      triggers: [
        'client.BucketExists: ',
        'client.PutObject: ',
        'client.GetObject: ',
        'client.StatObject: ',
        'client.ListObjects: ',
      ],
      pattern: 'client.{operation}: {message}',
      samples: ['BucketExists', 'PutObject', 'GetObject', 'StatObject', 'ListObjects'].map(
        name =>
          `Fatal: create repository at s3:https://obs.cn-south-1.myhuaweicloud.com/b-1 failed: client.${name}: Access Denied.`,
      ),
      also: ['s3:{url}'],
      codeOfMessage: true,
      // Each try, and the end, in the same words.
      repeats: true,
    },
    {
      name: 'restic-fatal',
      client: 'restic',
      triggers: [
        'unable to open config file: ',
        'unable to create lock in backend: ',
        'create key in repository at ',
      ],
      pattern: [
        'unable to open config file: {_:word}: {message}',
        'unable to open config file: {message}',
        'unable to create lock in backend: {_:word}: {message}',
        'unable to create lock in backend: {message}',
        'create key in repository at {_} failed: {message}',
      ],
      samples: [
        'Fatal: unable to open config file: Stat: The specified bucket does not exist',
        'unable to create lock in backend: Save(<lock/8d6f>): Access Denied.',
        'Fatal: create key in repository at s3:https://obs.cn-south-1.myhuaweicloud.com/b-1 failed: Access Denied.',
      ],
      codeOfMessage: true,
    },
    {
      name: 'restic-retry',
      client: null,
      triggers: ['returned error, retrying after '],
      pattern: 'returned error, retrying after {_}: {message}',
      samples: [
        'Save(<data/6a9f1b>) returned error, retrying after 552.330144ms: client.PutObject: Access Denied',
        'Load(<key/8c2d>, 0, 0) returned error, retrying after 720.254544ms: Access Denied.',
      ].slice(1),
      codeOfMessage: true,
      repeats: true,
    },
  ],
  objects: [{ client: 'minio-js', names: ['amzRequestid'] }],
}
