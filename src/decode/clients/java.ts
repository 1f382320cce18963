import type { Client } from './form.ts'

/** Java's network classes. */
export const java: Client = {
  forms: [
    {
      name: 'java-network',
      client: null,
      triggers: ['java.net.'],
      pattern:
        /java\.net\.(?:UnknownHostException|ConnectException|SocketTimeoutException): (?<message>.*?(?<host>[\w-]+(?:\.[\w-]+)+).*?)\s*$/,
      samples: ['Caused by: java.net.UnknownHostException: b-1.obs.cn-north-4.myhuaweicloud.com'],
      unanswered: true,
      host: 'storage',
    },
  ],
}
