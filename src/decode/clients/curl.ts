import type { Client } from './form.ts'

/** How curl exits where no answer came, or only a part of one. */
const exit = /^(?:1|3|5|6|7|28|35|51|52|53|55|56|58|60|77|83|91|92|97)$/

/** curl, and libcurl in other programs. */
export const curl: Client = {
  forms: [
    {
      name: 'web-curl',
      client: null,
      triggers: ['curl error code='],
      pattern: '{start}{_}://{path:text};{_:spaces}curl error code={status}',
      samples: ['[CURL] http://b-1.obs.cn-east-3.myhuaweicloud.com/?cors;curl error code=403; '],
      final: true,
      refine: (fields, { path = '' }, line) => ({
        ...fields,
        url: `${line.includes(`https://${path}`) ? 'https' : 'http'}://${path}`,
      }),
    },
    // The command itself: what comes behind is the answer to another request than what stood before.
    {
      name: 'curl-command',
      client: null,
      triggers: ['curl -', 'curl http', 'curl "http', "curl 'http"],
      pattern: /^(?:[\w@~:()[\]/.-]{0,60} ?)?[$#>%] ?curl .{0,2000}https?:\/\//,
      samples: [
        '$ curl -s https://b-1.obs.cn-north-4.myhuaweicloud.com/k',
        '$ curl https://b-1.obs.cn-north-4.myhuaweicloud.com/k',
        '# curl "https://b-1.obs.cn-north-4.myhuaweicloud.com/k"',
        "# curl 'https://b-1.obs.cn-north-4.myhuaweicloud.com/k'",
      ],
      context: true,
      refine: () => ({}),
    },
    {
      name: 'curl-status',
      client: 'curl',
      triggers: ['The requested URL returned error: '],
      pattern: [
        'curl: (22) The requested URL returned error: {status}',
        'curl: (56) The requested URL returned error: {status}',
      ],
      samples: ['curl: (22) The requested URL returned error: 404'],
    },
    {
      name: 'curl-unanswered',
      client: 'curl',
      triggers: ['curl: ('],
      pattern: 'curl: ({exit:digits}) {_}{end}',
      samples: [
        'curl: (6) Could not resolve host: b-1.obs.cn-north-4.myhuaweicloud.com',
        'curl: (28) Failed to connect to b-1.obs.cn-north-4.myhuaweicloud.com port 443 after 129874 ms: Connection timed out',
        'curl: (56) CONNECT tunnel failed, response 407',
      ],
      also: [
        'Could not resolve host: {host}',
        "Couldn't resolve host '{host}'",
        'connect to {host} port {port}',
        'in connection to {host}:{port}',
        "target host name '{host}'",
        'Connection to {host} timed out',
      ],
      unanswered: true,
      host: 'any',
      where: { exit },
      message: '{match}',
    },
    // The wget of BusyBox; GNU wget says it in words that many programs have.
    {
      name: 'wget-status',
      client: null,
      triggers: ['wget: server returned error: HTTP/'],
      pattern: [
        'server returned error: HTTP/1.1 {status} {_}',
        'server returned error: HTTP/1.0 {status} {_}',
      ],
      samples: [
        'wget: server returned error: HTTP/1.1 503 Service Unavailable b-1.obs.cn-north-4.myhuaweicloud.com',
      ],
      isCommon: true,
      // This wget sends nothing else.
      refine: fields => ({ ...fields, method: 'GET' }),
    },
    {
      name: 'wget-zh',
      client: null,
      triggers: ['正在等待回应... '],
      pattern: '正在等待回应... {status} ',
      samples: ['已发出 HTTP 请求，正在等待回应... 403 Forbidden # obs://b-1'],
      isCommon: true,
      refine: fields => ({ ...fields, method: 'GET' }),
      maySucceed: true,
    },
    // What was read of the answer tells more than that its end is missing.
    {
      name: 'curl-cut',
      client: 'curl',
      triggers: ['curl: (18) '],
      pattern: 'curl: (18) {_}{end}',
      samples: ['curl: (18) transfer closed with 200 bytes remaining to read'],
      placeholder: true,
      unanswered: true,
      message: '{match}',
    },
    // PHP's Guzzle and others: `cURL error 28: …`.
    {
      name: 'curl-library',
      client: null,
      triggers: ['cURL error '],
      pattern: ['cURL error {exit:digits}: {text:text} (see http', 'cURL error {exit:digits}: {text:text}'],
      samples: [
        'GuzzleHttp\\Exception\\ConnectException: cURL error 6: Could not resolve host: b-1.obs.cn-north-9.myhuaweicloud.com (see https://curl.haxx.se/libcurl/c/libcurl-errors.html) for https://b-1.obs.cn-north-9.myhuaweicloud.com/k',
        'cURL error 28: Failed to connect to b-1.obs.cn-north-4.myhuaweicloud.com port 443: Timed out',
      ],
      also: [' for {url}', 'resolve host: {host}', 'connect to {host} port {port}'],
      unanswered: true,
      host: 'storage',
      where: { exit },
      message: 'cURL error {exit}: {text}',
    },
  ],
}
