import type { Change, Passing } from './breaking-proxy.ts'

/**
 * Sixty requests of real clients, each with one thing broken: by a proxy on its way, or in the configuration of the
 * client. What goes wrong is what gateways, browsers, mail programs and copied configuration files do.
 */

/** How a client is called, and what kind of signature it makes. */
export type ClientName =
  | 'esdk obs'
  | 'esdk v2'
  | 'esdk obs link'
  | 'boto3 v2'
  | 'boto3 v2 link'
  | 'boto3 v4'
  | 'boto3 v4 link'
  | 'aws-cli v4'
  | 's3cmd v4'
  | 's3cmd v2'

export interface Breakage {
  client: ClientName
  /** What is broken, in a few words. */
  what: string
  /** The findings that name this and nothing else: words of `data/findings.json`, or the id of a finding. */
  named: string[]
  call: string
  params: Record<string, unknown>
  /** Does the client address its bucket in the path? */
  style?: 'path'
  /** The secret key that the client has, where it is not the right one. */
  secretKey?: (right: string) => string
  /** Has the client temporary keys? */
  hasToken?: true
  /** Options of curl for a link. */
  curl?: string[]
  change?: Change
}

const header =
  (name: string, value: string | ((before: string) => string) | null): Change =>
  ({ headers }) => {
    if (value === null) delete headers[name]
    else headers[name] = typeof value === 'string' ? value : value(headers[name] ?? '')
  }
const path =
  (edit: (path: string) => string): Change =>
  request => {
    request.path = edit(request.path)
  }
const parameter =
  (name: string, edit: (pair: string) => string | null): Change =>
  request => {
    request.query = request.query.flatMap(pair => (pair.split('=')[0] === name ? (edit(pair) ?? []) : pair))
  }
const drop = (name: string) => parameter(name, () => null)
const add =
  (pair: string): Change =>
  ({ query }) => {
    query.push(pair)
  }
const method =
  (name: string): Change =>
  request => {
    request.method = name
  }
/** The time of the date that the request has, moved. */
const later = (seconds: number) => (before: string) =>
  new Date(Date.parse(before) + seconds * 1000).toUTCString()
const stamp = (text: string) => Date.parse(text.replace(/(....)(..)(..)T(..)(..)(..)Z/, '$1-$2-$3T$4:$5:$6Z'))
const stampLater = (seconds: number) => (before: string) =>
  `${new Date(stamp(before) + seconds * 1000).toISOString().replace(/[-:]|\.\d+/g, '')}`
const scope = (from: RegExp, to: string): Change =>
  header('authorization', before => before.replace(from, to))
const toHost = (host: string) => header('host', host)
const both =
  (...changes: Change[]): Change =>
  (request: Passing) => {
    for (const change of changes) change(request)
  }

const object = (more: Record<string, unknown> = {}, key = 'docs/a b.txt') => ({
  Bucket: 'b-1',
  Key: key,
  ...more,
})
const put = (more: Record<string, unknown> = {}, key?: string) => object({ Body: 'content', ...more }, key)
const linkTo = (Method: string, more: Record<string, unknown> = {}, key?: string) =>
  object({ Method, Expires: 3600, ...more }, key)

