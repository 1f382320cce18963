import type { Client } from './form.ts'

/** The AWS SDK for PHP, below Laravel, Flysystem and Nextcloud. It tells one failure in several lines. */
export const awsSdkPhp: Client = {
  forms: [
    {
      name: 'aws-sdk-php-unanswered',
      client: 'aws-sdk-php',
      triggers: [
        'AWS HTTP error: cURL error ',
        'AWS HTTP error: Connection refused',
        'AWS HTTP error: Connection ',
      ],
      pattern: [
        'Error executing "{operation}" on "{url}"; AWS HTTP error: {message} (see http',
        'Error executing "{operation}" on "{url}"; AWS HTTP error: {message}',
        'AWS HTTP error: {message} (see http',
      ],
      samples: [
        'Error executing "HeadObject" on "https://b-1.obs.cn-east-3.myhuaweicloud.com/k"; AWS HTTP error: cURL error 60: SSL certificate problem: unable to get local issuer certificate (see https://curl.haxx.se/libcurl/c/libcurl-errors.html) for https://b-1.obs.cn-east-3.myhuaweicloud.com/k',
        'Error executing "ListObjects" on "https://b-1.obs.cn-east-3.myhuaweicloud.com/"; AWS HTTP error: Connection refused for URI https://b-1.obs.cn-east-3.myhuaweicloud.com/',
      ],
      unanswered: true,
      host: 'any',
      repeats: true,
    },
    {
      name: 'aws-sdk-php-status',
      client: 'aws-sdk-php',
      triggers: ['AWS HTTP error: '],
      pattern: [
        'Error executing "{operation}" on "{url}"; AWS HTTP error: Client error: `{method} {_:url}` resulted in a `{status} {_}` response: {code} ({_:word}): {message}',
        'Error executing "{operation}" on "{url}"; AWS HTTP error: Client error: `{method} {_:url}` resulted in a `{status} ',
        'Error executing "{operation}" on "{url}"; AWS HTTP error: Server error: `{method} {_:url}` resulted in a `{status} ',
        'Error executing "{operation}" on "{url}"; AWS HTTP error: Client error response [url] {_:url} [status code] {status} ',
        'Error executing "{operation}" on "{url}"; AWS HTTP error: {_}: {status} {code} ({_:word}): {message} - ',
        'Error executing "{operation}" on "{url}"; AWS HTTP error: {_}: {status} ',
      ],
      samples: [
        'Error executing "PutObject" on "https://b-1.obs.cn-north-4.myhuaweicloud.com/k"; AWS HTTP error: Client error: `PUT https://b-1.obs.cn-north-4.myhuaweicloud.com/k` resulted in a `403 Forbidden` response:',
        'Error executing "PutObject" on "https://b-1.obs.cn-north-4.myhuaweicloud.com/k"; AWS HTTP error: Client error: 400 InvalidRequest (client): Missing required header for this request: Content-MD5 - ',
      ],
      repeats: true,
    },
    {
      name: 'aws-sdk-php-code',
      client: 'aws-sdk-php',
      triggers: [' (client): ', ' (server): '],
      pattern: [
        '{code} (client): {message} - ',
        '{code} (server): {message} - ',
        '{code} (client): {message}',
        '{code} (server): {message}',
      ],
      samples: [
        ' AccessDenied (client): Access Denied - <?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
        'SlowDown (server): Please reduce your request rate.',
      ],
      knownCode: true,
      repeats: true,
    },
    {
      name: 'aws-sdk-php-credentials',
      client: 'aws-sdk-php',
      triggers: ['Error retrieving credentials from the instance profile metadata'],
      pattern: 'Error retrieving credentials {message:text}',
      samples: [
        'Aws\\Exception\\CredentialsException: Error retrieving credentials from the instance profile metadata service. (cURL error 28: Connection timed out)',
      ],
      unanswered: true,
      failure: 'no-credentials',
    },
  ],
}
