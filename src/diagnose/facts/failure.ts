/** Why nobody answered: the kind of failure, and the name under which the catalogue has it. */

import type { ErrorResponse } from '../../types.ts'

/**
 * The entry of the catalogue for each kind of failure that a client tells, and whether a connection was tried that carried
 * nothing of the request: then sending again harms nothing, and the verdict is `yes`, although most remedies mend something
 * first. What fails before any connection is tried (no access key, a malformed URL) has the verdict of its entry.
 */
export const failureKinds: Record<string, { code: string | null; isUnsent: boolean }> = {
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
  'tls-cut': { code: 'EPROTO', isUnsent: true },
  'tls-not-tls': { code: 'EPROTO', isUnsent: true },
  tls: { code: 'EPROTO', isUnsent: true },
  proxy: { code: 'ProxyError', isUnsent: true },
  'proxy-refused': { code: 'ProxyError', isUnsent: true },
  'proxy-auth': { code: 'ProxyError', isUnsent: true },
  'no-credentials': { code: 'NoCredentialsError', isUnsent: false },
  'aws-account-check': { code: 'LocalFailure', isUnsent: false },
  'stored-framing': { code: 'LocalFailure', isUnsent: false },
  'no-endpoint': { code: 'NULL_HOSTNAME', isUnsent: false },
  'bad-header': { code: 'LocalFailure', isUnsent: false },
  'class-missing': { code: 'LocalFailure', isUnsent: false },
  'class-version': { code: 'LocalFailure', isUnsent: false },
  'library-missing': { code: 'LocalFailure', isUnsent: false },
  ports: { code: 'LocalFailure', isUnsent: true },
  'files-limit': { code: 'LocalFailure', isUnsent: true },
  'mixed-content': { code: 'LocalFailure', isUnsent: false },
  pool: { code: 'LocalFailure', isUnsent: true },
  'closed-file': { code: 'LocalFailure', isUnsent: false },
  cleartext: { code: 'LocalFailure', isUnsent: false },
  'domain-list': { code: 'LocalFailure', isUnsent: false },
  eio: { code: 'EIO', isUnsent: false },
  'tls-timeout': { code: 'ETIMEDOUT', isUnsent: true },
  hidden: { code: 'ERR_NETWORK', isUnsent: false },
  'bad-url': { code: 'ERR_INVALID_URL', isUnsent: false },
  'bad-argument': { code: 'InvalidParameter', isUnsent: false },
  aborted: { code: 'AbortError', isUnsent: false },
  local: { code: null, isUnsent: false },
}

/** The name under which the catalogue explains why nobody answered, or null where that is not told. */
export function failureCodeOf({ details }: ErrorResponse): string | null {
  const kind = details.Failure
  const code = kind && Object.hasOwn(failureKinds, kind) ? failureKinds[kind]?.code : null
  return code ?? details.SystemCode ?? null
}

/** Whether a connection was tried that carried nothing of the request. */
export function isUnsent({ unanswered, details }: ErrorResponse): boolean {
  const kind = details.Failure
  return (
    unanswered &&
    kind !== undefined &&
    Object.hasOwn(failureKinds, kind) &&
    failureKinds[kind]?.isUnsent === true
  )
}
