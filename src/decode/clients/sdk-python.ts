import type { Client } from './form.ts'

/** The OBS SDK for Python. */
export const sdkPython: Client = {
  forms: [
    {
      name: 'sdk-python-log',
      client: 'sdk-python',
      triggers: ['exceptional obs response:'],
      pattern:
        /exceptional obs response:status:(?<status>\d{3}),reason:[^,]*,code:(?<code>[^,]*),message:(?<message>.*?),requestId:(?<requestId>\w*)/,
      samples: [
        'x|ERROR|obs_logger|exceptional obs response:status:403,reason:Forbidden,code:AccessDenied,message:Access Denied,requestId:0A|',
      ],
      final: true,
    },
    {
      name: 'sdk-python-raised',
      client: 'sdk-python',
      triggers: [' failed. ErrorCode:'],
      pattern: /(?<operation>\w+) failed\. ErrorCode:(?<code>\w+)\. ErrorMessage:(?<message>.*?)\s*$/,
      samples: ['Exception: putFile failed. ErrorCode:AccessDenied. ErrorMessage:Access Denied'],
    },
    {
      name: 'sdk-python-tuple',
      client: 'sdk-python',
      triggers: ["('"],
      pattern: /^\s*\(u?'(?<code>[A-Z][A-Za-z.]+)', u?(?<quote>['"])(?<message>.*)\k<quote>\)\s*$/,
      samples: [
        "('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.')",
      ],
      knownCode: true,
    },
  ],
  objects: [{ client: 'sdk-python', names: ['errorCode', 'reason'] }],
}
