import type { Client } from './form.ts'

/** The AWS SDK for .NET. */
export const awsSdkDotnet: Client = {
  forms: [
    {
      name: 'aws-sdk-dotnet',
      client: 'aws-sdk-dotnet',
      triggers: ['Error making request with Error Code '],
      pattern: 'Error making request with Error Code {code}« and Http Status Code {status:word}»',
      samples: [
        'Amazon.S3.AmazonS3Exception: Error making request with Error Code NoSuchUpload and Http Status Code NotFound. No further error information was returned by the service.',
        'Error making request with Error Code NotFound and Http Status Code NotFound.',
      ],
    },
    {
      name: 'aws-sdk-dotnet-message',
      client: 'aws-sdk-dotnet',
      triggers: ['Amazon.S3.AmazonS3Exception: '],
      pattern: ['AmazonS3Exception: {message} --->', 'AmazonS3Exception: {message}'],
      samples: [
        'Amazon.S3.AmazonS3Exception: The specified bucket does not exist',
        'Unhandled exception. Amazon.S3.AmazonS3Exception: Access Denied ---> Amazon.Runtime.Internal.HttpErrorResponseException: The remote server returned an error: (403) Forbidden.',
      ],
      codeOfMessage: true,
    },
    {
      name: 'dotnet-status',
      client: null,
      triggers: [
        'The remote server returned an error: (',
        'Response status code does not indicate success: ',
      ],
      pattern: [
        'The remote server returned an error: ({status})',
        'Response status code does not indicate success: {status}',
      ],
      samples: [
        'Amazon.Runtime.Internal.HttpErrorResponseException: The remote server returned an error: (403) Forbidden.',
        'OBS upload: Response status code does not indicate success: 403 (Forbidden).',
      ],
      when: /Amazon|\bS3\b|\bOBS\b|Obs[A-Z.]|bucket|myhuaweicloud/,
      maySucceed: true,
    },
    {
      name: 'aws-sdk-dotnet-credentials',
      client: 'aws-sdk-dotnet',
      triggers: ['Unable to get IAM security credentials from EC2', 'Failed to resolve AWS credentials'],
      pattern: [
        'Unable to get IAM security credentials from {message:text}',
        'Failed to resolve AWS credentials{message:text}',
      ],
      samples: [
        'Amazon.Runtime.AmazonServiceException: Unable to get IAM security credentials from EC2 Instance Metadata Service.',
        'Amazon.Runtime.AmazonClientException: Failed to resolve AWS credentials. The credential providers used to search for credentials returned the following errors:',
      ],
      unanswered: true,
      failure: 'no-credentials',
    },
  ],
}
