import type { Client } from './form.ts'

/** Node.js and the packages for requests in it. */
export const node: Client = {
  forms: [
    {
      name: 'request-promise',
      client: null,
      triggers: ['StatusCodeError: '],
      pattern: /StatusCodeError: (?<status>[345]\d\d) - /,
      samples: ['StatusCodeError: 403 - "<?xml version'],
    },
    {
      name: 'node-connect',
      client: null,
      triggers: ['connect E'],
      pattern:
        /(?<message>connect (?<systemCode>ECONNREFUSED|ETIMEDOUT|ECONNRESET|EHOSTUNREACH|ENETUNREACH) (?<host>[\w.:-]+?):(?<port>\d+))/,
      samples: ['Error: connect ECONNREFUSED 192.0.2.37:443'],
      unanswered: true,
      host: 'http',
    },
    {
      name: 'node-lookup',
      client: null,
      triggers: ['getaddrinfo E'],
      pattern: /(?<message>getaddrinfo (?<systemCode>ENOTFOUND|EAI_AGAIN) (?<host>[\w.-]+))/,
      samples: ['Error: getaddrinfo ENOTFOUND b-1.obs.cn-north-9.myhuaweicloud.com'],
      unanswered: true,
      host: 'storage',
    },
  ],
}
