import type { Client } from './form.ts'

/** What the SDKs of AWS have in common, in any language. */
export const awsSdk: Client = {
  forms: [
    // Where no access key is configured, the SDKs ask the metadata service of a cloud server.
    {
      name: 'metadata-service',
      client: null,
      triggers: ['/latest/meta-data/iam/', '/latest/api/token', 'openstack/latest/securitykey'],
      pattern: [
        '{url:text}/latest/meta-data/iam/{_}',
        '{url:text}/latest/api/token{_}',
        '{url:text}openstack/latest/securitykey{_}',
      ],
      samples: [
        'boto3: Caught retryable HTTP exception: Connect timeout on "http://169.254.169.254/latest/api/token"',
        's3fs: curl 7 http://169.254.169.254/latest/meta-data/iam/security-credentials/ Connection refused',
        'esdk-obs-java: Request http://169.254.169.254/openstack/latest/securitykey failed',
      ],
      when: /rror|xception|[Ff]ail|refused|timed? ?out|[Tt]imeout|[Nn]o route|exceeded|unreachable|\b40[0-9]\b/,
      isCommon: true,
      unanswered: true,
      failure: 'no-credentials',
      message: '{match}',
      refine: ({ url: _, ...fields }) => fields,
    },
    // The frame of a chunk, or a trailer, at the beginning of a line of what was stored.
    {
      name: 'stored-framing',
      client: null,
      triggers: [';chunk-signature='],
      pattern: /^["'\s]{0,4}[0-9a-f]{1,8};chunk-signature=/,
      samples: ['400;chunk-signature=8c1d0ab53d34bd0d # obs://b-1'],
      isCommon: true,
      unanswered: true,
      repeats: true,
      failure: 'stored-framing',
      message: '{match}',
    },
    {
      name: 'stored-trailer',
      client: null,
      triggers: [
        'x-amz-checksum-crc32:',
        'x-amz-checksum-crc64nvme:',
        'x-amz-checksum-crc32c:',
        'x-amz-checksum-sha',
      ],
      pattern: /(?:^|0(?:\\r)?\\n)x-amz-checksum-[a-z0-9]{3,10}:[A-Za-z0-9+/]{6,44}={0,2}/,
      samples: [
        ...['crc32', 'crc64nvme', 'crc32c', 'sha256'].map(
          name => `obs://b-1 0\\r\\nx-amz-checksum-${name}:wdBDMA==`,
        ),
        { before: '0', line: 'x-amz-checksum-crc32:Jk3oAA==' },
      ],
      isCommon: true,
      unanswered: true,
      failure: 'stored-framing',
      message: '{match}',
    },
  ],
}
