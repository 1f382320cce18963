import type { Client } from './form.ts'

/** The URL loading system of iOS and macOS. Source of the numbers: the header NSURLError.h of Foundation. */
export const apple: Client = {
  forms: [
    {
      name: 'apple-network',
      client: null,
      triggers: ['NSURLErrorDomain Code=', 'NSURLErrorDomain error '],
      pattern: [
        'NSURLErrorDomain Code={number:column} "{text:text}"',
        'NSURLErrorDomain Code={number:column} ',
        'NSURLErrorDomain error {number:column}',
      ],
      also: ['NSErrorFailingURLStringKey={url}', 'NSErrorFailingURLKey={url}', '"{url}"'],
      samples: [
        'Error Domain=NSURLErrorDomain Code=-1001 "The request timed out." UserInfo={NSErrorFailingURLStringKey=https://b-1.obs.cn-north-4.myhuaweicloud.com/k, NSLocalizedDescription=The request timed out.}',
        'OBSClient: Error Domain=NSURLErrorDomain Code=-1200 "An SSL error has occurred."',
        'OBS upload to "https://b-1.obs.cn-north-4.myhuaweicloud.com/k" failed: (NSURLErrorDomain error -1003.)',
      ],
      unanswered: true,
      isCommon: true,
      host: 'any',
      message: 'NSURLErrorDomain {number}: {text}',
    },
    {
      name: 'apple-cleartext',
      client: null,
      triggers: ['App Transport Security has blocked'],
      pattern: 'App Transport Security has blocked {_}',
      samples: [
        'App Transport Security has blocked a cleartext HTTP (http://) resource load since it is insecure. # obs://b-1',
      ],
      unanswered: true,
      isCommon: true,
      message: '{match}',
    },
  ],
}
