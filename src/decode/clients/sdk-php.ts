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
        /OBS Error Code: (?<code>[^,]*), Status Code: (?<status>\d{3})(?:, OBS Error Type: [^,]*)?(?:, OBS Error Message: (?<message>.*?))?(?:, '?User-Agent.*)?$/,
      samples: [
        'Obs\\ObsException: OBS Error Code: 403, Status Code: 403, OBS Error Type: client, OBS Error Message: Access Denied',
      ],
      final: true,
    },
  ],
}
