import { addDetail, type Fields } from '../syntax/fields.ts'
import { addNamedBucket, addObjectUrl, type TextForm } from './form.ts'

/** `getFileStatus on obs://bucket/key: ` in front of what the connector says of the answer. */
function addOperation(fields: Fields, before: string): void {
  const match = /(\w+) on (obs:\/\/(?:(?! on obs:).)*|\S+): $/.exec(before)
  if (!match) return
  addDetail(fields, 'Operation', match[1] as string)
  if (!match[2]?.startsWith('obs://')) return
  fields.url = match[2]
  // Not encoded, and so no URL where the key has spaces.
  addObjectUrl(fields, match[2])
}

/** What platforms on top of OBS print: Hadoop, Terraform, OpenStack, web file managers. */
export const platforms: TextForm[] = [
  {
    name: 'hadoop-obs',
    client: 'hadoop-obs',
    trigger: 'ResponseCode[',
    pattern:
      /ResponseCode\[(?<status>-?\d+)\],\s?ErrorCode\[(?<code>[^\]]*)\],\s?ErrorMessage\[(?<message>.*?)\],\s?RequestId\[(?<requestId>\w*)\]/,
    example:
      'org.apache.hadoop.security.AccessControlException: getFileStatus on obs://b-1/k: ResponseCode[403],ErrorCode[AccessDenied],ErrorMessage[Request Error.],RequestId[0A]',
    refine: (fields, { code, status }, line) => {
      addOperation(fields, line.slice(0, line.indexOf('ResponseCode[')))
      // Where the body is missing the connector puts the indicator in place of the code.
      if (/^\d+$/.test(code ?? '')) fields.details = { ...fields.details, Indicator: code as string }
      if (status === '-1') fields.status = -1
      return fields
    },
  },
  {
    name: 'hadoop-obs-old',
    client: 'hadoop-obs',
    trigger: 'status [',
    pattern:
      /status \[(?<status>-?\d+)\] - request id \[(?<requestId>\w*)\] - error code \[(?<code>[^\]]*)\] - error message \[(?<message>.*?)\]/,
    example:
      'OBSIOException: getFileStatus on obs://b-1/k: status [403] - request id [0A] - error code [AccessDenied] - error message [Access Denied] - trace :',
    refine: (fields, { status }, line) => {
      addOperation(fields, line.slice(0, line.indexOf('status [')))
      if (status === '-1') fields.status = -1
      return fields
    },
  },
  {
    name: 'terraform-reason',
    client: 'terraform',
    trigger: 'Error: ',
    pattern: /Error: (?<action>.*?):?\s(?<code>[A-Z][A-Za-z.]+), +Reason: (?<message>.*?)\s*$/,
    wraps: { begins: /Error: .*\s[A-Z][A-Za-z.]+,\s*$/, whole: /Reason: / },
    example:
      'Error: error getting storage class of OBS bucket b-1: MethodNotAllowed,  Reason: The specified method is not allowed against this resource.',
    final: true,
    refine: (fields, { action = '' }) => addNamedBucket(fields, action),
  },
  {
    name: 'openstack',
    client: 'openstack',
    trigger: 'RESP: [',
    pattern: /RESP: \[(?<status>[345]\d\d)\](?<headers>.*)$/,
    example:
      'RESP: [403] Content-Length: 263 Date: Fri, 12 Dec 2025 15:06:00 GMT Server: OBS x-obs-id-2: 32AA x-obs-request-id: 0A x-reserved-indicator: 372',
    refine: (fields, { headers = '' }) => {
      fields.headers = Object.create(null) as Record<string, string>
      for (const [, name, value] of headers.matchAll(/([A-Za-z][\w-]*): (.*?)(?=\s[A-Za-z][\w-]*: |$)/g)) {
        fields.headers[(name as string).toLowerCase()] = value as string
      }
      const { date, 'x-obs-request-id': obsId, 'x-amz-request-id': amzId } = fields.headers
      const hostId = fields.headers['x-obs-id-2'] ?? fields.headers['x-amz-id-2']
      const indicator = fields.headers['x-reserved-indicator']
      if (date && !Number.isNaN(Date.parse(date))) fields.time = new Date(date).toISOString()
      if (obsId ?? amzId) fields.requestId = (obsId ?? amzId) as string
      if (hostId) fields.hostId = hostId
      if (indicator) fields.details = { Indicator: indicator }
      return fields
    },
  },
  {
    name: 'web-curl',
    client: null,
    trigger: 'curl error code=',
    pattern: /(?<url>https?:\/\/[^\s;]+);\s*curl error code=(?<status>[345]\d\d)/,
    example: '[CURL] http://b-1.obs.cn-east-3.myhuaweicloud.com/?cors;curl error code=403; ',
    final: true,
  },
  {
    name: 'object-url',
    client: null,
    trigger: 'Bucket=',
    pattern: /\bBucket=['"](?<bucket>[^'"]+)['"],\s*Key=['"](?<key>[^'"]+)['"]/,
    example: "    s3.get_object(Bucket='b-1',Key='k')",
    context: true,
  },
]
