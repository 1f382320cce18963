import type { Client } from './form.ts'

/** rclone. */
export const rclone: Client = {
  forms: [
    {
      name: 'rclone',
      client: 'rclone',
      triggers: [': Failed to '],
      pattern: /: Failed to [^:]*: (?<code>[A-Z][A-Za-z.]+): (?<message>.*?)\s*$/,
      samples: [
        '2023/03/31 20:15:03 ERROR : a.txt: Failed to copy: RequestTimeTooSkewed: The difference is too large.',
      ],
      knownCode: true,
    },
    {
      name: 'rclone-failed',
      client: 'rclone',
      triggers: ['Failed to '],
      pattern: /^[\d/ :]*Failed to [\w -]+: (?<code>[A-Z][A-Za-z.]+): (?<message>.*?)\s*$/,
      samples: ['2023/03/31 20:15:03 Failed to ls: RequestTimeTooSkewed: The difference is too large.'],
      knownCode: true,
    },
    {
      name: 'rclone-remote',
      client: 'rclone',
      triggers: ['starting with parameters ['],
      pattern:
        /starting with parameters \[.*?"[\w-]+:(?<bucket>[a-z0-9][a-z0-9.-]{2,62})(?:\/(?<key>[^"]*))?"/,
      samples: [
        'DEBUG : rclone: Version "v1.60.1" starting with parameters ["/usr/bin/rclone" "ls" "obs:b-1" "-vv"]',
      ],
      context: true,
    },
  ],
}
