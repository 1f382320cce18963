import { codeOfMessage } from '../readers/sentences.ts'
import { beforeFailure } from '../trigger.ts'
import { messageBefore, storeUrlBefore, wordBefore } from './around.ts'
import type { Client } from './form.ts'

/** The services that may be OBS: the SDK talks to all services of AWS. */
const service = /S3|OBS|null/i

/** The AWS SDKs for Java, version 1 and 2, and what is built on them: s3a of Hadoop and Spark, Trino, Flink, Iceberg. */
export const awsSdkJava: Client = {
  forms: [
    {
      name: 'aws-sdk-java-v1',
      client: 'aws-sdk-java',
      triggers: ['; Status Code: '],
      triggersStand: beforeFailure,
      pattern:
        '(Service: {service:text}; Status Code: {status}; Error Code: {code:text}; Request ID: {requestId}«; S3 Extended Request ID: {hostId}»',
      also: ['S3 Extended Request ID: {hostId}'],
      samples: [
        'com.amazonaws.services.s3.model.AmazonS3Exception: Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: 0A; S3 Extended Request ID: 32AA)',
        'java.nio.file.AccessDeniedException: s3a://b-1/k: getFileStatus on s3a://b-1/k: com.amazonaws.services.s3.model.AmazonS3Exception: Forbidden (Service: Amazon S3; Status Code: 403; Error Code: 403 Forbidden; Request ID: 0A; S3 Extended Request ID: 32AA; Proxy: null), S3 Extended Request ID: 32AA:403 Forbidden',
      ],
      around: [messageBefore, storeUrlBefore],
      where: { service },
    },
    {
      name: 'aws-sdk-java',
      client: 'aws-sdk-java',
      triggers: [', Status Code: '],
      triggersStand: beforeFailure,
      pattern:
        '(Service: {service:text}, Status Code: {status}, Request ID: {requestId}«, Extended Request ID: {hostId}»',
      also: ['Extended Request ID: {hostId}', '):{code}{end}', ' Error Code: {code}'],
      samples: [
        'S3Exception: null (Service: S3, Status Code: 403, Request ID: 0A, Extended Request ID: 32AA)',
        'software.amazon.awssdk.services.s3.model.NoSuchKeyException: The specified key does not exist. (Service: S3, Status Code: 404, Request ID: 0A) (SDK Attempt Count: 1)',
        'java.nio.file.AccessDeniedException: s3a://b-1/k: getFileStatus on s3a://b-1/k: software.amazon.awssdk.services.s3.model.S3Exception: Access Denied (Service: S3, Status Code: 403, Request ID: 0A, Extended Request ID: 32AA):AccessDenied',
      ],
      around: [messageBefore, storeUrlBefore],
      where: { service },
      // A code that the SDK has no class for comes as `S3Exception`; its message may still tell the code.
      refine: (fields, _, line, isKnownCode) => {
        const named = wordBefore(line, line.indexOf('Exception: ', line.indexOf('.s3.') + 1))
        const told = fields.code && isKnownCode(fields.code) ? fields.code : null
        return { ...fields, code: told ?? (isKnownCode(named) ? named : codeOfMessage(fields.message ?? '')) }
      },
    },
    {
      name: 'aws-sdk-kotlin',
      client: 'aws-sdk-java',
      triggers: ['aws.sdk.kotlin.services.s3.model.', 'ervice returned error code '],
      pattern: [
        'ervice returned error code {code}«, Error type: {_:word}»«, Protocol response: HTTP {status}: {reason}»«, Request ID: {requestId}»«, Extended request ID: {hostId}»',
        'aws.sdk.kotlin.services.s3.model.{code}: {message}, Error type: {_:word}«, Protocol response: HTTP {status}: {reason}»«, Request ID: {requestId}»«, Extended request ID: {hostId}»',
        'aws.sdk.kotlin.services.s3.model.{code}: {message}, Request ID: {requestId}«, Extended request ID: {hostId}»',
        'aws.sdk.kotlin.services.s3.model.{code}: {message}',
      ],
      samples: [
        'aws.sdk.kotlin.services.s3.model.NoSuchKey: The specified key does not exist., Request ID: 0A, Extended request ID: 32AA',
        'aws.sdk.kotlin.services.s3.model.S3Exception: Access Denied',
        'aws.sdk.kotlin.services.s3.model.S3Exception: Service returned error code SlowDown, Error type: Server, Protocol response: HTTP 503: Service Unavailable, Request ID: 0A',
        'aws.sdk.kotlin.services.s3.model.NoSuchKey: The specified key does not exist., Error type: Client, Protocol response: HTTP 404: Not Found, Request ID: 0A',
      ],
      unless: /aws\.sdk\.kotlin\.services\.(?!s3\.)/,
      refine: (fields, _, __, isKnownCode) =>
        fields.code && isKnownCode(fields.code)
          ? fields
          : { ...fields, code: codeOfMessage(fields.message ?? '') },
    },
    {
      name: 'aws-sdk-java-unanswered',
      client: 'aws-sdk-java',
      triggers: ['Unable to execute HTTP request: '],
      pattern: 'Unable to execute HTTP request: {message}',
      samples: [
        'com.amazonaws.SdkClientException: Unable to execute HTTP request: Connect to b-1.obs.cn-north-4.myhuaweicloud.com:443 [b-1.obs.cn-north-4.myhuaweicloud.com/192.0.2.4] failed: connect timed out',
        'software.amazon.awssdk.core.exception.SdkClientException: Unable to execute HTTP request: b-1.obs.cn-north-9.myhuaweicloud.com: Name or service not known',
      ],
      unanswered: true,
      around: [storeUrlBefore],
      host: 'any',
      hostIn: 'message',
    },
    {
      name: 'aws-sdk-java-credentials',
      client: 'aws-sdk-java',
      triggers: [
        'Unable to load AWS credentials from any provider in the chain',
        'Unable to load credentials from any of the providers in the chain',
        'No AWS Credentials provided by ',
        'Unable to load credentials from service endpoint',
      ],
      pattern: ['Unable to load {message:text}', 'No AWS Credentials provided by {message:text}'],
      samples: [
        'com.amazonaws.SdkClientException: Unable to load AWS credentials from any provider in the chain: [EnvironmentVariableCredentialsProvider]',
        'software.amazon.awssdk.core.exception.SdkClientException: Unable to load credentials from any of the providers in the chain AwsCredentialsProviderChain(',
        'org.apache.hadoop.fs.s3a.auth.NoAuthWithAWSException: No AWS Credentials provided by TemporaryAWSCredentialsProvider SimpleAWSCredentialsProvider',
        'com.amazonaws.SdkClientException: Unable to load credentials from service endpoint',
      ],
      unanswered: true,
      failure: 'no-credentials',
      around: [storeUrlBefore],
    },
  ],
}
