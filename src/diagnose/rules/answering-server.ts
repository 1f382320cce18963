import type { ErrorResponse, Finding, Lang } from '../../types.ts'
import { addressOf } from '../facts/addressing-style.ts'
import { clip, escapeUnseen, quote } from '../facts/quote.ts'
import { finding, type Sentence, say } from '../sentence.ts'

interface Store {
  name: string
  server: RegExp | null
  host: RegExp | null
}

/** Other object stores, by their Server header and their domain. */
const stores: Store[] = [
  { name: 'Amazon S3', server: /^AmazonS3$/i, host: /(?:^|\.)amazonaws\.com(?:\.cn)?$/i },
  { name: 'Alibaba Cloud OSS', server: /^AliyunOSS/i, host: /(?:^|\.)aliyuncs\.com$/i },
  { name: 'Tencent Cloud COS', server: /^tencent-cos$/i, host: /(?:^|\.)(?:myqcloud\.com|tencentcos\.cn)$/i },
  { name: 'MinIO', server: /^MinIO/i, host: null },
  { name: 'Ceph', server: /^Ceph\b/i, host: null },
]

/** Web servers, load balancers and content networks that stand in front of services. */
const proxies =
  /^(?:nginx|openresty|tengine|apache|caddy|cloudflare|cloudfront|envoy|istio-envoy|haproxy|varnish|squid|traefik|awselb|akamaighost|elb|kong|lighttpd|microsoft-iis|cdn|gunicorn|python|simplehttp|basehttp|jetty|tomcat|apisix|gfe|ats|cloudwaf|zscaler|big-?ip)\b/i

/** Who answered, as far as the response shows it, and the sentence that says what shows it. */
interface Answerer {
  who: 'obs' | 'store' | 'like-store' | 'proxy' | 'gateway' | 'unknown'
  name: string
  evidence?: [sentence: Sentence, value: string]
}

/** Ids that have another store's form and not that of OBS. */
function likeStore({ requestId, hostId }: ErrorResponse): Answerer | null {
  const byRequestId = (name: string): Answerer => {
    return { who: 'like-store', name, evidence: ['evidence-request-id', requestId ?? ''] }
  }
  const byHostId = (name: string): Answerer => ({
    who: 'like-store',
    name,
    evidence: ['evidence-host-id', ''],
  })
  if (/(?:^|\.)aliyuncs\.com$/i.test(hostId ?? '')) return byHostId('Alibaba Cloud OSS')
  if (/^tx[0-9a-f]{21}-[0-9a-f]{10}/i.test(requestId ?? '')) return byRequestId('Ceph')
  if (/^[0-9a-f]{64}$/.test(hostId ?? '')) return byHostId('MinIO')
  return /^[0-9A-Z]{16}$/.test(requestId ?? '') ? byRequestId('Amazon S3') : null
}

/** Works out who answered; null where nothing tells. */
export function answerer(response: ErrorResponse): Answerer | null {
  const { code, requestId, hostId, details, headers, unanswered } = response
  if (unanswered) return null
  if (code?.startsWith('APIG.')) return { who: 'gateway', name: code }
  const server = headers.server ?? details.Server ?? null
  if (server !== null) {
    const store = stores.find(one => one.server?.test(server))
    if (store) return { who: 'store', name: store.name, evidence: ['evidence-server', server] }
    if (/^OBS\b/i.test(server)) return { who: 'obs', name: 'OBS', evidence: ['evidence-server', server] }
  }
  if (details.OSSAccessKeyId) {
    return { who: 'store', name: 'Alibaba Cloud OSS', evidence: ['evidence-element', 'OSSAccessKeyId'] }
  }
  // Ids of OBS have 32 hexadecimal digits.
  const id = headers['x-obs-request-id'] ?? requestId ?? ''
  if (/^[0-9a-f]{32}$/i.test(id)) return { who: 'obs', name: 'OBS', evidence: ['evidence-request-id', id] }
  const host = addressOf(response)?.host ?? ''
  const owner = host === '' ? undefined : stores.find(one => one.host?.test(host))
  if (owner) return { who: 'store', name: owner.name, evidence: ['evidence-host', host] }
  const alike = likeStore(response)
  if (alike) return alike
  if (server !== null && proxies.test(server) && requestId === null) return { who: 'proxy', name: server }
  const silent = server === null && requestId === null && hostId === null && Object.keys(headers).length > 1
  return silent ? { who: 'unknown', name: '' } : null
}

function evidenceText({ evidence }: Answerer, lang: Lang): string {
  if (!evidence) return ''
  const [sentence, value] = evidence
  const bare = sentence === 'evidence-element' || sentence === 'evidence-host'
  return say(lang, sentence, { value: bare ? value : quote(value) })
}

/** Who answered, where it was not OBS. */
export function identity(response: ErrorResponse, lang: Lang): Finding[] {
  const found = answerer(response)
  if (found === null || found.who === 'obs') return []
  const sentences = {
    proxy: 'answered-by-proxy',
    store: 'answered-by-store',
    'like-store': 'answered-like-store',
    gateway: 'answered-by-gateway',
    unknown: 'answered-by-unknown',
  } as const
  const values = { name: escapeUnseen(clip(found.name, 100)), evidence: evidenceText(found, lang) }
  return finding('answered-by-other', say(lang, sentences[found.who], values))
}

/** That OBS itself answered, where a response without a code leaves the question open. */
export function confirmed(response: ErrorResponse, lang: Lang): Finding[] {
  if (response.code !== null || response.status === null) return []
  const found = answerer(response)
  if (found?.who !== 'obs') return []
  return finding('answered-by-obs', say(lang, 'answered-by-obs', { evidence: evidenceText(found, lang) }))
}
