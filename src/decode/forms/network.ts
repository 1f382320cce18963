import type { Fields } from '../fields.ts'
import type { TextForm } from './form.ts'

/** Failures in which OBS never answered, and curl's own report of a status. */

/** Applications have connections of other kinds: only hosts and ports that can be OBS count. */
function isObsLike(host: string, port: string | undefined): boolean {
  return /(?:^|[.-])(?:obs|s3)[.-]|myhuaweicloud|myhwclouds/i.test(host) || port === '443' || port === '80'
}

function withHost(fields: Fields, host: string | undefined, port?: string): Fields | null {
  if (host === undefined || !isObsLike(host, port)) return null
  return { ...fields, details: { ...fields.details, Host: host } }
}

export const network: TextForm[] = [
  {
    name: 'curl-status',
    client: 'curl',
    trigger: 'curl: (22)',
    pattern: /curl: \(22\) The requested URL returned error: (?<status>[345]\d\d)/,
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
      /(?<message>connect (?<code>ECONNREFUSED|ETIMEDOUT|ECONNRESET|EHOSTUNREACH|ENETUNREACH) (?<host>[\w.:-]+?):(?<port>\d+))/,
    example: 'Error: connect ECONNREFUSED 192.0.2.37:443',
    unanswered: true,
    refine: (fields, { host, port }) => withHost(fields, host, port),
  },
  {
    name: 'node-lookup',
    client: null,
    trigger: 'getaddrinfo E',
    pattern: /(?<message>getaddrinfo (?<code>ENOTFOUND|EAI_AGAIN) (?<host>[\w.-]+))/,
    example: 'Error: getaddrinfo ENOTFOUND b-1.obs.cn-north-9.myhuaweicloud.com',
    unanswered: true,
    refine: (fields, { host }) => withHost(fields, host),
  },
  {
    name: 'go-dial',
    client: null,
    trigger: 'dial tcp',
    pattern:
      /(?:(?<verb>Get|Put|Post|Head|Delete) "(?<url>https?:\/\/[^"]+)": )?(?<message>dial tcp:? (?:lookup )?(?<host>[\w.-]+)(?::(?<port>\d+))?.*?(?:no such host|connection refused|i\/o timeout|network is unreachable))/,
    example:
      'Put "https://b-1.obs.cn-north-4.myhuaweicloud.com/k": dial tcp: lookup b-1.obs.cn-north-4.myhuaweicloud.com: no such host',
    unanswered: true,
    refine: (fields, { verb, url, host, port }) => {
      if (verb) fields.method = verb.toUpperCase()
      return url && isObsLike(url, undefined)
        ? { ...fields, details: { Host: host as string } }
        : withHost(fields, host, port)
    },
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
    name: 'botocore-endpoint',
    client: 'boto3',
    trigger: 'Could not connect to the endpoint URL',
    pattern: /(?<message>Could not connect to the endpoint URL: "(?<url>[^"]+)")/,
    example: 'Could not connect to the endpoint URL: "https://b-1.obs.cn-north-9.myhuaweicloud.com/"',
    unanswered: true,
  },
]
