import { bucketInLine, type Client } from './form.ts'

/** The OBS SDK for C. */
export const sdkC: Client = {
  forms: [
    {
      name: 'sdk-c-log',
      client: 'sdk-c',
      triggers: ['Error/'],
      pattern: /errorXml ?: ?Error\/(?<name>\w+) ?: ?(?<value>.*?)\s*$/,
      samples: ['errorXmlCallback errorXml : Error/Code : AccessDenied'],
    },
    // Statuses of the SDK's own, printed where it could not read the server's code.
    {
      name: 'sdk-c-status',
      client: 'sdk-c',
      triggers: ['failed('],
      pattern: /\bfailed\((?<code>ErrorUnknown|HttpErrorForbidden)\)\.?\s*$/,
      samples: ['create bucket b-1 failed(ErrorUnknown).'],
      placeholder: true,
      around: [bucketInLine],
    },
    {
      name: 'sdk-c-demo',
      client: 'sdk-c',
      triggers: ['failed('],
      pattern: /\bfailed\((?:OBS_STATUS_)?(?<code>[A-Z][A-Za-z]+)\)\.?\s*$/,
      samples: ['get bucket b-1 storage class failed(NoSuchBucket).'],
      final: true,
      knownCode: true,
      around: [bucketInLine],
    },
  ],
}
