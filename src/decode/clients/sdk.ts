import { addDetail, addField, type Fields } from '../syntax/fields.ts'
import { addNamedBucket, type TextForm } from './form.ts'

/** What the OBS SDKs print of a failure: exceptions and their own logs. */

/** `headers{error-code:X,date:Fri, 02 Jun …,}`: a comma inside a value is followed by a space, not by a name. */
function addHeaderList(fields: Fields, list: string): void {
  for (const pair of list.split(/,(?=[\w-]+:|$)/)) {
    const colon = pair.indexOf(':')
    if (colon > 0) addField(fields, pair.slice(0, colon), pair.slice(colon + 1))
  }
}

const go: TextForm[] = [
  {
    name: 'sdk-go',
    // Terraform's provider is built on this SDK and puts a sentence of its own before the error.
    client: line => (/^\W{0,4}Error: (?:\[[^\]]*\] )?[Ee]rror /.test(line) ? 'terraform' : 'sdk-go'),
    trigger: 'obs:',
    pattern:
      /obs: service returned error: Status=(?<status>\d{3})[^,]*, Code=(?<code>[^,]*), Message=(?<message>.*?)(?:, RequestId=(?<requestId>\w*)(?:, Indicator=(?<indicator>[^\s.]*))?|(?:,[ A-Za-z]{0,10})?$)/,
    wraps: {
      begins: /obs:(?: service(?: returned(?: error:)?)?)?\s*$|obs: service returned error: Status=/,
      whole: /RequestId=|^(?!.*obs: ?(?:s|$))/,
    },
    example:
      'obs: service returned error: Status=403 Forbidden, Code=AccessDenied, Message=Access Denied, RequestId=0A, Indicator=372.',
    final: true,
    refine: (fields, _, line) => {
      const before = line.slice(0, line.indexOf('obs: service'))
      return addNamedBucket(fields, before)
    },
  },
]

/** `fmt.Printf("%+v", err)` of the Go SDK's error. */
const goStruct: TextForm = {
  name: 'sdk-go-struct',
  client: 'sdk-go',
  trigger: '{BaseModel:{',
  pattern:
    /BaseModel:\{StatusCode:(?<status>\d{3}) RequestId:(?<requestId>\w*).*? Code:(?<code>\S*) Message:(?<message>.*?) Resource:(?<resource>\S*) HostId:(?<hostId>[^\s}]*)(?: Indicator:(?<indicator>[^\s}]*))?/,
  example:
    '{BaseModel:{StatusCode:404 RequestId:0A ResponseHeaders:map[]} Status:404 Not Found Code:NoSuchKey Message:The specified key does not exist. Resource: HostId:32AA Indicator:}',
  final: true,
}

