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
      // `rescue Aws::S3::Errors::NoSuchKey`: a name in a source text.
      unless:
        /\b(?:rescue|raise|retry_on|rescue_from|when|discard_on|assert_raises|raise_error)\b|\[Aws::S3::Errors|Errors::\w+ ?,/,
      refine: (fields, _, line) => {
        const behind = /(?:\berror="|Errors::\w{1,80} \()([^")(]*)[")]/.exec(line)?.[1]
        const before =
          line
            .slice(0, Math.max(0, line.indexOf(' (Aws::S3')))
            .split(': ')
            .at(-1) || undefined
        return { ...fields, message: before ?? behind ?? fields.message ?? null }
      },
    },
    {
      name: 'excon',
      client: null,
      triggers: [' <=> Actual('],
      pattern: ['Excon::{_}Expected({_}) <=> Actual({status} ', 'Expected({_}) <=> Actual({status} '],
      samples: ['Excon::Error::Conflict: Expected(204) <=> Actual(409 Conflict)'],
      maySucceed: true,
    },
    {
      name: 'ruby-network',
      client: line => (line.includes('Seahorse') ? 'aws-sdk-ruby' : null),
      triggers: [
        'Seahorse::Client::NetworkingError',
        'Excon::Error::Socket',
        'Excon::Error::Timeout',
        'Excon::Error::Certificate',
      ],
      pattern: [
        '{message:text} (Seahorse::Client::NetworkingError)',
        'Seahorse::Client::NetworkingError«:»{message:text}',
        'Excon::Error::Socket: {message}',
        'Excon::Error::Timeout: {message}',
        'Excon::Error::Certificate: {message}',
      ],
      also: [' for "{host}" port {port}', 'connection to {host}:{port}'],
      samples: [
        'Seahorse::Client::NetworkingError: Failed to open TCP connection to b-1.obs.cn-north-4.myhuaweicloud.com:443 (getaddrinfo: Name or service not known)',
        'Excon::Error::Socket: getaddrinfo: Name or service not known (SocketError)',
        'Excon::Error::Timeout: connect timeout reached',
        'Excon::Error::Certificate: certificate verify failed (unable to get local issuer certificate) (OpenSSL::SSL::SSLError)',
      ],
      unanswered: true,
      isCommon: true,
      host: 'any',
    },
    {
      name: 'ruby-connect',
      client: null,
      triggers: ['Failed to open TCP connection to '],
      pattern: 'Failed to open TCP connection to {host}:{port} ({text:text}',
      samples: [
        'net/http.rb:987:in `initialize\': Failed to open TCP connection to b-1.obs.cn-north-4.myhuaweicloud.com:443 (Connection refused - connect(2) for "b-1.obs.cn-north-4.myhuaweicloud.com" port 443) (Errno::ECONNREFUSED)',
      ],
      message: '{match}',
      unanswered: true,
      host: 'storage',
    },
    {
      name: 'ruby-timeout',
      client: null,
      triggers: ['Net::OpenTimeout', 'Net::ReadTimeout'],
      pattern: ['Net::OpenTimeout{_}', 'Net::ReadTimeout{_}'],
      also: [' for "{host}" port {port}', 'connection to {host}:{port}'],
      samples: ['Net::OpenTimeout: execution expired', 'Net::ReadTimeout with #<TCPSocket:(closed)>'],
      message: '{match}',
      unanswered: true,
      isCommon: true,
      host: 'any',
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
