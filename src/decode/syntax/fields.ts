import type { ErrorResponse } from '../../types.ts'

/** What a form read of one failure: the fields that it found. */
export type Fields = Partial<Omit<ErrorResponse, 'details' | 'headers' | 'requestHeaders'>> & {
  details?: Record<string, string>
  headers?: Record<string, string>
  requestHeaders?: Record<string, string>
}

/** The fields of a response that hold one text each. */
export type TextField =
  | 'code'
  | 'message'
  | 'resource'
  | 'bucket'
  | 'key'
  | 'requestId'
  | 'hostId'
  | 'method'
  | 'url'
  | 'time'

/** Names that programs give to the fields of a failure, folded to lower-case letters and digits. */
const names: Record<TextField | 'status', string[]> = {
  code: [
    'code',
    'errorcode',
    'xobserrorcode',
    'xamzerrorcode',
    'awserrorcode',
    'exceptioncode',
    'exceptionname',
    's3errorcode',
    '错误码',
    '错误代码',
    '异常码',
    '报错码',
    '錯誤碼',
    '錯誤代碼',
  ],
  message: [
    'message',
    'errormessage',
    'errormsg',
    'xobserrormessage',
    'xamzerrormessage',
    'exceptionmessage',
    's3errormessage',
    'awserrormessage',
    '错误信息',
    '错误消息',
    '错误描述',
    '错误原因',
    '报错信息',
    '异常信息',
    '服务端消息',
    '錯誤訊息',
    '錯誤信息',
  ],
  status: [
    'status',
    'stat',
    'statuscode',
    'httpcode',
    'httpstatus',
    'httpstatuscode',
    'responsecode',
    'httpresponsecode',
    'sdkresponsecode',
    's3statuscode',
    '状态码',
    'http状态码',
    '响应状态码',
    'http响应状态码',
    '返回状态码',
    '错误状态码',
    '返回码',
    '响应码',
    '狀態碼',
    '返回狀態碼',
    '錯誤狀態碼',
    '響應狀態碼',
  ],
  requestId: [
    'requestid',
    'xobsrequestid',
    'xamzrequestid',
    'errorrequestid',
    'amzrequestid',
    'awsrequestid',
    's3requestid',
    '请求id',
    '请求编号',
    '請求id',
  ],
  hostId: [
    'hostid',
    'xobsid2',
    'xamzid2',
    'extendedrequestid',
    's3extendedrequestid',
    'errorhostid',
    's3errorhostid',
    'amzid2',
    'id2',
    '主机id',
  ],
  resource: ['resource'],
  bucket: ['bucket', 'bucketname', 's3errorbucket', '桶', '桶名', '桶名称'],
  key: ['key', 'objectkey', 'objectname', '对象', '对象名', '对象名称'],
  method: ['method', 'requestmethod', 'httpmethod', '请求方法', '方法'],
  url: ['url', 'requesturl', 'requesturi', 'requestpath'],
  time: [],
}

/** Names in `details` of values that programs print under several names. */
const detailNames: Record<string, string> = {
  indicator: 'Indicator',
  xreservedindicator: 'Indicator',
  operation: 'Operation',
  uploadid: 'UploadId',
  allow: 'Allow',
  server: 'Server',
  location: 'Location',
  xobsdeletemarker: 'DeleteMarker',
  xamzdeletemarker: 'DeleteMarker',
  xobsbucketlocation: 'BucketRegion',
  xobsbucketregion: 'BucketRegion',
  xamzbucketregion: 'BucketRegion',
  xobsqosdelaytime: 'QosDelayTime',
  retryafter: 'RetryAfter',
  encodedauthorizationmessage: 'EncodedAuthorizationMessage',
}

const byName = new Map<string, TextField | 'status'>()
for (const [field, list] of Object.entries(names)) {
  for (const name of list) byName.set(name, field as TextField | 'status')
}

/** `x-obs-request-id`, `Request ID` and `requestId` are one name. */
export function foldName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9一-鿿]/g, '')
}

/** The field that a program's name stands for, or undefined. */
export function fieldNamed(name: string): TextField | 'status' | undefined {
  return byName.get(foldName(name))
}

/** The name under which `details` keeps a header or a printed field, or undefined where it is of no interest. */
export function detailNamed(name: string): string | undefined {
  return detailNames[foldName(name)]
}

/** True for the words programs print where a value is missing. */
export function isMissing(value: string): boolean {
  return value === '' || /^(?:null|none|nil|undefined|n\/a|-)$/i.test(value)
}

/** Codes that look like names: `NoSuchKey`, `KMS.NotFoundException`, `SYS.0014`. Numbers are statuses. */
export function isCodeLike(word: string): boolean {
  return /^[A-Za-z][\w.-]{2,79}$/.test(word)
}

/** HTTP reason phrases that some clients print in place of the number. */
const reasonWords: Record<string, number> = {
  badrequest: 400,
  unauthorized: 401,
  forbidden: 403,
  notfound: 404,
  methodnotallowed: 405,
  conflict: 409,
  preconditionfailed: 412,
  internalservererror: 500,
  serviceunavailable: 503,
}

/** The HTTP status in a printed value (`404`, `404 Not Found`, `Forbidden`), or null. */
function readStatus(value: string): number | null {
  const number = /^\s*([1-5]\d\d)(?!\d)/.exec(value)?.[1]
  if (number) return Number(number)
  // `NOT_FOUND` is a status of gRPC.
  return value.includes('_') ? null : (reasonWords[foldName(value)] ?? null)
}

/**
 * Adds one printed value under a program's own name. Missing values, and names that mean nothing here, are left out.
 * The first value of a field stays: programs print the nearest one first.
 * @returns true when the name was understood
 */
export function addField(fields: Fields, name: string, value: string): boolean {
  const field = fieldNamed(name)
  if (field === undefined) {
    const detail = detailNamed(name)
    if (detail === undefined) return false
    if (!isMissing(value)) addDetail(fields, detail, value)
    return true
  }
  if (field === 'key') {
    if (value !== '') fields.key ??= value
    return true
  }
  const trimmed = value.trim()
  if (isMissing(trimmed)) return true
  if (field === 'status') fields.status ??= readStatus(trimmed)
  else if (field === 'code') addCode(fields, trimmed)
  else if (field === 'method') fields.method ??= trimmed.toUpperCase()
  else fields[field] ??= field === 'hostId' || field === 'requestId' ? trimmed.replace(/\s+/g, '') : trimmed
  return true
}

/** Adds what a client calls the code; some clients put the HTTP status there. */
export function addCode(fields: Fields, value: string): void {
  // The SDK for Ruby makes a name of the status where there is no code: `Http503Error`.
  const status = /^(?:Http)?([1-5]\d\d)(?:Error)?$/.exec(value)?.[1]
  if (status) fields.status ??= Number(status)
  // The answer to a HEAD has no code: SDKs put the reason of the status in its place.
  else if (/^(?:NotFound|Forbidden)$|^\w+ \w+/.test(value) && readStatus(value))
    fields.status ??= readStatus(value)
  else if (isCodeLike(value) || /^[A-Z][\w. -]{2,60}$/.test(value)) fields.code ??= value
}

/** Adds one further element; the first value stays. */
export function addDetail(fields: Fields, name: string, value: string): void {
  fields.details ??= Object.create(null) as Record<string, string>
  fields.details[name] ??= value
}
