import { codeOfMessage } from '../readers/sentences.ts'
import type { Client } from './form.ts'

/** The AWS SDKs for Java, version 1 and 2. */
export const awsSdkJava: Client = {
  forms: [
    {
      name: 'aws-sdk-java-v1',
      client: 'aws-sdk-java',
      triggers: ['; Status Code: '],
      pattern:
        /(?:Exception: (?<message>.*?) )?\(Service: [^;]*; Status Code: (?<status>\d{3}); Error Code: (?<code>[^;]*); Request ID: (?<requestId>[^;)]*)(?:; S3 Extended Request ID: (?<hostId>[^;)]*))?/,
      samples: [
        'com.amazonaws.services.s3.model.AmazonS3Exception: Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: 0A; S3 Extended Request ID: 32AA)',
      ],
    },
    {
      name: 'aws-sdk-java',
      client: 'aws-sdk-java',
      triggers: [', Status Code: '],
      pattern:
        /(?<named>\w+)Exception: (?<message>.*?) ?\(Service: [^,]*, Status Code: (?<status>\d{3}), Request ID: (?<requestId>[^,)]*)(?:, Extended Request ID: (?<hostId>[^,)]*))?/,
      samples: [
        'S3Exception: null (Service: S3, Status Code: 403, Request ID: 0A, Extended Request ID: 32AA)',
      ],
      // A code without a class of its own comes as `S3Exception`; its message may still tell it.
      refine: (fields, { named = '' }, _, knows) => ({
        ...fields,
        code: knows(named) ? named : codeOfMessage(fields.message ?? ''),
      }),
    },
  ],
}
