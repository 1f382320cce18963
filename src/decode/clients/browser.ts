import type { Client } from './form.ts'

/** The console of a browser. */
export const browser: Client = {
  forms: [
    {
      name: 'browser-console',
      client: null,
      triggers: ['myhuaweicloud.com/', 'myhuaweicloud.cn/', 'myhuaweicloud.eu/'],
      pattern: ['{method} {url} {status} (', '{method} {url} net::{_:word} {status} ('],
      samples: [
        'PUT https://b-1.obs.cn-east-3.myhuaweicloud.com/a.png 403 (Forbidden)',
        'GET https://b-1.obs.cn-east-3.myhuaweicloud.cn/a.png net::ERR_ABORTED 404 (Not Found)',
        'GET https://b-1.obs.eu-west-101.myhuaweicloud.eu/a.png 404 (Not Found)',
      ],
    },
    {
      name: 'browser-unanswered',
      client: null,
      triggers: ['net::ERR_'],
      pattern: [
        '{method} {url} net::{systemCode}{end}',
        '{url} net::{systemCode}',
        'net::{systemCode}{_}{url}',
      ],
      samples: ['PUT https://b-1.obs.cn-east-3.myhuaweicloud.com/a.png net::ERR_NAME_NOT_RESOLVED'],
      unanswered: true,
      host: 'storage',
      // The browser keeps the answer from the page: there was one.
      refine: (fields, { systemCode = '' }) =>
        /^ERR_(?:FAILED|ABORTED|BLOCKED)/.test(systemCode)
          ? null
          : { ...fields, message: `net::${systemCode}` },
    },
  ],
}
