import type { Client } from './form.ts'

/** The AWS SDKs for Go, version 1 and 2. */
export const awsSdkGo: Client = {
  forms: [
    {
      name: 'aws-sdk-go-v1',
      client: null,
      triggers: ['status code: '],
      before: /(?:^|[\s:])(?:(?<code>[A-Z][A-Za-z.]{3,}): (?<message>.*?))?\s*$/,
      pattern:
        /^\s*status code: (?<status>\d{3}), request id: (?<requestId>[^,\s]*)(?:, host id: (?<hostId>\S*))?/,
      samples: [
        {
          before: 'Error: error setting acl: AccessDenied: Access Denied',
          line: '\tstatus code: 403, request id: 0A, host id: 32AA',
        },
      ],
      final: true,
      knownCode: 'optional',
    },
    {
      name: 'aws-sdk-go',
      client: 'aws-sdk-go',
      triggers: ['operation error S3'],
      // Errors that the SDK has a type for come without "api error": `NoSuchKey: …`.
      pattern:
        /operation error S3: (?<operation>\w+),.*?https response error StatusCode: (?<status>\d+), RequestID: (?<requestId>[^,]*), HostID: (?<hostId>[^,]*),(?: api error (?<code>[\w.]+): (?<message>.*?)| (?<code2>\w+): ?(?<message2>.*?))?\s*$/,
      wraps: { begins: /operation error S3: \w+,/, whole: /api error .|HostID: [^,]*, \w/ },
      samples: [
        'operation error S3: PutObject, https response error StatusCode: 404, RequestID: 0A, HostID: 32AA, api error NoSuchBucket: The specified bucket does not exist',
        'operation error S3: GetObject, https response error StatusCode: 404, RequestID: 0A, HostID: 32AA, NoSuchKey: The specified key does not exist.',
      ],
      final: true,
      refine: (fields, _, line) => {
        const uploadId = /upload id: (\w+)/.exec(line)?.[1]
        return uploadId ? { ...fields, details: { ...fields.details, UploadId: uploadId } } : fields
      },
    },
    {
      name: 'aws-sdk-go-upload',
      client: 'aws-sdk-go',
      triggers: ['pload id: '],
      pattern: /^\s*upload id: (?<uploadId>\w+),?\s*$/i,
      samples: ['upload id: 0000019C663E62D635B5CF9484A6E5AD, '],
      context: true,
    },
    // The two lines of version 1 inside a quoted log message.
    {
      name: 'aws-sdk-go-quoted',
      client: 'aws-sdk-go',
      triggers: ['status code: '],
      pattern:
        /(?:^|[\s:"])(?<code>[A-Z][A-Za-z.]{3,60}): (?<message>[^:]{0,300}?)(?:\\n|\n)(?:\\t|\t)status code: (?<status>\d{3}), request id: (?<requestId>[^,\s"]*)(?:, host id: (?<hostId>[^\s"]*))?/,
      samples: [
        'level=error msg="error putting object: AccessDenied: Access Denied\\n\\tstatus code: 403, request id: 0A, host id: QQ"',
      ],
      final: true,
      knownCode: true,
    },
  ],
}
