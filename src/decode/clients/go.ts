import { isObsLike } from '../../hosts.ts'
import type { Client } from './form.ts'

/** Whether the URL before Go's `dial tcp` names a host that is none of OBS; the address behind it tells nothing. */
function isForElsewhere(line: string): boolean {
  const host = /"https?:\/\/([\w.-]*[a-z][\w.-]*)[^"]{0,2000}": dial tcp/i.exec(line)?.[1]
  return host !== undefined && !isObsLike(host, 'none')
}

/** Go's network and HTTP packages, as every program in Go prints them. */
export const go: Client = {
  forms: [
    {
      name: 'go-request',
      client: null,
      triggers: ['Get "http', 'Put "http', 'Post "http', 'Head "http', 'Delete "http'],
      pattern:
        /\b(?<method>Get|Put|Post|Head|Delete) "(?<url>https?:\/\/(?<host>[^/"]+)[^"]*)": (?<message>[^\]]+)/,
      samples: ['Get', 'Put', 'Post', 'Head', 'Delete'].map(
        verb => `${verb} "https://b-1.obs.cn-north-4.myhuaweicloud.com/k": net/http: TLS handshake timeout`,
      ),
      unanswered: true,
      host: 'storage',
    },
    {
      name: 'go-dial',
      client: null,
      triggers: ['dial tcp'],
      pattern:
        /(?<message>dial tcp:? (?:lookup )?(?<host>[\w.-]+)(?::(?<port>\d+))?[^"]{0,200}?(?:no such host|connection refused|i\/o timeout|network is unreachable))/,
      samples: ['dial tcp: lookup b-1.obs.cn-north-4.myhuaweicloud.com: no such host'],
      unanswered: true,
      host: 'http',
      refine: (fields, _, line) => (isForElsewhere(line) ? null : fields),
    },
  ],
}
