/** Who answered a request: OBS, another store, a gateway of Huawei Cloud, a proxy. */

import { otherStores } from '../../hosts.ts'
import type { ErrorResponse } from '../../types.ts'
import type { Word } from '../rule.ts'
import { addressOf } from './request.ts'

/** Web servers, load balancers and content networks that stand in front of services. */
const proxies =
  /^(?:nginx|openresty|tengine|apache|caddy|cloudflare|cloudfront|envoy|istio-envoy|haproxy|varnish|squid|traefik|awselb|akamaighost|elb|kong|lighttpd|microsoft-iis|cdn|gunicorn|python|simplehttp|basehttp|jetty|tomcat|apisix|gfe|ats|cloudwaf|zscaler|big-?ip)\b/i

/** Who answered, as far as the response shows it, and what shows it. */
export interface Answerer {
  who: 'obs' | 'store' | 'like-store' | 'proxy' | 'gateway' | 'iam' | 'unknown'
  name: string
  /** The words for what shows it, and the value that they quote. */
  evidence?: [Word, value: string]
}

/** A request id or a host id in the form of another store, which OBS does not use. */
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
  // Ids of OBS begin with 0000, and some programs cut them short.
  return /^(?!0000[0-9A-F]{12}$)[0-9A-Z]{16}$/.test(requestId ?? '') ? byRequestId('Amazon S3') : null
}

/** The name of a header that OBS alone sends: a proxy in front replaces Server, and passes these on. */
function obsHeader({ headers }: ErrorResponse): string | undefined {
  return Object.keys(headers).find(name => /^x-obs-|^x-reserved(?:-indicator)?$/.test(name))
}

/** Finds out who answered; null where nothing in the response tells. */
export function answererOf(response: ErrorResponse): Answerer | null {
  const { code, requestId, hostId, details, headers, unanswered } = response
  if (unanswered) return null
  if (code && /^API(?:G|GW)\./.test(code)) return { who: 'gateway', name: code }
  if (code?.startsWith('IAM.')) return { who: 'iam', name: code }
  const server = headers.server ?? details.Server ?? null
  if (server !== null) {
    const store = otherStores.find(one => one.server?.test(server))
    if (store) return { who: 'store', name: store.name, evidence: ['evidence-server', server] }
    if (/^OBS\b/i.test(server)) return { who: 'obs', name: 'OBS', evidence: ['evidence-server', server] }
  }
  if (details.OSSAccessKeyId)
    return { who: 'store', name: 'Alibaba Cloud OSS', evidence: ['evidence-element', 'OSSAccessKeyId'] }
  // Ids of OBS have 32 hexadecimal digits.
  const id = headers['x-obs-request-id'] ?? requestId ?? ''
  if (/^[0-9a-f]{32}$/i.test(id)) return { who: 'obs', name: 'OBS', evidence: ['evidence-request-id', id] }
  const own = obsHeader(response)
  if (own) return { who: 'obs', name: 'OBS', evidence: ['evidence-header', own] }
  const host = addressOf(response)?.host ?? ''
  const owner = host === '' ? undefined : otherStores.find(one => one.host?.test(host))
  if (owner) return { who: 'store', name: owner.name, evidence: ['evidence-host', host] }
  const alike = likeStore(response)
  if (alike) return alike
  if (server !== null && proxies.test(server) && requestId === null) return { who: 'proxy', name: server }
  const isSilent = server === null && requestId === null && hostId === null && Object.keys(headers).length > 1
  return isSilent ? { who: 'unknown', name: '' } : null
}

/** Whether OBS may have answered: nothing shows that somebody else did. */
export function mayBeObs(response: ErrorResponse): boolean {
  const who = answererOf(response)?.who ?? 'obs'
  return who === 'obs' || who === 'unknown'
}
