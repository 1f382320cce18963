import type { Client } from './form.ts'

/** The OBS SDK for Java. */
export const sdkJava: Client = {
  forms: [
    {
      name: 'sdk-java',
      client: 'sdk-java',
      triggers: ['ResponseCode: '],
      pattern:
        /ResponseCode: (?<status>\d{3})(?:, ResponseStatus: (?<reason>[^,]*))?(?:, (?:XML Error Message|RequestId: (?<requestId>\w+|null)))?(?:, HostId: (?<hostId>[A-Za-z0-9+/=]+?)(?=headers(?:\{|$)|[\s,]|$))?(?:.*?headers\{(?<headers>.*)\})?/i,
      samples: [
        'com.obs.services.exception.ObsException: Error message:Request Error.OBS service Error Message. -- ResponseCode: 404, ResponseStatus: Not Found, RequestId: 0A, HostId: 32AAAQ',
      ],
    },
    {
      name: 'sdk-java-headers',
      client: 'sdk-java',
      triggers: ['headers{'],
      pattern: /^headers\{(?<headers>.*)\}/,
      samples: ['headers{error-code:NoSuchBucket,request-id:0A,}'],
    },
    {
      name: 'sdk-java-request',
      client: 'sdk-java',
      triggers: ['esponse'],
      pattern:
        /(?:ResponseCode|Response code): (?<status>-1\b|[345]\d\d(?=;))(?:; Request ID: (?<requestId>\w+))?(?:; Request path: (?<url>https?:\/\/\S+))?/,
      samples: [
        'WARN c.o.s.internal.RestStorageService - Request failed, Response code: -1; Request ID: null; Request path: https://b-1.obs.cn-east-3.myhuaweicloud.com/k',
      ],
      refine: (fields, { status }) => (status === '-1' ? { ...fields, status: -1 } : fields),
    },
    {
      name: 'sdk-java-log',
      client: 'sdk-java',
      triggers: ['Storage|1|HTTP+XML|'],
      pattern: /Storage\|1\|HTTP\+XML\|(?<operation>\w+)\|(?<params>.*)\|(?<result>-?\d+)\|?\s*$/,
      samples: [
        'ERROR com.obs.services.AbstractClient - Storage|1|HTTP+XML|putObject||||2021-01-17 12:30:12|2021-01-17 12:30:12|||-1|',
      ],
      refine: (fields, { result, params = '' }) => {
        const requestId = /\[request-id: (\w+)\]/.exec(params)?.[1]
        if (requestId) fields.requestId = requestId
        if (result === '-1') fields.status = -1
        else if (Number(result) >= 300) fields.status = Number(result)
        else return null
        return fields
      },
    },
  ],
}
