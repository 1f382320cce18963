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

describe('what two parts say of one error', () => {
  const joined = (one: PartialResponse, other: PartialResponse) => assemble([one, other])[0]?.response

  test('the first value of a field stays, and a field that it lacks is added', () => {
    const one = ofProgram('one', { code: 'X', message: 'a', details: { A: '1' } })
    const other = ofProgram('two', { message: 'b', key: 'k', details: { A: '2', B: '3' } })
    expect(joined(one, other)).toMatchObject({ message: 'a', key: 'k', details: { A: '1', B: '3' } })
  })

  test('message, host id and details of a body replace those of its head', () => {
    const one = {
      ...head,
      fields: { status: 403, message: 'a', hostId: 'h', time: 't', details: { A: '1', C: '4' } },
    }
    const said = { code: 'X', message: 'b', hostId: 'i', time: 'u', details: { A: '2', B: '3' } }
    expect(joined(one, { ...body, fields: said })).toMatchObject({
      ...{ message: 'b', hostId: 'i', time: 't' },
      details: { A: '2', B: '3', C: '4' },
    })
    expect(joined(one, { ...body, fields: { code: 'X' } })).toMatchObject({
      ...{ message: 'a', hostId: 'h', details: { A: '1', C: '4' } },
    })
    expect(joined(one, { ...body, overrides: false, fields: said })).toMatchObject({
      message: 'a',
      hostId: 'h',
    })
  })

  test('details that go on and on are added up to two hundred', () => {
    const many = (count: number, name: string) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`${name}${at}`, '1']))
    const detailsOf = (count: number) =>
      Object.keys(
        joined(
          ofProgram('one', { code: 'X', details: many(count, 'a') }),
          ofProgram('two', { details: { b: '1' } }),
        )?.details ?? {},
      )
    expect(detailsOf(199)).toHaveLength(200)
    expect(detailsOf(200)).toHaveLength(200)
    expect(detailsOf(200)).not.toContain('b')
  })

  test('s3fs goes before the library that it uses, and no other program does', () => {
    const clientOf = (one: string | null, other: string | null) =>
      joined(
        report(id('0A', { code: 'X' }), { client: one }),
        report(id('0A', { key: 'k' }), { form: 'x', client: other }),
      )?.client
    expect(clientOf('curl', 's3fs')).toBe('s3fs')
    expect(clientOf('curl', 'a')).toBe('curl')
    expect(clientOf('a', 's3fs')).toBe('a')
    expect(clientOf(null, 'a')).toBe('a')
  })

  test('the stand-in for a message gives way to nothing but a message', () => {
    const standIn = ofProgram('one', { code: 'X', message: 'Request Error.' })
    expect(joined(standIn, ofProgram('two', { key: 'k' }))?.message).toBe('Request Error.')
    expect(
      joined(ofProgram('one', { code: 'X', message: 'a' }), ofProgram('two', { message: 'b' }))?.message,
    ).toBe('a')
  })

  test('a code and the head that a program logs behind it', () => {
    expect(summary([denied, { ...head, standalone: false }])).toEqual(['AccessDenied 403 b-1 k'])
  })

  test('three parts, each near the one before', () => {
    const far = lines(withinProgram - 20, 'between')
    expect(
      summary([
        ofProgram('one', { status: 403 }),
        ...far,
        ofProgram('two', { bucket: 'b-1' }),
        ...far,
        ofProgram('three', { key: 'k' }),
      ]),
    ).toEqual(['403 b-1 k'])
    const other = lines(linesAfterStatus - 1, 'other')
    expect(
      summary([
        ofProgram('one', { status: 403 }),
        ...other,
        ofProgram('two', { bucket: 'b-1' }),
        ...other,
        ofProgram('three', { key: 'k' }),
      ]),
    ).toEqual(['403 b-1 k'])
  })
})

