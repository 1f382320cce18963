import { beforeFailure, beforeLastColumn } from '../trigger.ts'
import type { Client } from './form.ts'

/** The OBS SDK for Java. */
export const sdkJava: Client = {
  forms: [
    {
      name: 'sdk-java',
      // jets3t, which the SDK grew out of, has the same words.
      client: line => (line.includes('jets3t') ? null : 'sdk-java'),
      triggers: ['ResponseCode: '],
      triggersStand: beforeFailure,
      pattern:
        'ResponseCode: {status}«, ResponseStatus: {reason}»«, RequestId: {requestId}»«, HostId: {hostId}»«headers{{headers:text}}»',
      also: [', RequestId: {requestId}', ', HostId: {hostId}', 'headers{{headers:text}}'],
      samples: [
        'com.obs.services.exception.ObsException: Error message:Request Error.OBS service Error Message. -- ResponseCode: 404, ResponseStatus: Not Found, RequestId: 0A, HostId: 32AAAQ',
        'Caused by: com.obs.services.exception.ObsException: Error message:Request Error.OBS servcie Error Message. -- ResponseCode: 403, ResponseStatus: Forbidden',
      ],
      refine: fields => {
        // An id at the end of which the headers begin without a blank.
        if (fields.hostId?.endsWith('headers')) fields.hostId = fields.hostId.slice(0, -'headers'.length)
        return fields
      },
      maySucceed: true,
    },
    {
      name: 'sdk-java-headers',
      client: 'sdk-java',
      triggers: ['headers{'],
      pattern: '{start}headers{{headers:text}}',
      samples: ['headers{error-code:NoSuchBucket,request-id:0A,}'],
    },
    {
      name: 'sdk-java-request',
      client: 'sdk-java',
      triggers: ['Response code: '],
      triggersStand: beforeFailure,
      pattern: [
        'Response code: {status}; Request ID: {requestId}«; Request path: {url}»',
        'Response code: {status}; Request path: {url}',
      ],
      samples: [
        'WARN c.o.s.internal.RestStorageService - Request failed, Response code: -1; Request ID: null; Request path: https://b-1.obs.cn-east-3.myhuaweicloud.com/k',
      ],
      maySucceed: true,
    },
    {
      name: 'sdk-java-no-response',
      client: 'sdk-java',
      triggers: ['Response code: -1'],
      pattern: 'Response code: -1{end}',
      samples: ['WARN c.o.s.internal.RestStorageService - Request failed, Response code: -1'],
      unanswered: true,
    },
    {
      name: 'sdk-java-log',
      client: 'sdk-java',
      triggers: ['Storage|1|HTTP+XML|'],
      triggersStand: beforeLastColumn,
      // The status stands last, in front of columns that may be empty.
      pattern: ['|{end}', '||{end}', '{end}'].map(end => `Storage|1|HTTP+XML|{operation}|{_}|{status}${end}`),
      also: ['[request-id: {requestId}]'],
      samples: [
        'ERROR com.obs.services.AbstractClient - Storage|1|HTTP+XML|putObject||||2021-01-17 12:30:12|2021-01-17 12:30:12|||-1|',
      ],
      maySucceed: true,
    },
    // Neither code nor status: nobody answered. What failed may stand behind, or in the causes below.
    {
      name: 'sdk-java-unanswered',
      client: 'sdk-java',
      triggers: ['OBS servcie Error Message', 'OBS service Error Message'],
      pattern: [
        ' Error Message.{_:spaces}Request Error:{_:spaces}{message}',
        ' Error Message.{_:spaces}{message}',
        ' Error Message',
      ],
      samples: [
        'com.obs.services.exception.ObsException: Error message:Request Error.OBS servcie Error Message.',
        'com.obs.services.exception.ObsException: OBS service Error Message. Request Error: java.net.SocketException: Connection reset',
      ],
      unanswered: true,
      unless: /ResponseCode|Response code|<\?xml|<Error/,
    },
  ],
}
