import type { Client } from './form.ts'

/** The AWS SDK for C++. */
export const awsSdkCpp: Client = {
  forms: [
    {
      name: 'aws-sdk-cpp',
      client: 'aws-sdk-cpp',
      triggers: ['Unknown AWSError '],
      pattern: /Encountered Unknown AWSError '(?<code>[^']+)'\s?[:：]\s?(?<message>.*?)\s*$/,
      samples: [
        "[WARN] AWSErrorMarshaller [0x7f] Encountered Unknown AWSError 'VirtualHostDomainRequired': Virtual host domain is required",
      ],
    },
    {
      name: 'aws-sdk-cpp-status',
      client: 'aws-sdk-cpp',
      triggers: ['HTTP response code: '],
      pattern: /HTTP response code: (?<status>[345]\d\d)/,
      samples: ['[ERROR] AWSXmlClient [0x7f] HTTP response code: 403'],
    },
  ],
}
