import type { Client } from './form.ts'

/** The console of a browser. */
export const browser: Client = {
  forms: [
    {
      name: 'browser-console',
      client: null,
      triggers: ['myhuaweicloud.com/'],
      pattern:
        /\b(?<method>GET|PUT|POST|HEAD|DELETE|OPTIONS) (?<url>https?:\/\/\S+)(?: net::\w+)? (?<status>[345]\d\d) \(/,
      samples: ['PUT https://b-1.obs.cn-east-3.myhuaweicloud.com/a.png 403 (Forbidden)'],
    },
  ],
}
