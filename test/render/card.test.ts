import { describe, expect, test } from 'vitest'
import { answer } from '../../src/catalogue/answer.ts'
import { renderCard } from '../../src/render/card.ts'
import type { Terminal } from '../../src/render/terminal.ts'
import { displayWidth } from '../../src/render/width.ts'
import type { Explanation, Finding, ObsResponse } from '../../src/types.ts'
import { reader } from '../catalogue/small.ts'
import { bare, colourful, pipe, wide } from './terminals.ts'

const known = answer(reader, 'NoSuchUpload', 'en')
const noCodes = () => null
const card = (explanation: Explanation, terminal: Terminal = pipe) =>
  renderCard(explanation, terminal, { full: true, summaryOf: noCodes })
const short = (explanation: Explanation, terminal: Terminal = pipe) =>
  renderCard(explanation, terminal, { full: false, summaryOf: noCodes })

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
  expect(card(known)).toBe(`NoSuchUpload  404 Not Found  retry: after the remedy · whose move: caller
The multipart upload does not exist.

Cause 1  The multipart upload does not exist.
Remedy   Mend it.

Related  NoSuchKey
Docs     https://example.com/codes
Sources  table
`)
})

test('on a terminal the verdicts stand at its right side', () => {
  expect(card(known, wide(80)).split('\n')[0]).toBe(
    'NoSuchUpload  404 Not Found         retry: after the remedy · whose move: caller',
  )
})

test('where they do not fit they have their own line', () => {
  expect(card(known, wide(50)).split('\n').slice(0, 2)).toEqual([
    'NoSuchUpload  404 Not Found',
    'retry: after the remedy · whose move: caller',
  ])
})

test('in Chinese', () => {
  expect(
    card(answer(reader, 'NoSuchUpload', 'zh'), { ...pipe, lang: 'zh' }),
  ).toBe(`NoSuchUpload  404 Not Found  重试：处理后再试 · 处理方：请求方
说明：The multipart upload does not exist.

原因1  原因：The multipart upload does not exist.
处理   处理：Mend it.

相关  NoSuchKey
文档  https://example.com/codes
来源  table
`)
})

test('a status ends with its codes and their summaries', () => {
  const text = renderCard(answer(reader, '404', 'en'), pipe, {
    full: true,
    summaryOf: code => reader.error(code)?.summary.en ?? null,
  })
  expect(text).toBe(`404 Not Found  retry: after the remedy · whose move: caller
There is nothing here.

Cause 1  A cause of 404.
Remedy   Mend it.

Codes
NoSuchBucket  There is no such bucket.
NoSuchKey     There is no such object.
NoSuchUpload  The multipart upload does not exist.

Docs     https://example.com/statuses
         https://example.com/404
Sources  table
`)
})

test('a response in full: every cause, every finding, what was said', () => {
  const causes = [because('Message contains "upload"', 'First.'), because(null, 'Second.')]
  const findings: Finding[] = [{ id: 'clock-skew', text: 'Your clock is wrong.\nBy an hour.', values: {} }]
  const headline = 'The upload is gone.'
  expect(
    card({ ...decoded, headline, causes, findings }),
  ).toBe(`NoSuchUpload  404 Not Found  retry: after the remedy · whose move: caller
The upload is gone.
The multipart upload does not exist.

Cause 1  First. (observed)
Because  Message contains "upload"
Remedy   Remedy of First.
Check    Check of First.

Cause 2  Second. (observed)
Remedy   Remedy of Second.
Check    Check of Second.

Note  Your clock is wrong.
      By an hour.

OBS says    The specified upload does not exist.
Request ID  0000018A
Bucket      my-bucket
Key         big.iso
Request     PUT https://my-bucket.obs.example.com/big.iso
Time        2026-11-20T08:00:00.000Z
Client      curl
UploadId    gone

Related  NoSuchKey
Docs     https://example.com/codes
Sources  table
`)
})

test('commands and the official text have rows of their own', () => {
  const [first] = decoded.causes
  const causes = first ? [{ ...first, commands: ['obsutil ls obs://my-bucket -m'] }] : []
  const documented = { message: 'The upload does not exist.', solution: 'Use one that exists.' }
  const text = card({ ...decoded, causes, documented }, wide(40))
  expect(text).toMatch(/^Commands {4}obsutil ls obs:\/\/my-bucket -m$/m)
  expect(text).toMatch(/^OBS docs +The upload does not exist\.$/m)
  expect(text).toMatch(/^Solution +Use one that exists\.$/m)
})

describe('the place of an error', () => {
  test.each([
    ['is left out for a single body', { file: null, line: 1, count: 1 }, null],
    ['names the file', { file: 'app.log', line: 12, count: 1 }, 'Found at    app.log:12'],
    ['counts', { file: null, line: 3, count: 7 }, 'Found at    line 3, 7 times'],
  ])('%s', (_, origin, line) => {
    const text = card({ ...decoded, origin })
    if (line === null) expect(text).not.toContain('Found at')
    else expect(text).toContain(line)
  })
})

test('long elements are named only', () => {
  const text = card({ ...decoded, response: { ...response, details: { StringToSign: 'x'.repeat(500) } } })
  expect(text).toContain('Also sent   StringToSign (--json shows them in full)')
})

