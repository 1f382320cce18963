import { describe, expect, test } from 'vitest'
import { answer, answerCode, answerStatus } from '../../src/catalogue/answer.ts'
import type { Explanation } from '../../src/types.ts'
import { reader } from './small.ts'

const ask = (query: string) => answer(reader, query, 'en')

const fields = [
  'kind',
  'query',
  'code',
  'status',
  'reason',
  'service',
  'summary',
  'headline',
  'documented',
  'causes',
  'retry',
  'owner',
  'related',
  'links',
  'suggestions',
  'response',
  'findings',
  'origin',
]

test('a code is explained in full', () => {
  expect(ask('nosuchupload')).toEqual({
    kind: 'code',
    query: 'nosuchupload',
    code: 'NoSuchUpload',
    status: 404,
    reason: 'Not Found',
    service: 'obs',
    summary: 'The multipart upload does not exist.',
    headline: 'The multipart upload does not exist.',
    documented: null,
    causes: [
      {
        title: 'The multipart upload does not exist.',
        cause: 'The multipart upload does not exist.',
        remedy: 'Mend it.',
        check: null,
        commands: [],
        evidence: null,
        retry: null,
        owner: null,
        confidence: 'documented',
        sources: ['table'],
      },
    ],
    retry: 'no',
    owner: 'caller',
    related: ['NoSuchKey'],
    links: ['https://example.com/codes'],
    suggestions: [],
    response: null,
    findings: [],
    origin: null,
  } satisfies Explanation)
})

test('a status has its causes and the codes that come with it', () => {
  expect(ask('404')).toMatchObject({
    kind: 'status',
    code: null,
    status: 404,
    reason: 'Not Found',
    service: null,
    causes: [{ cause: 'A cause of 404.' }],
    related: ['NoSuchBucket', 'NoSuchKey', 'NoSuchUpload'],
  })
})

test('a class has the causes and codes of all its statuses', () => {
  const { kind, status, causes, related } = ask('4XX')
  expect({ kind, status }).toEqual({ kind: 'status', status: null })
  expect(causes.map(({ cause }) => cause)).toEqual(['A cause of 403.', 'A cause of 404.', 'A cause of 409.'])
  expect(related).toContain('AccessDenied')
  expect(related).not.toContain('InternalError')
})

test('a class of which the catalogue has no status has no causes, and the verdict of the class', () => {
  expect(ask('5xx')).toMatchObject({ causes: [], links: [], retry: 'check-first', owner: 'service' })
  expect(ask('4xx')).toMatchObject({ retry: 'no', owner: 'caller' })
})

test('a class has the links of all its statuses, each once', () => {
  expect(ask('4xx').links).toEqual([
    'https://example.com/statuses',
    'https://example.com/403',
    'https://example.com/404',
    'https://example.com/409',
  ])
})

test('what the documentation says of a code comes in the language that is asked for', () => {
  expect(ask('NoSuchBucket').documented).toEqual({ message: 'No bucket.', solution: 'Create it.' })
  expect(answer(reader, 'NoSuchBucket', 'zh').documented).toEqual({
    message: '没有桶。',
    solution: '请创建。',
  })
  expect(ask('NoSuchKey').documented).toEqual({ message: 'No key.', solution: null })
})

describe('a status that the catalogue lacks has the verdict of its kind', () => {
  test.each([
    ['302', 'no', null],
    ['399', 'no', null],
    ['400', 'no', 'caller'],
    ['428', 'no', 'caller'],
    ['429', 'yes', 'caller'],
    ['499', 'no', 'caller'],
    ['500', 'check-first', 'service'],
    ['503', 'check-first', 'service'],
  ])('%s: retry %s, owner %s', (query, retry, owner) =>
    expect(ask(query)).toMatchObject({ kind: 'unknown', retry, owner }),
  )
})

test('a code and a status that the catalogue lacks, also in its class, have no verdict', () => {
  expect(ask('Nope')).toMatchObject({
    retry: 'no',
    owner: null,
    related: [],
    summary: 'The catalogue of 2026-11-20 has no code "Nope".',
  })
  expect(ask('299')).toMatchObject({
    retry: 'no',
    owner: null,
    suggestions: [],
    summary: 'The catalogue of 2026-11-20 has no entry for HTTP status 299.',
  })
})

describe('what is unknown is an answer', () => {
  test.each([
    ['NoSuchUplod', { code: 'NoSuchUplod', status: null, suggestions: ['NoSuchUpload'] }],
    ['constructor', { code: 'constructor', status: null, suggestions: [] }],
    ['__proto__', { code: '__proto__', status: null, suggestions: [] }],
    ['418', { code: '418', status: 418, owner: 'caller', retry: 'no' }],
    ['599', { code: '599', status: 599, owner: 'service', retry: 'check-first' }],
    ['2xx', { code: '2xx', status: null }],
  ])('%s', (query, expected) => expect(ask(query)).toMatchObject({ kind: 'unknown', query, ...expected }))
})

test('what a client invented has a kind of its own', () => {
  expect(ask('ECONNREFUSED')).toMatchObject({ kind: 'client', status: null, reason: null })
})

test.each(['NoSuchKey', '404', '4xx', 'nope', '418', 'ECONNREFUSED'])('%s: every field is present', query => {
  expect(Object.keys(ask(query))).toEqual(fields)
})

test('the texts come in the language that is asked for', () => {
  expect(answer(reader, 'NoSuchUpload', 'zh').summary).toBe('说明：The multipart upload does not exist.')
  expect(answer(reader, 'nope', 'zh').summary).toBe('2026-11-20版的错误码库中没有“nope”。')
})

test('the status of a response goes before the documented one', () => {
  expect(answerCode(reader, 'NoSuchKey', 403, 'en')).toMatchObject({ status: 403, reason: 'Forbidden' })
  expect(answerCode(reader, 'NoSuchKey', null, 'en')).toMatchObject({ status: 404, reason: 'Not Found' })
  expect(answerCode(reader, 'Nope', 403, 'en')).toMatchObject({
    kind: 'unknown',
    status: 403,
    reason: 'Forbidden',
    summary: 'The catalogue of 2026-11-20 has no code "Nope"; the following comes from its status 403.',
    causes: [{ cause: 'A cause of 403.' }],
    related: [],
  })
  expect(answerCode(reader, 'Nope', 418, 'en')).toMatchObject({
    status: 418,
    reason: null,
    summary: 'The catalogue of 2026-11-20 has no code "Nope".',
  })
  expect(answerCode(reader, 'AccessDenied', 418, 'en')).toMatchObject({ status: 418, reason: null })
})

test('a bare status of a response is explained by its class where the catalogue lacks it', () => {
  expect(answerStatus(reader, 418, 'en')).toMatchObject({
    kind: 'status',
    code: null,
    status: 418,
    summary:
      'The catalogue of 2026-11-20 has no entry for HTTP status 418. Of 4xx in general: Client errors.',
  })
})
