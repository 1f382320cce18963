import { addNamedBucket, addObjectUrl, type TextForm } from './form.ts'

/** What platforms on top of OBS print: Hadoop, Terraform, OpenStack, web file managers. */
export const platforms: TextForm[] = [
  {
    name: 'hadoop-obs',
    client: 'hadoop-obs',
    trigger: 'ResponseCode[',
    pattern:
      /(?:(?<operation>\w+) on (?<url>obs:\/\/\S+?): )?ResponseCode\[(?<status>-?\d+)\],\s?ErrorCode\[(?<code>[^\]]*)\],\s?ErrorMessage\[(?<message>.*?)\],\s?RequestId\[(?<requestId>\w*)\]/,
    example:
      'org.apache.hadoop.security.AccessControlException: getFileStatus on obs://b-1/k: ResponseCode[403],ErrorCode[AccessDenied],ErrorMessage[Request Error.],RequestId[0A]',
    refine: (fields, { code, status }) => {
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
      /(?:(?<operation>\w+) on (?<url>(?:obs:\/\/)?\S+?): )?status \[(?<status>-?\d+)\] - request id \[(?<requestId>\w*)\] - error code \[(?<code>[^\]]*)\] - error message \[(?<message>.*?)\]/,
    example:
      'OBSIOException: getFileStatus on obs://b-1/k: status [403] - request id [0A] - error code [AccessDenied] - error message [Access Denied] - trace :',
    refine: (fields, { status }) => {
      if (status === '-1') fields.status = -1
      return fields
    },
  },
  {
    name: 'terraform-reason',
    client: 'terraform',
    trigger: 'Reason: ',
    before: /Error: .*?:?\s(?<code>[A-Z][A-Za-z.]+),\s*$/,
    pattern: /^[\s│|]*Reason: (?<message>.*?)\s*$/,
    example: '│  Reason: The specified method is not allowed against this resource.',
    final: true,
  },
  {
    name: 'terraform-action',
    client: 'terraform',
    trigger: 'Error: ',
    pattern: /^[\s│|╷]*Error: .*\b(?<bucket>[a-z0-9][a-z0-9.-]{2,62}): [A-Z][A-Za-z.]+,\s*$/,
    example: '│ Error: error getting storage class of OBS bucket my-bucket-107-tfstate: MethodNotAllowed,',
    context: true,
    refine: (fields, _, line) => {
      delete fields.bucket
      return addNamedBucket(fields, line)
    },
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
    trigger: '_object(Bucket=',
    pattern: /_object\(Bucket=['"](?<bucket>[^'"]+)['"],\s*Key=['"](?<key>[^'"]+)['"]/,
    example: "    s3.get_object(Bucket='b-1',Key='k')",
    context: true,
    refine: (fields, _, line) => addObjectUrl(fields, line),
  },
]
