import { describe, expect, test } from 'vitest'
import { createAssembler, type LocatedError } from '../../src/decode/assemble.ts'
import type { PartialResponse } from '../../src/decode/partial.ts'

/** The limits in numbers, not taken from the source: whoever changes one decides what is joined. */
const [nearby, withinProgram] = [3, 60]
const [linesAfterCode, linesAfterStatus, linesAfterRequest, rememberedErrors] = [2, 12, 80, 64]

const statuses: Record<string, number[]> = { AccessDenied: [403], SlowDown: [503], NoSuchKey: [404] }
const statusesOf = (code: string) => statuses[code] ?? []

/** A line: a partial response, a line about something else, or a line that stands between parts of one error. */
type Line = PartialResponse | 'other' | 'between'

function lines(count: number, line: Line): Line[] {
  return Array.from({ length: count }, () => line)
}

function assemble(all: Line[]): LocatedError[] {
  const assembler = createAssembler(statusesOf)
  const found = all.flatMap((line, index) => {
    if (line === 'other') return assembler.pass()
    if (line !== 'between') return assembler.add(line, index + 1)
    assembler.between()
    return []
  })
  return [...found, ...assembler.end()]
}

/** Code, status, bucket and key of each error, as far as they are known. */
function summary(all: Line[]): string[] {
  return assemble(all)
    .filter(({ isRepeat }) => !isRepeat)
    .map(({ response: { code, status, bucket, key, unanswered } }) =>
      [code, status, bucket, key, unanswered ? 'unanswered' : null].filter(value => value !== null).join(' '),
    )
}

const head: PartialResponse = {
  form: 'http',
  client: null,
  part: 'head',
  standalone: true,
  fields: { status: 403, url: 'https://b-1.obs.cn-north-4.myhuaweicloud.com/k' },
}
const body: PartialResponse = {
  form: 'xml',
  client: null,
  part: 'body',
  overrides: true,
  standalone: true,
  final: true,
  fields: { code: 'AccessDenied' },
}
const report = (fields: PartialResponse['fields'], more: Partial<PartialResponse> = {}): PartialResponse => ({
  form: 'report',
  client: null,
  fields,
  ...more,
})
const status403 = report({ status: 403 }, { form: 'status' })
const denied = report({ code: 'AccessDenied' }, { form: 'code' })
const ofProgram = (form: string, fields: PartialResponse['fields']) => report(fields, { form, client: 'a' })
const id = (requestId: string, fields: PartialResponse['fields'] = {}) => ({ requestId, ...fields })

describe('joined', () => {
  test.each<[string, Line[], string]>([
    ['a head and its body', [head, body], 'AccessDenied 403 b-1 k'],
    [
      'a head and a body that names the source of a copy',
      [head, { ...body, fields: { code: 'AccessDenied', bucket: 'b-2' } }],
      'AccessDenied 403 b-2 k',
    ],
    [
      'a status, then headers without their status line',
      [status403, ...lines(nearby - 1, 'between'), { ...head, fields: { requestId: '0A' } }],
      '403',
    ],
    ['a status and a code that goes with it', [status403, denied], 'AccessDenied 403'],
    ['a code and a status that goes with it', [denied, status403], 'AccessDenied 403'],
    [
      'a status and a code at the far end',
      [status403, ...lines(nearby - 1, 'other'), denied],
      'AccessDenied 403',
    ],
    ['a status and a code that the catalogue lacks', [status403, report({ code: 'Odd' })], 'Odd 403'],
    [
      'lines of one program',
      [ofProgram('one', { status: 403 }), ...lines(10, 'other'), ofProgram('two', { bucket: 'b-1' })],
      '403 b-1',
    ],
    [
      'lines of one program at the far end',
      [
        ofProgram('one', { status: 403 }),
        ...lines(withinProgram - 1, 'between'),
        ofProgram('two', { key: 'k' }),
      ],
      '403 k',
    ],
    [
      'the same request id from afar',
      [
        report(id('0A', { status: 403 })),
        ...lines(9, 'other'),
        report(id('0A', { code: 'X' }), { form: 'x' }),
      ],
      'X 403',
    ],
    [
      'the same code in two forms',
      [denied, ...lines(nearby - 1, 'between'), report({ code: 'AccessDenied', key: 'k' })],
      'AccessDenied k',
    ],
    [
      'the same code behind a stack',
      [denied, ...lines(30, 'between'), report({ code: 'AccessDenied', key: 'k' })],
      'AccessDenied k',
    ],
    [
      'an exception and its cause, which say the same',
      [report({ code: 'X', message: 'm' }), 'between', report({ code: 'X', message: 'm' })],
      'X',
    ],
    [
      'an exception with a status and its cause',
      [ofProgram('a', { status: 403 }), 'between', report({ status: 403, key: 'k' }, { client: 'b' })],
      '403 k',
    ],
    [
      'two words for one connection that failed',
      [
        report({ details: { Host: 'h' } }, { unanswered: true }),
        report({ details: { SystemCode: 'ENOTFOUND' } }, { form: 'x', unanswered: true }),
      ],
      'unanswered',
    ],
    [
      'the status that curl reports behind a body',
      [body, report({ status: 403 }, { form: 'curl-status', client: 'curl' })],
      'AccessDenied',
    ],
  ])('%s', (_, all, expected) => {
    expect(summary(all)).toEqual([expected])
  })
})

