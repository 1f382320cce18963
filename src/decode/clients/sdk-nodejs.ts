import type { Client } from './form.ts'

/** The OBS SDK for Node.js. */
export const sdkNode: Client = {
  forms: [
    {
      name: 'sdk-nodejs-status',
      client: 'sdk-nodejs',
      triggers: ['request error with http status code:'],
      pattern: /\|(?<operation>\w+)\|request error with http status code:(?<status>\d{3})/,
      samples: [
        '2024/04/11 HH:26:09 149|sdk-file:obs-log|ERROR|ListObjects|request error with http status code:404',
      ],
    },
    {
      name: 'sdk-nodejs-log',
      client: 'sdk-nodejs',
      triggers: ['request error with error code:'],
      pattern:
        /\|(?<operation>\w+)\|request error with error code:(?<code>[^,]*), error message:(?<message>.*?), request id:(?<requestId>\w*)/,
      samples: [
        '2024/04/11 HH:26:09 153|x|ERROR|ListObjects|request error with error code:NoSuchBucket, error message:The specified bucket does not exist, request id:0A',
      ],
      final: true,
    },
  ],
  objects: [{ client: 'sdk-nodejs', names: ['CommonMsg'] }],
}
