import type { RequestListener } from 'node:http'

/** What OBS answers to the requests of the READMEs: recorded answers, with the ids of one of them. */

const ids = {
  'x-obs-request-id': '0000019A5E9C018399B7100A32E958BE',
  'x-obs-id-2': '32AAAQAAEAABAAAQAAEAABAAAQAAEAABCSEB259H6805lPs8lyKzw8KOV7KbXQvQ',
}

function body(code: string, message: string, more = ''): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Error><Code>${code}</Code><Message>${message}</Message><RequestId>${ids['x-obs-request-id']}</RequestId><HostId>${ids['x-obs-id-2']}</HostId>${more}</Error>`
}

const answers: Record<string, [status: number, body: string, headers?: Record<string, string>]> = {
  'GET obs.cn-north-4.myhuaweicloud.com/my-bucket/report.pdf': [
    403,
    body(
      'VirtualHostDomainRequired',
      'Virtual host domain is required while accessing a specific bucket.',
      '<VirtualHost>my-bucket.obs.cn-north-4.myhuaweicloud.com</VirtualHost>',
    ),
  ],
  'GET my-bucket.obs.cn-north-4.myhuaweicloud.com/report.pdf': [
    403,
    body(
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
      '<RequestTime>Fri, 07 Nov 2025 05:57:53 GMT</RequestTime><ServerTime>2025-11-07T13:57:53Z</ServerTime><MaxAllowedSkewMilliseconds>900000</MaxAllowedSkewMilliseconds>',
    ),
  ],
  'HEAD my-bucket.obs.cn-north-4.myhuaweicloud.com/report.pdf': [
    404,
    '',
    { 'x-obs-error-code': 'NoSuchKey' },
  ],
  'GET my-bucket.obs.cn-north-4.myhuaweicloud.com/motd.txt': [200, 'Good morning.\n'],
}

/** Answers a request by its method, host and path. */
export const answerAsObs: RequestListener = (request, response) => {
  const path = request.url?.replace(/\?.*/, '')
  const [status, text, headers] = answers[`${request.method} ${request.headers.host}${path}`] ?? [
    404,
    body('NoSuchBucket', 'The specified bucket does not exist.'),
  ]
  response
    .writeHead(status, {
      Server: 'OBS',
      Date: 'Fri, 07 Nov 2025 13:57:53 GMT',
      'Content-Type': 'application/xml',
      ...ids,
      ...headers,
    })
    .end(text)
}
