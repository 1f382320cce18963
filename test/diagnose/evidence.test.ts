import { describe, expect, test } from 'vitest'
import type { Decision } from '../../src/diagnose/decision.ts'
import { rankCauses } from '../../src/diagnose/evidence.ts'
import { addressingStyle } from '../../src/diagnose/facts/request.ts'
import { diagnose } from '../../src/diagnose/index.ts'
import type { CauseEntry, Condition, ErrorResponse } from '../../src/types.ts'
import { response } from './response.ts'

function cause(name: string, when: Condition[]): CauseEntry {
  const text = { en: name, zh: `${name}。` }
  return {
    id: name,
    title: text,
    cause: text,
    remedy: text,
    check: null,
    commands: [],
    when,
    unless: [],
    retry: null,
    owner: null,
    confidence: 'documented',
    sources: [],
  }
}

function evidence(
  condition: Condition,
  known: Partial<ErrorResponse>,
  lang: 'en' | 'zh' = 'en',
): string | null | undefined {
  return diagnose(response(known), { name: '', causes: [cause('x', [condition])], statuses: [] }, lang)
    .causes[0]?.evidence
}

const pathStyle = 'https://obs.cn-north-4.myhuaweicloud.com/b-1/k'

describe('evidence', () => {
  test.each<[Condition, Partial<ErrorResponse>, string]>([
    [{ message: ['has expired'] }, { message: 'Request  HAS\nexpired.' }, 'Message contains "has expired"'],
    [{ message: ['a', 'b'] }, { message: 'ab' }, 'Message contains "a" and "b"'],
    [
      { method: ['PUT', 'POST'], host: ['path-style'] },
      { method: 'put', url: pathStyle },
      'The method is PUT and the bucket is in the path',
    ],
    [
      { header: { 'x-obs-delete-marker': 'true' } },
      { headers: { 'x-amz-delete-marker': 'true' } },
      'Header x-amz-delete-marker is true',
    ],
    [
      { header: { 'x-reserved-indicator': '601' } },
      { details: { Indicator: '601' } },
      'Header x-reserved-indicator is 601',
    ],
    [
      { element: { EncodedAuthorizationMessage: '' } },
      { details: { EncodedAuthorizationMessage: 'secret' } },
      'Element EncodedAuthorizationMessage is present',
    ],
    [
      { element: { Condition: 'If-' } },
      { details: { Condition: 'If-Match' } },
      'Element Condition contains If-',
    ],
    [{ element: { Key: '' } }, { key: 'k' }, 'Element Key is present'],
    [
      { query: { 'x-amz-expires': '' } },
      { url: `${pathStyle}?X-Amz-Expires=60` },
      'The URL has the parameter x-amz-expires',
    ],
    [
      { sent: { 'x-obs-copy-source': '' } },
      { requestHeaders: { 'x-amz-copy-source': '/b-1/k' } },
      'The request has the header x-amz-copy-source',
    ],
    [
      { sent: { 'content-type': 'multipart/form-data' } },
      { requestHeaders: { 'content-type': 'multipart/form-data; boundary=x' } },
      'The request header content-type contains multipart/form-data',
    ],
    [
      { finding: ['link-expired', 'bucket-twice'] },
      { code: 'NoSuchBucket', url: 'https://b-1.b-1.obs.cn-north-4.myhuaweicloud.com/k' },
      'The host name contains the bucket twice (b-1.b-1.obs.cn-north-4.myhuaweicloud.com): the configured endpoint already contains it.',
    ],
    [
      { finding: ['answered-by-other'], absent: ['requestId'] },
      { headers: { server: 'nginx' } },
      'The answer came from nginx, not from OBS: the Server header says so, and there is no OBS request ID.',
    ],
    [{ status: [503] }, { status: 503 }, 'The status is 503'],
    [{ client: ['boto3'] }, { client: 'boto3' }, 'The client is boto3'],
    [{ absent: ['requestId', 'message'] }, {}, 'There is no request ID and there is no message'],
  ])('%o', (condition, known, text) => {
    expect(evidence(condition, known)).toBe(text)
  })

  test('Chinese', () => {
    expect(evidence({ method: ['PUT'], host: ['path-style'] }, { method: 'PUT', url: pathStyle }, 'zh')).toBe(
      '请求方法为PUT，且桶名在路径中',
    )
  })

  test.each<[string, Condition, Partial<ErrorResponse>]>([
    ['a fragment that is missing', { message: ['a', 'z'] }, { message: 'ab' }],
    ['one test that fails', { message: ['a'], status: [403] }, { message: 'a', status: 404 }],
    [
      'a header with another value',
      { header: { 'x-obs-delete-marker': 'true' } },
      { headers: { 'x-obs-delete-marker': 'false' } },
    ],
    ['a header that is not there', { header: { allow: '' } }, {}],
    ['a header of the response', { sent: { date: '' } }, { headers: { date: 'x' } }],
    ['another finding', { finding: ['link-expired'] }, { headers: { server: 'nginx' } }],
    ['a finding alone', { finding: ['key-name'], absent: ['requestId'] }, { key: ' a', requestId: '1' }],
    ['a method not known', { method: ['PUT'] }, {}],
    ['an empty condition', {}, { message: 'a' }],
    ['a field that is there', { absent: ['requestId'] }, { requestId: '1' }],
  ])('not for %s', (_, condition, known) => {
    expect(evidence(condition, known)).toBeNull()
  })
})

