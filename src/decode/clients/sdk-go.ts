import { bucketBefore, type Client } from './form.ts'

/** The OBS SDK for Go, on which Terraform's provider is built. */
export const sdkGo: Client = {
  forms: [
    {
      name: 'sdk-go',
      // Terraform puts a sentence of its own before the error.
      client: line => (/^\W{0,4}Error: (?:\[[^\]]*\] )?[Ee]rror /.test(line) ? 'terraform' : 'sdk-go'),
      triggers: ['obs:'],
      pattern:
        /obs: service returned error: Status=(?<status>\d{3})[^,]*, Code=(?<code>[^,]*), Message=(?<message>.*?)(?:, RequestId=(?<requestId>\w*)(?:, Indicator=(?<indicator>[^\s.]*))?|(?:,[ A-Za-z]{0,10})?$)/,
      wraps: {
        begins: /obs:(?: service(?: returned(?: error:)?)?)?\s*$|obs: service returned error: Status=/,
        whole: /RequestId=|^(?!.*obs: ?(?:s|$))/,
      },
      samples: [
        'obs: service returned error: Status=403 Forbidden, Code=AccessDenied, Message=Access Denied, RequestId=0A, Indicator=372.',
      ],
      final: true,
      around: [bucketBefore],
    },
    // `fmt.Printf("%+v", err)`.
    {
      name: 'sdk-go-struct',
      client: 'sdk-go',
      triggers: ['{BaseModel:{'],
      pattern:
        /BaseModel:\{StatusCode:(?<status>\d{3}) RequestId:(?<requestId>\w*).*? Code:(?<code>\S*) Message:(?<message>.*?) Resource:(?<resource>\S*) HostId:(?<hostId>[^\s}]*)(?: Indicator:(?<indicator>[^\s}]*))?/,
      samples: [
        '{BaseModel:{StatusCode:404 RequestId:0A ResponseHeaders:map[]} Status:404 Not Found Code:NoSuchKey Message:The specified key does not exist. Resource: HostId:32AA Indicator:}',
      ],
      final: true,
    },
  ],
}
