import { isHost } from '../../hosts.ts'
import { placeBefore } from './around.ts'
import type { Client } from './form.ts'

/** An operation of S3, as boto3 names them. The other services of AWS have none of these words. */
const ofStorage = /Bucket|Object|Multipart|^(?:UploadPart|ListParts|CreateSession)|PublicAccessBlock$/

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
        'An error occurred (AccessDenied) when calling the PutObject operation: Access Denied status=403 request-id=0000019562F367241DDAC812DB4B1872',
      ],
      around: [placeBefore],
      // Programs put the id of the request behind the message.
      also: [
        ': Key "{key}" does not exist',
        'request-id={requestId}',
        'request_id={requestId}',
        'RequestId: {requestId}',
      ],
      where: { operation: ofStorage },
    },
    {
      name: 'botocore-broken',
      client: 'boto3',
      triggers: [
        'Read timeout on endpoint URL: "',
        'Connect timeout on endpoint URL: "',
        'Connection was closed before we received a valid response from endpoint URL: "',
        'Could not connect to the endpoint URL: "',
        'SSL validation failed for ',
        'An HTTP Client raised an unhandled exception: ',
      ],
      pattern: [
        'Read timeout on endpoint URL: "{url}"{_}',
        'Connect timeout on endpoint URL: "{url}"{_}',
        'Connection was closed before we received a valid response from endpoint URL: "{url}"{_}',
        'Could not connect to the endpoint URL: "{url}"{_}',
        'SSL validation failed for {url}{_}',
        'An HTTP Client raised an unhandled exception: {_}',
      ],
      samples: [
        'Read timeout on endpoint URL: "https://b-1.obs.cn-north-4.myhuaweicloud.com/k"',
        'Connect timeout on endpoint URL: "https://b-1.obs.cn-north-4.myhuaweicloud.com/k"',
        'Connection was closed before we received a valid response from endpoint URL: "https://b-1.obs.cn-north-4.myhuaweicloud.com/k".',
        'botocore.exceptions.EndpointConnectionError: Could not connect to the endpoint URL: "https://b-1.obs.cn-north-9.myhuaweicloud.com/"',
        'SSL validation failed for https://b-1.obs.cn-north-4.myhuaweicloud.com/k [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed',
        'botocore.exceptions.HTTPClientError: An HTTP Client raised an unhandled exception: Connection reset by peer',
      ],
      unanswered: true,
      message: '{match}',
      refine: fields => (isOfStorage(fields.url ?? null, fields.details?.Host) ? fields : null),
    },
    {
      name: 'botocore-proxy',
      client: 'boto3',
      triggers: ['Failed to connect to proxy URL: "'],
      pattern: [
        'Failed to connect to proxy URL: "{_:word}://{_}@{host}{_}',
        'Failed to connect to proxy URL: "{_:word}://{host}{_}',
      ],
      samples: [
        'botocore.exceptions.ProxyConnectionError: Failed to connect to proxy URL: "http://proxy.corp.example:8080"',
      ],
      message: '{match}',
      unanswered: true,
    },
    {
      name: 'botocore-credentials',
      client: line => (/boto(?:core|3)/.test(line) ? 'boto3' : 'aws-cli'),
      triggers: ['Unable to locate credentials', 'Partial credentials found in ', 'The config profile ('],
      pattern: [
        'Unable to locate credentials{_}',
        'Partial credentials found in {_}',
        'The config profile ({_}) could not be found{_}',
      ],
      samples: [
        'botocore.exceptions.NoCredentialsError: Unable to locate credentials',
        'Unable to locate credentials. You can configure credentials by running "aws configure".',
        'botocore.exceptions.PartialCredentialsError: Partial credentials found in env, missing: aws_secret_access_key',
        'The config profile (obs) could not be found',
      ],
      unanswered: true,
      failure: 'no-credentials',
      message: '{match}',
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

/** Whether a URL may be of a storage service: it names one, or a server by its address with a bucket in the path. */
function isOfStorage(url: string | null, host = ''): boolean {
  return (
    url === null ||
    isHost('storage', host, undefined) ||
    /^https?:\/\/(?:localhost|[\d.]+)(?::\d+)?\/[a-z0-9]/.test(url)
  )
}
