/** What the request that failed and one that succeeded differ in, where the lines around show both. */

import type { ErrorResponse } from '../../types.ts'
import { successes } from '../facts/commands.ts'
import { addressOf, methodOf } from '../facts/request.ts'
import { found, rule, type UnwordedFinding } from '../rule.ts'

function path(url: string): string {
  return url.split('?', 1)[0] ?? ''
}

function reads(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}

type Contrast = `request-contrast:${'referer' | 'no-referer' | 'method' | 'host'}`

export const contrast = rule(['request-contrast'], (response: ErrorResponse): UnwordedFinding<Contrast>[] => {
  const { url, around, requestHeaders } = response
  if (url === null || response.unanswered) return []
  const method = methodOf(response) ?? 'GET'
  for (const other of successes(`${around.before}\n${around.behind}`)) {
    const isSameMethod = (other.method ?? 'GET') === method
    const isReading = reads(other.method ?? 'GET') && reads(method)
    const { referer } = other.headers
    if (path(other.url) === path(url)) {
      if (isReading && referer && referer !== requestHeaders.referer)
        return found('request-contrast:referer', { referer })
      if (isReading && !referer && requestHeaders.referer)
        return found('request-contrast:no-referer', { referer: requestHeaders.referer })
      if (!isSameMethod && other.url === url && url.includes('?'))
        return found('request-contrast:method', { method: other.method ?? 'GET' })
      continue
    }
    const [here, there] = [addressOf(response), addressOf({ ...response, url: other.url })]
    const isSameObject = here?.bucket && here.bucket === there?.bucket && here.key === there.key
    if (isSameObject && isReading && there.region && here.region !== there.region)
      return found('request-contrast:host', { host: there.host, region: there.region })
  }
  return []
})
