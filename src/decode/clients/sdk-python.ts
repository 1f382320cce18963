import { atLineStart } from '../trigger.ts'
import type { Client } from './form.ts'

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
