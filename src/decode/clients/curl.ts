import type { Client } from './form.ts'

/** curl, and libcurl in other programs. */
export const curl: Client = {
  forms: [
    {
      name: 'web-curl',
      client: null,
      triggers: ['curl error code='],
      pattern: /(?<url>https?:\/\/[^\s;]+);\s*curl error code=(?<status>[345]\d\d)/,
      samples: ['[CURL] http://b-1.obs.cn-east-3.myhuaweicloud.com/?cors;curl error code=403; '],
      final: true,
    },
    {
      name: 'curl-status',
      client: 'curl',
      triggers: ['The requested URL returned error: '],
      pattern: /curl: \((?:22|56)\) The requested URL returned error: (?<status>[345]\d\d)/,
      samples: ['curl: (22) The requested URL returned error: 404'],
    },
    {
      name: 'curl-unanswered',
      client: 'curl',
      triggers: ['curl: ('],
      pattern:
        /(?<message>curl: \((?:5|6|7|28|35|51|52|55|56|60)\) .*?(?:(?:host:? |to )(?<host>[\w-]+(?:\.[\w-]+)+))?(?: port \d+)?.*?)\s*$/,
      samples: ['curl: (6) Could not resolve host: b-1.obs.cn-north-4.myhuaweicloud.com'],
      unanswered: true,
    },
  ],
}