describe('the place that the lines around tell', () => {
  const near = { bucket: 'b-1', key: 'k' }
  test.each<[string, PartialResponse['fields'], string]>([
    ['counts where the error tells none', {}, 'X b-1 k'],
    ['gives the bucket of a key that the error names', { key: 'a' }, 'X b-1 a'],
    ['gives way to a bucket', { bucket: 'b-2' }, 'X b-2'],
    ['gives way to a URL', { url: 'https://b-2.obs.cn-north-4.myhuaweicloud.com/' }, 'X b-2'],
    ['gives way to the path of the request', { resource: '/b-2/a' }, 'X b-2 a'],
  ])('%s', (_, fields, expected) =>
    expect(summary([report({ code: 'X', ...fields }, { near })])).toEqual([expected]),
  )

  test('is added to what other lines told', () => {
    const one = report({ code: 'X' }, { near: { bucket: 'b-1' } })
    expect(summary([one, report({ code: 'X' }, { form: 'x', near: { bucket: 'b-2', key: 'k' } })])).toEqual([
      'X b-1 k',
    ])
    expect(summary([one, report({ code: 'X' }, { form: 'x' })])).toEqual(['X b-1'])
  })
})

describe('what is no error', () => {
  test.each<[number, string[]]>([
    [299, []],
    [300, ['300']],
    [304, []],
    [599, ['599']],
    [600, []],
    [0, []],
  ])('a head of %i', (status, expected) =>
    expect(summary([{ ...head, fields: { status } }])).toEqual(expected),
  )

  test.each<[string, PartialResponse, string[]]>([
    ['a success that a program reports', ofProgram('one', { status: 299 }), ['X']],
    ['an interim status that a program reports', ofProgram('one', { status: 100 }), ['X']],
    ['a redirect that a program reports', ofProgram('one', { status: 300 }), ['X 300']],
    ['a code of a success', ofProgram('one', { status: 200, code: 'X' }), ['X 200']],
    ['a key alone', ofProgram('one', { key: 'k' }), ['X k']],
    ['a number that is no status', ofProgram('one', { status: 99, key: 'k' }), ['X k']],
  ])('%s, and a code behind it', (_, one, expected) =>
    expect(summary([one, ofProgram('two', { code: 'X' })])).toEqual(expected),
  )

  test('the head of a success is that of the error in its body, unless much stands between', () => {
    const success = { ...head, fields: { status: 200 } }
    expect(summary([success, ...lines(linesAfterStatus - 1, 'other'), body])).toEqual(['AccessDenied 200'])
    expect(summary([success, ...lines(linesAfterStatus, 'other'), body])).toEqual(['AccessDenied'])
  })

  test.each([
    [204, 'AccessDenied'],
    [205, 'AccessDenied'],
    [206, 'AccessDenied 206'],
  ])('a success of status %i that has a body, or has none', (status, expected) => {
    expect(summary([{ ...head, fields: { status } }, body])).toEqual([expected])
  })

  test('a success without a body, unless its head has a code', () => {
    expect(summary([{ ...head, fields: { status: 204, code: 'X' } }])).toEqual(['X 204'])
    expect(summary([{ ...body, final: false, fields: { status: 204, code: 'X' } }])).toEqual(['X 204'])
  })

  test('fields that belong to the error above, where none stands there', () => {
    expect(summary([report({ code: 'X' }, { supplement: true })])).toEqual([])
    expect(summary([denied, report({ key: 'k' }, { form: 'x', supplement: true })])).toEqual([
      'AccessDenied k',
    ])
  })

  test('lines between nothing', () => expect(summary(['between', 'other', denied])).toEqual(['AccessDenied']))
})

