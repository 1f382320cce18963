import { beforeBracketedReason, beforeStatus } from '../trigger.ts'
import { obsAddressInLine } from './around.ts'
import type { Client } from './form.ts'

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
      name: 'browser-resource',
      client: null,
      triggers: ['the server responded with a status of '],
      triggersStand: beforeStatus,
      pattern: 'the server responded with a status of {status}',
      samples: [
        'b-1.obs.cn-east-3.myhuaweicloud.com/a.png:1  Failed to load resource: the server responded with a status of 403 (Forbidden)',
      ],
      around: [obsAddressInLine],
      isCommon: true,
    },
    {
      name: 'browser-resource-unanswered',
      client: null,
      triggers: ['Failed to load resource: '],
      pattern: [
        'Failed to load resource: net::{systemCode}',
        'Failed to load resource: {reason:text} ({_}',
        'Failed to load resource: {reason:text}{end}',
      ],
      samples: [
        'b-1.obs.cn-east-3.myhuaweicloud.com/a.png:1  Failed to load resource: net::ERR_NAME_NOT_RESOLVED',
        '[Error] Failed to load resource: The network connection was lost. (a.png, line 0) https://b-1.obs.cn-east-3.myhuaweicloud.com/a.png',
      ],
      around: [obsAddressInLine],
      where: {
        systemCode: /^(?!ERR_(?:FAILED|ABORTED|BLOCKED))/,
        reason:
          /^(?:A server with|The (?:request timed|network connection|certificate|Internet connection)|An SSL error|Could not connect)/,
      },
      unanswered: true,
      isCommon: true,
      message: '{match}',
    },
    {
      name: 'firefox-console',
      client: null,
      triggers: ['[HTTP/1.1 ', '[HTTP/2 ', '[HTTP/3 '],
      triggersStand: beforeStatus,
      pattern: ['[HTTP/1.1 {status}{_}ms]', '[HTTP/2 {status}{_}ms]', '[HTTP/3 {status}{_}ms]'],
      samples: ['1.1', '2', '3'].map(
        version =>
          `GET https://b-1.obs.cn-east-3.myhuaweicloud.com/a.png [HTTP/${version} 403 Forbidden 83ms]`,
      ),
      also: ['{method} https'],
      isCommon: true,
    },
    {
      name: 'browser-cors',
      client: null,
      triggers: [
        'blocked by CORS policy',
        'Cross-Origin Request Blocked: ',
        'due to access control checks',
        '拦截跨源请求',
        '阻止跨源请求',
        '跨源请求被阻止',
      ],
      pattern: [
        "Access to {_:word} at '{url:text}' from origin '{origin:text}' has been blocked by CORS policy{_:text}: {message}{end}",
        "Access to {_:word} at '{url:text}' (redirected from '{_}') from origin '{origin:text}' has been blocked by CORS policy{_:text}: {message}{end}",
        'Cross-Origin Request Blocked: {_}remote resource at {url:text}. (Reason: {message:text}).{_}',
        'cannot load {url} due to access control checks',
        '跨源请求{_}位于 {url:text} 的远程资源。(原因:{message:text})。{_}',
      ],
      samples: [
        "Access to XMLHttpRequest at 'https://b-1.obs.cn-north-4.myhuaweicloud.com/k' from origin 'https://www.example.org' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
        'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://b-1.obs.cn-north-4.myhuaweicloud.com/k. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing).',
        'XMLHttpRequest cannot load https://b-1.obs.cn-north-4.myhuaweicloud.com/k due to access control checks.',
        ...['已拦截跨源请求', '已阻止跨源请求', '跨源请求被阻止'].map(
          begin =>
            `${begin}:同源策略禁止读取位于 https://b-1.obs.cn-north-4.myhuaweicloud.com/k 的远程资源。(原因:CORS 头缺少 'Access-Control-Allow-Origin')。状态码:403。`,
        ),
      ],
      repeats: true,
      unanswered: true,
      host: 'storage',
      details: { SystemCode: 'CORSError' },
    },
    // A page that came by https may load nothing by http.
    {
      name: 'browser-mixed-content',
      client: null,
      triggers: ['Mixed Content: ', 'loading mixed active content'],
      pattern: ["requested an insecure {_:text} '{url:text}'", '{_}mixed active content {url:text}'],
      samples: [
        "Mixed Content: The page at 'https://www.example.org/' was loaded over HTTPS, but requested an insecure XMLHttpRequest endpoint 'http://b-1.obs.cn-north-4.myhuaweicloud.com/a.png'. This request has been blocked; the content must be served over HTTPS.",
        'Blocked loading mixed active content “http://b-1.obs.cn-north-4.myhuaweicloud.com/a.js”',
      ],
      unanswered: true,
      host: 'any',
      failure: 'mixed-content',
      message: '{match}',
      when: /obs\.|myhuaweicloud/,
      repeats: true,
    },
    {
      name: 'browser-cors-origin',
      client: null,
      triggers: ['is not allowed by Access-Control-Allow-Origin'],
      pattern: 'Origin {origin:text} {message:text}',
      where: { message: /^is not allowed by/ },
      samples: [
        '[Error] Origin https://www.example.org is not allowed by Access-Control-Allow-Origin. Status code: 403 # obs://b-1',
      ],
      repeats: true,
      unanswered: true,
      isCommon: true,
      details: { SystemCode: 'CORSError' },
      message: '{match}',
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
