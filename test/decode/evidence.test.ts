import { describe, expect, test } from 'vitest'
import { areElsewhere, contradicts, type Draft, evidenceFor, saysAgain } from '../../src/decode/evidence.ts'
import type { PartialResponse } from '../../src/decode/partial.ts'

type Fields = PartialResponse['fields']

/** What was read before, by the form `one`. */
function draft(fields: Fields, more: Partial<Draft> = {}): Draft {
  return {
    fields,
    near: null,
    forms: new Set(['one']),
    parts: new Set(),
    client: null,
    unanswered: false,
    placeholder: false,
    isRetried: false,
    line: 1,
    lastLine: 1,
    isReported: false,
    linesBetween: 0,
    otherLines: 0,
    ...more,
  }
}

/** What is read next, by another form. */
function next(fields: Fields, more: Partial<PartialResponse> = {}): PartialResponse {
  return { form: 'two', client: null, fields, ...more }
}

const head = { part: 'head' } as const
const body = { part: 'body' } as const
const again = { form: 'one' }
const unanswered = { unanswered: true }
const reported = { isReported: true }
const behindHead: Partial<Draft> = { parts: new Set(['head']) }
const behindBody: Partial<Draft> = { parts: new Set(['body']) }
/** Only stack frames stand between. */
const chained = { linesBetween: 1 }

const statuses: Record<string, number[]> = { AccessDenied: [403], SlowDown: [503], Moved: [300, 301] }
const statusesOf = (code: string) => statuses[code] ?? []

