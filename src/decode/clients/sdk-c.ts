import { beforeCapital } from '../trigger.ts'
import { bucketInLine } from './around.ts'
import type { Client } from './form.ts'

/** Where a status is only named: in source text, in a list of several. */
const named =
  /\bcase |[=!]=|#define|\benum\b|^\W*OBS_STATUS_\w+\s*(?:[,=]|$)|[;{]\s*$|OBS_STATUS_.*OBS_STATUS_/

/** Statuses for a request that got no answer. */
const ofConnection =
  /^(?:OBS_STATUS_)?(?:NameLookupError|FailedToConnect|ConnectionFailed|ServerFailedVerification|AbortedByCallback|PartialFile|RequestTimedOut)$/

const demo = ['failed(OBS_STATUS_{code}).{end}', 'failed({code}).{end}', 'failed({code}){end}']
const demoPlace = [' [{bucket},{key}] failed(', ' [{bucket}] failed(']

/**
 * The OBS SDK for C, and obsfs on top of it. The names of its statuses stand in eSDKOBS.h: most are codes of the service,
 * others its own, where nothing was sent or nobody answered.
 */
export const sdkC: Client = {
  forms: [
    {
      name: 'sdk-c-log',
      client: 'sdk-c',
      triggers: ['errorXml'],
      pattern: [
        'errorXml : Error/{name} : {value:text}{end}',
        'errorXml: Error/{name}: {value:text}{end}',
        'errorXml:Error/{name}:{value:text}{end}',
      ],
      samples: ['errorXmlCallback errorXml : Error/Code : AccessDenied'],
    },
    // Statuses of the SDK's own, printed where it could not read the server's code.
    {
      name: 'sdk-c-placeholder',
      client: 'sdk-c',
      triggers: ['failed('],
      triggersStand: beforeCapital,
      pattern: ['failed({code}).{end}', 'failed({code}){end}'],
      samples: ['create bucket b-1 failed(ErrorUnknown).', 'create bucket b-1 failed(HttpErrorForbidden)'],
      placeholder: true,
      around: [bucketInLine],
      where: { code: /^(?:ErrorUnknown|HttpError[A-Z]\w{1,30})$/ },
    },
    {
      name: 'sdk-c-demo-unanswered',
      client: 'sdk-c',
      triggers: ['failed('],
      triggersStand: beforeCapital,
      pattern: demo,
      samples: ['put object [b-1,a/k.jpg] failed(FailedToConnect).'],
      also: demoPlace,
      where: { code: ofConnection },
      unanswered: true,
    },
    {
      name: 'sdk-c-demo',
      client: 'sdk-c',
      triggers: ['failed('],
      triggersStand: beforeCapital,
      pattern: demo,
      also: demoPlace,
      samples: [
        'get bucket b-1 storage class failed(NoSuchBucket).',
        'put object [b-1,a/k.jpg] failed(OBS_STATUS_AccessDenied).',
      ],
      final: true,
      knownCode: true,
      around: [bucketInLine],
    },
    {
      name: 'sdk-c-curl',
      client: 'sdk-c',
      triggers: ['curl_easy_perform failed, CURLcode = '],
      // The message has apostrophes in it.
      pattern: [
        "curl_easy_perform failed, CURLcode = {exit:digits}, curl_error_message is '{text2:text}', obs_status = {_:word}«({_:digits})»«, curlErrorBuffer = {text:text}»",
        "curl_easy_perform failed, CURLcode = {exit:digits}, curl_error_message is '{text:text}'{end}",
      ],
      samples: [
        "[ERROR]: In function :(request_perform) curl_easy_perform failed, CURLcode = 7, curl_error_message is 'Couldn't connect to server'",
        "In function :(request_perform) curl_easy_perform failed, CURLcode = 6, curl_error_message is 'Couldn't resolve host name', obs_status = OBS_STATUS_NameLookupError(31), curlErrorBuffer = Could not resolve host: b-1.obs.cn-north-4.myhuaweicloud.com",
      ],
      unanswered: true,
      hostIn: 'text',
      message: 'CURLcode = {exit}, {text}',
    },
    {
      name: 'sdk-c-status',
      client: 'sdk-c',
      triggers: ['OBS_STATUS_'],
      pattern: 'OBS_STATUS_{code:word}',
      samples: [
        'Listing our bucket ends with status OBS_STATUS_XmlParseFailure,',
        'put object from file failed, OBS_STATUS_FailedToConnect',
      ],
      around: [bucketInLine],
      unless: named,
      where: { code: /^(?!(?:OK|BUTT|error)$)/ },
    },
  ],
}
