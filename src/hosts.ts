/**
 * The hosts that are known: endpoints of OBS on Huawei Cloud and on the clouds that run it, the stores of other vendors,
 * and hosts that belong to nobody in particular. Everything that tells them apart stands here.
 */

/**
 * Domains under which OBS is served; `.` stands in front of each. Sources: the page of regions and endpoints
 * (https://developer.huaweicloud.com/endpoint?OBS), and those of the partner clouds: Open Telekom Cloud, Flexible Engine
 * (Orange), SberCloud, G42 Cloud. `obs.REGION.huawei.com` was observed on an internal site.
 */
const obsDomains = [
  'myhuaweicloud.com',
  'myhuaweicloud.cn',
  'myhuaweicloud.eu',
  'myhuaweicloud.com.cn',
  'myhwclouds.com',
  'huaweicloud.com',
  'huawei.com',
  'otc.t-systems.com',
  'sc.otc.t-systems.com',
  'otc-tsi.de',
  'prod-cloud-ocb.orange-business.com',
  'hc.sbercloud.ru',
  'g42cloud.com',
]

const domains = obsDomains.map(domain => domain.replaceAll('.', '\\.')).join('|')

/**
 * `BUCKET.obs.REGION.DOMAIN`, the bucket in front or not; `obs-website`, `obsv3` and `obs-internal` in place of `obs`;
 * Flexible Engine says `oss`. Source: https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0005.html
 */
const obsHost = new RegExp(
  `^(?:(?<bucket>[^/]+?)\\.)?(?<endpoint>(?:obs(?:-website|v3|-internal)?|oss)\\.(?:(?<region>[a-z0-9-]+)\\.)?(?:${domains}))$`,
  'i',
)

/** A host of OBS taken apart; null for any other host. */
export function readObsHost(
  host: string,
): { bucket: string | null; endpoint: string; region: string | null } | null {
  const groups = obsHost.exec(host)?.groups
  if (!groups?.endpoint) return null
  return { bucket: groups.bucket ?? null, endpoint: groups.endpoint, region: groups.region ?? null }
}

/**
 * Regions in which OBS is offered, on Huawei Cloud and on the clouds that run it; there may be newer ones. Source: the page
 * of regions and endpoints (https://developer.huaweicloud.com/endpoint?OBS).
 */
export const knownRegions = [
  ...['cn-north-1', 'cn-north-2', 'cn-north-4', 'cn-north-9', 'cn-north-11', 'cn-north-12'],
  ...['cn-east-2', 'cn-east-3', 'cn-east-4', 'cn-east-5', 'cn-south-1', 'cn-south-2', 'cn-south-4'],
  ...['cn-southwest-2', 'cn-northwest-1', 'cn-global'],
  ...['ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-4', 'ap-southeast-5'],
  ...['af-south-1', 'af-north-1', 'me-east-1', 'ae-ad-1', 'tr-west-1', 'my-kualalumpur-1'],
  ...['la-south-2', 'la-north-2', 'na-mexico-1', 'sa-brazil-1', 'sa-argentina-1', 'sa-peru-1', 'sa-chile-1'],
  ...['eu-west-0', 'eu-west-101', 'eu-de', 'eu-nl', 'eu-ch2', 'ru-northwest-2', 'ru-moscow-1'],
]

/** A host of OBS in a text. */
const hostInText = new RegExp(
  `(?<![\\w.-])(?:[a-z0-9][a-z0-9.-]{1,80}\\.)?(?:obs[a-z0-9-]{0,12}|oss)\\.[a-z0-9-]{2,30}\\.(?:${domains})(?![\\w-])`,
  'gi',
)

/** The one endpoint of OBS that a text names; null where it names none or several. */
export function endpointIn(text: string): { endpoint: string; region: string | null } | null {
  const found = new Map<string, string | null>()
  for (const [host] of text.matchAll(hostInText)) {
    const read = readObsHost(host.toLowerCase())
    if (read) found.set(read.endpoint, read.region)
  }
  const [one] = found
  return one && found.size === 1 ? { endpoint: one[0], region: one[1] } : null
}

/** An object store that is not OBS: its name, the Server header it sends, the domain it is served under. */
export interface Store {
  name: string
  server: RegExp | null
  host: RegExp | null
}

export const otherStores: Store[] = [
  {
    name: 'Amazon S3',
    server: /^AmazonS3$/i,
    host: /(?:^|\.)(?:amazonaws\.com(?:\.cn)?|cloudfront\.net)$/i,
  },
  { name: 'Alibaba Cloud OSS', server: /^AliyunOSS/i, host: /(?:^|\.)aliyuncs\.com$/i },
  { name: 'Tencent Cloud COS', server: /^tencent-cos$/i, host: /(?:^|\.)(?:myqcloud\.com|tencentcos\.cn)$/i },
  { name: 'Google Cloud Storage', server: /^UploadServer$/i, host: /(?:^|\.)googleapis\.com$/i },
  { name: 'Azure Storage', server: /^Windows-Azure-/i, host: /(?:^|\.)windows\.net$/i },
  { name: 'Baidu BOS', server: /^BceBos$/i, host: /(?:^|\.)bcebos\.com$/i },
  { name: 'Kingsoft KS3', server: /^Tengine\/KS3/i, host: /(?:^|\.)ksyuncs\.com$/i },
  { name: 'Qiniu Kodo', server: null, host: /(?:^|\.)qiniucs\.com$/i },
  { name: 'Volcengine TOS', server: /^TosServer$/i, host: /(?:^|\.)volces\.com$/i },
  { name: 'Backblaze B2', server: null, host: /(?:^|\.)backblazeb2\.com$/i },
  { name: 'Wasabi', server: /^WasabiS3/i, host: /(?:^|\.)wasabisys\.com$/i },
  { name: 'DigitalOcean Spaces', server: null, host: /(?:^|\.)digitaloceanspaces\.com$/i },
  { name: 'Cloudflare R2', server: null, host: /(?:^|\.)r2\.cloudflarestorage\.com$/i },
  { name: 'MinIO', server: /^MinIO/i, host: /(?:^|\.)min\.io$/i },
  { name: 'Ceph', server: /^Ceph\b/i, host: null },
]