describe('two partial responses', () => {
  const url = (host: string, key: string): Fields => ({ url: `https://${host}/${key}` })
  const [b1, b2, other] = ['b-1', 'b-2']
    .map(name => `${name}.obs.cn-north-4.myhuaweicloud.com`)
    .concat('h.example.com')

  test.each<[string, Draft, PartialResponse, boolean]>([
    ['a status and a request without an answer', draft({ status: 403 }), next({}, unanswered), true],
    ['an interim status and a request without an answer', draft({ status: 100 }), next({}, unanswered), true],
    [
      'a status that is none and a request without an answer',
      draft({ status: 0 }),
      next({}, unanswered),
      false,
    ],
    ['a request id and a request without an answer', draft({ requestId: '0A' }), next({}, unanswered), true],
    ['a code of OBS and a request without an answer', draft({ code: 'X' }), next({}, unanswered), true],
    [
      'a word of the client and a request without an answer',
      draft({ code: 'X' }, unanswered),
      next({}, unanswered),
      false,
    ],
    ['nothing and a request without an answer', draft({}), next({}, unanswered), false],
    ['a request without an answer and a status', draft({}, unanswered), next({ status: 403 }), true],
    ['a request without an answer and a code', draft({}, unanswered), next({ code: 'X' }), true],
    [
      'a request without an answer and a word of the client',
      draft({}, unanswered),
      next({ code: 'X' }, unanswered),
      false,
    ],
    ['a request without an answer and a message', draft({}, unanswered), next({ message: 'm' }), false],

    ['a code and the head of a success', draft({ code: 'X' }), next({ status: 299 }, head), true],
    ['a code and the head of a redirect', draft({ code: 'X' }), next({ status: 300 }, head), false],
    [
      'a code and the head of an answer with a code',
      draft({ code: 'X' }),
      next({ status: 200, code: 'X' }, head),
      false,
    ],
    ['a code and a head without a status', draft({ code: 'X' }), next({}, head), false],
    ['a code and a success that is no head', draft({ code: 'X' }), next({ status: 200 }), false],
    [
      'a code of a success and its head',
      draft({ code: 'X', status: 200 }),
      next({ status: 200 }, head),
      false,
    ],
    ['no code and the head of a success', draft({ message: 'm' }), next({ status: 200 }, head), false],

    ['two request ids', draft({ requestId: '0A' }), next({ requestId: '0B' }), true],
    ['two codes', draft({ code: 'X' }), next({ code: 'Y' }), true],
    ['two statuses', draft({ status: 403 }), next({ status: 404 }), true],
    ['two buckets', draft({ bucket: 'b-1' }), next({ bucket: 'b-2' }), true],
    ['two keys', draft({ key: 'a' }), next({ key: 'b' }), true],
    ['two messages', draft({ message: 'a' }), next({ message: 'b' }), false],
    ['one code', draft({ code: 'X', status: 403 }), next({ code: 'X', key: 'k' }), false],
    ['one id, masked in two ways', draft({ requestId: '0A****1' }), next({ requestId: '0AXXXX2' }), false],
    ['two masked ids', draft({ requestId: '0A****1' }), next({ requestId: '0B****1' }), true],
    [
      'two ids with three letters that mask nothing',
      draft({ requestId: '0AXXX1' }),
      next({ requestId: '0AXXX2' }),
      true,
    ],

    ['two buckets of two URLs', draft(url(`${b1}`, 'k')), next(url(`${b2}`, 'k')), true],
    ['a bucket and the URL of another', draft({ bucket: 'b-1' }), next(url(`${b2}`, 'k')), true],
    ['a key and the URL of another', draft({ key: 'a' }), next(url(`${b1}`, 'k')), true],
    ['two keys of one bucket', draft(url(`${b1}`, 'a')), next(url(`${b1}`, 'b')), true],
    ['two paths of a server that is not OBS', draft(url(`${other}`, 'a')), next(url(`${other}`, 'b')), false],
    ['two hosts', draft({ details: { Host: 'h' } }), next({ details: { Host: 'i' } }), true],
    ['one host', draft({ details: { Host: 'h' } }), next({ details: { Host: 'h' } }), false],
    [
      'two URLs of one request id',
      draft({ requestId: '0A', ...url(`${b1}`, 'a') }),
      next({ requestId: '0A', ...url(`${b2}`, 'b') }),
      false,
    ],
    [
      'a head and a body that names another bucket',
      draft(url(`${b1}`, 'k'), behindHead),
      next({ bucket: 'b-2' }, body),
      false,
    ],
    [
      'a head and a report that names another bucket',
      draft(url(`${b1}`, 'k'), behindHead),
      next({ bucket: 'b-2' }),
      true,
    ],
    [
      'no head and a body that names another bucket',
      draft(url(`${b1}`, 'k')),
      next({ bucket: 'b-2' }, body),
      true,
    ],
  ])('%s', (_, one, other, expected) => expect(contradicts(one, other, 1)).toBe(expected))

  test.each<[string, Partial<PartialResponse>, number, boolean]>([
    ['a body quoted on the line of a URL', body, 0, false],
    ['a body on the next line', body, 1, true],
    ['a whole record on the line of a URL', { ...body, standalone: true }, 0, true],
    ['a report on the line of a URL', {}, 0, true],
  ])('%s may name another bucket, or not', (_, more, distance, expected) =>
    expect(contradicts(draft(url(`${b1}`, 'k')), next({ bucket: 'b-2' }, more), distance)).toBe(expected),
  )

  test('elsewhere is another bucket, key or host, not one that is unknown', () => {
    expect(areElsewhere({}, { bucket: 'b-1', key: 'k', details: { Host: 'h' } })).toBe(false)
    expect(areElsewhere({ bucket: 'b-1' }, { bucket: 'b-2' })).toBe(true)
    expect(areElsewhere({ url: 'no URL' }, { url: `https://${b1}/k` })).toBe(false)
  })
})

test.each<[string, Draft, PartialResponse, boolean]>([
  ['a field again', draft({ code: 'X' }), next({ code: 'Y' }, again), true],
  ['a field of another form', draft({ code: 'X' }), next({ code: 'Y' }), false],
  ['another field', draft({ code: 'X' }), next({ message: 'm' }, again), false],
  [
    'a field that is empty now',
    draft({ code: 'X' }),
    next({ code: null } as unknown as Fields, again),
    false,
  ],
  [
    'details, which are added to',
    draft({ details: { a: '1' } }),
    next({ details: { b: '2' } }, again),
    false,
  ],
])('a form says %s', (_, one, other, expected) => expect(saysAgain(one, other)).toBe(expected))

const id = 'same request id'
const below = 'fields below'
const answer = 'head and body of one answer'
const logged = 'a code and the answer that it stands in'
const program = 'report of one program'
const pair = 'a status and the code that goes with it'
const toldAgain = 'a status that is told again'
const answerBelow = 'a status and the answer that has it'
const same = 'same code or message'
const cause = 'exception and its cause'
const connection = 'the same connection'
const page = 'a status and the page that came with it'

