import type { Client } from './form.ts'

/** The OBS SDK for Java. */
export const sdkJava: Client = {
  forms: [
    {
      name: 'sdk-java',
      // jets3t, which the SDK grew out of, has the same words.
      client: line => (line.includes('jets3t') ? null : 'sdk-java'),
      triggers: ['ResponseCode: '],
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
        return (fields.status ?? 0) === 200 ? null : fields
      },
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
      pattern: [
        'Response code: {status}; Request ID: {requestId}«; Request path: {url}»',
        'Response code: {status}; Request path: {url}',
        'Response code: {status}{end}',
      ],
      samples: [
        'WARN c.o.s.internal.RestStorageService - Request failed, Response code: -1; Request ID: null; Request path: https://b-1.obs.cn-east-3.myhuaweicloud.com/k',
      ],
      refine: (fields, _, line) => {
        const status = fields.status ?? 0
        return status === -1 || (status >= 300 && line.includes(';')) ? fields : null
      },
    },
    {
      name: 'sdk-java-log',
      client: 'sdk-java',
      triggers: ['Storage|1|HTTP+XML|'],
      pattern: 'Storage|1|HTTP+XML|{operation}|{columns:text}{end}',
      also: ['[request-id: {requestId}]'],
      samples: [
        'ERROR com.obs.services.AbstractClient - Storage|1|HTTP+XML|putObject||||2021-01-17 12:30:12|2021-01-17 12:30:12|||-1|',
      ],
      refine: (fields, { columns = '' }) => {
        const status = Number(columns.split('|').findLast(column => column !== ''))
        return status === -1 || status >= 300 ? { ...fields, status } : null
      },
    },
    // Neither code nor status: nobody answered. What failed may stand behind, or in the causes below.
    {
      name: 'sdk-java-unanswered',
      client: 'sdk-java',
      triggers: ['OBS servcie Error Message', 'OBS service Error Message'],
      pattern: ['ObsException: {said:text}{end}', '{said:text} Error Message{rest:text}'],
      samples: [
        'com.obs.services.exception.ObsException: Error message:Request Error.OBS servcie Error Message.',
        'com.obs.services.exception.ObsException: OBS service Error Message. Request Error: java.net.SocketException: Connection reset',
      ],
      unanswered: true,
      refine: (_, { said = '', rest = '' }, line) => {
        if (/ResponseCode|Response code|<\?xml|<Error/.test(line)) return null
        const message = /Error Message\. {0,3}(?:Request Error: {0,3})?(\S.*)/.exec(`${said}${rest}`)?.[1]
        return message ? { message } : {}
      },
    },
  ],
}
