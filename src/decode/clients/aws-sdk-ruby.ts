import type { Client } from './form.ts'

/** The AWS SDK for Ruby, and excon below fog. */
export const awsSdkRuby: Client = {
  forms: [
    {
      name: 'aws-sdk-ruby',
      client: 'aws-sdk-ruby',
      triggers: ['Aws::S3::Errors::'],
      pattern: [
        '#<Aws::S3::Errors::{code}: {message}>',
        'Aws::S3::Errors::{code}: {message}',
        'Aws::S3::Errors::{code}"{_}error="{message}"',
        'Aws::S3::Errors::{code}',
      ],
      samples: [
        'Aws::S3::Errors::NoSuchKey: The specified key does not exist.',
        'Aws::S3::Errors::AccessDenied (Access Denied):',
        '#<Aws::S3::Errors::NoSuchBucket: The specified bucket does not exist>',
        "/gems/seahorse/client/plugins/raise_response_errors.rb:17:in `call': Access Denied (Aws::S3::Errors::AccessDenied)",
        'error_class=Aws::S3::Errors::SlowDown error="Please reduce your request rate."',
      ],
      refine: (fields, _, line) => {
        // `rescue Aws::S3::Errors::NoSuchKey`: a name in a source text.
        if (
          /\b(?:rescue|raise|retry_on|rescue_from|when|discard_on)\b|\[Aws::S3::Errors|Errors::\w+ ?,/.test(
            line,
          )
        )
          return null
        const behind = /(?:\berror="|Errors::\w{1,80} \()([^")]{1,500})[")]/.exec(line)?.[1]
        const before = /'?: ([^:]{1,300}) \(Aws::S3/.exec(line)?.[1]
        return { ...fields, message: before ?? behind ?? fields.message ?? null }
      },
    },
    {
      name: 'excon',
      client: null,
      triggers: [' <=> Actual('],
      pattern: ['Excon::{_}Expected({_}) <=> Actual({status} ', 'Expected({_}) <=> Actual({status} '],
      samples: ['Excon::Error::Conflict: Expected(204) <=> Actual(409 Conflict)'],
      refine: fields => ((fields.status ?? 0) >= 300 ? fields : null),
    },
    {
      name: 'aws-sdk-ruby-credentials',
      client: 'aws-sdk-ruby',
      triggers: ['Aws::Errors::MissingCredentialsError', 'Aws::Sigv4::Errors::MissingCredentialsError'],
      pattern: 'MissingCredentialsError{message:text}',
      samples: [
        "in `apply_signature': unable to sign request without credentials set (Aws::Errors::MissingCredentialsError)",
        'missing credentials, provide credentials (Aws::Sigv4::Errors::MissingCredentialsError)',
      ],
      unanswered: true,
      failure: 'no-credentials',
    },
  ],
}
