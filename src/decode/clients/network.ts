import { isObsLike } from '../hosts.ts'
import type { Fields } from '../syntax/fields.ts'
import type { TextForm } from './form.ts'

/** Failures in which OBS never answered, and curl's own report of a status. */

function withHost(fields: Fields, host: string | undefined, port?: string): Fields | null {
  if (host === undefined || !isObsLike(host, port)) return null
  return { ...fields, details: { ...fields.details, Host: host } }
}

/** Whether the URL before Go's `dial tcp` names a host that is none of OBS; the address behind it tells nothing. */
function isForElsewhere(line: string): boolean {
  const host = /"https?:\/\/([\w.-]*[a-z][\w.-]*)[^"]{0,2000}": dial tcp/i.exec(line)?.[1]
  return host !== undefined && !isObsLike(host, 'none')
}

/** `Put "https://…": what went wrong`, as Go's HTTP client and obsutil say it. */
const goRequests = ['Get', 'Put', 'Post', 'Head', 'Delete'].map(
  (verb): TextForm => ({
    name: `go-${verb.toLowerCase()}`,
    client: null,
    trigger: `${verb} "http`,
    pattern:
      /\b(?<method>Get|Put|Post|Head|Delete) "(?<url>https?:\/\/(?<host>[^/"]+)[^"]*)": (?<message>[^\]]+)/,
    example: `${verb} "https://b-1.obs.cn-north-4.myhuaweicloud.com/k": net/http: TLS handshake timeout`,
    unanswered: true,
    refine: (fields, { host }) => withHost(fields, host, 'none'),
  }),
)

/** What botocore says of a request that broke off, or never was. */
const botocoreRequests = [
  'Read timeout on endpoint URL: "',
  'Connect timeout on endpoint URL: "',
  'Connection was closed before we received a valid response from endpoint URL: "',
  'SSL validation failed for ',
].map(
  (trigger, index): TextForm => ({
    name: `botocore-broken-${index}`,
    client: 'boto3',
    trigger,
    pattern: new RegExp(`(?<message>${trigger}(?<url>https?://(?<host>[^/\\s":]+)[^\\s"]*).*?)\\s*$`),
    example: `${trigger}https://b-1.obs.cn-north-4.myhuaweicloud.com/k`,
    unanswered: true,
    refine: (fields, { host }) => withHost(fields, host, 'none'),
  }),
)

export const network: TextForm[] = [
  ...goRequests,
  {
    name: 'curl-status',
    client: 'curl',
    trigger: 'The requested URL returned error: ',
    pattern: /curl: \((?:22|56)\) The requested URL returned error: (?<status>[345]\d\d)/,
    example: 'curl: (22) The requested URL returned error: 404',
  },
  {
    name: 'curl-unanswered',
    client: 'curl',
    trigger: 'curl: (',
    pattern:
      /(?<message>curl: \((?:5|6|7|28|35|51|52|55|56|60)\) .*?(?:(?:host:? |to )(?<host>[\w-]+(?:\.[\w-]+)+))?(?: port \d+)?.*?)\s*$/,
    example: 'curl: (6) Could not resolve host: b-1.obs.cn-north-4.myhuaweicloud.com',
    unanswered: true,
    refine: (fields, { host }) => (host ? { ...fields, details: { Host: host } } : fields),
  },
  {
    name: 'node-connect',
    client: null,
    trigger: 'connect E',
    pattern:
      /(?<message>connect (?<systemCode>ECONNREFUSED|ETIMEDOUT|ECONNRESET|EHOSTUNREACH|ENETUNREACH) (?<host>[\w.:-]+?):(?<port>\d+))/,
    example: 'Error: connect ECONNREFUSED 192.0.2.37:443',
    unanswered: true,
    refine: (fields, { host, port }) => withHost(fields, host, port),
  },
  {
    name: 'node-lookup',
    client: null,
    trigger: 'getaddrinfo E',
    pattern: /(?<message>getaddrinfo (?<systemCode>ENOTFOUND|EAI_AGAIN) (?<host>[\w.-]+))/,
    example: 'Error: getaddrinfo ENOTFOUND b-1.obs.cn-north-9.myhuaweicloud.com',
    unanswered: true,
    refine: (fields, { host }) => withHost(fields, host),
  },
  {
    name: 'go-dial',
    client: null,
    trigger: 'dial tcp',
    pattern:
      /(?<message>dial tcp:? (?:lookup )?(?<host>[\w.-]+)(?::(?<port>\d+))?[^"]{0,200}?(?:no such host|connection refused|i\/o timeout|network is unreachable))/,
    example: 'dial tcp: lookup b-1.obs.cn-north-4.myhuaweicloud.com: no such host',
    unanswered: true,
    refine: (fields, { host, port }, line) => (isForElsewhere(line) ? null : withHost(fields, host, port)),
  },
  {
    name: 'java-network',
    client: null,
    trigger: 'java.net.',
    pattern:
      /java\.net\.(?:UnknownHostException|ConnectException|SocketTimeoutException): (?<message>.*?(?<host>[\w-]+(?:\.[\w-]+)+).*?)\s*$/,
    example: 'Caused by: java.net.UnknownHostException: b-1.obs.cn-north-4.myhuaweicloud.com',
    unanswered: true,
    refine: (fields, { host }) => withHost(fields, host),
  },
  {
    name: 'requests-status',
    client: null,
    trigger: ' for url',
    pattern:
      /(?:(?:Client|Server) error ')?(?<status>[345]\d\d) [^\n]{0,80}? for url:? '?(?<url>https?:\/\/(?<host>[^/\s']+)[^\s']*)/,
    example:
      'requests.exceptions.HTTPError: 403 Client Error: Forbidden for url: https://b-1.obs.cn-east-3.myhuaweicloud.com/p.txt',
    refine: (fields, { host = '' }) => (isObsLike(host, 'none') ? fields : null),
  },
  {
    name: 'browser-console',
    client: null,
    trigger: 'myhuaweicloud.com/',
    pattern:
      /\b(?<method>GET|PUT|POST|HEAD|DELETE|OPTIONS) (?<url>https?:\/\/\S+)(?: net::\w+)? (?<status>[345]\d\d) \(/,
    example: 'PUT https://b-1.obs.cn-east-3.myhuaweicloud.com/a.png 403 (Forbidden)',
  },
  {
    name: 'urllib3',
    client: null,
    trigger: 'ConnectionPool(host=',
    pattern:
      /ConnectionPool\(host='(?<host>[^']{1,255})', port=(?<port>\d+)\): (?<message>(?:Max retries exceeded with url: (?<path>\S+)|Read timed out).*?)\s*$/,
    example:
      "HTTPSConnectionPool(host='b-1.obs.cn-north-4.myhuaweicloud.com', port=443): Max retries exceeded with url: /k (Caused by NewConnectionError(': [Errno 111] Connection refused'))",
    unanswered: true,
    refine: (fields, { host, port, path }) =>
      withHost(
        path ? { ...fields, url: `${port === '80' ? 'http' : 'https'}://${host}${path}` } : fields,
        host,
        'none',
      ),
  },
  {
    name: 'botocore-endpoint',
    client: 'boto3',
    trigger: 'Could not connect to the endpoint URL',
    pattern: /(?<message>Could not connect to the endpoint URL: "(?<url>[^"]+)")/,
    example: 'Could not connect to the endpoint URL: "https://b-1.obs.cn-north-9.myhuaweicloud.com/"',
    unanswered: true,
  },
  ...botocoreRequests,
]
