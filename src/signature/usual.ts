/** Values that clients usually send: what a header or a parameter may have been before something on the way changed it. */

const types = [
  'application/octet-stream',
  'binary/octet-stream',
  'application/x-www-form-urlencoded',
  'application/xml',
  'text/xml',
  'text/plain',
  'application/json',
  'text/html',
  'text/css',
  'text/csv',
  'text/javascript',
  'text/markdown',
  'application/javascript',
  'image/jpeg',
  'image/jpg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/svg+xml',
  'image/x-icon',
  'image/bmp',
  'image/tiff',
  'audio/mpeg',
  'audio/wav',
  'video/mp4',
  'video/mpeg',
  'video/quicktime',
  'video/webm',
  'video/x-msvideo',
  'font/woff2',
  'application/pdf',
  'application/zip',
  'application/gzip',
  'application/x-gzip',
  'application/x-tar',
  'application/x-7z-compressed',
  'application/x-zip-compressed',
  'application/x-ndjson',
  'application/x-parquet',
  'application/vnd.apache.parquet',
  'application/msword',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.android.package-archive',
  'application/x-directory',
  'application/yaml',
  'multipart/form-data',
]

/** Content types that HTTP clients and SDKs send by themselves or by the ending of a file name. */
export const usualContentTypes = types.flatMap(type =>
  /^(?:text|application\/(?:json|xml|javascript|x-www-form))/.test(type)
    ? [
        type,
        `${type}; charset=utf-8`,
        `${type};charset=utf-8`,
        `${type}; charset=UTF-8`,
        `${type};charset=UTF-8`,
      ]
    : [type],
)

const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** What may stand for the hash of the body: nothing signed, an empty body, a body in signed pieces. */
export const payloads = [
  'UNSIGNED-PAYLOAD',
  emptyHash,
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
]

const storageClasses = [
  ...['STANDARD', 'WARM', 'COLD', 'DEEP_ARCHIVE', 'INTELLIGENT_TIERING'],
  ...['STANDARD_IA', 'GLACIER', 'ONEZONE_IA', 'REDUCED_REDUNDANCY'],
]

/** Headers with one of few values, by the name without `x-obs-` or `x-amz-`. */
export const ownHeaders: Record<string, string[]> = {
  acl: [
    ...[
      'private',
      'public-read',
      'public-read-write',
      'public-read-delivered',
      'public-read-write-delivered',
    ],
    ...['authenticated-read', 'bucket-owner-read', 'bucket-owner-full-control', 'log-delivery-write'],
  ],
  'storage-class': storageClasses,
  'default-storage-class': storageClasses,
  'server-side-encryption': ['kms', 'aws:kms', 'AES256', 'obs'],
  'metadata-directive': ['COPY', 'REPLACE', 'REPLACE_NEW'],
  'tagging-directive': ['COPY', 'REPLACE'],
  'request-payer': ['requester'],
  'az-redundancy': ['3az'],
  'fs-file-interface': ['Enabled'],
  'bucket-type': ['OBJECT', 'POSIX'],
  'content-sha256': payloads,
  'sdk-checksum-algorithm': ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'],
  'checksum-mode': ['ENABLED'],
  api: ['3.0'],
}

/** Headers of HTTP that V4 clients sign, with what they usually hold. */
const httpHeaders: Record<string, string[]> = {
  'accept-encoding': [
    ...['identity', 'gzip', 'gzip, deflate', 'gzip,deflate', 'gzip, deflate, br', 'gzip, deflate, br, zstd'],
    ...['deflate, gzip', 'gzip, br', 'br', '*'],
  ],
  accept: ['*/*', 'application/xml', 'application/json'],
  'cache-control': [
    ...[
      'no-cache',
      'no-store',
      'private',
      'public',
      'max-age=0',
      'no-cache, no-store',
      'no-cache, no-store, must-revalidate',
    ],
    ...[60, 300, 3600, 86_400, 604_800, 2_592_000, 31_536_000].flatMap(age => [
      `max-age=${age}`,
      `public, max-age=${age}`,
    ]),
  ],
  connection: ['keep-alive', 'Keep-Alive', 'close', 'upgrade'],
  'content-encoding': ['gzip', 'aws-chunked', 'gzip,aws-chunked', 'br', 'zstd', 'identity', 'utf-8'],
  'content-disposition': ['attachment', 'inline'],
  'content-length': ['0'],
  expect: ['100-continue'],
  'if-none-match': ['*'],
  range: [
    'bytes=0-',
    ...[0, 1, 9, 99, 999, 511, 1023, 4095, 8191, 65_535].map(last => `bytes=0-${last}`),
    ...[1, 4, 5, 8, 10, 16, 32, 64, 100].map(size => `bytes=0-${size * 1_048_576 - 1}`),
  ],
  te: ['trailers'],
  'transfer-encoding': ['chunked'],
  'amz-sdk-request': [1, 2, 3, 4, 5].flatMap(attempt => [`attempt=${attempt}; max=3`, `attempt=${attempt}`]),
}

