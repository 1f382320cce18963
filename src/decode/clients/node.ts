import type { Client } from './form.ts'

/** Node.js and the packages for requests in it. */
export const node: Client = {
  forms: [
    {
      name: 'request-promise',
      client: null,
      triggers: ['StatusCodeError: '],
      pattern: 'StatusCodeError: {status} - ',
      samples: ['StatusCodeError: 403 - "<?xml version'],
    },
    {
      name: 'node-connect',
      client: null,
      triggers: ['connect E'],
      pattern: 'connect {systemCode} {host:address}',
      samples: [
        'Error: connect ECONNREFUSED 192.0.2.37:443',
        'Error: connect EHOSTUNREACH 192.0.2.37:443 - Local (10.0.0.5:50312)',
      ],
      unanswered: true,
      host: 'http',
      where: { systemCode: /^E[A-Z]+$/ },
      message: '{match}',
    },
    {
      name: 'node-lookup',
      client: null,
      triggers: ['getaddrinfo E'],
      pattern: 'getaddrinfo {systemCode} {host}',
      samples: ['Error: getaddrinfo ENOTFOUND b-1.obs.cn-north-9.myhuaweicloud.com'],
      unanswered: true,
      host: 'storage',
      message: '{match}',
    },
    {
      name: 'node-broken',
      client: null,
      triggers: [
        'socket hang up',
        'read ECONNRESET',
        'write EPIPE',
        'write ECONNRESET',
        'Client network socket disconnected',
      ],
      pattern: ['Error: {message}'],
      samples: [
        'Error: socket hang up',
        'Error: read ECONNRESET',
        'Error: write EPIPE',
        'Error: write ECONNRESET',
        'Error: Client network socket disconnected before secure TLS connection was established',
      ],
      unanswered: true,
      isCommon: true,
    },
    {
      name: 'node-tls',
      client: null,
      triggers: ['Host: ', 'Hostname/IP does not match certificate'],
      pattern: [
        "Hostname/IP does not match certificate's altnames: Host: {host}. {_}",
        "Hostname/IP does not match certificate's altnames: {_}",
      ],
      samples: [
        "Error [ERR_TLS_CERT_ALTNAME_INVALID]: Hostname/IP does not match certificate's altnames: Host: a.b.obs.cn-north-4.myhuaweicloud.com. is not in the cert's altnames: DNS:*.obs.cn-north-4.myhuaweicloud.com",
        "Hostname/IP does not match certificate's altnames: Host: a.b.obs.cn-north-4.myhuaweicloud.com. is not in the cert's altnames: DNS:obs.cn-north-4.myhuaweicloud.com",
      ],
      unanswered: true,
      host: 'any',
      failure: 'tls-name',
      message: '{match}',
    },
  ],
}