test.each<[string, Draft, PartialResponse, number, string | null]>([
  ['nothing in common', draft({ message: 'a' }), next({ message: 'b' }), 1, null],
  ['one request id, far away', draft({ requestId: '0A' }), next({ requestId: '0A' }), 9000, id],
  [
    'one request id and two codes',
    draft({ requestId: '0A', code: 'X' }),
    next({ requestId: '0A', code: 'Y' }),
    1,
    null,
  ],
  ['one request id of one form', draft({ requestId: '0A' }), next({ requestId: '0A' }, again), 9, id],
  [
    'one request id of two whole records',
    draft({ requestId: '0A' }),
    next({ requestId: '0A' }, { ...again, standalone: true }),
    1,
    null,
  ],
  [
    'a code for a status that was reported',
    draft({ requestId: '0A', status: 403 }, reported),
    next({ requestId: '0A', code: 'X' }),
    1,
    null,
  ],
  [
    'a key for a status that was reported',
    draft({ requestId: '0A', status: 403 }, reported),
    next({ requestId: '0A', key: 'k' }),
    1,
    id,
  ],
  [
    'a code that was reported',
    draft({ requestId: '0A', code: 'X' }, reported),
    next({ requestId: '0A', code: 'X' }),
    1,
    id,
  ],

  ['fields directly below', draft({ code: 'X' }), next({ key: 'k' }, { supplement: true }), 1, below],
  ['fields on the same line', draft({ code: 'X' }), next({ key: 'k' }, { supplement: true }), 0, below],
  ['fields two lines below', draft({ code: 'X' }), next({ key: 'k' }, { supplement: true }), 2, null],
  [
    'fields below what was reported',
    draft({ code: 'X' }, reported),
    next({ key: 'k' }, { supplement: true }),
    1,
    null,
  ],

  [
    'a body behind its head, far away',
    draft({ status: 403 }, behindHead),
    next({ code: 'X' }, body),
    9000,
    answer,
  ],
  [
    'a body behind a body',
    draft({ code: 'X' }, { parts: new Set(['head', 'body']) }),
    next({ code: 'X' }, body),
    1,
    null,
  ],
  [
    'a body behind a body, which it corrects',
    draft({ code: 'X' }, behindBody),
    next({ code: 'X' }, { ...body, overrides: true }),
    1,
    same,
  ],
  ['a body behind a report', draft({ code: 'X' }), next({ code: 'X' }, body), 1, same],
  ['headers below a status', draft({ status: 403 }), next({ hostId: 'h' }, head), 3, answer],
  ['headers too far below a status', draft({ status: 403 }), next({ hostId: 'h' }, head), 4, null],
  ['headers below what was reported', draft({ status: 403 }, reported), next({ hostId: 'h' }, head), 1, null],
  ['a head below a status', draft({ status: 403 }), next({ status: 403 }, head), 1, null],

  [
    'a code and the head that is logged behind it',
    draft({ code: 'AccessDenied' }),
    next({ status: 403 }, head),
    3,
    logged,
  ],
  [
    'a code and a head too far behind it',
    draft({ code: 'AccessDenied' }),
    next({ status: 403 }, head),
    4,
    null,
  ],
  [
    'a code and the head of another status',
    draft({ code: 'AccessDenied' }),
    next({ status: 404 }, head),
    1,
    null,
  ],
  [
    'a code and the head of a whole answer',
    draft({ code: 'AccessDenied' }),
    next({ status: 403 }, { ...head, standalone: true }),
    1,
    null,
  ],
  [
    'a code with its status and a head',
    draft({ code: 'AccessDenied', status: 403 }),
    next({ status: 403 }, head),
    1,
    null,
  ],
  [
    'a code of a body and a head',
    draft({ code: 'AccessDenied' }, behindBody),
    next({ status: 403 }, head),
    1,
    null,
  ],
  [
    'a code that was reported and a head',
    draft({ code: 'AccessDenied' }, reported),
    next({ status: 403 }, head),
    1,
    null,
  ],
  ['a code and a status that is no head', draft({ code: 'AccessDenied' }), next({ status: 403 }), 1, pair],
  ['a code and a body with a status', draft({ code: 'AccessDenied' }), next({ status: 403 }, body), 1, pair],

  ['two words of one program', draft({}, { client: 'a' }), next({}, { client: 'a' }), 60, program],
  ['two words of one program too far away', draft({}, { client: 'a' }), next({}, { client: 'a' }), 61, null],
  ['words of two programs', draft({}, { client: 'a' }), next({}, { client: 'b' }), 1, null],
  ['words of a program and of none', draft({}, { client: 'a' }), next({}), 1, null],
  [
    'a head of the same program',
    draft({}, { client: 'a' }),
    next({ status: 403 }, { ...head, client: 'a' }),
    1,
    null,
  ],
  [
    'a key behind a report',
    draft({ code: 'X' }, { client: 'a', ...reported }),
    next({ key: 'k' }, { client: 'a' }),
    1,
    program,
  ],
  [
    'a code behind a report of it',
    draft({ code: 'X' }, { client: 'a', ...reported }),
    next({ code: 'X' }, { client: 'a' }),
    1,
    program,
  ],
  [
    'a status behind a report of it',
    draft({ status: 403 }, { client: 'a', ...reported }),
    next({ status: 403 }, { client: 'a' }),
    1,
    program,
  ],
  [
    'the status behind a report of a code',
    draft({ code: 'AccessDenied' }, { client: 'a', ...reported }),
    next({ status: 403 }, { client: 'a' }),
    1,
    program,
  ],
  [
    'the status far behind a report of a code',
    draft({ code: 'AccessDenied' }, { client: 'a', ...reported }),
    next({ status: 403 }, { client: 'a' }),
    4,
    null,
  ],
  [
    'a status that the code is not documented with, behind a report of the code',
    draft({ code: 'AccessDenied' }, { client: 'a', ...reported }),
    next({ status: 503 }, { client: 'a' }),
    1,
    null,
  ],
  [
    'no answer behind a report',
    draft({ message: 'm' }, { client: 'a', ...reported }),
    next({ key: 'k' }, { client: 'a', ...unanswered }),
    1,
    null,
  ],
  [
    'no answer behind a report of none',
    draft({}, { client: 'a', ...reported, ...unanswered }),
    next({}, { client: 'a', ...unanswered }),
    60,
    program,
  ],

  [
    'the cause that another program reports',
    draft({ code: 'X', status: 403 }, { client: 'a', ...reported, ...chained }),
    next({ status: 403 }, { client: 'b' }),
    1,
    null,
  ],
  [
    'the cause that another program reports, with its code',
    draft({ code: 'X', status: 403 }, { client: 'a', ...reported, ...chained }),
    next({ code: 'X' }, { client: 'b' }),
    1,
    same,
  ],
  [
    'the cause that no program reports',
    draft({ code: 'X', status: 403 }, { client: 'a', ...reported, ...chained }),
    next({ status: 403 }),
    1,
    cause,
  ],
  [
    'the cause that a program reports behind words of none',
    draft({ code: 'X', status: 403 }, { ...reported, ...chained }),
    next({ status: 403 }, { client: 'b' }),
    1,
    cause,
  ],
  [
    'the cause of what is not reported yet',
    draft({ code: 'X', status: 403 }, { client: 'a', ...chained }),
    next({ status: 403 }, { client: 'b' }),
    1,
    cause,
  ],

  ['a status and its code', draft({ status: 403 }), next({ code: 'AccessDenied' }), 3, pair],
  ['a status and its code too far away', draft({ status: 403 }), next({ code: 'AccessDenied' }), 4, null],
  ['a status and a code of another', draft({ status: 404 }), next({ code: 'AccessDenied' }), 1, null],
  [
    'a status and a code of another on one line',
    draft({ status: 404 }),
    next({ code: 'AccessDenied' }),
    0,
    pair,
  ],
  ['a status and a code that the catalogue lacks', draft({ status: 404 }), next({ code: 'Odd' }), 1, pair],
  ['the first status of an error and its code', draft({ status: 300 }), next({ code: 'Moved' }), 1, pair],
  ['a success and a code', draft({ status: 299 }), next({ code: 'Odd' }), 1, null],
  ['a code and its status', draft({ code: 'AccessDenied' }), next({ status: 403 }), 3, pair],
  [
    'a code with its status and the status',
    draft({ code: 'AccessDenied', status: 403 }),
    next({ status: 403 }),
    1,
    null,
  ],
  [
    'a code and the code with its status',
    draft({ code: 'AccessDenied' }),
    next({ code: 'AccessDenied', status: 403 }),
    1,
    same,
  ],
  ['a code and neither', draft({ code: 'AccessDenied' }), next({ key: 'k' }), 1, null],
  ['no answer and a status that is none', draft({ status: 0 }, unanswered), next({ message: 'm' }), 1, null],
  [
    'a code that was reported and a status',
    draft({ code: 'AccessDenied' }, reported),
    next({ status: 403 }),
    1,
    null,
  ],
  [
    'a code that was reported and the status that curl reports',
    draft({ code: 'AccessDenied' }, reported),
    next({ status: 403 }, { form: 'curl-status' }),
    1,
    pair,
  ],

  ['a status again', draft({ status: 403 }), next({ status: 403, message: 'm' }), 3, toldAgain],
  ['a status again, too far away', draft({ status: 403 }), next({ status: 403 }), 4, null],
  [
    'a status again with what is empty',
    draft({ status: 403 }),
    next({ status: 403, key: null } as unknown as Fields),
    1,
    toldAgain,
  ],
  ['a status again with a key', draft({ status: 403 }), next({ status: 403, key: 'k' }), 1, answerBelow],
  ['a status again, by a program', draft({ status: 403 }), next({ status: 403 }, { client: 'a' }), 1, null],
  ['a status that was reported, again', draft({ status: 403 }, reported), next({ status: 403 }), 1, null],
  [
    'a status again, by its form on the next line',
    draft({ status: 403 }),
    next({ status: 403 }, again),
    1,
    toldAgain,
  ],
  ['a status again, by its form two lines on', draft({ status: 403 }), next({ status: 403 }, again), 2, null],
  [
    'a status again, by its form which repeats itself',
    draft({ status: 403 }),
    next({ status: 403 }, { ...again, repeats: true }),
    2,
    answerBelow,
  ],
  ['a bare status and an answer', draft({ status: 403 }), next({ status: 403, key: 'k' }), 3, answerBelow],
  [
    'a bare status and an answer too far away',
    draft({ status: 403 }),
    next({ status: 403, key: 'k' }),
    4,
    null,
  ],
  [
    'a status that was reported and an answer',
    draft({ status: 403 }, reported),
    next({ status: 403, key: 'k' }),
    1,
    null,
  ],
  [
    'a status of a program and an answer',
    draft({ status: 403 }, { client: 'a' }),
    next({ status: 403, key: 'k' }),
    1,
    null,
  ],
  [
    'a status and an answer of a program',
    draft({ status: 403 }),
    next({ status: 403, key: 'k' }, { client: 'a' }),
    1,
    null,
  ],
  [
    'a status with a message and an answer',
    draft({ status: 403, message: 'm' }),
    next({ status: 403, key: 'k' }),
    1,
    null,
  ],
  [
    'a status with what is empty and an answer',
    draft({ status: 403, key: null } as unknown as Fields),
    next({ status: 403, key: 'k' }),
    1,
    answerBelow,
  ],
  ['another message', draft({ message: 'a' }), next({ message: 'b', key: 'k' }), 1, null],

  ['one code', draft({ code: 'X' }), next({ code: 'X' }), 3, same],
  ['one message', draft({ message: 'm' }), next({ message: 'm' }), 3, same],
  ['one code too far away', draft({ code: 'X' }), next({ code: 'X' }), 4, null],
  ['one code behind a stack', draft({ code: 'X' }, chained), next({ code: 'X' }), 4, same],
  [
    'one code behind a stack and something else',
    draft({ code: 'X' }, { ...chained, otherLines: 1 }),
    next({ code: 'X' }),
    4,
    null,
  ],
  ['one status behind a stack', draft({ status: 403 }, chained), next({ status: 403, key: 'k' }), 9, cause],
  [
    'one status behind something else',
    draft({ status: 403, message: 'm' }, { ...chained, otherLines: 1 }),
    next({ status: 403, key: 'k' }),
    1,
    null,
  ],
  [
    'the same exception behind a stack',
    draft({ code: 'X', details: { a: '1' } }, chained),
    next({ code: 'X', details: { a: '1' } }, again),
    9,
    same,
  ],
  [
    'another exception behind a stack',
    draft({ code: 'X', message: 'a' }, chained),
    next({ code: 'X', message: 'b' }, again),
    9,
    null,
  ],

  ['no answer, twice', draft({}, unanswered), next({}, unanswered), 3, connection],
  ['no answer, twice, too far away', draft({}, unanswered), next({}, unanswered), 4, null],
  [
    'no answer, and an object',
    draft({}, unanswered),
    next({}, { ...unanswered, form: 'object' }),
    12,
    connection,
  ],
  [
    'no answer, and an object too far away',
    draft({}, unanswered),
    next({}, { ...unanswered, form: 'object' }),
    13,
    null,
  ],
  [
    'no answer, and an object behind something else',
    draft({}, { ...unanswered, otherLines: 1 }),
    next({}, { ...unanswered, form: 'object' }),
    4,
    null,
  ],
  [
    'a bare status, and by its form the answer below',
    draft({ status: 403 }),
    next({ status: 403, key: 'k' }, { ...again, standalone: true }),
    1,
    answerBelow,
  ],
  [
    'a bare status, and by its form an answer two lines on',
    draft({ status: 403 }),
    next({ status: 403, key: 'k' }, again),
    2,
    null,
  ],
  [
    'no answer, twice, behind a stack',
    draft({}, { ...unanswered, ...chained }),
    next({}, unanswered),
    13,
    connection,
  ],
  [
    'no answer, twice, with something else between',
    draft({}, { ...unanswered, otherLines: 1 }),
    next({}, unanswered),
    3,
    connection,
  ],
  [
    'no answer, twice, with much between',
    draft({}, { ...unanswered, otherLines: 1 }),
    next({}, unanswered),
    4,
    null,
  ],
  [
    'a status and its page',
    draft({ status: 403, code: 'X' }),
    next({ status: 403 }, { form: 'html' }),
    1,
    page,
  ],
  [
    'a status that was reported and its page',
    draft({ status: 403 }, reported),
    next({ status: 403 }, { form: 'nginx-html' }),
    0,
    page,
  ],
  [
    'a status and a page two lines on',
    draft({ status: 403, code: 'X' }),
    next({ status: 403 }, { form: 'html' }),
    2,
    null,
  ],
  [
    'a status and a page without one',
    draft({ status: 403, code: 'X' }),
    next({ message: 'm' }, { form: 'html' }),
    1,
    null,
  ],
  [
    'a status and what is no page',
    draft({ status: 403, code: 'X' }),
    next({ status: 403 }, { form: 'htmlx' }),
    1,
    null,
  ],
  ['no answer, and a message', draft({}, unanswered), next({ message: 'm' }), 1, null],
  ['a message, and no answer', draft({ message: 'm' }), next({}, unanswered), 1, null],

  [
    'a form that says less of the same',
    draft({ code: 'X', message: 'm' }),
    next({ code: 'X' }, again),
    1,
    same,
  ],
  [
    'a form that says less of the same, two lines on',
    draft({ code: 'X', message: 'm' }),
    next({ code: 'X' }, again),
    2,
    null,
  ],
  [
    'a form that says less of the same, on one line',
    draft({ code: 'X', message: 'm' }),
    next({ code: 'X' }, again),
    0,
    null,
  ],
  [
    'a form that says as much of the same',
    draft({ code: 'X', details: { a: '1' } }),
    next({ code: 'X' }, again),
    1,
    null,
  ],
  [
    'a form that says less, of another',
    draft({ code: 'X', message: 'm', key: 'k' }),
    next({ code: 'X', message: 'n' }, again),
    1,
    null,
  ],
  [
    'a form that says less, and details',
    draft({ code: 'X', message: 'm' }),
    next({ code: 'X', details: { a: '1' } }, again),
    1,
    same,
  ],
  [
    'a whole record that says less of the same',
    draft({ code: 'X', message: 'm' }),
    next({ code: 'X' }, { ...again, standalone: true }),
    1,
    null,
  ],
  [
    'a program that says less of the same',
    draft({ code: 'X', message: 'm' }),
    next({ code: 'X' }, { ...again, client: 'b' }),
    1,
    null,
  ],
  [
    'less of what a program said',
    draft({ code: 'X', message: 'm' }, { client: 'a' }),
    next({ code: 'X' }, again),
    1,
    same,
  ],
  [
    'less of what another program said',
    draft({ code: 'X', message: 'm' }, { client: 'a' }),
    next({ code: 'X' }, { ...again, client: 'b' }),
    1,
    null,
  ],
  [
    'a form that repeats itself',
    draft({ code: 'X' }),
    next({ code: 'X' }, { ...again, repeats: true }),
    1,
    same,
  ],
])('%s', (_, one, other, distance, reason) =>
  expect(evidenceFor(one, other, distance, statusesOf)).toBe(reason),
)