test('causes pointed to come first; the catalogue order holds within both', () => {
  const causes = [
    cause('a', []),
    cause('b', [{ message: ['no'] }]),
    cause('c', [{ message: ['x'] }]),
    cause('d', [{ message: ['y'] }, { message: ['x'] }]),
  ]
  const ranked = diagnose(response({ message: 'x' }), { name: '', causes, statuses: [] }, 'en').causes
  expect(ranked.map(one => one.entry.cause.en)).toEqual(['c', 'd', 'a', 'b'])
  expect(ranked.map(one => one.evidence !== null)).toEqual([true, true, false, false])
})

describe('the lines around an error', () => {
  const ranked = (causes: CauseEntry[], before: string, known: Partial<ErrorResponse> = {}) =>
    diagnose(
      response({ around: { before, behind: '' }, ...known }),
      { name: '', causes, statuses: [] },
      'en',
    ).causes.map(one => one.entry.id)

  test('come before how the request was made, and before the Message that every error of the code has', () => {
    const causes = [
      cause('usual', [{ message: ['x'] }]),
      cause('method', [{ method: ['PUT'] }]),
      cause('near', [{ near: ['cdn'] }]),
    ]
    expect(ranked(causes, 'our CDN\n', { message: 'x', method: 'PUT' })).toEqual(['near', 'usual', 'method'])
  })

  test('come behind a Message that tells a cause', () => {
    const causes = [
      cause('first', []),
      cause('told', [{ message: ['x'] }]),
      cause('near', [{ near: ['cdn'] }]),
    ]
    expect(ranked(causes, 'our CDN\n', { message: 'x' })).toEqual(['told', 'near', 'first'])
  })

  test.each([
    ['a whole word', 'through a CDN.', true],
    ['one of the alternatives', 'by CloudFront', true],
    ['over a line end', 'reverse\nproxy', true],
    ['Chinese', '经过反向代理访问', true],
    ['not a part of a name', 'bucket cdn-pictures, host cdn.example.org', false],
    ['not a part of a word', 'cdns', false],
  ])('%s', (_, before, isFirst) => {
    const causes = [cause('other', []), cause('near', [{ near: ['cdn|cloudfront|reverse proxy|反向代理'] }])]
    expect(ranked(causes, before)[0] === 'near').toBe(isFirst)
  })
})

test('a finding that is not there leaves it to the message whether a cause comes last', () => {
  const causes = [
    cause('a', [{ message: ['x'] }, { finding: ['link-expired'] }]),
    cause('b', []),
    cause('c', [{ finding: ['link-expired'] }]),
    cause('d', [{ message: ['y'] }]),
  ]
  const ranked = diagnose(response({ message: 'y' }), { name: '', causes, statuses: [] }, 'en').causes
  expect(ranked.map(one => one.entry.cause.en)).toEqual(['d', 'b', 'c', 'a'])
})

