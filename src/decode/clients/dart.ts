import type { Client } from './form.ts'

/** What Dart and Flutter say of a request that got no answer. */
export const dart: Client = {
  forms: [
    {
      name: 'dart-network',
      client: null,
      triggers: ['SocketException: ', 'HandshakeException: ', 'HttpException: Connection'],
      pattern: [
        "SocketException: Failed host lookup: '{host}'{_}",
        'SocketException: {_}, address = {host}, port = {port:digits}',
        'SocketException: {_}',
        'HandshakeException: {_}',
        'HttpException: Connection{_}',
      ],
      samples: [
        "SocketException: Failed host lookup: 'b-1.obs.cn-north-9.myhuaweicloud.com' (OS Error: No address associated with hostname, errno = 7)",
        'HandshakeException: Handshake error in client (OS Error: CERTIFICATE_VERIFY_FAILED: unable to get local issuer certificate) # obs://b-1',
        'HttpException: Connection closed before full header was received, uri = https://b-1.obs.cn-north-4.myhuaweicloud.com/k',
      ],
      unanswered: true,
      isCommon: true,
      message: '{match}',
    },
  ],
}
