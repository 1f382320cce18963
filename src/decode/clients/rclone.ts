import { beforeCode } from '../trigger.ts'
import { rcloneKeyBefore } from './around.ts'
import type { Client } from './form.ts'

/** rclone. */
export const rclone: Client = {
  forms: [
    {
      name: 'rclone',
      client: 'rclone',
      triggers: [': Failed to '],
      triggersStand: beforeCode,
      pattern: ': Failed to {_}: {code}: {message}',
      samples: [
        '2023/03/31 20:15:03 ERROR : a.txt: Failed to copy: RequestTimeTooSkewed: The difference is too large.',
      ],
      knownCode: true,
      around: [rcloneKeyBefore],
    },
    {
      name: 'rclone-failed',
      client: 'rclone',
      triggers: ['Failed to '],
      triggersStand: beforeCode,
      pattern: '{date:text}Failed to {action:text}: {code}: {message}',
      samples: ['2023/03/31 20:15:03 Failed to ls: RequestTimeTooSkewed: The difference is too large.'],
      knownCode: true,
      where: { date: /^[\d/ :]{0,30}$/, action: /^[\w -]{1,60}(?::|$)/ },
    },
    {
      name: 'rclone-remote',
      client: 'rclone',
      triggers: ['starting with parameters ['],
      pattern: 'starting with parameters [{words:text}]',
      samples: [
        'DEBUG : rclone: Version "v1.60.1" starting with parameters ["/usr/bin/rclone" "ls" "obs:b-1" "-vv"]',
      ],
      context: true,
      refine: (_, { words = '' }) => {
        const remote = words.split(/"[ "]*/).find(word => /^[\w-]{1,60}:[a-z0-9]/.test(word))
        const [, bucket, key] = /^[\w-]+:([a-z0-9][a-z0-9.-]{2,62})(?:\/([\s\S]*))?$/.exec(remote ?? '') ?? []
        return bucket ? { bucket, ...(key ? { key } : {}) } : null
      },
    },
  ],
}