describe('what findings decide', () => {
  const told = { message: 'x', around: { before: 'our CDN\n', behind: '' } }
  const causes = [
    cause('a', []),
    cause('b', []),
    cause('c', []),
    cause('near', [{ near: ['cdn'] }]),
    cause('told', [{ message: ['x'] }]),
  ]
  const decision = (
    causeIds: string[] | null,
    sentence: string,
    own: CauseEntry | null = null,
  ): Decision => ({
    cause: own,
    causeIds,
    sentence,
  })
  const ranked = (decisions: Decision[], known: Partial<ErrorResponse> = told) =>
    rankCauses(causes, response(known), [], 'en', decisions).map(one => [
      one.entry.id,
      one.evidence,
      one.isTold,
    ])

  test('comes first, with its reason; of the others only what the Message tells stays', () => {
    expect(ranked([decision(['c', 'a'], 'It is so.')])).toEqual([
      ['c', 'It is so.', true],
      ['a', null, false],
      ['told', 'Message contains "x"', true],
    ])
    expect(ranked([decision(['c'], 'It is so.')], {})).toEqual([['c', 'It is so.', true]])
  })

  test('a second finding comes before the alternatives of the first', () => {
    expect(ranked([decision(['c', 'a'], 'It is so.'), decision(['b', 'c', 'a'], 'And so.')], {})).toEqual([
      ['c', 'It is so.', true],
      ['b', 'And so.', true],
      ['a', null, false],
    ])
  })

  test('a cause of the finding itself comes before those of the code', () => {
    const own = cause('own', [])
    expect(ranked([decision(null, 'It is so.', own)], {}).map(([id]) => id)).toEqual([
      'own',
      'a',
      'b',
      'c',
      'near',
      'told',
    ])
    expect(ranked([decision(['b'], 'It is so.', own)], {})).toEqual([
      ['own', 'It is so.', true],
      ['b', null, false],
    ])
  })

  test('a cause that the code does not have is none', () => {
    expect(ranked([decision(['nope', 'b'], 'It is so.')], {})).toEqual([['b', 'It is so.', true]])
    expect(ranked([decision(['nope'], 'It is so.')], {})).toEqual([])
  })

  test('is no sign of the lines around', () => {
    const marks = (decisions: Decision[]) =>
      rankCauses(causes, response(told), [], 'en', decisions).map(one => [one.entry.id, one.isNear])
    expect(marks([decision(['c'], 'It is so.')])).toEqual([
      ['c', false],
      ['told', false],
    ])
    expect(marks([]).filter(([, isNear]) => isNear)).toEqual([['near', true]])
  })
})

describe('whether something tells the cause, so that a headline may', () => {
  const failed = { unanswered: true, details: { Failure: 'refused' } }
  const failure: Condition = { element: { Failure: 'refused' } }
  const isTold = (condition: Condition, known: Partial<ErrorResponse>, more: Partial<CauseEntry> = {}) =>
    rankCauses([{ ...cause('a', [condition]), ...more }], response(known), [], 'en')[0]?.isTold

  test.each<[string, Condition, Partial<ErrorResponse>, Partial<CauseEntry>, boolean]>([
    ['the kind of a failed connection', failure, failed, {}, true],
    ['the words of a failed connection', { message: ['x'] }, { ...failed, message: 'x' }, {}, false],
    [
      'its words, for a cause with a verdict',
      { message: ['x'] },
      { ...failed, message: 'x' },
      { retry: 'yes' },
      true,
    ],
    [
      'the lines around a failed connection',
      { near: ['cdn'] },
      { ...failed, around: { before: 'a cdn', behind: '' } },
      {},
      true,
    ],
    [
      'the words of a failure of unknown kind',
      { message: ['x'] },
      { unanswered: true, message: 'x' },
      {},
      true,
    ],
    [
      'the words of an answer',
      { message: ['x'] },
      { message: 'x', details: { Failure: 'refused' } },
      {},
      true,
    ],
    ['the method of an answer', { method: ['PUT'] }, { method: 'PUT' }, {}, false],
    [
      'the method of an answer, for a cause with a verdict',
      { method: ['PUT'] },
      { method: 'PUT' },
      { retry: 'yes' },
      false,
    ],
    ['nothing', { message: ['x'] }, {}, {}, false],
  ])('%s', (_, condition, known, more, expected) => expect(isTold(condition, known, more)).toBe(expected))
})

