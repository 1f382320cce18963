import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillCommand } from '../src/command-line.ts'

test.each([
  ['obsutil stat obs://{bucket}/{key}', { bucket: 'b-1', key: 'a/b.txt' }, 'obsutil stat obs://b-1/a/b.txt'],
  ['obsutil stat obs://{bucket}/{key}', { bucket: 'b-1', key: null }, 'obsutil stat obs://b-1/KEY'],
  ['obsutil abort obs://{bucket} -u {uploadId}', {}, 'obsutil abort obs://BUCKET -u UPLOAD_ID'],
  ['obsutil stat obs://{bucket}/{key}', { bucket: 'b', key: 'a b' }, "obsutil stat 'obs://b/a b'"],
  ['obsutil stat obs://{bucket}/{key}', { bucket: 'b', key: "it's" }, "obsutil stat 'obs://b/it'\\''s'"],
  ['obsutil stat obs://{bucket}/{key}', { bucket: 'b', key: '$(id)' }, "obsutil stat 'obs://b/$(id)'"],
  ['obsutil stat obs://{bucket}/{key}', { bucket: 'b', key: 'a\nb' }, 'obsutil stat obs://b/KEY'],
  ['obsutil stat {key}', { key: '-rf' }, 'obsutil stat KEY'],
  [
    'curl -sI https://{host} | grep -i ^date',
    { host: 'obs.a.com' },
    'curl -sI https://obs.a.com | grep -i ^date',
  ],
])('%s with %j', (template, values, filled) => {
  expect(fillCommand(template, values)).toBe(filled)
})

test('a real shell hands over whatever a server sent as one word', () => {
  const key = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .filter(text => !text.startsWith('-'))
  fc.assert(
    fc.property(key, text => {
      const filled = fillCommand('printf %s x{key}', { key: text })
      const printed = execFileSync('sh', ['-c', filled], { encoding: 'utf8' })
      expect([`x${text}`, 'xKEY']).toContain(printed)
    }),
    { numRuns: 60 },
  )
})
