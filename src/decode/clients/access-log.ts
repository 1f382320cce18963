import { decodePercent } from '../../percent-encoding.ts'
import { parseTime } from '../../time.ts'
import { addDetail } from '../syntax/fields.ts'
import type { Client } from './form.ts'

/** `13/Aug/2015:01:44:10 +0000` as ISO 8601. */
function logTime(text: string): string | null {
  const match = /^(\d\d)\/(\w{3})\/(\d{4}):(\d\d:\d\d:\d\d) ([+-]\d{4})$/.exec(text)
  if (!match) return null
  const [, day, month, year, clock, zone] = match
  const time = parseTime(`${day} ${month} ${year} ${clock} ${zone}`)
  return time === null ? null : new Date(time).toISOString()
}

/**
 * The server access log, whose field order is documented; the error code stands right behind the status, also for a
 * HEAD request, whose code is lost on the wire.
 * Source: OBS user guide, format of bucket logs.
 */
export const accessLog: Client = {
  forms: [
    {
      name: 'access-log',
      client: 'access-log',
      triggers: [' REST.', ' WEBSITE.', ' BATCH.'],
      pattern:
        '{bucket:host} [{at:text}]{_:spaces}{_:column}{_:spaces}{requester:column}{_:spaces}{requestId:column}{_:spaces}{operation:name}{_:spaces}{object:column}{_:spaces}"{request:text}"{_:spaces}{status}{_:spaces}{code:column}{_:spaces}',
      samples: ['REST.', 'WEBSITE.', 'BATCH.'].map(
        kind =>
          `787f b-1 [13/Aug/2015:01:44:10 +0000] 10.0.0.7 Anonymous 0A  ${kind}GET.OBJECT k "GET /k HTTP/1.1" 403 AccessDenied 320 - 5 5 "-"  "curl" - -`,
      ),
      final: true,
      standalone: true,
      maySucceed: true,
      where: { operation: /^(?:REST|WEBSITE|BATCH)\./ },
      refine: (fields, { at = '', object = '-', requester = '-', request = '' }) => {
        const [method, ...words] = request.split(' ').filter(word => word !== '')
        const target = words
          .filter((word, at) => at < words.length - 1 || !word.startsWith('HTTP/'))
          .join(' ')
        if (method && /^[A-Z]+$/.test(method)) fields.method = method
        if (fields.bucket === '-') fields.bucket = null
        fields.time = logTime(at)
        if (object !== '-') fields.key = decodePercent(object)
        if (target) addDetail(fields, 'RequestUri', target)
        if (requester !== '-') addDetail(fields, 'Requester', requester)
        return fields
      },
    },
  ],
}