describe('a cause that the response speaks against', () => {
  const order = (causes: CauseEntry[], known: Partial<ErrorResponse>) =>
    rankCauses(causes, response(known), [], 'en')
      .map(one => one.entry.id)
      .join(' ')
  const by404: Condition = { status: [404] }
  const byX: Condition = { message: ['x'] }
  const is403 = { status: 403, message: 'y' }

  test('comes last where facts refute it', () => {
    expect(order([cause('a', [by404]), cause('b', [])], is403)).toBe('b a')
  })

  test('stays where only the words of the Message do, and nothing points to another', () => {
    expect(order([cause('a', [byX]), cause('b', [])], is403)).toBe('a b')
    expect(order([cause('a', [byX, by404]), cause('b', [])], is403)).toBe('a b')
    expect(order([cause('a', [by404, byX]), cause('b', [])], is403)).toBe('a b')
    expect(order([cause('a', [byX]), cause('b', []), cause('c', [{ status: [403] }])], is403)).toBe('c b a')
  })

  test('is not one of which a condition cannot be tested', () => {
    const pointed = cause('c', [{ status: [403] }])
    expect(order([cause('a', [byX]), cause('b', []), pointed], { status: 403 })).toBe('c a b')
    expect(order([cause('a', [by404, byX]), cause('b', []), pointed], { status: 403 })).toBe('c a b')
  })
})

test('an unknown code has no causes', () => {
  expect(diagnose(response({ code: 'Fancy' }), null, 'en')).toMatchObject({ causes: [], findings: [] })
})

describe('addressingStyle', () => {
  test.each([
    ['https://obs.cn-north-4.myhuaweicloud.com/b-1/k', 'path-style'],
    ['https://obs.eu-de.otc.t-systems.com/b-1', 'path-style'],
    ['https://b-1.obs.cn-north-4.myhuaweicloud.com/k', 'virtual-hosted'],
    ['http://b.1.obs.myhwclouds.com/', 'virtual-hosted'],
    ['https://b-1.obs-website.cn-north-4.myhuaweicloud.com/', 'virtual-hosted'],
    ['https://files.example.com/k', 'custom-domain'],
    ['https://obs.cn-north-4.myhuaweicloud.com/', null],
    ['https://192.0.2.1/b-1/k', null],
    ['http://localhost:9000/b-1/k', null],
    ['http://minio:9000/b-1/k', null],
    ['https://b-1.s3.amazonaws.com/k', null],
    ['https://b-1.oss-cn-hangzhou.aliyuncs.com/k', null],
    ['https://iam.cn-north-4.myhuaweicloud.com/v3/auth', null],
  ])('%s', (url, form) => {
    expect(addressingStyle(response({ url }))).toBe(form)
  })

  test('a path and a Host header', () => {
    expect(
      addressingStyle(
        response({ url: '/b-1/k', requestHeaders: { host: 'obs.cn-north-4.myhuaweicloud.com' } }),
      ),
    ).toBe('path-style')
    expect(addressingStyle(response({ url: '/b-1/k' }))).toBeNull()
  })
})

test.each<[string, Condition, Partial<ErrorResponse>]>([
  ['a parameter that the URL lacks', { query: { uploadid: '' } }, { url: pathStyle }],
  [
    'a request id where there should be none',
    { absent: ['requestId'], header: { server: '' } },
    { requestId: '0A' },
  ],
])('a cause comes last that is told by %s', (_, condition, known) => {
  const causes = [cause('a', [condition]), cause('b', [])]
  const order = (one: Partial<ErrorResponse>) =>
    diagnose(response(one), { name: '', causes, statuses: [] }, 'en').causes.map(
      ({ entry }) => entry.cause.en,
    )
  expect(order(known)).toEqual(['b', 'a'])
  expect(order({})).toEqual(['a', 'b'])
})

test('an address that is no URL of a request tells nothing of its parameters', () => {
  const causes = [cause('a', [{ query: { uploadid: '' } }]), cause('b', [])]
  const ranked = diagnose(response({ url: 'obs://b-1/k' }), { name: '', causes, statuses: [] }, 'en').causes
  expect(ranked.map(({ entry }) => entry.cause.en)).toEqual(['a', 'b'])
})
