import { beforeFailure } from '../trigger.ts'
import type { Client } from './form.ts'

/** s3fs-fuse and obsfs. */
export const s3fs: Client = {
  forms: [
    {
      name: 's3fs-status',
      client: 's3fs',
      triggers: ['HTTP response code '],
      triggersStand: beforeFailure,
      pattern: ['HTTP response code {status} was returned', 'HTTP response code {status}, returning'],
      also: ['requestId: {requestId}'],
      samples: [
        '[INF]       curl.cpp:RequestPerform(2547): HTTP response code 404 was returned, returning ENOENT',
        '[ERR] curl.cpp:RequestPerform(2411): HTTP response code 403, returning EPERM. Body Text: ',
      ],
      maySucceed: true,
    },
    {
      name: 'obsfs-failed',
      client: 's3fs',
      triggers: ['curl perform failed,url='],
      pattern: 'curl perform failed,url={url:text},response={status},requestid={requestId}',
      samples: [
        '[ERR] curl.cpp:PrintRequestId4ResponseErr(2619): curl perform failed,url=https://b-1.obs.cn-north-4.myhuaweicloud.com/,response=405,requestid=0A',
      ],
      maySucceed: true,
    },
    {
      name: 's3fs-url',
      client: 's3fs',
      triggers: ['URL changed is http', 'URL is http'],
      pattern: ['URL changed is {url}', 'URL is {url}'],
      samples: [
        '[INF]       curl.cpp:prepare_url(4820): URL changed is https://b-1.obs.cn-north-4.myhuaweicloud.com/a/',
        '[INF]       curl.cpp:prepare_url(4813): URL is https://obs.cn-north-4.myhuaweicloud.com/b-1/a/',
      ],
      context: true,
    },
    {
      name: 's3fs-method',
      client: 's3fs',
      triggers: ['computing signature ['],
      pattern: 'computing signature [{method}] [',
      samples: ['[INF]       curl.cpp:insertV4Headers(2893): computing signature [HEAD] [/stage/] [] []'],
      context: true,
    },
    {
      name: 'obsfs-library',
      client: 's3fs',
      triggers: ['error while loading shared libraries: '],
      pattern: [
        'obsfs: error while loading shared libraries: {library:text}:',
        's3fs: error while loading shared libraries: {library:text}:',
      ],
      samples: [
        'obsfs: error while loading shared libraries: libcrypto.so.10: cannot open shared object file: No such file or directory',
        's3fs: error while loading shared libraries: libfuse.so.2: cannot open shared object file: No such file or directory',
      ],
      unanswered: true,
      failure: 'library-missing',
      message: 'error while loading shared libraries: {library}',
    },
    // The check of the bucket before mounting; the words stand for one status each.
    {
      name: 's3fs-check',
      client: 's3fs',
      triggers: ['result of checking service'],
      pattern: [
        'invalid credentials(host={url:text}) - result of checking service',
        'invalid credentials{_:spaces}- result of checking service',
      ],
      samples: [
        'obsfs: invalid credentials(host=https://obs.cn-north-4.myhuaweicloud.com) - result of checking service.',
        '[CRT] s3fs.cpp:s3fs_check_service(3741): invalid credentials - result of checking service.',
      ],
      message: '{match}',
      refine: fields => ({ ...fields, status: 403, method: 'GET' }),
    },
    // What any program on a mount is told of any failure.
    {
      name: 'mount-eio',
      client: null,
      triggers: [
        ': Input/output error',
        '输入/输出错误',
        ': Transport endpoint is not connected',
        '传输端点尚未连接',
      ],
      pattern: [
        '{_}: Input/output error',
        '{_}: 输入/输出错误',
        '{_}: Transport endpoint is not connected',
        '{_}: 传输端点尚未连接',
      ],
      samples: [
        "cp: error writing '/mnt/obs/big.iso': Input/output error # obsfs",
        "cp: 写入'/mnt/obs/big.iso' 出错: 输入/输出错误 # obsfs",
        'df: /mnt/obs: Transport endpoint is not connected # obsfs',
        'ls: 无法访问/mnt/obs: 传输端点尚未连接 # obsfs',
      ],
      unanswered: true,
      isCommon: true,
      repeats: true,
      failure: 'eio',
      message: '{match}',
    },
    {
      name: 's3fs-unanswered',
      client: 's3fs',
      triggers: ['### CURLE_'],
      pattern: 'CURLE_{_:word}',
      samples: ['[ERR] curl.cpp:RequestPerform(2512): ### CURLE_COULDNT_RESOLVE_HOST'],
      unanswered: true,
      message: '{match}',
    },
  ],
}
