import { describe, expect, test } from 'vitest'
import { answer } from '../../src/catalogue/answer.ts'
import { renderCard } from '../../src/render/card.ts'
import type { Terminal } from '../../src/render/terminal.ts'
import { displayWidth } from '../../src/render/width.ts'
import type { Explanation, ObsResponse } from '../../src/types.ts'
import { reader } from '../catalogue/small.ts'
import { bare, colourful, pipe, wide } from './terminals.ts'

const known = answer(reader, 'NoSuchUpload', 'en')
const noCodes = () => null
const card = (explanation: Explanation, terminal: Terminal = pipe) =>
  renderCard(explanation, terminal, noCodes)

const response: ObsResponse = {
  code: 'NoSuchUpload',
  message: 'The specified upload does not exist.',
  status: 404,
  resource: null,
  bucket: 'my-bucket',
  key: 'big.iso',
  requestId: '0000018A',
  hostId: null,
  method: 'PUT',
  url: 'https://my-bucket.obs.example.com/big.iso',
  time: '2026-11-20T08:00:00.000Z',
  client: 'curl',
  details: { UploadId: 'gone' },
}
const decoded: Explanation = { ...known, query: null, response, origin: { file: null, line: 1, count: 1 } }
const because = (evidence: string | null, cause: string): Explanation['causes'][number] => ({
  title: cause,
  cause,
  remedy: `Remedy of ${cause}`,
  check: `Check of ${cause}`,
  commands: [],
  evidence,
  retry: null,
  owner: null,
  confidence: 'observed',
  sources: ['table'],
})

test('a code in a pipe', () => {
  expect(card(known)).toBe(`NoSuchUpload  404 Not Found  retry: no · whose move: caller
The multipart upload does not exist.

Cause   The multipart upload does not exist.
Remedy  Mend it.

Related  NoSuchKey
Docs     https://example.com/codes
Sources  table
`)
})

test('on a terminal the verdicts stand at its right side', () => {
  expect(card(known, wide(80)).split('\n')[0]).toBe(
    'NoSuchUpload  404 Not Found                       retry: no · whose move: caller',
  )
})

test('where they do not fit they have their own line', () => {
  expect(card(known, wide(40)).split('\n').slice(0, 2)).toEqual([
    'NoSuchUpload  404 Not Found',
    'retry: no · whose move: caller',
  ])
})

test('in Chinese', () => {
  expect(
    card(answer(reader, 'NoSuchUpload', 'zh'), { ...pipe, lang: 'zh' }),
  ).toBe(`NoSuchUpload  404 Not Found  重试：否 · 处理方：请求方
说明：The multipart upload does not exist.

原因  原因：The multipart upload does not exist.
处理  处理：Mend it.

相关  NoSuchKey
文档  https://example.com/codes
来源  table
`)
})

test('a status ends with its codes and their summaries', () => {
  const text = renderCard(answer(reader, '404', 'en'), pipe, code => reader.error(code)?.summary.en ?? null)
  expect(text).toBe(`404 Not Found  retry: no · whose move: caller
There is nothing here.

Cause   A cause of 404.
Remedy  Mend it.

Codes
NoSuchBucket  There is no such bucket.
NoSuchKey     There is no such object.
NoSuchUpload  The multipart upload does not exist.

Sources  table
`)
})

test('a class lists causes in short', () => {
  expect(card(answer(reader, '4xx', 'en'))).toContain(`4xx  retry: no · whose move: caller
Client errors.

Causes  A cause of 403.
        A cause of 404.
        A cause of 409.
`)
})

test('a response: the cause it points to with the reason, the others in short, then what was said', () => {
  const causes = [
    because('Message contains "upload"', 'First.'),
    because(null, 'Second.'),
    because(null, 'Third.'),
  ]
  const findings = [{ id: 'clock-skew', text: 'Your clock is wrong.\nBy an hour.', values: {} }]
  expect(
    card({ ...decoded, causes, findings }),
  ).toBe(`NoSuchUpload  404 Not Found  retry: no · whose move: caller
The multipart upload does not exist.

Cause    First. (observed)
Because  Message contains "upload"
Remedy   Remedy of First.
Check    Check of First.

Finding  Your clock is wrong.
         By an hour.

Or  Second. (observed)
    Third. (observed)

Server said  The specified upload does not exist.
Request ID   0000018A
Bucket       my-bucket
Key          big.iso
Request      PUT https://my-bucket.obs.example.com/big.iso
Time         2026-11-20T08:00:00.000Z
Client       curl
UploadId     gone

Related  NoSuchKey
Docs     https://example.com/codes
`)
})

describe('the place of an error', () => {
  test.each([
    ['is left out for a single body', { file: null, line: 1, count: 1 }, null],
    ['names the file', { file: 'app.log', line: 12, count: 1 }, 'Found at     app.log:12'],
    ['counts', { file: null, line: 3, count: 7 }, 'Found at     line 3, 7 times'],
  ])('%s', (_, origin, line) => {
    const text = card({ ...decoded, origin })
    if (line === null) expect(text).not.toContain('Found at')
    else expect(text).toContain(line)
  })
})

test('long elements are named only', () => {
  const text = card({ ...decoded, response: { ...response, details: { StringToSign: 'x'.repeat(500) } } })
  expect(text).toContain('Also sent    StringToSign (--json shows them in full)')
})

test('what the server said is harmless', () => {
  const hostile = '\u001b[2J\u202eevil\nsecond'
  const text = card({
    ...decoded,
    code: hostile,
    summary: hostile,
    response: { ...response, message: hostile, key: hostile, details: { [hostile]: hostile } },
    findings: [{ id: 'x', text: hostile, values: {} }],
    origin: { file: hostile, line: 1, count: 1 },
  })
  expect(text).not.toMatch(/[\0-\x09\x0b-\x1f\u202e]/)
  expect(text).toMatch(/^Server said +␛\[2J\\u202eevil second$/m)
})

test('an unknown code shows what is near', () => {
  const text = card({ ...answer(reader, 'NoSuchUplod', 'en'), response, query: null })
  expect(text).toContain('NoSuchUplod\nThe catalogue of 2026-11-20 has no code "NoSuchUplod".')
  expect(text).toContain('Near  NoSuchUpload')
})

describe.each([40, 80, 100])('at %i columns', width => {
  test.each(['en', 'zh'] as const)('no line is wider: %s', lang => {
    const text = renderCard(answer(reader, '404', lang), wide(width, { lang }), code => `${code} `.repeat(9))
    for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width)
  })

  test('the words are the same in colour', () => {
    expect(bare(card(decoded, colourful(width)))).toBe(card(decoded, wide(width)))
    expect(card(decoded, colourful(width))).not.toBe(card(decoded, wide(width)))
  })
})

test('the code links to the first page of documentation', () => {
  expect(card(known, colourful(80))).toContain('\u001b]8;;https://example.com/codes\u001b\\')
})

test('behind a response only the first alternatives are shown, and where the others are', () => {
  const causes = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(name => because(null, `Cause ${name}.`))
  const text = card({ ...decoded, causes })
  expect(text).toContain('Cause e.')
  expect(text).not.toContain('Cause f.')
  expect(text).toContain('2 more: obs-err explain NoSuchUpload')
})

test('a failure that nobody answered is called so', () => {
  const unanswered: Explanation = { ...decoded, kind: 'client', code: null, status: null, reason: null }
  expect(card(unanswered).split('\n')[0]).toMatch(/^No answer {2}/)
})