const java: TextForm[] = [
  {
    name: 'sdk-java',
    client: 'sdk-java',
    trigger: 'ResponseCode: ',
    pattern:
      /ResponseCode: (?<status>\d{3})(?:, ResponseStatus: (?<reason>[^,]*))?(?:, (?:XML Error Message|RequestId: (?<requestId>\w+|null)))?(?:, HostId: (?<hostId>[A-Za-z0-9+/=]+?)(?=headers(?:\{|$)|[\s,]|$))?(?:.*?headers\{(?<headers>.*)\})?/i,
    example:
      'com.obs.services.exception.ObsException: Error message:Request Error.OBS service Error Message. -- ResponseCode: 404, ResponseStatus: Not Found, RequestId: 0A, HostId: 32AAAQ',
    refine: (fields, { headers }) => {
      if (headers) addHeaderList(fields, headers)
      return fields
    },
  },
  {
    name: 'sdk-java-headers',
    client: 'sdk-java',
    trigger: 'headers{',
    pattern: /^headers\{(?<headers>.*)\}/,
    example: 'headers{error-code:NoSuchBucket,request-id:0A,}',
    refine: (fields, { headers }) => {
      addHeaderList(fields, headers ?? '')
      return fields
    },
  },
  {
    name: 'sdk-java-request',
    client: 'sdk-java',
    trigger: 'esponse',
    pattern:
      /(?:ResponseCode|Response code): (?:-1\b|(?<status>[345]\d\d)(?=;))(?:; Request ID: (?<requestId>\w+))?(?:; Request path: (?<url>https?:\/\/\S+))?/,
    example:
      'WARN c.o.s.internal.RestStorageService - Request failed, Response code: -1; Request ID: null; Request path: https://b-1.obs.cn-east-3.myhuaweicloud.com/k',
    refine: (fields, _, line) => ({
      ...fields,
      status: fields.status ?? (line.includes(': -1') ? -1 : null),
    }),
  },
  {
    name: 'sdk-java-log',
    client: 'sdk-java',
    trigger: 'Storage|1|HTTP+XML|',
    pattern: /Storage\|1\|HTTP\+XML\|(?<operation>\w+)\|(?<params>.*)\|(?<result>-?\d+)\|?\s*$/,
    example:
      'ERROR com.obs.services.AbstractClient - Storage|1|HTTP+XML|putObject||||2021-01-17 12:30:12|2021-01-17 12:30:12|||-1|',
    refine: (fields, { result, params = '' }) => {
      const requestId = /\[request-id: (\w+)\]/.exec(params)?.[1]
      if (requestId) fields.requestId = requestId
      if (result === '-1') fields.status = -1
      else if (Number(result) >= 300) fields.status = Number(result)
      else return null
      return fields
    },
  },
]

const python: TextForm[] = [
  {
    name: 'sdk-python-log',
    client: 'sdk-python',
    trigger: 'exceptional obs response:',
    pattern:
      /exceptional obs response:status:(?<status>\d{3}),reason:[^,]*,code:(?<code>[^,]*),message:(?<message>.*?),requestId:(?<requestId>\w*)/,
    example:
      'x|ERROR|obs_logger|exceptional obs response:status:403,reason:Forbidden,code:AccessDenied,message:Access Denied,requestId:0A|',
    final: true,
  },
  {
    name: 'sdk-python-raised',
    client: 'sdk-python',
    trigger: ' failed. ErrorCode:',
    pattern: /(?<operation>\w+) failed\. ErrorCode:(?<code>\w+)\. ErrorMessage:(?<message>.*?)\s*$/,
    example: 'Exception: putFile failed. ErrorCode:AccessDenied. ErrorMessage:Access Denied',
  },
  {
    name: 'sdk-python-tuple',
    client: 'sdk-python',
    trigger: "('",
    pattern: /^\s*\(u?'(?<code>[A-Z][A-Za-z.]+)', u?(?<quote>['"])(?<message>.*)\k<quote>\)\s*$/,
    example: "('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.')",
    refine: (fields, _, __, knows) => (fields.code && knows(fields.code) ? fields : null),
  },
]

const node: TextForm[] = [
  {
    name: 'sdk-nodejs-status',
    client: 'sdk-nodejs',
    trigger: 'request error with http status code:',
    pattern: /\|(?<operation>\w+)\|request error with http status code:(?<status>\d{3})/,
    example:
      '2024/04/11 HH:26:09 149|sdk-file:obs-log|ERROR|ListObjects|request error with http status code:404',
  },
  {
    name: 'sdk-nodejs-log',
    client: 'sdk-nodejs',
    trigger: 'request error with error code:',
    pattern:
      /\|(?<operation>\w+)\|request error with error code:(?<code>[^,]*), error message:(?<message>.*?), request id:(?<requestId>\w*)/,
    example:
      '2024/04/11 HH:26:09 153|x|ERROR|ListObjects|request error with error code:NoSuchBucket, error message:The specified bucket does not exist, request id:0A',
    final: true,
  },
]

const php: TextForm[] = [
  {
    name: 'sdk-php',
    client: 'sdk-php',
    trigger: 'OBS Error Code: ',
    // The SDK prints the HTTP status as its "error code".
    pattern:
      /OBS Error Code: (?<code>[^,]*), Status Code: (?<status>\d{3})(?:, OBS Error Type: [^,]*)?(?:, OBS Error Message: (?<message>.*?))?(?:, '?User-Agent.*)?$/,
    example:
      'Obs\\ObsException: OBS Error Code: 403, Status Code: 403, OBS Error Type: client, OBS Error Message: Access Denied',
    final: true,
  },
]

const c: TextForm[] = [
  {
    name: 'sdk-c-log',
    client: 'sdk-c',
    trigger: 'Error/',
    pattern: /errorXml ?: ?Error\/(?<name>\w+) ?: ?(?<value>.*?)\s*$/,
    example: 'errorXmlCallback errorXml : Error/Code : AccessDenied',
    refine: (fields, { name = '', value = '' }) => {
      if (!addField(fields, name, value)) addDetail(fields, name, value)
      return fields
    },
  },
  // Statuses of the SDK's own, printed where it could not read the server's code.
  {
    name: 'sdk-c-status',
    client: 'sdk-c',
    trigger: 'failed(',
    pattern: /\bfailed\((?<code>ErrorUnknown|HttpErrorForbidden)\)\.?\s*$/,
    example: 'create bucket b-1 failed(ErrorUnknown).',
    weak: true,
    refine: (fields, _, line) => addNamedBucket(fields, line),
  },
  {
    name: 'sdk-c-demo',
    client: 'sdk-c',
    trigger: 'failed(',
    pattern: /\bfailed\((?:OBS_STATUS_)?(?<code>[A-Z][A-Za-z]+)\)\.?\s*$/,
    example: 'get bucket b-1 storage class failed(NoSuchBucket).',
    final: true,
    refine: (fields, _, line, knows) =>
      fields.code && knows(fields.code) ? addNamedBucket(fields, line) : null,
  },
]

export const sdks: TextForm[] = [...go, goStruct, ...java, ...python, ...node, ...php, ...c]
