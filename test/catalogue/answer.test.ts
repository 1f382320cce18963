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
  })
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
