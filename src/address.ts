/** Takes the URL of a request apart: bucket, key, endpoint and region. */

import { mayBeCustomDomain, readObsHost, readStoreHost } from './hosts.ts'
import { decodePercent } from './percent-encoding.ts'
import type { AddressingStyle } from './types.ts'

/** Where a request went, told from its URL alone. */
export interface Address {
  style: AddressingStyle | null
  host: string
  /** The endpoint without the bucket: `obs.cn-north-4.myhuaweicloud.com`; null outside OBS. */
  endpoint: string | null
  region: string | null
  bucket: string | null
  key: string | null
}

/** `bucket/key` taken apart. */
function readPath(path: string): { bucket: string | null; key: string | null } {
  const [bucket, ...rest] = path.split('/')
  return { bucket: bucket || null, key: rest.join('/') || null }
}

/**
 * The path of an interface with a version in front, which is no bucket: `v2/workflows` of the data-processing
 * interface, and `v1/AUTH_account/container/object` of the Swift-compatible one.
 */
const versionedPath = /^v[1-3](?:\.\d)?(?:\/(?<account>AUTH_[^/]+))?(?:\/|$)/

/**
 * Takes a URL apart.
 * @param url absolute, `obs://bucket/key` and `s3://bucket/key` included
 * @returns null where the text is no URL
 */
export function readAddress(url: string): Address | null {
  const match = /^(\w+):\/\/([^/?#\s]*)([^?#\s]*)/.exec(url)
  if (!match) return null
  const [, scheme, authority, rawPath] = match as unknown as [string, string, string, string]
  const host = authority.replace(/^.*@/, '').replace(/:\d+$/, '').toLowerCase()
  const path = decodePercent(rawPath.slice(1))
  const none: Address = { style: null, host, endpoint: null, region: null, bucket: null, key: null }
  if (/^(?:obs|s3a?)$/i.test(scheme)) return { ...none, host: '', bucket: authority, key: path || null }
  if (host === '') return none
  // A bucket cannot be part of an IP address: a client that uses one puts the bucket into the path.
  if (/^(?:[\d.]+|\[.*\]|localhost)$/.test(host)) return { ...none, ...readPath(path) }
  const obs = readObsHost(host)
  const store = obs ? undefined : readStoreHost(host)
  if (store)
    return store.bucket
      ? { ...none, bucket: store.bucket, key: path || null }
      : { ...none, ...readPath(path) }
  if (!obs) return { ...none, style: mayBeCustomDomain(host) ? 'custom-domain' : null, key: path || null }
  const { bucket, endpoint, region } = obs
  if (bucket) return { style: 'virtual-hosted', host, endpoint, region, bucket, key: path || null }
  const versioned = versionedPath.exec(path)
  if (versioned) {
    const container = versioned.groups?.account ? readPath(path.slice(versioned[0].length)) : {}
    return { ...none, endpoint, region, ...container }
  }
  const named = readPath(path)
  return { ...none, endpoint, region, ...named, style: named.bucket === null ? null : 'path-style' }
}