describe('kept apart', () => {
  test.each<[string, Line[], string[]]>([
    [
      'a bare status and a code of another status',
      [status403, { ...body, fields: { code: 'SlowDown' } }],
      ['403', 'SlowDown'],
    ],
    [
      'a code and a bare status of another code',
      [{ ...body, fields: { code: 'SlowDown' } }, status403],
      ['SlowDown', '403'],
    ],
    [
      'a status for one bucket and a code for another',
      [report({ status: 403, bucket: 'b-1' }), { ...body, fields: { code: 'AccessDenied', bucket: 'b-2' } }],
      ['403 b-1', 'AccessDenied b-2'],
    ],
    [
      'a code and the status of another URL',
      [
        report({ code: 'NoSuchKey', url: 'https://b-1.obs.cn-north-4.myhuaweicloud.com/a' }),
        report({ status: 404, url: 'https://b-1.obs.cn-north-4.myhuaweicloud.com/b' }, { form: 'x' }),
      ],
      ['NoSuchKey b-1 a', '404 b-1 b'],
    ],
    ['a code and a status that curl does not report', [body, status403], ['AccessDenied', '403']],
    ['a success and a code', [report({ status: 204 }), report({ code: 'X' }, { form: 'x' })], ['X']],
    [
      'the request of one program and what another one reports',
      [
        report({ method: 'GET', requestHeaders: {}, bucket: 'b-1' }, { context: true, client: 'curl' }),
        denied,
      ],
      ['AccessDenied'],
    ],
    [
      'a status and a code too far away',
      [status403, ...lines(nearby, 'other'), denied],
      ['403', 'AccessDenied'],
    ],
    [
      'a status and headers too far away',
      [status403, ...lines(nearby, 'between'), { ...head, fields: { requestId: '0A' } }],
      ['403'],
    ],
    [
      'lines of one program too far away',
      [
        ofProgram('one', { status: 403 }),
        ...lines(withinProgram, 'between'),
        ofProgram('two', { code: 'X' }),
      ],
      ['403', 'X'],
    ],
    [
      'the same code in two forms, too far away',
      [denied, ...lines(nearby, 'other'), report({ code: 'AccessDenied', key: 'k' })],
      ['AccessDenied', 'AccessDenied k'],
    ],
    ['two heads', [head, { ...head, fields: { status: 404 } }], ['403 b-1 k', '404']],
    ['two bodies of one code', [body, body], ['AccessDenied', 'AccessDenied']],
    [
      'two bodies of one code in two forms',
      [body, { ...body, form: 'object', overrides: false }],
      ['AccessDenied', 'AccessDenied'],
    ],
    ['one form that says a field again', [denied, denied], ['AccessDenied', 'AccessDenied']],
    [
      'one form behind a stack with another message',
      [report({ code: 'X', message: 'a' }), 'between', report({ code: 'X', message: 'b' })],
      ['X', 'X'],
    ],
    [
      'two request ids',
      [report(id('0A', { status: 403 })), report(id('0B', { code: 'X' }), { form: 'x' })],
      ['403', 'X'],
    ],
    [
      'two keys of one answer',
      [report(id('0A', { code: 'X', key: 'a' })), report(id('0A', { code: 'X', key: 'b' }), { form: 'x' })],
      ['X a', 'X b'],
    ],
    [
      'an answer and a connection that failed',
      [status403, report({ details: { Host: 'h' } }, { unanswered: true })],
      ['403', 'unanswered'],
    ],
    [
      'connections to two hosts',
      [
        report({ details: { Host: 'h' } }, { unanswered: true }),
        report({ details: { Host: 'i' } }, { form: 'x', unanswered: true }),
      ],
      ['unanswered', 'unanswered'],
    ],
    ['a head behind what a program said', [ofProgram('one', { code: 'X' }), head], ['X', '403 b-1 k']],
    [
      'what two programs say of two codes',
      [
        report({ code: 'X', status: 403 }, { client: 'a', final: true }),
        report({ code: 'Y' }, { form: 'x', client: 'b' }),
      ],
      ['X 403', 'Y'],
    ],
  ])('%s', (_, all, expected) => {
    expect(summary(all)).toEqual(expected)
  })
})

