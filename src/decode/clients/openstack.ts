import { parseTime } from '../../time.ts'
import type { Client } from './form.ts'

/** What OpenStack's clients log of an answer. */
export const openstack: Client = {
  forms: [
    {
      name: 'openstack',
      client: 'openstack',
      triggers: ['RESP: ['],
      pattern: /RESP: \[(?<status>[345]\d\d)\](?<list>.*)$/,
      samples: [
        'RESP: [403] Content-Length: 263 Date: Fri, 12 Dec 2025 15:06:00 GMT Server: OBS x-obs-id-2: 32AA x-obs-request-id: 0A x-reserved-indicator: 372',
      ],
      refine: (fields, { list = '' }) => {
        fields.headers = Object.create(null) as Record<string, string>
        for (const [, name, value] of list.matchAll(/([A-Za-z][\w-]*): (.*?)(?=\s[A-Za-z][\w-]*: |$)/g)) {
          fields.headers[(name as string).toLowerCase()] = value as string
        }
        const { date, 'x-obs-request-id': obsId, 'x-amz-request-id': amzId } = fields.headers
        const hostId = fields.headers['x-obs-id-2'] ?? fields.headers['x-amz-id-2']
        const indicator = fields.headers['x-reserved-indicator']
        const time = parseTime(date)
        if (time !== null) fields.time = new Date(time).toISOString()
        if (obsId ?? amzId) fields.requestId = (obsId ?? amzId) as string
        if (hostId) fields.hostId = hostId
        if (indicator) fields.details = { Indicator: indicator }
        return fields
      },
    },
  ],
}
