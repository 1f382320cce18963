import type { FailureKind } from '../failure.ts'
import { addDetail } from '../syntax/fields.ts'
import { bucketInLine, type Client, type TextForm } from './form.ts'

/**
 * The OBS SDK for C, and obsfs on top of it. The names of its statuses stand in eSDKOBS.h: most are codes of the service,
 * these are its own, where nothing was sent or nobody answered.
 */
const ownStatuses: Record<string, FailureKind> = {
  InitCurlFailed: 'local',
  OutOfMemory: 'local',
  Interrupted: 'local',
  QueryParamsTooLong: 'bad-argument',
  FailedToIInitializeRequest: 'local',
  FailedToInitializeRequest: 'local',
  MetadataHeadersTooLong: 'bad-argument',
  BadContentType: 'bad-argument',
  ContentTypeTooLong: 'bad-argument',
  BadMd5: 'bad-argument',
  Md5TooLong: 'bad-argument',
  BadCacheControl: 'bad-argument',
  CacheControlTooLong: 'bad-argument',
  BadContentDispositionFilename: 'bad-argument',
  ContentDispositionFilenameTooLong: 'bad-argument',
  BadContentEncoding: 'bad-argument',
  ContentEncodingTooLong: 'bad-argument',
  BadIfMatchEtag: 'bad-argument',
  IfMatchEtagTooLong: 'bad-argument',
  BadIfNotMatchEtag: 'bad-argument',
  IfNotMatchEtagTooLong: 'bad-argument',
  UriTooLong: 'bad-argument',
  UserIdTooLong: 'bad-argument',
  UserDisplayNameTooLong: 'bad-argument',
  EmailAddressTooLong: 'bad-argument',
  GroupUriTooLong: 'bad-argument',
  PermissionTooLong: 'bad-argument',
  TooManyGrants: 'bad-argument',
  BadGrantee: 'bad-argument',
  BadPermission: 'bad-argument',
  XmlDocumentTooLarge: 'bad-argument',
  InvalidParameter: 'bad-argument',
  MetadataNameDuplicate: 'bad-argument',
  NameLookupError: 'dns-unknown',
  FailedToConnect: 'interrupted',
  ServerFailedVerification: 'tls-untrusted',
  ConnectionFailed: 'interrupted',
  AbortedByCallback: 'aborted',
  PartialFile: 'eof',
  OpenFileFailed: 'local',
  EmptyFile: 'local',
  NoToken: 'no-credentials',
  NULL_HOSTNAME: 'bad-url',
  NULL_SECRETE_ACCESS_KEY: 'no-credentials',
  Security_Function_Failed: 'local',
  JSON_PARSE_ERROR: 'local',
  JSON_CREATE_ERROR: 'local',
  GET_UPLOAD_ID_FAILED: 'interrupted',
}

/** Statuses of the SDK that stand for a status of HTTP it found no code for. */
const httpStatuses: Record<string, number> = {
  HttpErrorMovedTemporarily: 307,
  HttpErrorBadRequest: 400,
  HttpErrorNotFound: 404,
  HttpErrorConflict: 409,
}

/** Where a status is only named: in source text, in a list of all of them. */
const named = /\bcase |[=!]=|#define|\benum\b|^\s*OBS_STATUS_\w+\s*(?:=\s*\d+\s*)?,?\s*$|[;{]\s*$/

const readStatus: NonNullable<TextForm['refine']> = (fields, { own = '' }, line) => {
  if (named.test(line) || line.split('OBS_STATUS_').length > 2 || /^(?:OK|BUTT|error)$/.test(own)) return null
  const failure = ownStatuses[own]
  if (failure) {
    addDetail(fields, 'Failure', failure)
    return { ...fields, message: fields.message ?? own, status: -1 }
  }
  const http = httpStatuses[own]
  if (http) return { ...fields, status: http }
  return { ...fields, code: own }
}

export const sdkC: Client = {
  forms: [
    {
      name: 'sdk-c-log',
      client: 'sdk-c',
      triggers: ['Error/'],
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
      pattern: ['failed({code}).{end}', 'failed({code}){end}'],
      samples: ['create bucket b-1 failed(ErrorUnknown).', 'create bucket b-1 failed(HttpErrorForbidden)'],
      placeholder: true,
      around: [bucketInLine],
      refine: fields => (/^(?:ErrorUnknown|HttpErrorForbidden)$/.test(fields.code ?? '') ? fields : null),
    },
    {
      name: 'sdk-c-demo',
      client: 'sdk-c',
      triggers: ['failed('],
      pattern: ['failed(OBS_STATUS_{code}).{end}', 'failed({code}).{end}', 'failed({code}){end}'],
      samples: [
        'get bucket b-1 storage class failed(NoSuchBucket).',
        'put object failed(OBS_STATUS_AccessDenied).',
      ],
      final: true,
      knownCode: true,
      around: [bucketInLine],
    },
    {
      name: 'sdk-c-unanswered',
      client: 'sdk-c',
      triggers: ['failed('],
      pattern: ['failed(OBS_STATUS_{name}).{end}', 'failed({name}).{end}', 'failed({name}){end}'],
      samples: ['put object failed(FailedToConnect).', 'list objects failed(OBS_STATUS_NameLookupError).'],
      around: [bucketInLine],
      refine: (_, { name = '' }) => {
        const failure = ownStatuses[name]
        return failure ? { message: name, status: -1, details: { Failure: failure } } : null
      },
    },
    {
      name: 'sdk-c-curl',
      client: 'sdk-c',
      triggers: ['curl_easy_perform failed, CURLcode = '],
      pattern:
        "curl_easy_perform failed, CURLcode = {exit:digits}, curl_error_message is '{text:text}'«, obs_status = {_:word}»«({_:digits})»«, curlErrorBuffer = {buffer:text}»",
      samples: [
        "[ERROR]: In function :(request_perform) curl_easy_perform failed, CURLcode = 7, curl_error_message is 'Couldn't connect to server'",
        "In function :(request_perform) curl_easy_perform failed, CURLcode = 6, curl_error_message is 'Couldn't resolve host name', obs_status = OBS_STATUS_NameLookupError(31), curlErrorBuffer = Could not resolve host: b-1.obs.cn-north-4.myhuaweicloud.com",
      ],
      unanswered: true,
      refine: (fields, { exit, text = '', buffer }) => ({
        ...fields,
        message: `CURLcode = ${exit}, ${buffer || text}`,
      }),
    },
    {
      name: 'sdk-c-status',
      client: 'sdk-c',
      triggers: ['OBS_STATUS_'],
      pattern: 'OBS_STATUS_{own:word}',
      samples: [
        'Listing our bucket ends with status OBS_STATUS_XmlParseFailure,',
        'put object from file failed, OBS_STATUS_FailedToConnect',
      ],
      around: [bucketInLine],
      refine: readStatus,
    },
  ],
}