describe('an error is reported', () => {
  const reportedAfter = (first: PartialResponse): number => {
    const assembler = createAssembler(statusesOf)
    assembler.add(first, 1)
    for (let count = 1; count < 100; count++) if (assembler.pass().length > 0) return count
    return Number.POSITIVE_INFINITY
  }

  test('after a few other lines', () => {
    expect(reportedAfter(denied)).toBe(linesAfterCode)
    expect(reportedAfter(status403)).toBe(linesAfterStatus)
  })

  test('at once where nothing can follow', () => {
    expect(createAssembler().add(body, 1)).toHaveLength(1)
  })

  test('with the line that it began on', () => {
    expect(assemble(['other', head, 'between', body]).map(({ line }) => line)).toEqual([2])
  })

  test('once more where its code comes to light later', () => {
    const first = report(id('0A', { status: 403, key: 'k' }))
    const all = [first, ...lines(linesAfterStatus, 'other'), report(id('0A', { code: 'X' }), { form: 'x' })]
    expect(summary(all)).toEqual(['403 k', 'X 403 k'])
  })

  test('not for a success, an interim answer or an unchanged object', () => {
    for (const status of [200, 304]) expect(summary([{ ...head, fields: { status } }])).toEqual([])
  })
})

test('a repetition is told by its request id', () => {
  const one = { ...body, fields: id('0A', { code: 'X' }), standalone: false }
  expect(assemble([one, 'other', one]).map(({ isRepeat }) => isRepeat)).toEqual([false, true])
})

test('the errors remembered by their request id are bounded', () => {
  const one = (n: number) => ({ ...body, fields: id(`${n}`, { code: 'X' }), standalone: false })
  const isKnown = (others: number) => {
    const between = Array.from({ length: others }, (_, n) => one(n + 1))
    return assemble([one(0), ...between, one(0)]).at(-1)?.isRepeat
  }
  expect(isKnown(rememberedErrors - 1)).toBe(true)
  expect(isKnown(rememberedErrors)).toBe(false)
})

test('a repetition does not take the error in front of it away', () => {
  const one = report(id('0A', { code: 'NoSuchKey' }), { form: 'x', final: true })
  expect(summary([one, 'other', 'other', status403, one])).toEqual(['NoSuchKey', '403'])
})

describe('a request', () => {
  const request: PartialResponse = {
    form: 'request',
    client: 'curl',
    context: true,
    fields: { method: 'PUT', url: 'https://b-1.obs.cn-north-4.myhuaweicloud.com/k' },
  }
  const methodAfter = (count: number) =>
    assemble([request, ...lines(count, 'other'), { ...head, fields: { status: 403 } }])[0]?.response.method

  test('belongs to the next answer', () => {
    expect(methodAfter(linesAfterRequest - 1)).toBe('PUT')
    expect(methodAfter(linesAfterRequest)).toBeNull()
  })

  test('does not belong to an error of another bucket', () => {
    const [found] = assemble([request, report({ code: 'X', bucket: 'b-2' })])
    expect(found?.response).toMatchObject({ method: null, bucket: 'b-2', key: null })
  })

  test('of a later error does not belong to the pending one', () => {
    const [first, second] = assemble([{ ...head, fields: { status: 404 } }, request, head])
    expect([first?.response.method, second?.response.method]).toEqual([null, 'PUT'])
  })
})

describe('a placeholder', () => {
  const placeholder = report(
    { code: 'ErrorUnknown' },
    { form: 'placeholder', client: 'sdk-c', placeholder: true },
  )
  const named = report({ code: 'NoSuchKey' }, { form: 'named', client: 'sdk-c' })

  test('gives way to the name that follows it', () => {
    expect(summary([placeholder, ...lines(nearby - 1, 'between'), named])).toEqual(['NoSuchKey'])
  })

  test('stays where what follows is far away, or of another program', () => {
    expect(summary([placeholder, ...lines(nearby, 'between'), named])).toEqual(['ErrorUnknown', 'NoSuchKey'])
    expect(summary([placeholder, { ...named, client: null }])).toEqual(['ErrorUnknown', 'NoSuchKey'])
  })
})

test('a redirect that was followed is not the answer', () => {
  const redirect = { ...head, fields: { status: 307, headers: { location: 'https://x/' } } }
  expect(summary([redirect, head])).toEqual(['403 b-1 k'])
  expect(summary([redirect, denied])).toEqual(['307', 'AccessDenied'])
})

test('a message that never came gives way to the one of the server', () => {
  const [found] = assemble([
    ofProgram('one', { status: 403, message: 'Request Error.' }),
    ofProgram('two', { code: 'X', message: 'Access Denied' }),
  ])
  expect(found?.response.message).toBe('Access Denied')
})

test('whoever traces is told which form read which line, and why two were joined', () => {
  const told: string[] = []
  const assembler = createAssembler(statusesOf, (line, text) => told.push(`${line}: ${text}`))
  assembler.add(head, 1)
  assembler.add(body, 7)
  expect(told).toEqual(['1: http begins an error', '7: xml joins line 1: head and body of one answer'])
})
