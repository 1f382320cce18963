/** Why nobody answered: the kind of failure, and the name under which the catalogue has it. */

import type { ErrorResponse } from '../../types.ts'

/** The entry of the catalogue for each kind of failure that a client tells, and whether nothing can have been sent. */
const kinds: Record<string, { code: string | null; isUnsent: boolean }> = {
  refused: { code: 'ECONNREFUSED', isUnsent: true },
  'connect-timeout': { code: 'ETIMEDOUT', isUnsent: true },
  'read-timeout': { code: 'ETIMEDOUT', isUnsent: false },
  timeout: { code: 'ETIMEDOUT', isUnsent: false },
  'not-connected': { code: 'EndpointConnectionError', isUnsent: true },
  'no-route': { code: 'EHOSTUNREACH', isUnsent: true },
  reset: { code: 'ECONNRESET', isUnsent: false },
  eof: { code: 'ECONNRESET', isUnsent: false },
  interrupted: { code: 'ECONNRESET', isUnsent: false },
  'broken-pipe': { code: 'EPIPE', isUnsent: false },
  'dns-unknown': { code: 'ENOTFOUND', isUnsent: true },
  'scheme-as-host': { code: 'ENOTFOUND', isUnsent: true },
  'dns-temporary': { code: 'EAI_AGAIN', isUnsent: true },
  'tls-untrusted': { code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', isUnsent: true },
  'tls-ca-file': { code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', isUnsent: true },
  'tls-self-signed': { code: 'DEPTH_ZERO_SELF_SIGNED_CERT', isUnsent: true },
  'tls-self-signed-chain': { code: 'SELF_SIGNED_CERT_IN_CHAIN', isUnsent: true },
  'tls-expired': { code: 'CERT_HAS_EXPIRED', isUnsent: true },
  'tls-name': { code: 'ERR_TLS_CERT_ALTNAME_INVALID', isUnsent: true },
  'tls-revocation': { code: 'EPROTO', isUnsent: true },
  'tls-old-protocol': { code: 'EPROTO', isUnsent: true },
  'tls-not-tls': { code: 'EPROTO', isUnsent: true },
  tls: { code: 'EPROTO', isUnsent: true },
  proxy: { code: 'ProxyError', isUnsent: true },
  'proxy-refused': { code: 'ProxyError', isUnsent: true },
  'proxy-auth': { code: 'ProxyError', isUnsent: true },
  'no-credentials': { code: 'NoCredentialsError', isUnsent: true },
  'no-endpoint': { code: 'NULL_HOSTNAME', isUnsent: true },
  'bad-header': { code: 'LocalFailure', isUnsent: true },
  'class-missing': { code: 'LocalFailure', isUnsent: true },
  'class-version': { code: 'LocalFailure', isUnsent: true },
  'library-missing': { code: 'LocalFailure', isUnsent: true },
  pool: { code: 'LocalFailure', isUnsent: true },
  'closed-file': { code: 'LocalFailure', isUnsent: false },
  cleartext: { code: 'LocalFailure', isUnsent: true },
  'domain-list': { code: 'LocalFailure', isUnsent: true },
  eio: { code: 'EIO', isUnsent: false },
  'tls-timeout': { code: 'ETIMEDOUT', isUnsent: true },
  hidden: { code: 'ERR_NETWORK', isUnsent: false },
  'bad-url': { code: 'ERR_INVALID_URL', isUnsent: true },
  'bad-argument': { code: 'InvalidParameter', isUnsent: true },
  aborted: { code: 'AbortError', isUnsent: false },
  local: { code: null, isUnsent: true },
}

/** The name under which the catalogue explains why nobody answered, or null where that is not told. */
export function failureCodeOf({ details }: ErrorResponse): string | null {
  const kind = details.Failure
  const code = kind && Object.hasOwn(kinds, kind) ? kinds[kind]?.code : null
  return code ?? details.SystemCode ?? null
}

/** Whether nothing of the request can have reached the server. */
export function isUnsent({ unanswered, details }: ErrorResponse): boolean {
  const kind = details.Failure
  return unanswered && kind !== undefined && Object.hasOwn(kinds, kind) && kinds[kind]?.isUnsent === true
}