/** What a header may have held; nothing where that can be anything. */
export function usualValues(name: string): string[] {
  if (name === 'content-type') return usualContentTypes
  return httpHeaders[name] ?? ownHeaders[name.replace(/^x-(?:obs|amz)-/, '')] ?? []
}

/** Parameters that stand for a sub-resource, without a value. */
export const subResources = (
  'acl append attname backtosource cors customdomain delete deletebucket directcoldaccess encryption inventory length ' +
  'lifecycle location logging metadata modify name notification object-lock orchestration policy policyStatus position ' +
  'publicAccessBlock quota rename replication requestPayment restore retention select storageClass storagePolicy ' +
  'storageinfo tagging torrent truncate uploads versioning versions website'
).split(' ')

const upTo = (count: number) => Array.from({ length: count + 1 }, (_, index) => String(index))

/** Parameters with one of few values. */
export const usualParameters: Record<string, string[]> = {
  'list-type': ['2'],
  'encoding-type': ['url'],
  delimiter: ['/'],
  'fetch-owner': ['true', 'false'],
  prefix: [''],
  marker: [''],
  'max-keys': upTo(1000),
  partNumber: upTo(1000),
  versionId: ['null'],
  'response-content-type': usualContentTypes,
  'response-content-disposition': ['attachment', 'inline'],
  'response-cache-control': httpHeaders['cache-control'] ?? [],
  'response-content-encoding': httpHeaders['content-encoding'] ?? [],
  'x-id': [
    'GetObject',
    'PutObject',
    'HeadObject',
    'DeleteObject',
    'ListObjects',
    'ListObjectsV2',
    'ListBuckets',
    'UploadPart',
  ],
}

/** Lifetimes of links in seconds: short ones, whole minutes of a day, whole hours of a week. */
export const lifetimes = [
  ...upTo(300),
  ...Array.from({ length: 1440 }, (_, index) => String((index + 1) * 60)),
  ...Array.from({ length: 168 }, (_, index) => String((index + 1) * 3600)),
]

/** Regions of OBS, of its partner clouds and of AWS; clients that were not told one sign for the first. */
export const regions = (
  'us-east-1  cn-north-1 cn-north-2 cn-north-4 cn-north-5 cn-north-6 cn-north-7 cn-north-9 cn-north-11 cn-north-12 cn-east-2 cn-east-3 ' +
  'cn-east-4 cn-east-5 cn-south-1 cn-south-2 cn-south-4 cn-southwest-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ' +
  'ap-southeast-4 ap-southeast-5 af-south-1 af-north-1 la-south-2 la-north-2 na-mexico-1 sa-brazil-1 tr-west-1 ' +
  'me-east-1 my-kualalumpur-1 ae-ad-1 ru-moscow-1 ru-northwest-2 eu-west-101 eu-west-0 eu-de eu-nl eu-ch2 us-east-2 us-west-1 us-west-2 ' +
  'ca-central-1 eu-central-1 eu-west-1 eu-west-2 eu-west-3 eu-north-1 eu-south-1 ap-northeast-1 ap-northeast-2 ' +
  'ap-northeast-3 ap-south-1 ap-east-1 sa-east-1 me-south-1 us-gov-west-1 auto default local region obs s3'
).split(' ')

export const services = [
  's3',
  'obs',
  'oss',
  'S3',
  'iam',
  'sts',
  'ec2',
  'execute-api',
  's3express',
  's3-outposts',
]

/** Hosts that a client may have signed for, where something on the way put in its own. */
export function usualHosts(region: string, buckets: string[]): string[] {
  const endpoints = [
    ...[`obs.${region}.myhuaweicloud.com`, `s3.${region}.myhuaweicloud.com`, 'obs.myhuaweicloud.com'],
    ...[
      `obs.${region}.myhuaweicloud.eu`,
      `obs.${region}.myhuaweicloud.cn`,
      `obs.${region}.otc.t-systems.com`,
    ],
    ...[`s3.${region}.amazonaws.com`, 's3.amazonaws.com', `s3-${region}.amazonaws.com`],
  ]
  const local = ['localhost', '127.0.0.1', 'minio'].flatMap(name =>
    ['', ':80', ':8080', ':9000', ':9001', ':8000', ':4566', ':5080'].map(port => name + port),
  )
  return [
    ...endpoints.flatMap(endpoint => [endpoint, ...buckets.map(bucket => `${bucket}.${endpoint}`)]),
    ...local,
  ]
}