test('what the server said is harmless', () => {
  const hostile = '\u001b[2J\u202eevil\nsecond'
  const text = card({
    ...decoded,
    kind: 'unknown',
    code: hostile,
    summary: hostile,
    response: { ...response, message: hostile, key: hostile, details: { [hostile]: hostile } },
    findings: [{ id: 'clock-skew', text: hostile, values: {} }],
    origin: { file: hostile, line: 1, count: 1 },
  })
  expect(text).not.toMatch(/[\0-\x09\x0b-\x1f\u202e]/)
  expect(text).toMatch(/^OBS says +␛\[2J\\u202eevil second$/m)
})

test('an unknown code shows what is near', () => {
  const text = card({ ...answer(reader, 'NoSuchUplod', 'en'), response, query: null })
  expect(text).toContain('NoSuchUplod\nThe catalogue of 2026-11-20 has no code "NoSuchUplod".')
  expect(text).toContain('Near  NoSuchUpload')
})

describe.each([40, 80, 100])('at %i columns', width => {
  test.each(['en', 'zh'] as const)('no line is wider: %s', lang => {
    const text = renderCard(answer(reader, '404', lang), wide(width, { lang }), {
      full: true,
      summaryOf: code => `${code} `.repeat(9),
    })
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

test('a failure that nobody answered is called so, and quotes the client', () => {
  const unanswered: Explanation = { ...decoded, kind: 'client', code: null, status: null, reason: null }
  expect(card(unanswered).split('\n')[0]).toMatch(/^No response from the server {2}/)
  const quoting = { ...unanswered, response: { ...response, requestId: null } }
  for (const render of [card, short]) {
    expect(render(quoting)).toContain('Client says')
    expect(render(quoting)).not.toContain('OBS says')
  }
})

describe('the short answer', () => {
  const first = { ...because(null, 'First cause. With a second sentence.'), title: 'first' }
  const causes = ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map(name => because(null, `Cause ${name}`))

  test('what happened, what to do, what else, what to quote, where the rest is', () => {
    const origin = { file: 'app.log', line: 12, count: 1 }
    expect(short({ ...decoded, causes: [first, ...causes.slice(0, 2)], origin })).toBe(
      `NoSuchUpload  404 Not Found  retry: after the remedy · whose move: caller
The multipart upload does not exist.

Likely      First cause. With a second sentence.
Remedy      Remedy of First cause. With a second sentence.
Check       Check of First cause. With a second sentence.
Or          Cause b
            Cause c
OBS says    The specified upload does not exist.
Request     PUT obs://my-bucket/big.iso
Request ID  0000018A · curl · app.log:12
More        obs-err explain NoSuchUpload, or --full
`,
    )
  })

  test('a cause with evidence says what points to it', () => {
    const text = short({ ...decoded, causes: [because('Message contains "gone"', 'First.')] })
    expect(text).toMatch(/^Cause +First\.\nBecause +Message contains "gone"$/m)
  })

  test('a headline that tells the cause takes its place', () => {
    const headline = 'The upload was aborted 2 h before.'
    const text = short({ ...decoded, headline, causes: [because('The finding shows it', 'First.')] })
    expect(text.split('\n')[1]).toBe(headline)
    expect(text).not.toMatch(/^(?:Cause|Because|Likely)/m)
  })

  test('a finding that the headline tells already is not told again', () => {
    const finding: Finding = { id: 'clock-skew', text: 'Your clock is 8 h behind.', values: {} }
    expect(short({ ...decoded, headline: finding.text, findings: [finding] })).not.toContain('Note')
    expect(short({ ...decoded, findings: [finding] })).toMatch(/^Note +Your clock is 8 h behind\.$/m)
  })

  test('commands are not wrapped', () => {
    const command = `obsutil stat obs://my-bucket/${'long-name/'.repeat(12)}`
    const text = short({ ...decoded, causes: [{ ...first, commands: [command] }] }, wide(60))
    expect(text).toContain(`  ${command}\n`)
  })

  test('many causes and long texts still fit a screen', () => {
    const long = 'A sentence that is long enough to take more than a whole line of eighty columns. '
      .repeat(9)
      .trim()
    const causes = Array.from({ length: 18 }, () => ({ ...because(long, long), remedy: long, check: long }))
    const response = { ...decoded.response, message: long } as ObsResponse
    const all = {
      ...decoded,
      headline: long,
      causes,
      response,
      documented: { message: long, solution: long },
    }
    expect(short(all, wide(80)).trimEnd().split('\n').length).toBeLessThanOrEqual(24)
    expect(
      short({ ...all, response: null }, wide(80))
        .trimEnd()
        .split('\n').length,
    ).toBeLessThanOrEqual(24)
  })

  test('the same is chosen for every width and in a pipe', () => {
    const words = (text: string) => text.replace(/\s+/g, ' ').trim()
    const many = { ...decoded, causes: [first, ...causes] }
    const inPipe = words(short(many))
    for (const width of [40, 60, 80, 100]) expect(words(short(many, wide(width)))).toBe(inPipe)
  })
})

test.each([
  [6, 6, null],
  [7, 5, 'and 2 more causes'],
])('of %d other causes %d have a line: none stands for a single one', (count, shown, more) => {
  const others = Array.from({ length: count }, (_, n) => because(null, `Cause number ${n}`))
  const text = short({ ...known, causes: [because(null, 'First'), ...others], related: [], links: [] })
  expect(text.match(/Cause number \d/g)).toHaveLength(shown)
  expect(/and \d+ more causes/.exec(text)?.[0] ?? null).toBe(more)
})
