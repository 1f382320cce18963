/**
 * Whether a connection may have been meant for OBS: applications have connections of other kinds, to databases and
 * caches. Known hosts and the ports of HTTP count; without either nothing speaks against it.
 */
export function isObsLike(host: string, port: string | undefined): boolean {
  if (/(?:^|[.-])(?:obs|s3)[.-]|myhuaweicloud|myhwclouds/i.test(host)) return true
  return port === undefined ? host === '' : /^(?:80|443)$/.test(port)
}