export const breakages: Breakage[] = [
  // The OBS signature in a header.
  {
    client: 'esdk obs',
    what: 'a gateway appends a charset to Content-Type',
    named: ['content-type'],
    call: 'putObject',
    params: put({ ContentType: 'text/plain' }),
    change: header('content-type', 'text/plain; charset=utf-8'),
  },
  {
    client: 'esdk obs',
    what: 'a gateway removes Content-Type',
    named: ['content-type'],
    call: 'putObject',
    params: put({ ContentType: 'text/plain' }),
    change: header('content-type', null),
  },
  {
    client: 'esdk obs',
    what: 'a gateway adds Content-Type to a GET',
    named: ['content-type'],
    call: 'getObject',
    params: object(),
    change: header('content-type', 'application/x-www-form-urlencoded'),
  },
  {
    client: 'esdk obs',
    what: 'a gateway removes Content-MD5',
    named: ['content-md5'],
    call: 'putObject',
    params: put({ ContentMD5: 'mgNkuembtIDdJeHwKEyFVQ==' }),
    change: header('content-md5', null),
  },
  {
    client: 'esdk obs',
    what: 'a gateway adds Content-MD5',
    named: ['content-md5'],
    call: 'putObject',
    params: put(),
    change: header('content-md5', 'mgNkuembtIDdJeHwKEyFVQ=='),
  },
  {
    client: 'esdk obs',
    what: 'a gateway writes Date anew, 7 s later',
    named: ['date'],
    call: 'getObject',
    params: object(),
    change: ({ headers }) => {
      for (const name of ['date', 'x-obs-date']) if (headers[name]) headers[name] = later(7)(headers[name])
    },
  },
  {
    client: 'esdk obs',
    what: 'a gateway adds x-obs-date',
    named: ['date'],
    call: 'getObject',
    params: object(),
    change: ({ headers }) => {
      headers['x-obs-date'] = headers.date ?? ''
    },
  },
  {
    client: 'esdk obs',
    what: 'a gateway puts the bucket in front of the path',
    named: ['bucket-sent-twice'],
    call: 'getObject',
    params: object(),
    change: path(before => `/b-1${before}`),
  },
  {
    client: 'esdk obs',
    what: 'a proxy writes a blank as +',
    named: ['key-plus'],
    call: 'getObject',
    params: object(),
    change: path(before => before.replaceAll('%20', '+')),
  },
  {
    client: 'esdk obs',
    what: 'a proxy encodes the path once more',
    named: ['key-sent-encoded-twice'],
    call: 'getObject',
    params: object(),
    change: path(before => before.replaceAll('%', '%25')),
  },
  {
    client: 'esdk obs',
    what: 'a proxy writes percent-encoding in lower case',
    named: ['key-hex-case'],
    call: 'getObject',
    params: object({}, '报告/一月.txt'),
    change: path(before => before.toLowerCase()),
  },
  {
    client: 'esdk obs',
    what: 'a proxy merges slashes',
    named: ['key-slashes'],
    call: 'getObject',
    params: object({}, 'logs//2026/a.txt'),
    change: path(before => before.replaceAll('//', '/')),
  },
  {
    client: 'esdk obs',
    what: 'a proxy removes the slash at the end',
    named: ['key-slashes'],
    call: 'putObject',
    params: put({}, 'folder/'),
    change: path(before => before.replace(/\/$/, '')),
  },
  {
    client: 'esdk obs',
    what: 'a gateway removes x-obs-acl',
    named: ['header-added'],
    call: 'putObject',
    params: put({ ACL: 'public-read' }),
    change: header('x-obs-acl', null),
  },
  {
    client: 'esdk obs',
    what: 'a gateway removes x-obs-meta-note',
    named: ['header-added'],
    call: 'putObject',
    params: put({ Metadata: { note: 'january' } }),
    change: header('x-obs-meta-note', null),
  },
  {
    client: 'esdk obs',
    what: 'a gateway makes x-obs-acl private',
    named: ['header-value'],
    call: 'putObject',
    params: put({ ACL: 'public-read' }),
    change: header('x-obs-acl', 'private'),
  },
  {
    client: 'esdk obs',
    what: 'a gateway adds x-obs-meta-via',
    named: ['header-missing'],
    call: 'putObject',
    params: put(),
    change: header('x-obs-meta-via', 'gateway-7'),
  },
  {
    client: 'esdk obs',
    what: 'a gateway removes the security token',
    named: ['token-added'],
    call: 'getObject',
    params: object(),
    hasToken: true,
    change: header('x-obs-security-token', null),
  },
  {
    client: 'esdk obs',
    what: 'a gateway drops ?acl',
    named: ['query-added'],
    call: 'getObjectAcl',
    params: object(),
    change: drop('acl'),
  },
  {
    client: 'esdk obs',
    what: 'a gateway sends POST for PUT',
    named: ['method'],
    call: 'putObject',
    params: put(),
    change: method('POST'),
  },
  // The AWS V2 signature in a header.
  {
    client: 'esdk v2',
    what: 'a gateway renames x-amz-acl to x-obs-acl',
    named: ['header-prefix', 'header-added'],
    call: 'putObject',
    params: put({ ACL: 'public-read' }),
    change: ({ headers }) => {
      headers['x-obs-acl'] = headers['x-amz-acl'] ?? ''
      delete headers['x-amz-acl']
    },
  },
  {
    client: 'esdk v2',
    what: 'a gateway drops ?uploads',
    named: ['query-added'],
    call: 'initiateMultipartUpload',
    params: object(),
    change: drop('uploads'),
  },
  {
    client: 'esdk v2',
    what: 'a gateway adds ?versionId=null',
    named: ['query-missing'],
    call: 'getObject',
    params: object(),
    change: add('versionId=null'),
  },
  {
    client: 'esdk v2',
    what: 'a gateway drops versionId',
    named: ['query-added'],
    call: 'getObject',
    params: object({ VersionId: 'G001117FCE89978B0000401205D5DC9A' }),
    change: drop('versionId'),
  },
  {
    client: 'boto3 v2',
    what: 'a gateway writes Date anew, 2 min earlier',
    named: ['date'],
    call: 'get_object',
    params: object(),
    change: ({ headers }) => {
      for (const name of ['date', 'x-amz-date']) if (headers[name]) headers[name] = later(-120)(headers[name])
    },
  },
  {
    client: 'boto3 v2',
    what: 'a gateway sends another Content-Type',
    named: ['content-type'],
    call: 'put_object',
    params: put({ ContentType: 'application/json' }),
    change: header('content-type', 'application/octet-stream'),
  },
  {
    client: 'boto3 v2',
    what: 'a line end behind the secret key',
    named: ['secret-blank'],
    call: 'get_object',
    params: object(),
    secretKey: right => `${right}\n`,
  },
  {
    client: 's3cmd v2',
    what: 'a gateway adds x-amz-acl',
    named: ['header-missing'],
    call: 'put',
    params: put(),
    change: header('x-amz-acl', 'private'),
  },
  // Links with an OBS or AWS V2 signature.
  {
    client: 'esdk obs link',
    what: 'Expires is raised by an hour',
    named: ['date'],
    call: '',
    params: linkTo('GET'),
    change: parameter('Expires', pair => `Expires=${Number(pair.split('=')[1]) + 3600}`),
  },
  {
    client: 'esdk obs link',
    what: 'the + of the signature is not encoded',
    named: ['signature-encoding'],
    call: '',
    params: linkTo('GET'),
    change: parameter('Signature', pair => decodeURIComponent(pair)),
  },
  {
    client: 'esdk obs link',
    what: 'the signature is encoded twice',
    named: ['signature-encoding'],
    call: '',
    params: linkTo('GET'),
    change: parameter('Signature', pair => pair.replaceAll('%', '%25')),
  },
  {
    client: 'esdk obs link',
    what: 'the end of the link is cut off',
    named: ['signature-cut'],
    call: '',
    params: linkTo('GET'),
    change: parameter('Signature', pair => pair.slice(0, -6)),
  },
  {
    client: 'esdk obs link',
    what: 'a browser adds Content-Type to an upload',
    named: ['content-type'],
    call: '',
    params: linkTo('PUT'),
    curl: ['-X', 'PUT', '-d', 'content', '-H', 'Content-Type: image/png'],
  },
  {
    client: 'esdk obs link',
    what: 'a link for GET is used for PUT',
    named: ['method'],
    call: '',
    params: linkTo('GET'),
    curl: ['-X', 'PUT', '-d', 'content', '-H', 'Content-Type:'],
  },
  {
    client: 'esdk obs link',
    what: 'the token of the link is cut off',
    named: ['token-added'],
    call: '',
    params: linkTo('GET'),
    hasToken: true,
    change: drop('x-obs-security-token'),
  },
  {
    client: 'esdk obs link',
    what: 'a file name for the download is appended',
    named: ['query-missing'],
    call: '',
    params: linkTo('GET'),
    change: add('response-content-disposition=attachment'),
  },
  {
    client: 'esdk obs link',
    what: 'a browser writes %28 as (',
    named: ['key-special'],
    call: '',
    params: linkTo('GET', {}, 'report (1).txt'),
    change: path(before => before.replace('%28', '(').replace('%29', ')')),
  },
  {
    client: 'boto3 v2 link',
    what: 'Expires is lowered by 5 min',
    named: ['date'],
    call: 'get_object',
    params: object(),
    change: parameter('Expires', pair => `Expires=${Number(pair.split('=')[1]) - 300}`),
  },
  {
    client: 'boto3 v2 link',
    what: 'the method of the link is changed',
    named: ['method'],
    call: 'get_object',
    params: object(),
    curl: ['-X', 'DELETE'],
  },
  // The V4 signature in a header.
  {
    client: 'boto3 v4',
    what: 'a proxy adds the port to Host',
    named: ['host-port'],
    call: 'get_object',
    params: object(),
    change: header('host', before => `${before}:80`),
  },
  {
    client: 'boto3 v4',
    what: 'a proxy sends the name of its upstream as Host',
    named: ['host'],
    call: 'get_object',
    params: object(),
    style: 'path',
    change: toHost('10.0.3.17:9000'),
  },
  {
    client: 'boto3 v4',
    what: 'a proxy moves the bucket into the path',
    named: ['addressing'],
    call: 'get_object',
    params: object(),
    change: both(
      toHost('obs.cn-north-4.myhuaweicloud.com'),
      path(before => `/b-1${before}`),
    ),
  },
  {
    client: 'boto3 v4',
    what: 'a gateway writes x-amz-date anew, 5 s later',
    named: ['date'],
    call: 'get_object',
    params: object(),
    change: header('x-amz-date', stampLater(5)),
  },
  {
    client: 'boto3 v4',
    what: 'a gateway removes Range',
    named: ['header-added', 'header-lost'],
    call: 'get_object',
    params: object({ Range: 'bytes=0-99' }),
    change: header('range', null),
  },
  {
    client: 'boto3 v4',
    what: 'a gateway sends another payload hash',
    named: ['payload'],
    call: 'get_object',
    params: object(),
    change: header('x-amz-content-sha256', 'UNSIGNED-PAYLOAD'),
  },
  {
    client: 'boto3 v4',
    what: 'a gateway removes the security token',
    named: ['token-added'],
    call: 'get_object',
    params: object(),
    hasToken: true,
    change: header('x-amz-security-token', null),
  },
  {
    client: 'boto3 v4',
    what: 'a gateway changes the region of the scope',
    named: ['scope-region'],
    call: 'get_object',
    params: object(),
    change: scope(/cn-north-4/, 'us-east-1'),
  },
  {
    client: 'boto3 v4',
    what: 'a gateway changes the service of the scope',
    named: ['scope-service'],
    call: 'get_object',
    params: object(),
    change: scope(/\/s3\//, '/obs/'),
  },
  {
    client: 'boto3 v4',
    what: 'a proxy writes a blank as +',
    named: ['key-plus'],
    call: 'get_object',
    params: object(),
    change: path(before => before.replaceAll('%20', '+')),
  },
  {
    client: 'boto3 v4',
    what: 'a proxy encodes the path once more',
    named: ['key-sent-encoded-twice'],
    call: 'get_object',
    params: object(),
    change: path(before => before.replaceAll('%', '%25')),
  },
  {
    client: 'boto3 v4',
    what: 'a gateway drops list-type=2',
    named: ['query-added'],
    call: 'list_objects_v2',
    params: { Bucket: 'b-1', Prefix: 'docs/' },
    change: drop('list-type'),
  },
  {
    client: 'boto3 v4',
    what: 'a gateway adds a parameter',
    named: ['query-missing'],
    call: 'get_object',
    params: object(),
    change: add('trace=0af7651916cd43dd'),
  },
  {
    client: 'aws-cli v4',
    what: 'a gateway changes Content-Type',
    named: ['content-type'],
    call: 'put',
    params: put({ ContentType: 'text/html' }),
    change: header('content-type', 'text/html; charset=utf-8'),
  },
  {
    client: 'aws-cli v4',
    what: 'quotes around the secret key',
    named: ['secret-quoted'],
    call: 'get',
    params: object(),
    secretKey: right => `"${right}"`,
  },
  {
    client: 's3cmd v4',
    what: 'the server knows another secret key',
    named: ['signature-secret-differs'],
    call: 'put',
    params: put(),
    secretKey: right => `${right.slice(0, -3)}XYZ`,
  },
  {
    client: 's3cmd v4',
    what: 'a gateway changes the storage class',
    named: ['header-value'],
    call: 'put',
    params: put(),
    change: header('x-amz-storage-class', 'STANDARD_IA'),
  },
  // Links with a V4 signature.
  {
    client: 'boto3 v4 link',
    what: 'X-Amz-Expires is raised',
    named: ['query-value'],
    call: 'get_object',
    params: object(),
    change: parameter('X-Amz-Expires', () => 'X-Amz-Expires=86400'),
  },
  {
    client: 'boto3 v4 link',
    what: 'a tracking parameter is appended',
    named: ['query-missing'],
    call: 'get_object',
    params: object(),
    change: add('utm_source=mail'),
  },
  {
    client: 'boto3 v4 link',
    what: 'the end of the link is cut off',
    named: ['signature-cut'],
    call: 'get_object',
    params: object(),
    change: parameter('X-Amz-Signature', pair => pair.slice(0, -5)),
  },
  {
    client: 'boto3 v4 link',
    what: 'a link for GET is used for PUT',
    named: ['method'],
    call: 'get_object',
    params: object(),
    curl: ['-X', 'PUT', '-d', 'content', '-H', 'Content-Type:'],
  },
]
