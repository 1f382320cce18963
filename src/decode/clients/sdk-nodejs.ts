import type { Client } from './form.ts'

/** The OBS SDK for Node.js and for browsers. */
export const sdkNode: Client = {
  forms: [
    {
      name: 'sdk-nodejs-status',
      client: 'sdk-nodejs',
      triggers: ['request error with http status code:'],
      pattern: 'request error with http status code:{status}',
      also: ['|{operation}|request error with'],
      samples: [
        '2024/04/11 HH:26:09 149|sdk-file:obs-log|ERROR|ListObjects|request error with http status code:404',
      ],
    },
    {
      name: 'sdk-nodejs-log',
      client: 'sdk-nodejs',
      triggers: ['request error with error code:'],
      pattern: 'request error with error code:{code:text}, error message:{message}, request id:{requestId}',
      samples: [
        '2024/04/11 HH:26:09 153|x|ERROR|ListObjects|request error with error code:NoSuchBucket, error message:The specified bucket does not exist, request id:0A',
      ],
      final: true,
    },
    {
      name: 'sdk-nodejs-broken',
      client: 'sdk-nodejs',
      triggers: ['request error with network error', 'exec obsclient error'],
      pattern: ['request error {message}{end}', 'exec obsclient error {message}{end}'],
      samples: [
        '2024/04/11 16:26:09 153|x|ERROR|PutObject|request error with network error: connect ETIMEDOUT 192.0.2.4:443',
        '2024/04/11 16:26:09 153|x|ERROR|PutObject|exec obsclient error socket hang up',
      ],
      unanswered: true,
    },
  ],
  objects: [{ client: 'sdk-nodejs', names: ['CommonMsg'] }],
}
