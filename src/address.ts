import type { HostForm } from './types.ts'

/** Where a request went, told from its URL alone. */
export interface Address {
  form: HostForm | null
  host: string
  /** The endpoint without the bucket: `obs.cn-north-4.myhuaweicloud.com`; null outside OBS. */
  endpoint: string | null
  region: string | null
  bucket: string | null
  key: string | null
}

/**
 * Endpoints of OBS and of the clouds that run it, with or without a bucket in front: `obs.<region>.…`,
 * `obs-website.<region>.…`, and `obs.…` of the older `myhwclouds.com`.
 * Source: https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0005.html
 */
const obsHost =
  /^(?:(?<bucket>[^/]+?)\.)?(?<endpoint>obs(?:-website|v3|-internal)?\.(?:(?<region>[a-z0-9-]+)\.)?(?:myhuaweicloud\.(?:com|cn|eu)|myhwclouds\.com|otc\.t-systems\.com|otc-tsi\.de|sc\.otc\.t-systems\.com|prod-cloud-ocb\.orange-business\.com|hc\.sbercloud\.ru|g42cloud\.com))$/i

const otherHost =
  /(?:^|\.)(?:amazonaws\.com(?:\.cn)?|aliyuncs\.com|myqcloud\.com|googleapis\.com|localhost|local)$|^[\d.]+$|^\[?[0-9a-f:]+\]?$|^[^.]+$/i

/** Undoes percent-encoding where it is well formed; a key that is not stays as it is. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * Takes a URL apart.
 * @param url absolute, `obs://bucket/key` and `s3://bucket/key` included
 * @returns null where it is none
 */
export function readAddress(url: string): Address | null {
  const match = /^(\w+):\/\/([^/?#\s]*)([^?#\s]*)/.exec(url)
  if (!match) return null
  const [, scheme, authority, rawPath] = match as unknown as [string, string, string, string]
  const host = authority.replace(/^.*@/, '').replace(/:\d+$/, '').toLowerCase()
  const path = decodePercent(rawPath.slice(1))
  const none: Address = { form: null, host, endpoint: null, region: null, bucket: null, key: null }
  if (/^(?:obs|s3a?)$/i.test(scheme)) return { ...none, host: '', bucket: authority, key: path || null }
  if (host === '') return none
  const obs = obsHost.exec(host)?.groups
  // A bucket cannot be part of an address: whoever uses one puts the bucket into the path.
  if (/^(?:[\d.]+|\[.*\]|localhost)$/.test(host)) {
    const [bucket, ...rest] = path.split('/')
    return { ...none, bucket: bucket || null, key: rest.join('/') || null }
  }
  if (!obs) return { ...none, form: otherHost.test(host) ? null : 'custom-domain', key: path || null }
  const endpoint = obs.endpoint as string
  const region = obs.region ?? null
  if (obs.bucket)
    return { form: 'virtual-hosted', host, endpoint, region, bucket: obs.bucket, key: path || null }
  const [bucket, ...rest] = path.split('/')
  if (!bucket) return { ...none, endpoint, region }
  return { form: 'path-style', host, endpoint, region, bucket, key: rest.join('/') || null }
}
