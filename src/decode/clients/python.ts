import type { Client } from './form.ts'

/** Python's requests and urllib3, below many other clients. */
export const python: Client = {
  forms: [
    {
      name: 'requests-status',
      client: null,
      triggers: [' for url'],
      pattern:
        /(?:(?:Client|Server) error ')?(?<status>[345]\d\d) [^\n]{0,80}? for url:? '?(?<url>https?:\/\/(?<host>[^/\s']+)[^\s']*)/,
      samples: [
        '403 Client Error: Forbidden for url: https://b-1.obs.cn-east-3.myhuaweicloud.com/p.txt',
        "httpx.HTTPStatusError: Client error '403 Forbidden' for url 'https://b-1.obs.cn-east-3.myhuaweicloud.com/p.txt'",
      ],
      host: 'storage',
    },
    {
      name: 'urllib3',
      client: null,
      triggers: ['ConnectionPool(host='],
      pattern:
        /ConnectionPool\(host='(?<host>[^']{1,255})', port=(?<port>\d+)\): (?<message>(?:Max retries exceeded with url: (?<path>\S+)|Read timed out).*?)\s*$/,
      samples: [
        "HTTPSConnectionPool(host='b-1.obs.cn-north-4.myhuaweicloud.com', port=443): Max retries exceeded with url: /k (Caused by NewConnectionError(': [Errno 111] Connection refused'))",
      ],
      unanswered: true,
      host: 'storage',
      refine: (fields, { host, port, path }) =>
        path ? { ...fields, url: `${port === '80' ? 'http' : 'https'}://${host}${path}` } : fields,
    },
  ],
}
