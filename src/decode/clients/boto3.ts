import { isHost } from '../../hosts.ts'
import { type Client, placeBefore } from './form.ts'

/** boto3 and botocore, on which the AWS CLI is built. */
export const boto3: Client = {
  forms: [
    {
      name: 'botocore',
      // The AWS CLI does not print the name of the exception.
      client: line => (/\bboto(?:core|3)\.|ClientError/.test(line) ? 'boto3' : 'aws-cli'),
      triggers: ['An error occurred ('],
      pattern: [
        'An error occurred ({code:text}) when calling the {operation} operation: {message}',
        'An error occurred ({code:text}) when calling the {operation} operation (reached max retries: {_:digits}): {message}',
      ],
      samples: [
        'An error occurred (NoSuchBucket) when calling the ListObjectsV2 operation: The specified bucket does not exist',
        'An error occurred (SlowDown) when calling the PutObject operation (reached max retries: 4): Please reduce your request rate.',
      ],
      final: true,
      around: [placeBefore],
      refine: fields => {
        const key = /^Key "(.{1,1024})" does not exist$/.exec(fields.message ?? '')?.[1]
        if (key) fields.key = key
        return isOtherService(fields.details?.Operation ?? '') ? null : fields
      },
    },
    {
      name: 'botocore-broken',
      client: 'boto3',
      triggers: [
        'Read timeout on endpoint URL: "',
        'Connect timeout on endpoint URL: "',
        'Connection was closed before we received a valid response from endpoint URL: "',
        'Could not connect to the endpoint URL: "',
        'Failed to connect to proxy URL: "',
        'SSL validation failed for ',
        'An HTTP Client raised an unhandled exception: ',
      ],
      pattern: [
        'SSL validation failed for {url} {text:text}',
        'SSL validation failed for {url}',
        'endpoint URL: "{url}"',
        'proxy URL: "{url}"',
        'An HTTP Client raised an unhandled exception: {text:text}',
      ],
      samples: [
        'Read timeout on endpoint URL: "https://b-1.obs.cn-north-4.myhuaweicloud.com/k"',
        'Connect timeout on endpoint URL: "https://b-1.obs.cn-north-4.myhuaweicloud.com/k"',
        'Connection was closed before we received a valid response from endpoint URL: "https://b-1.obs.cn-north-4.myhuaweicloud.com/k".',
        'botocore.exceptions.EndpointConnectionError: Could not connect to the endpoint URL: "https://b-1.obs.cn-north-9.myhuaweicloud.com/"',
        'botocore.exceptions.ProxyConnectionError: Failed to connect to proxy URL: "http://proxy.corp.example:8080"',
        'SSL validation failed for https://b-1.obs.cn-north-4.myhuaweicloud.com/k [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed',
        'botocore.exceptions.HTTPClientError: An HTTP Client raised an unhandled exception: Connection reset by peer',
      ],
      unanswered: true,
      refine: (fields, _, line) => {
        const start = line.search(
          /(?:Read timeout|Connect timeout|Connection was closed|Could not connect|Failed to connect|SSL validation|An HTTP Client)/,
        )
        // A proxy is no address of the bucket.
        const isProxy = line.includes('proxy URL: "')
        if (!isProxy && fields.url && !isOfStorage(fields.url, fields.details?.Host ?? '')) return null
        return { ...fields, url: isProxy ? null : (fields.url ?? null), message: line.slice(start).trimEnd() }
      },
    },
    {
      name: 'botocore-credentials',
      client: line => (/boto(?:core|3)/.test(line) ? 'boto3' : 'aws-cli'),
      triggers: ['Unable to locate credentials', 'Partial credentials found in ', 'The config profile ('],
      pattern: [
        'Unable to locate credentials{message:text}',
        'Partial credentials found in {message:text}',
        'The config profile ({_}) could not be found',
      ],
      samples: [
        'botocore.exceptions.NoCredentialsError: Unable to locate credentials',
        'Unable to locate credentials. You can configure credentials by running "aws configure".',
        'botocore.exceptions.PartialCredentialsError: Partial credentials found in env, missing: aws_secret_access_key',
        'The config profile (obs) could not be found',
      ],
      unanswered: true,
      failure: 'no-credentials',
      refine: (fields, _, line) => ({
        ...fields,
        message: line.slice(line.search(/Unable to locate|Partial cred|The config prof/)).trimEnd(),
      }),
    },
    {
      name: 'object-url',
      client: null,
      triggers: ['Bucket='],
      pattern: ["Bucket='{bucket}',{_:spaces}Key='{key}'", 'Bucket="{bucket}",{_:spaces}Key="{key}"'],
      samples: [
        "    s3.get_object(Bucket='b-1',Key='k')",
        '    s3.put_object(Bucket="b-1", Key="k", Body=b)',
      ],
      context: true,
    },
  ],
  objects: [{ client: 'boto3', names: ['ResponseMetadata'] }],
}

/** A storage service, or a server of one's own on an address, with a bucket in the path. */
function isOfStorage(url: string, host: string): boolean {
  return isHost('storage', host, undefined) || /^https?:\/\/(?:localhost|[\d.]+)(?::\d+)?\/[a-z0-9]/.test(url)
}

/** Operations of other services that boto3 talks to. */
function isOtherService(operation: string): boolean {
  return /^(?:AssumeRole|GetCallerIdentity|GetSessionToken|Invoke|Publish|SendMessage|ReceiveMessage|Describe|RunInstances|PutItem|GetItem|Query|Scan|UpdateItem|BatchGetItem|GetParameter|GetSecretValue|StartQueryExecution|GetQueryExecution|PutLogEvents|CreateLogStream|PutMetricData|GetAuthorizationToken|CreateStack|UpdateStack|GetRole|CreateRole|ListUsers|GetUser|AttachRolePolicy|PassRole|StartJobRun|CreateFunction|UpdateFunction|PutRecord|Encrypt|Decrypt|GenerateDataKey)/.test(
    operation,
  )
}