describe('behind an error that was reported', () => {
  const first = report(id('0A', { code: 'NoSuchKey' }), { form: 'x', final: true })
  const apart = lines(linesAfterCode, 'other')

  test('what begins a repetition is part of it', () => {
    expect(summary([first, ...apart, report({ status: 404 }, { form: 's' }), first])).toEqual(['NoSuchKey'])
  })

  test('what only stands in front of a repetition is another error', () => {
    expect(summary([first, ...apart, report({ status: 403 }, { form: 's' }), first])).toEqual([
      'NoSuchKey',
      '403',
    ])
    expect(
      summary([first, ...apart, report({ status: 404 }, { form: 's' }), ...lines(nearby, 'other'), first]),
    ).toEqual(['NoSuchKey', '404'])
  })

  test.each<[string, Line[], boolean[]]>([
    ['is told again', [first, 'other', first], [false, true]],
    ['is told again below its stack', [first, 'between', first], [false]],
    ['is told by another form', [first, 'other', { ...first, form: 'y' }], [false]],
    ['is told by a form that repeats itself', [first, 'other', { ...first, repeats: true }], [false]],
    ['was not reported before', [{ ...first, final: false }, first], [false]],
  ])('one that %s', (_, all, expected) =>
    expect(assemble(all).map(({ isRepeat }) => isRepeat)).toEqual(expected),
  )

  test('a repetition has the lines on which it stands', () => {
    const places = assemble([first, 'other', first]).map(({ line, lastLine }) => [line, lastLine])
    expect(places).toEqual([
      [1, 1],
      [3, 3],
    ])
  })

  test('half of the errors are remembered where there were too many', () => {
    const one = (n: number) => ({ ...first, fields: id(`${n}`, { code: 'X' }) })
    const all = Array.from({ length: rememberedErrors + 1 }, (_, n) => one(n))
    const isKnown = (n: number) => assemble([...all, one(n)]).at(-1)?.isRepeat
    const oldest = rememberedErrors / 2 + 1
    expect([oldest - 1, oldest, rememberedErrors].map(isKnown)).toEqual([false, true, true])
  })
})

test('the last line of an error is the last one of its last part', () => {
  const assembler = createAssembler(statusesOf)
  assembler.add(head, 1, 3)
  expect(assembler.add(body, 5, 9)).toMatchObject([{ line: 1, lastLine: 9 }])
})

test('a code and a status go together where no catalogue says otherwise', () => {
  const assembler = createAssembler()
  assembler.add(status403, 1)
  assembler.add(report({ code: 'SlowDown' }, { form: 'code' }), 2)
  expect(assembler.end()).toMatchObject([{ response: { code: 'SlowDown', status: 403 } }])
})

test('whoever reads on asks whether an error is pending, and for its request', () => {
  const assembler = createAssembler(statusesOf)
  const told = () => [assembler.isPending(), assembler.method(), assembler.address()]
  expect(told()).toEqual([false, null, null])
  assembler.add(report({ method: 'PUT' }, { context: true }), 1)
  expect(told()).toEqual([false, 'PUT', null])
  assembler.add(report({ url: 'https://h/' }, { context: true }), 1)
  expect(told()).toEqual([false, 'PUT', 'https://h/'])
  assembler.add(status403, 2)
  assembler.pass()
  expect(assembler.isPending()).toBe(true)
  expect(assembler.end()).toHaveLength(1)
  expect(assembler.isPending()).toBe(false)
  assembler.add(body, 3)
  // A stack may go on behind an error that was reported.
  expect(assembler.isPending()).toBe(true)
  assembler.pass()
  expect(assembler.isPending()).toBe(false)
})

