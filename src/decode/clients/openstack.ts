import { parseTime } from '../../time.ts'
import { addField } from '../syntax/fields.ts'
import type { Client } from './form.ts'

/** What OpenStack's clients log of a request and its answer. */
export const openstack: Client = {
  forms: [
    {
      name: 'openstack-request',
      client: 'openstack',
      triggers: ['REQ: curl '],
      pattern: ['REQ: curl {_}-X {method} "{url}"', 'REQ: curl {_}-X {method} {url}'],
      samples: [
        'REQ: curl -g -i -X PUT "https://b-1.obs.eu-nl.otc.t-systems.com/k" -H "User-Agent: openstacksdk/4.0.0"',
        "REQ: curl -g -i -X GET https://b-1.obs.eu-nl.otc.t-systems.com/k -H 'Accept: */*'",
      ],
      context: true,
    },
    {
      name: 'openstack',
      client: 'openstack',
      triggers: ['RESP: ['],
      pattern: 'RESP: [{status}]{list:text}',
      samples: [
        'RESP: [403] Content-Length: 263 Date: Fri, 12 Dec 2025 15:06:00 GMT Server: OBS x-obs-id-2: 32AA x-obs-request-id: 0A x-reserved-indicator: 372',
      ],
      refine: (fields, { list = '' }) => {
        const headers = Object.create(null) as Record<string, string>
        for (const part of list.split(/ (?=[A-Za-z][\w-]{0,60}: )/)) {
          const colon = part.indexOf(': ')
          if (colon > 0) headers[part.slice(0, colon).trim().toLowerCase()] = part.slice(colon + 2).trim()
        }
        fields.headers = headers
        for (const name of [
          'x-obs-request-id',
          'x-amz-request-id',
          'x-obs-id-2',
          'x-amz-id-2',
          'x-reserved-indicator',
        ])
          if (headers[name]) addField(fields, name, headers[name] as string)
        const time = parseTime(headers.date)
        if (time !== null) fields.time = new Date(time).toISOString()
        return fields
      },
      maySucceed: true,
    },
  ],
}
