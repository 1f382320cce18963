import { describe, expect, test } from 'vitest'
import { answer } from '../../src/catalogue/answer.ts'
import { renderCsv } from '../../src/render/csv.ts'
import { jsonHead, jsonItem, jsonTail, ndjsonLine } from '../../src/render/json.ts'
import { renderList } from '../../src/render/list.ts'
import { renderSummary } from '../../src/render/summary.ts'
import { renderTicket } from '../../src/render/ticket.ts'
import { displayWidth } from '../../src/render/width.ts'
import type { Problem } from '../../src/types.ts'
import { reader } from '../catalogue/small.ts'
import { bare, colourful, pipe, wide } from './terminals.ts'

const rows = ['AccessDenied', 'NoSuchUpload', 'ECONNREFUSED'].map(code => answer(reader, code, 'en'))

describe('a list', () => {
  test('in a pipe is one line a row', async () => {
    expect(await renderList(rows, pipe)).toBe(`STATUS  CODE          SUMMARY
403     AccessDenied  OBS refused the request.
404     NoSuchUpload  The multipart upload does not exist.
-       ECONNREFUSED  Nothing listens there.
`)
  })

  test('on a terminal is wrapped to its width', async () => {
    expect(await renderList(rows, wide(48))).toBe(`STATUS  CODE          SUMMARY
403     AccessDenied  OBS refused the request.
404     NoSuchUpload  The multipart upload does
                      not exist.
-       ECONNREFUSED  Nothing listens there.
`)
  })

  test('on a narrow terminal is a block a row', async () => {
    expect(await renderList(rows.slice(1, 2), wide(40))).toBe(`STATUS   404
CODE     NoSuchUpload
SUMMARY  The multipart upload does
         not exist.
`)
  })

  test('in Chinese lines up by columns', async () => {
    const chinese = ['AccessDenied', 'NoSuchUpload'].map(code => answer(reader, code, 'zh'))
    expect(await renderList(chinese, wide(60, { lang: 'zh' }))).toBe(`状态码  错误码        说明
403     AccessDenied  说明：OBS refused the request.
404     NoSuchUpload  说明：The multipart upload does
                      not exist.
`)
  })

  test.each([48, 60, 100])('says the same in colour at %i columns', async width => {
    expect(bare(await renderList(rows, colourful(width)))).toBe(await renderList(rows, wide(width)))
  })

  test('is never wider than the terminal', async () => {
    const all = reader.names.map(({ code }) => answer(reader, code, 'zh'))
    for (const line of (await renderList(all, wide(80, { lang: 'zh' }))).split('\n')) {
      expect(displayWidth(line)).toBeLessThanOrEqual(80)
    }
  })
})

test('csv quotes what has to be quoted', () => {
  const [first] = rows
  if (!first) throw new Error('no row')
  expect(renderCsv([{ ...first, summary: 'Say "no", twice.' }])).toBe(
    'status,code,service,retry,owner,summary\n403,AccessDenied,obs,no,caller,"Say ""no"", twice."\n',
  )
})

test('a summary has a row for each error', async () => {
  const place = (line: number) => ({ file: 'app.log', line, time: '2026-11-20T08:00:00.000Z' })
  const row = { code: 'NoSuchKey', status: 404, cause: 'A cause.', remedy: 'A remedy.' }
  expect(await renderSummary([{ ...row, count: 12, first: place(1), last: place(99) }], pipe)).toBe(
    `COUNT  STATUS  CODE       FIRST                               LAST                                 CAUSE     REMEDY
12     404     NoSuchKey  app.log:1 2026-11-20T08:00:00.000Z  app.log:99 2026-11-20T08:00:00.000Z  A cause.  A remedy.

12 errors of one kind; for each: obs-err explain NoSuchKey
`,
  )
})

describe('JSON', () => {
  const problem = (message: string): Problem => ({ kind: 'unreadable', message, file: 'a.log' })
  const parts = (count: number, problems: Problem[]) =>
    jsonHead('2026-11-20') +
    rows
      .slice(0, count)
      .map((row, i) => jsonItem(row, i === 0))
      .join('') +
    jsonTail(problems, count === 0)

  test.each([0, 1, 3])('with %i results is one object', count => {
    const problems = [problem('a "b"'), problem('\u001b')]
    expect(JSON.parse(parts(count, problems))).toEqual({
      schemaVersion: 1,
      catalogue: '2026-11-20',
      results: rows.slice(0, count),
      problems,
    })
  })

  test('is laid out as JSON.stringify would', () => {
    for (const count of [0, 2])
      expect(parts(count, [])).toBe(`${JSON.stringify(JSON.parse(parts(count, [])), null, 2)}\n`)
  })

  test('ndjson is one line a result', () => {
    const line = ndjsonLine({ ...(rows[0] as (typeof rows)[0]), summary: 'a\nb\u2028\u009b' })
    expect(line).toMatch(/^[^\n\u2028\u009b]+\n$/)
    expect(JSON.parse(line).summary).toBe('a\nb\u2028\u009b')
  })
})

test('a ticket is a fenced block that no value can end', () => {
  const text = renderTicket(
    [
      ['Request ID', '0000018A'],
      ['Message', 'a\n```\nb````'],
    ],
    'en',
  )
  expect(text).toBe('**OBS error**\n\n`````\nRequest ID  0000018A\nMessage     a ``` b````\n`````\n')
})