describe('the head of an answer that is a list of errors', () => {
  const takenOf = (...all: PartialResponse[]) => {
    const assembler = createAssembler(statusesOf)
    all.forEach((one, at) => void assembler.add(one, at + 1))
    return { fields: assembler.takeHead(), left: assembler.end().length }
  }
  const request = report({ method: 'POST', status: 200 }, { context: true })

  test('is handed over, with its request', () => {
    expect(takenOf(head)).toEqual({ fields: head.fields, left: 0 })
    expect(takenOf(request, { ...head, fields: { status: 403 } })).toEqual({
      fields: { status: 403, method: 'POST' },
      left: 0,
    })
    expect(takenOf(request)).toEqual({ fields: { method: 'POST', status: 200 }, left: 0 })
    expect(takenOf()).toEqual({ fields: {}, left: 0 })
  })

  test('is not an error with a code, nor one that was reported', () => {
    expect(takenOf(denied)).toEqual({ fields: {}, left: 1 })
    expect(takenOf({ ...status403, final: true })).toEqual({ fields: {}, left: 0 })
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

describe('what is told of a request', () => {
  const asked = (fields: PartialResponse['fields'], client: string | null = null) =>
    report(fields, { form: 'request', client, context: true })
  const url = 'https://b-1.obs.cn-north-4.myhuaweicloud.com/k'
  const answerOf = (...all: Line[]) => assemble(all)[0]?.response

  test('remarks add to it, and keep it awake', () => {
    const far = lines(linesAfterRequest - 1, 'other')
    const found = answerOf(asked({ method: 'PUT' }), ...far, asked({ url }, 'curl'), ...far, denied)
    expect(found).toMatchObject({ method: 'PUT', bucket: 'b-1', client: 'curl' })
  })

  test('the next request takes its place, and keeps the program', () => {
    const found = answerOf(asked({ method: 'PUT', url }, 'curl'), asked({ method: 'GET' }), denied)
    expect(found).toMatchObject({ method: 'GET', bucket: null, client: 'curl' })
    expect(answerOf(asked({ method: 'PUT' }), asked({ method: 'GET' }, 'a'), denied)?.client).toBe('a')
    expect(answerOf(asked({ method: 'PUT' }, 'a'), asked({ key: 'k' }, 'b'), denied)?.client).toBe('a')
    expect(answerOf(asked({ key: 'k' }, 'a'), asked({ method: 'GET' }, 'b'), denied)).toMatchObject({
      ...{ method: 'GET', key: 'k', client: 'a' },
    })
  })

  test('the program that told the request is that of an error of none', () => {
    const one = report({ code: 'X' }, { client: 'b' })
    expect(answerOf(asked({ method: 'PUT' }, 'a'), one)).toMatchObject({ method: 'PUT', client: 'b' })
    expect(answerOf(asked({ method: 'PUT' }), one)).toMatchObject({ method: 'PUT', client: 'b' })
  })

  test('it belongs to one error', () => {
    const [first, second] = assemble([asked({ method: 'PUT' }), { ...denied, final: true }, head])
    expect([first?.response.method, second?.response.method]).toEqual(['PUT', null])
    const assembler = createAssembler(statusesOf)
    assembler.add(asked({ method: 'PUT' }), 1)
    assembler.add({ ...denied, final: true }, 1)
    assembler.add(head, 2)
    expect(assembler.end()[0]?.response.method).toBeNull()
  })

  test.each<[string, PartialResponse, string | null]>([
    ['of the program that wrote it', report({ code: 'X' }, { client: 'curl' }), 'PUT'],
    ['of another program', report({ code: 'X' }, { client: 'a' }), null],
    ['of no program', report({ code: 'X' }), null],
    ['of no program, without an answer', report({ details: { Host: 'h' } }, { unanswered: true }), 'PUT'],
    ['in the head of its answer', { ...head, fields: { status: 403 } }, 'PUT'],
    ['in a body that names another bucket', { ...body, fields: { code: 'X', bucket: 'b-2' } }, 'PUT'],
    ['of the program, in another bucket', report({ code: 'X', bucket: 'b-2' }, { client: 'curl' }), null],
    ['of the program, of another key', report({ code: 'X', key: 'other' }, { client: 'curl' }), null],
  ])('what curl dumped of it belongs to an error %s, or not', (_, one, method) => {
    const dumped = asked({ method: 'PUT', url, requestHeaders: { host: 'h' } }, 'curl')
    expect(answerOf(dumped, one)?.method).toBe(method)
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

  test('gives way to the head of an answer', () => {
    expect(summary([placeholder, head])).toEqual(['403 b-1 k'])
    expect(summary([placeholder, ...lines(nearby, 'between'), head])).toEqual(['ErrorUnknown', '403 b-1 k'])
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
  const from = (fields: PartialResponse['fields']) => summary([{ ...head, fields }, head]).length
  const headers = { location: 'https://x/' }
  expect(from({ status: 301, headers })).toBe(1)
  expect(from({ status: 399, headers })).toBe(1)
  expect(from({ status: 300, headers })).toBe(2)
  expect(from({ status: 400, headers })).toBe(2)
  expect(from({ status: 307 })).toBe(2)
  expect(from({ status: 307, headers: {} })).toBe(2)
  expect(from({ status: 307, code: 'X', headers })).toBe(2)
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
  assembler.add(report({ method: 'PUT' }, { context: true, client: 'curl' }), 8)
  expect(told).toEqual([
    '1: http begins an error',
    '7: xml joins line 1: head and body of one answer',
    '8: report (curl) describes the request of the next error',
  ])
})
