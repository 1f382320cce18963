import { atLineStart, before } from '../trigger.ts'
import { bucketInLine } from './around.ts'
import type { Client } from './form.ts'

/** Terraform's provider, where it does not print the error of the OBS SDK as it is. */
export const terraform: Client = {
  forms: [
    {
      name: 'terraform-reason',
      client: 'terraform',
      triggers: ['Error: '],
      triggersStand: before('Reason: '),
      pattern: [
        'Error: {_}: {code},{_:spaces}Reason: {message}',
        'Error: {_} {code},{_:spaces}Reason: {message}',
      ],
      wraps: { begins: /Error: [^,]{1,300},\s{0,9}$/, whole: /Reason: / },
      samples: [
        'Error: error getting storage class of OBS bucket b-1: MethodNotAllowed,  Reason: The specified method is not allowed against this resource.',
        'Error: error getting storage class of OBS bucket b-1 MethodNotAllowed, Reason: The specified method is not allowed.',
      ],
      final: true,
      where: { code: /^[A-Z][A-Za-z.]{1,60}$/ },
      around: [bucketInLine],
    },
    // The backend and the provider for S3 ask Amazon who the caller is, before they ask the store.
    {
      name: 'terraform-sts',
      client: 'terraform',
      triggers: [
        'retrieving caller identity from STS',
        'calling sts:GetCallerIdentity',
        'validating provider credentials: ',
        'Retrieving AWS account details',
        'configuring S3 Backend: ',
      ],
      pattern: [
        'retrieving caller identity from STS: {message:text}',
        'calling sts:GetCallerIdentity: {message:text}',
        'validating provider credentials: {message:text}',
        'Retrieving AWS account details: {message:text}',
        'configuring S3 Backend: {message:text}',
      ],
      when: /\bsts\b|GetCallerIdentity|AWS account/i,
      samples: [
        '* retrieving caller identity from STS: operation error STS: GetCallerIdentity, https response error StatusCode: 403 # backend "s3" obs://b-1',
        'Error: error validating provider credentials: error calling sts:GetCallerIdentity: InvalidClientTokenId: The security token included in the request is invalid. # s3 bucket = "b-1"',
        'Error: Retrieving AWS account details: AWS account ID not previously found # s3 bucket = "b-1"',
        'Error: error configuring S3 Backend: Post "https://sts.amazonaws.com/": dial tcp: i/o timeout',
      ],
      asksAnother: true,
      isCommon: true,
      repeats: true,
      unanswered: true,
      failure: 'aws-account-check',
    },
    // What is left of it where the first line was not copied.
    {
      name: 'terraform-reason-alone',
      client: 'terraform',
      triggers: ['Reason: '],
      triggersStand: atLineStart,
      pattern: '{start}Reason: {message}',
      samples: [' Reason: We encountered an internal error. Please try again.'],
      codeOfMessage: true,
    },
  ],
}
