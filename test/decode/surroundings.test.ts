import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findAll } from './find.ts'

/**
 * Errors are found whatever stands in front of them and behind, whole or cut off: nothing that was begun swallows what
 * comes after.
 */

const corpus = new URL('../fixtures/corpus/', import.meta.url)
const read = (file: string) => readFileSync(new URL(file, corpus), 'utf8')

const head = (...lines: string[]) => `${lines.join('\r\n')}\r\n\r\n`
const others: Record<string, string> = {
  'an HTML page':
    '<!DOCTYPE html>\n<html>\n<head><title>Sign in</title></head>\n<body>\n<p>Hello.\n</body>\n</html>',
  'an HTML page on one line': '<html><body><h1>It works</h1></body></html>',
  'a success without a length': `${head('HTTP/1.1 200 OK', 'Server: OBS', 'Content-Type: text/plain')}hello\nworld`,
  'a success with a length': `${head('HTTP/1.1 200 OK', 'Content-Type: text/plain', 'Content-Length: 12')}hello\nworld\n`,
  'a success without a body': head('HTTP/1.1 204 No Content', 'Server: OBS'),
  'a listing':
    '<?xml version="1.0"?>\n<ListBucketResult>\n  <Name>b-1</Name>\n  <Contents>\n    <Key>a</Key>\n  </Contents>\n</ListBucketResult>',
  'a listing on one line':
    '<ListBucketResult><Name>b-1</Name><Contents><Key>a</Key></Contents></ListBucketResult>',
  'a Java stack':
    'java.lang.IllegalStateException: closed\n\tat com.acme.A.a(A.java:1)\n\tat com.acme.B.b(B.java:2)\nCaused by: java.lang.NullPointerException\n\tat com.acme.C.c(C.java:3)',
  'a Python traceback':
    'Traceback (most recent call last):\n  File "a.py", line 1, in <module>\n    f()\nValueError: no',
  'a pretty JSON object': '{\n  "level": "info",\n  "items": [\n    1,\n    2\n  ]\n}',
  'JSON lines': '{"level":"info","status":200,"code":0}\n{"level":"info","msg":"done"}',
  'a JSON array': '[{"id":1},{"id":2}]',
  'source text': 'function f() {\n  if (a) {\n    return "code"\n  }\n}',
  YAML: 'status:\n  code: 200\n  items:\n    - a\n    - b',
  'printed fields': 'Name: x\nStatus: running\nCode: 7\nDone.',
  'an access log': '10.0.0.1 - - [20/Nov/2026:08:13:07 +0000] "GET /a HTTP/1.1" 200 5 "-" "curl"',
  'log lines':
    '2026-11-20 08:13:07 INFO Up - started\n2026-11-20 08:13:08 INFO Up - response code: 200\n2026-11-20 08:13:09 INFO Up - done',
  'a request of curl': '> GET /a HTTP/1.1\n> Host: b-1.obs.cn-north-4.myhuaweicloud.com\n> ',
  'progress of curl': '  % Total    % Received\n  0     0    0     0    0     0      0      0 --:--:--',
  'a box': '╭────╮\n│ hi │\n╰────╯',
  'a diff': '--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y',
  'a table': '| a | b |\n|---|---|\n| 1 | 2 |',
  'Chinese text': '上传完成，共 3 个文件。\n状态：正常',
  'an unfinished string': 'msg = "it is',
  'an empty page': '\n\n\n',
}

/** With `OBS_ERR_PLACES=all` each text is broken at more places, and each input is cut into pieces of several sizes. */
const isFull = process.env.OBS_ERR_PLACES === 'all'
const parts = isFull ? [0.1, 0.25, 0.4, 0.5, 0.65, 0.8, 0.95] : [0.4, 0.8]
const sizes = isFull ? [1, 7, 64, 1000] : []

/** A text whole, and broken in the middle of a line. */
function variants(text: string): string[] {
  // What follows the head of a success is the object's content, and what follows fields can be more of them.
  if (/Content-Length|Status: running|code: 200/.test(text)) return [text]
  const begin = text.startsWith('HTTP/1.1 200') ? text.indexOf('hello') + 1 : 0
  return [text, ...parts.map(part => text.slice(0, Math.floor(Math.max(text.length * part, begin))))]
}

/** What an input tells, each error with its line. */
async function summary(text: string, size?: number) {
  return (await findAll(text, size)).map(({ response: { code, status, requestId, unanswered }, line }) => ({
    told: [code, code === null ? status : null, requestId, unanswered].join(' '),
    line,
  }))
}

const samples: [string, string, { told: string; line: number }[]][] = []
for (const file of readdirSync(corpus).sort()) {
  if (file === 'index.tsv' || /utf16|gzip|only-word/.test(file)) continue
  const text = read(file)
  const expected = await summary(text)
  if (expected.length > 0) samples.push([file, text, expected])
}

const countLines = (text: string) => text.split('\n').length - 1

describe.each(Object.entries(others))('every sample is read as it is alone', (name, other) => {
  test.each<[string, (one: string) => [before: string, behind: string]]>([
    [`in front of ${name}`, one => ['', `\n\n${one}\n`]],
    [`behind ${name}`, one => [`${one}\n\n`, '']],
  ])(
    '%s',
    async (_, place) => {
      for (const [file, text, expected] of samples) {
        for (const one of variants(other)) {
          const [before, behind] = place(one)
          const whole = before + text + behind
          const found = await summary(whole)
          const where = `${file}, behind or in front of ${JSON.stringify(one)}`
          expect
            .soft(
              found.map(({ told }) => told),
              where,
            )
            .toEqual(expected.map(({ told }) => told))
          // An error begins where it begins alone, or above: lines without a trigger count while others are read.
          const lines = countLines(before)
          const isMoved = ({ line }: { line: number }, index: number) =>
            line > lines && line <= lines + (expected[index]?.line ?? 0)
          expect.soft(found.every(isMoved), `${where}: ${found.map(({ line }) => line)}`).toBe(true)
          for (const size of sizes)
            expect.soft(await summary(whole, size), `${where}, in pieces of ${size}`).toEqual(found)
        }
      }
    },
    isFull ? 3_600_000 : undefined,
  )
})