/** Domains of other stores whose hosts are `BUCKET.ENDPOINT.DOMAIN` or `ENDPOINT.DOMAIN`, with the bucket in the path. */
const storeDomain =
  /\.(?:amazonaws\.com(?:\.cn)?|aliyuncs\.com|myqcloud\.com|(?:wasabisys|backblazeb2|bcebos|ksyuncs|volces|digitaloceanspaces)\.com|scw\.cloud)$/i
/** The label with which the endpoint of such a store begins. */
const storeLabel = /^(?:s3(?:-.*)?|oss-.+|cos)$/i

/**
 * The bucket that the host of another store names, null where the path names it; undefined for any other host. Of an
 * endpoint under a domain of somebody's own the first label tells.
 */
export function readStoreHost(host: string): { bucket: string | null } | undefined {
  if (/^(?:s3|minio)(?:\.|$)/i.test(host)) return { bucket: null }
  if (!storeDomain.test(host)) return undefined
  const labels = host.split('.')
  const at = labels.findIndex(label => storeLabel.test(label))
  return at < 0 ? undefined : { bucket: labels.slice(0, at).join('.') || null }
}

/** Hosts of other services of the clouds that run OBS: what is under their domains and is no OBS host. */
const otherService = new RegExp(`(?:^|\\.)(?:${domains})$`, 'i')

/** Names and addresses that cannot be a custom domain: this machine, a local network, an IP address, a single word. */
const localHost = /(?:^|\.)(?:localhost|local|internal)$|^[\d.]+$|^\[?[0-9a-f:]+\]?$|^[^.]+$/i

/** Whether a host that is no endpoint of OBS may be the custom domain of a bucket. */
export function mayBeCustomDomain(host: string): boolean {
  return (
    !localHost.test(host) && !otherService.test(host) && !otherStores.some(store => store.host?.test(host))
  )
}

/** Names that stores with the interface of S3 have, also where they are served under a domain of somebody's own. */
const storageName =
  /(?:^|[.-])(?:obs|s3|oss|cos|minio)(?:[.-]|$)|^[a-z][a-z0-9-]{2,62}\.(?:\d{1,3}\.){3}\d{1,3}$|myhuaweicloud|myhwclouds|(?:^|[.-])(?:objectstorage|blob)[.-]/i

/** Hosts that are no object storage: this machine, package registries, other services of the same clouds. */
const elsewhere =
  /^(?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?|0\.0\.0\.0|host\.docker\.internal)$|(?:^|\.)(?:pypi\.org|pythonhosted\.org|npmjs\.org|npmjs\.com|npmmirror\.com|yarnpkg\.com|rubygems\.org|crates\.io|maven\.org|maven\.apache\.org|golang\.org|goproxy\.(?:io|cn)|github\.com|githubusercontent\.com|gitlab\.com|docker\.io|docker\.com|quay\.io|gcr\.io|ghcr\.io|k8s\.io|brew\.sh|anaconda\.org|packagist\.org|pub\.dev|nuget\.org|debian\.org|ubuntu\.com|centos\.org|google\.com|baidu\.com|example\.(?:com|org|net))$|^(?:sts|iam|ec2|sqs|sns|kms|logs|monitoring|dynamodb|lambda|rds|redis|mysql|postgres|mongo|kafka|nacos|elasticsearch|ecs|swr|smn|dms|cce|vpc|cts|lts)[.-]/i

/** Ports of databases, caches and the like. */
const otherPort =
  /^(?:21|22|25|53|110|143|389|465|587|993|1433|1521|2181|2379|2380|3306|3389|5432|5672|6379|6443|8848|9042|9092|9200|9300|10250|11211|15672|27017)$/

/**
 * True where a host is certainly no storage service: another service, a package registry, a database, this machine.
 */
export function isElsewhere(host: string, port?: string): boolean {
  if (port !== undefined && otherPort.test(port)) return true
  return elsewhere.test(host) && !/(?:^|[.-])(?:obs|s3|oss|minio)[.-]/i.test(host)
}

/**
 * Whether a connection may have been meant for OBS: applications also connect to databases and caches. A connection
 * counts where the host has the name of a storage service or the port is one of HTTP, and where neither host nor port
 * is known.
 */
export function isObsLike(host: string, port: string | undefined): boolean {
  if (storageName.test(host) && !isElsewhere(host)) return true
  return port === undefined ? host === '' : /^(?:80|443)$/.test(port) && !isElsewhere(host)
}

/** The kinds of hosts that a form can ask for: see `isHost`. */
export type HostKind = 'storage' | 'http' | 'any'

/**
 * Whether a host is of the kind that a form asks for.
 * @param kind `storage`: the host has the name of a storage service; `http`: the same, or any host on a port of HTTP;
 * `any`: every host that is not certainly something else, and no host at all
 */
export function isHost(kind: HostKind, host: string | undefined, port: string | undefined): boolean {
  if (kind === 'any') return host === undefined || !isElsewhere(host, port)
  return isObsLike(host ?? '', kind === 'storage' ? 'none' : port)
}
