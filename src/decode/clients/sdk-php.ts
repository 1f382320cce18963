import type { Client } from './form.ts'

/** The OBS SDK for PHP. */
export const sdkPhp: Client = {
  forms: [
    {
      name: 'sdk-php',
      client: 'sdk-php',
      triggers: ['OBS Error Code: '],
      // The SDK prints the HTTP status as its "error code".
      pattern:
        "OBS Error Code: {code:text}, Status Code: {status}«, OBS Request ID: {requestId}»«, OBS Error Type: {_:word}»«, OBS Error Message: {message}»«, 'User-Agent»«, User-Agent»",
      samples: [
        'Obs\\ObsException: OBS Error Code: NoSuchBucket, Status Code: 404, OBS Request ID: 0A, OBS Error Type: client, OBS Error Message: The specified bucket does not exist, User-Agent: obs-sdk-php/3.23.5',
        'Obs\\ObsException: OBS Error Code: 403, Status Code: 403, OBS Error Type: client, OBS Error Message: Access Denied',
        "OBS Error Code: NoSuchKey, Status Code: 404, OBS Error Type: client, OBS Error Message: The specified key does not exist., 'User-Agent: obs-sdk-php/3.22.6'",
      ],
      final: true,
    },
    {
      name: 'sdk-php-broken',
      client: 'sdk-php',
      triggers: ['Obs\\ObsException: cURL error ', 'ObsException: cURL error '],
      pattern: 'ObsException: {message}{end}',
      samples: [
        'PHP Fatal error:  Uncaught Obs\\ObsException: cURL error 28: Operation timed out after 60001 milliseconds with 0 bytes received (see https://curl.haxx.se/libcurl/c/libcurl-errors.html)',
      ],
      unanswered: true,
    },
  ],
}
