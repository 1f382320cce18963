import { beforeFailure } from '../trigger.ts'
import { bucketBefore } from './around.ts'
import type { Client } from './form.ts'

/** The OBS SDK for Go, on which Terraform's provider is built. */
export const sdkGo: Client = {
  forms: [
    {
      name: 'sdk-go',
      // Terraform puts a sentence of its own before the error.
      client: line => (/^\W{0,4}Error: (?:\[[^\]]*\] )?[Ee]rror /.test(line) ? 'terraform' : 'sdk-go'),
      triggers: ['obs: service returned error'],
      pattern: [
        'obs: service returned error: Status={status}{_}, Code={code:text}, Message={message}, RequestId={requestId}«, Indicator={indicator}»',
        'obs: service returned error: Status={status}{_}, Code={code:text}, Message={cut:text}',
      ],
      wraps: {
        begins: /obs:(?: service(?: returned(?: error:)?)?)?\s{0,9}$|obs: service returned error: Status=/,
        whole: /RequestId=|^(?!.*obs: ?(?:s|$))/,
      },
      samples: [
        'obs: service returned error: Status=403 Forbidden, Code=AccessDenied, Message=Access Denied, RequestId=0A, Indicator=372.',
        'Error: error listing: obs: service returned error: Status=404 Not Found, Code=NoSuchBucket, Message=The specified bucket does not exist, RequestId=0A',
      ],
      final: true,
      around: [bucketBefore],
      // A terminal may have cut the line in the name of what follows.
      refine: (fields, { cut }) =>
        cut === undefined ? fields : { ...fields, message: cut.replace(/,[ A-Za-z]{0,10}$/, '') },
    },
    // `fmt.Printf("%+v", err)`.
    {
      name: 'sdk-go-struct',
      client: 'sdk-go',
      triggers: ['{BaseModel:{'],
      pattern:
        'BaseModel:{StatusCode:{status} RequestId:{requestId}{_} Code:{code:text} Message:{message} Resource:{resource} HostId:{hostId}« Indicator:{indicator}»',
      samples: [
        '{BaseModel:{StatusCode:404 RequestId:0A ResponseHeaders:map[]} Status:404 Not Found Code:NoSuchKey Message:The specified key does not exist. Resource: HostId:32AA Indicator:}',
      ],
      final: true,
    },
    // Its older name, and relatives of the SDK: `oss: service returned error: StatusCode=404, ErrorCode=…`.
    {
      name: 'sdk-go-relative',
      client: null,
      triggers: ['service returned error: StatusCode='],
      triggersStand: beforeFailure,
      pattern:
        'service returned error: StatusCode={status}{_}, ErrorCode={code:text}, ErrorMessage={message}, RequestId={requestId}',
      samples: [
        'oss: service returned error: StatusCode=404, ErrorCode=NoSuchKey, ErrorMessage=The specified key does not exist., RequestId=0A',
      ],
      final: true,
    },
  ],
}
