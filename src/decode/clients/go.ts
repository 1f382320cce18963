import { isObsLike } from '../../hosts.ts'
import type { Client } from './form.ts'

/** Whether the URL before Go's `dial tcp` names a host that is not OBS. The IP address behind `dial tcp` does not tell. */
function isForElsewhere(line: string): boolean {
  const end = line.indexOf('": dial tcp')
  const start = end < 0 ? -1 : line.lastIndexOf('"http', end - 1)
  const host =
    start < 0 ? undefined : /^"https?:\/\/([\w.-]{1,255})/.exec(line.slice(start, start + 300))?.[1]
  return host !== undefined && /[a-z]/i.test(host) && !isObsLike(host, 'none')
}

/** The program in Go that printed a line. */
function programOf(line: string): string | null {
  if (/\bmc(?:\.exe)?: <ERROR>/.test(line)) return 'mc'
  if (/ : Failed to | Failed to \w+:|^[\d/ :]{0,30}Failed to /.test(line)) return 'rclone'
  if (line.includes('send request failed')) return 'aws-sdk-go'
  return line.includes('error message [') || / --> obs:\/\/|obs:\/\/\S{1,300} --> /.test(line)
    ? 'obsutil'
    : null
}

/** Go's network and HTTP packages, as every program in Go prints them. */
export const go: Client = {
  forms: [
    {
      name: 'go-request',
      client: programOf,
      triggers: [
        'Get "http',
        'Put "http',
        'Post "http',
        'Head "http',
        'Delete "http',
        'Get \\"http',
        'Put \\"http',
        'Post \\"http',
        'Head \\"http',
        'Delete \\"http',
      ],
      pattern: [
        '{method} "{url}": {message}]',
        '{method} "{url}": {message}',
        '{method} \\"{url}\\": {message}',
      ],
      samples: [
        ...['Get', 'Put', 'Post', 'Head', 'Delete'].flatMap(verb => [
          `${verb} "https://b-1.obs.cn-north-4.myhuaweicloud.com/k": net/http: TLS handshake timeout`,
          `err="send: ${verb} \\"https://b-1.obs.cn-north-4.myhuaweicloud.com/k\\": EOF"`,
        ]),
        'error message [Put "https://b-1.obs.cn-north-4.myhuaweicloud.com/k": EOF]',
      ],
      unanswered: true,
      host: 'storage',
      // Behind the address a program may put what it was answered: `AccessDenied: Access Denied`.
      where: { method: /^(?:GET|PUT|POST|HEAD|DELETE)$/i, message: /^(?![A-Z][a-z]+[A-Z]\w*: )/ },
    },
    {
      name: 'go-dial',
      client: programOf,
      triggers: ['dial tcp'],
      pattern: [
        'dial tcp: lookup {host} on {_}: {text:text}',
        'dial tcp: lookup {host}: {text:text}',
        'dial tcp {host}:{port}: {text:text}',
        'dial tcp [{_}]:{port}: {text:text}',
      ],
      samples: [
        'dial tcp: lookup b-1.obs.cn-north-4.myhuaweicloud.com: no such host',
        'dial tcp: lookup b-1.obs.cn-north-9.myhuaweicloud.com on 10.0.0.2:53: no such host',
        'dial tcp 192.0.2.4:443: connect: connection refused',
      ],
      unanswered: true,
      host: 'http',
      refine: (fields, { text = '' }, line) => {
        if (isForElsewhere(line)) return null
        const failed =
          /^.{0,200}?(?:no such host|connection refused|i\/o timeout|unreachable|no route to host|server misbehaving|connection reset by peer|temporary failure in name resolution|timed out)/i.exec(
            text,
          )?.[0]
        return failed
          ? { ...fields, message: `${line.slice(line.indexOf('dial tcp'), line.indexOf(text))}${failed}` }
          : null
      },
    },
    {
      name: 'go-proxy',
      client: null,
      triggers: ['proxyconnect tcp: '],
      pattern: 'proxyconnect tcp: {_}',
      samples: ['proxyconnect tcp: dial tcp 192.0.2.9:3128: connect: connection refused'],
      unanswered: true,
      message: '{match}',
      refine: (fields, _, line) => (isForElsewhere(line) ? null : fields),
    },
  ],
}
