import { byte, type Where } from '../trigger.ts'
import type { Client } from './form.ts'

/** Before a status of a failure with its reason in parentheses, on the same line: `403 (Forbidden)`. */
const beforeBracketedReason: Where = (bytes, _, behind, limit) => {
  for (let at = behind; at < limit; at++) {
    if (bytes[at] === byte.lineFeed) return false
    if (bytes[at] !== byte.openParen || bytes[at - 1] !== byte.space) continue
    const first = (bytes[at - 4] as number) - byte.zero
    if (first >= 3 && first <= 5) return true
  }
  return null
}

/** The console of a browser. */
export const browser: Client = {
  forms: [
    {
      name: 'browser-console',
      client: null,
      triggers: ['myhuaweicloud.com/', 'myhuaweicloud.cn/', 'myhuaweicloud.eu/'],
      triggersStand: beforeBracketedReason,
      pattern: ['{method} {url} {status} (', '{method} {url} net::{_:word} {status} ('],
      samples: [
        'PUT https://b-1.obs.cn-east-3.myhuaweicloud.com/a.png 403 (Forbidden)',
        'GET https://b-1.obs.cn-east-3.myhuaweicloud.cn/a.png net::ERR_ABORTED 404 (Not Found)',
        'GET https://b-1.obs.eu-west-101.myhuaweicloud.eu/a.png 404 (Not Found)',
      ],
    },
    {
      name: 'browser-cors',
      client: null,
      triggers: ['blocked by CORS policy', 'Cross-Origin Request Blocked: ', 'due to access control checks'],
      pattern: [
        "Access to {_:word} at '{url:text}' from origin '{origin:text}' has been blocked by CORS policy{_:text}: {message}{end}",
        "Access to {_:word} at '{url:text}' (redirected from '{_}') from origin '{origin:text}' has been blocked by CORS policy{_:text}: {message}{end}",
        'Cross-Origin Request Blocked: {_}remote resource at {url:text}. (Reason: {message:text}).{_}',
        'cannot load {url} due to access control checks',
      ],
      samples: [
        "Access to XMLHttpRequest at 'https://b-1.obs.cn-north-4.myhuaweicloud.com/k' from origin 'https://www.example.org' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://b-1.obs.cn-north-4.myhuaweicloud.com/k. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing).',
        'XMLHttpRequest cannot load https://b-1.obs.cn-north-4.myhuaweicloud.com/k due to access control checks.',
      ],
      unanswered: true,
      host: 'storage',
      details: { SystemCode: 'CORSError' },
    },
    // A page is not told why: the console of the browser is.
    {
      name: 'browser-hidden',
      client: null,
      triggers: ['AxiosError: Network Error', 'TypeError: Failed to fetch', 'TypeError: NetworkError when'],
      pattern: ['AxiosError: Network Error', 'TypeError: Failed to fetch', 'TypeError: NetworkError when{_}'],
      samples: [
        'AxiosError: Network Error b-1.obs.cn-north-4.myhuaweicloud.com',
        'TypeError: Failed to fetch https://b-1.obs.cn-north-4.myhuaweicloud.com/k',
        'TypeError: NetworkError when attempting to fetch resource. b-1.obs.cn-north-4.myhuaweicloud.com',
      ],
      unanswered: true,
      isCommon: true,
      failure: 'hidden',
      message: '{match}',
    },
    // WeChat's mini programs call only the domains that are listed for them.
    {
      name: 'mini-program-domain',
      client: null,
      triggers: ['url not in domain list', '不在以下 request 合法域名列表中', 'url not in allowed list'],
      pattern: [
        'uploadFile:fail {_}',
        'downloadFile:fail {_}',
        'request:fail {_}',
        '不在以下 request 合法域名列表中',
      ],
      samples: [
        'uploadFile:fail url not in domain list, https://b-1.obs.cn-north-4.myhuaweicloud.com',
        'https://b-1.obs.cn-north-4.myhuaweicloud.com 不在以下 request 合法域名列表中',
        'request:fail url not in allowed list https://b-1.obs.cn-north-4.myhuaweicloud.com',
      ],
      unanswered: true,
      isCommon: true,
      failure: 'domain-list',
      message: '{match}',
    },
    // The answer came, and the page may not read its ETag.
    {
      name: 'browser-etag',
      client: null,
      triggers: [
        'Could not read the ETag header',
        'get unsafe header "ETag"',
        'get unsafe header "etag"',
        'etag of expose-headers',
      ],
      pattern: [
        'Could not read the {message:text}.',
        'Refused to get unsafe header "{message:text}"',
        'set the {message:text} of expose-headers',
      ],
      samples: [
        '[Uppy] AwsS3/Multipart: Could not read the ETag header. This likely means CORS is not configured correctly on the S3 Bucket.',
        'Refused to get unsafe header "ETag"',
        'Refused to get unsafe header "etag"',
        'Error: Please set the etag of expose-headers in OSS',
      ],
      unanswered: true,
      details: { SystemCode: 'CORSError' },
      message: '{match}',
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
      // With these codes there was an answer, which the browser does not show to the page.
      where: { systemCode: /^(?!ERR_(?:FAILED|ABORTED|BLOCKED))/ },
      message: 'net::{systemCode}',
    },
  ],
}
