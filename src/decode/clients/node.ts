import { isHost } from '../../hosts.ts'
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
      pattern: 'connect {systemCode} {host:bucket}',
      samples: [
        'Error: connect ECONNREFUSED 192.0.2.37:443',
        'Error: connect EHOSTUNREACH 192.0.2.37:443 - Local (10.0.0.5:50312)',
      ],
      unanswered: true,
      refine: (fields, { host: address = '' }) => {
        const [, host = '', port] = /^(.*?)(?::(\d{1,5}))?$/.exec(address) ?? []
        if (!/^E[A-Z]+$/.test(fields.details?.SystemCode ?? '') || !isHost('http', host, port)) return null
        const message = `connect ${fields.details?.SystemCode} ${address}`
        return { ...fields, message, details: { ...fields.details, Host: host } }
      },
    },
    {
      name: 'node-lookup',
      client: null,
      triggers: ['getaddrinfo E'],
      pattern: 'getaddrinfo {systemCode} {host}',
      samples: ['Error: getaddrinfo ENOTFOUND b-1.obs.cn-north-9.myhuaweicloud.com'],
      unanswered: true,
      host: 'storage',
      refine: (fields, { systemCode, host }) => ({ ...fields, message: `getaddrinfo ${systemCode} ${host}` }),
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
        "Hostname/IP does not match certificate's altnames: Host: {host}. {text:text}",
        "does not match certificate's altnames: {text:text}",
      ],
      samples: [
        "Error [ERR_TLS_CERT_ALTNAME_INVALID]: Hostname/IP does not match certificate's altnames: Host: a.b.obs.cn-north-4.myhuaweicloud.com. is not in the cert's altnames: DNS:*.obs.cn-north-4.myhuaweicloud.com",
        "Hostname/IP does not match certificate's altnames: Host: a.b.obs.cn-north-4.myhuaweicloud.com. is not in the cert's altnames: DNS:obs.cn-north-4.myhuaweicloud.com",
      ],
      unanswered: true,
      host: 'any',
      failure: 'tls-name',
      refine: (fields, _, line) => ({
        ...fields,
        message: line.slice(line.indexOf('Hostname/IP')).trimEnd(),
      }),
    },
  ],
}
