import { addDetail } from '../syntax/fields.ts'
import { beforeFailure } from '../trigger.ts'
import { addObjectUrl, wordBefore } from './around.ts'
import type { Around, Client } from './form.ts'

/** `getFileStatus on obs://bucket/key: ` in front of what the connector says of the answer. */
const operationBefore: Around = (fields, before) => {
  const on = Math.max(before.lastIndexOf(' on obs://'), before.lastIndexOf(' on '))
  const at = before.lastIndexOf(' on obs://') >= 0 ? before.lastIndexOf(' on obs://') : on
  const operation = at < 0 ? '' : wordBefore(before, at)
  if (!operation || !before.trimEnd().endsWith(':')) return
  addDetail(fields, 'Operation', operation)
  const target = before
    .slice(at + 4)
    .trimEnd()
    .slice(0, -1)
  if (target.startsWith('obs://')) {
    fields.url = target
    // Not encoded, and so no URL where the key has spaces.
    addObjectUrl(fields, target)
  } else if (/^[a-z0-9][a-z0-9.-]{2,62}$/.test(target)) fields.bucket ??= target
  else if (/^[^\s:/]+\//.test(target)) fields.key ??= target
}

/** OBSFileSystem, the connector of Hadoop. */
export const hadoop: Client = {
  forms: [
    {
      name: 'hadoop-obs',
      client: 'hadoop-obs',
      triggers: ['ResponseCode['],
      triggersStand: beforeFailure,
      // Where the body is missing the connector puts the indicator in place of the code.
      pattern: [',', ', '].flatMap(mark =>
        ['{indicator:digits}', '{code:text}'].map(
          code =>
            `ResponseCode[{status}]${mark}ErrorCode[${code}]${mark}ErrorMessage[{message}]${mark}RequestId[{requestId}]`,
        ),
      ),
      samples: [
        'org.apache.hadoop.security.AccessControlException: getFileStatus on obs://b-1/k: ResponseCode[403],ErrorCode[AccessDenied],ErrorMessage[Request Error.],RequestId[0A]',
        'OBSIOException: innerMkdirs on obs://b-1/k: ResponseCode[-1], ErrorCode[null], ErrorMessage[Request Error.], RequestId[null]',
      ],
      around: [operationBefore],
    },
    {
      name: 'hadoop-obs-old',
      client: 'hadoop-obs',
      triggers: ['status ['],
      triggersStand: beforeFailure,
      pattern:
        'status [{status}] - request id [{requestId}] - error code [{code:text}] - error message [{message}]',
      samples: [
        'OBSIOException: getFileStatus on obs://b-1/k: status [403] - request id [0A] - error code [AccessDenied] - error message [Access Denied] - trace :',
      ],
      around: [operationBefore],
    },
    {
      name: 'obs-no-endpoint',
      client: line => (line.includes('fs.obs') ? 'hadoop-obs' : null),
      triggers: ['EndPoint is not set', 'endPoint is not set', 'fs.obs.endpoint is'],
      pattern: ['Exception: {message}'],
      samples: [
        'Caused by: java.lang.IllegalArgumentException: EndPoint is not set',
        'java.lang.IllegalArgumentException: endPoint is not set',
        'java.io.IOException: fs.obs.endpoint is not set in the configuration',
      ],
      unanswered: true,
      failure: 'no-endpoint',
    },
    // The connector itself is missing, or does not fit what is there.
    {
      name: 'hadoop-class',
      client: 'hadoop-obs',
      triggers: ['fs.obs.OBSFileSystem not found', 'No FileSystem for scheme', 'com/obs/services/'],
      pattern: [
        'ClassNotFoundException: {message:text}',
        'UnsupportedFileSystemException: {message:text}',
        'IOException: No FileSystem for scheme{_:text}',
        'NoClassDefFoundError: {message:text}',
        'NoSuchMethodError: {message:text}',
      ],
      samples: [
        'java.lang.RuntimeException: java.lang.ClassNotFoundException: Class org.apache.hadoop.fs.obs.OBSFileSystem not found',
        'org.apache.hadoop.fs.UnsupportedFileSystemException: No FileSystem for scheme "obs"',
        'Exception in thread "main" java.io.IOException: No FileSystem for scheme: obs',
        'Caused by: java.lang.NoClassDefFoundError: com/obs/services/ObsClient',
        "java.lang.NoSuchMethodError: 'okhttp3.RequestBody com/obs/services/internal/RestStorageService.create'",
      ],
      unanswered: true,
      when: /obs/i,
      message: '{match}',
    },
    {
      name: 'hadoop-obs-bucket',
      client: 'hadoop-obs',
      triggers: ['status ['],
      triggersStand: beforeFailure,
      pattern: [
        'verifyBucketExists on {bucket}: status [{status}]',
        ' on obs://{place:text}: status [{status}]{end}',
      ],
      samples: [
        'java.nio.file.AccessDeniedException: verifyBucketExists on b-1: status [403]',
        'org.apache.hadoop.fs.obs.OBSIOException: getFileStatus on obs://b-1/k: status [404]',
      ],
      around: [operationBefore],
    },
  ],
}
