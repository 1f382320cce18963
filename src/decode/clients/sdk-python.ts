import { atLineStart } from '../trigger.ts'
import type { Client } from './form.ts'

/** Reasons of statuses, as a response of the SDK holds them. */
const phrases = [
  'Bad Request',
  'Forbidden',
  'Not Found',
  'Method Not Allowed',
  'Conflict',
  'Precondition Failed',
  'Internal Server Error',
  'Service Unavailable',
]

/** The OBS SDK for Python. */
export const sdkPython: Client = {
  forms: [
    {
      name: 'sdk-python-log',
      client: 'sdk-python',
      triggers: ['exceptional obs response:'],
      pattern:
        'exceptional obs response:status:{status},reason:{_},code:{code:text},message:{message},requestId:{requestId}',
      samples: [
        'x|ERROR|obs_logger|exceptional obs response:status:403,reason:Forbidden,code:AccessDenied,message:Access Denied,requestId:0A|',
      ],
      final: true,
    },
    {
      name: 'sdk-python-raised',
      client: 'sdk-python',
      triggers: [' failed. ErrorCode:'],
      pattern: '{operation} failed. ErrorCode:{code:word}. ErrorMessage:{message}',
      samples: ['Exception: putFile failed. ErrorCode:AccessDenied. ErrorMessage:Access Denied'],
    },
    // `print(resp.status, resp.reason, resp.errorCode, resp.errorMessage, resp.requestId)`, also with commas.
    {
      name: 'sdk-python-printed',
      client: 'sdk-python',
      triggers: phrases.map(phrase => `${phrase} `).concat(phrases.map(phrase => `${phrase},`)),
      pattern: new RegExp(
        `(?<![\\w.])(?<status>[345]\\d\\d),? ?(?:${phrases.join('|')}),? ?(?<code>[A-Z][A-Za-z0-9.]{2,60}),? (?<message>\\S.{0,600}?),?(?: (?<requestId>[0-9A-F]{32}))?\\s*$`,
      ),
      samples: phrases.flatMap(phrase => [
        `400 ${phrase} AccessDenied Access Denied 00000196F7A7FECE4A17D94DF67E0996`,
        `400,${phrase},AccessDenied, Access Denied`,
      ]),
      knownCode: true,
    },
    {
      name: 'sdk-python-tuple',
      client: 'sdk-python',
      triggers: ["('"],
      triggersStand: atLineStart,
      pattern: [
        "{start}('{code}', '{message}'){end}",
        "{start}(u'{code}', u'{message}'){end}",
        '{start}(\'{code}\', "{message}"){end}',
      ],
      samples: [
        "('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.')",
        "('InvalidObjectState', \"The operation is not valid for the object's storage class\")",
      ],
      knownCode: true,
    },
  ],
  objects: [{ client: 'sdk-python', names: ['errorCode', 'reason'] }],
}
