import { type Client, placeBefore } from './form.ts'

/** boto3 and botocore, on which the AWS CLI is built. */
export const boto3: Client = {
  forms: [
    {
      name: 'botocore',
      // The AWS CLI does not print the name of the exception.
      client: line => (/\bboto(?:core|3)\./.test(line) ? 'boto3' : 'aws-cli'),
      triggers: ['An error occurred ('],
      pattern:
        / ?An error occurred \((?<code>[^)]+)\) when calling the (?<operation>\w+) operation(?: \(reached max retries: \d+\))?: (?<message>.*?)\s*$/,
      samples: [
        'An error occurred (NoSuchBucket) when calling the ListObjectsV2 operation: The specified bucket does not exist',
      ],
      final: true,
      around: [placeBefore],
      refine: fields => {
        const key = /^Key "(.+)" does not exist$/.exec(fields.message ?? '')?.[1]
        if (key) fields.key = key
        return fields
      },
    },
    {
      name: 'botocore-broken',
      client: 'boto3',
      triggers: [
        'Read timeout on endpoint URL: "',
        'Connect timeout on endpoint URL: "',
        'Connection was closed before we received a valid response from endpoint URL: "',
        'SSL validation failed for ',
      ],
      pattern:
        /(?<message>(?:(?:Read timeout on|Connect timeout on|Connection was closed before we received a valid response from) endpoint URL: "|SSL validation failed for )(?<url>https?:\/\/(?<host>[^/\s":]+)[^\s"]*).*?)\s*$/,
      samples: [
        'Read timeout on endpoint URL: "https://b-1.obs.cn-north-4.myhuaweicloud.com/k"',
        'Connect timeout on endpoint URL: "https://b-1.obs.cn-north-4.myhuaweicloud.com/k"',
        'Connection was closed before we received a valid response from endpoint URL: "https://b-1.obs.cn-north-4.myhuaweicloud.com/k".',
        'SSL validation failed for https://b-1.obs.cn-north-4.myhuaweicloud.com/k [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed',
      ],
      unanswered: true,
      host: 'storage',
    },
    {
      name: 'botocore-endpoint',
      client: 'boto3',
      triggers: ['Could not connect to the endpoint URL'],
      pattern: /(?<message>Could not connect to the endpoint URL: "(?<url>[^"]+)")/,
      samples: ['Could not connect to the endpoint URL: "https://b-1.obs.cn-north-9.myhuaweicloud.com/"'],
      unanswered: true,
    },
    {
      name: 'object-url',
      client: null,
      triggers: ['Bucket='],
      pattern: /\bBucket=['"](?<bucket>[^'"]+)['"],\s*Key=['"](?<key>[^'"]+)['"]/,
      samples: ["    s3.get_object(Bucket='b-1',Key='k')"],
      context: true,
    },
  ],
  objects: [{ client: 'boto3', names: ['ResponseMetadata'] }],
}
