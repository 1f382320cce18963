import { describe, expect, test } from 'vitest'
import { signedParts } from '../../../src/diagnose/rules/signed-parts.ts'
import type { ErrorResponse } from '../../../src/types.ts'
import { findings, given, ids } from '../response.ts'

const code = 'SignatureDoesNotMatch'
const url = 'https://b-1.obs.cn-north-4.myhuaweicloud.com/k'
const signed = (headers = '') => ({
  StringToSign: `GET\n\n\nFri, 02 Jan 2026 10:00:00 GMT\n${headers}/b-1/k`,
})

describe('header-prefix', () => {
  test.each([
    ['OBS AK:s', 'x-amz-security-token', 'OBS', 'x-obs-security-token'],
    ['AWS AK:s', 'x-obs-acl', 'AWS', 'x-amz-acl'],
  ])('%s with %s', (authorization, name, scheme, expected) => {
    const known = { code, url, details: signed(), requestHeaders: { authorization, [name]: 'v' } }
    expect(findings(known)['header-prefix']).toBe(
      `The request carries ${name}, but with "Authorization: ${scheme} ..." the server reads ${expected} only and does not include ${name} in the string to sign.`,
    )
    expect(ids(known)).not.toContain('token-not-signed')
  })

  test.each([
    ['the right prefix', 'OBS AK:s', 'x-obs-acl', signed('x-obs-acl:v\n')],
    ['a header that the server did sign', 'OBS AK:s', 'x-amz-acl', signed('x-amz-acl:v\n')],
    ['a V4 signature', 'AWS4-HMAC-SHA256 Credential=x', 'x-obs-acl', signed()],
  ])('not for %s', (_, authorization, name, details) => {
    expect(ids({ code, url, details, requestHeaders: { authorization, [name]: 'v' } })).not.toContain(
      'header-prefix',
    )
  })
})

/** A string to sign of V2 with these lines, sent to the bucket b-1. */
const v2 = ({
  verb = 'PUT',
  type = '',
  date = 'Fri, 02 Jan 2026 10:00:00 GMT',
  headers = '',
  resource = '/b-1/k',
}) => ({
  StringToSign: `${verb}\n\n${type}\n${date}\n${headers}${resource}`,
})
const said = (details: Record<string, string>, known: Partial<ErrorResponse> = {}) =>
  given(signedParts, { code, url, bucket: 'b-1', details, ...known })

describe('content-type-signed', () => {
  test.each<[string, Parameters<typeof v2>[0], boolean]>([
    ['in a link', { type: 'text/html', date: '1767348000' }, true],
    ['not with a date that begins with digits', { type: 'text/html', date: '17 May' }, false],
    ['not with a date that ends with digits', { type: 'text/html', date: 'May 17' }, false],
    ['of a read', { verb: 'GET', type: 'text/html' }, true],
    ['of a question for the head', { verb: 'HEAD', type: 'text/html' }, true],
    ['of a deletion', { verb: 'DELETE', type: 'text/html' }, true],
    ['not of a write', { type: 'text/html' }, false],
    ['not of another method', { verb: 'FORGET', type: 'text/html' }, false],
    ['not of a method that begins alike', { verb: 'GETX', type: 'text/html' }, false],
    ['that clients add', { type: 'application/x-www-form-urlencoded; charset=UTF-8' }, true],
    ['not one that begins alike', { type: 'application/x-www-form-urlencodedx' }, false],
    ['not where there is none', { verb: 'GET' }, false],
  ])('%s', (_, lines, isSaid) =>
    expect(said(v2(lines))['content-type-signed']).toEqual(isSaid ? { type: lines?.type } : undefined),
  )

  test('another than was sent', () => {
    const notSent = (requestHeaders: Record<string, string>) =>
      said(v2({ type: 'text/html' }), { requestHeaders })['content-type-signed:not-sent']
    expect(notSent({ 'content-type': 'text/plain' })).toEqual({ type: 'text/html', sent: 'text/plain' })
    expect(notSent({ host: 'h' })).toEqual({ type: 'text/html', sent: '' })
    expect(notSent({ 'content-type': 'text/html' })).toBeUndefined()
    expect(notSent({})).toBeUndefined()
  })
})

describe('the resource that was signed', () => {
  const bucketOf = (resource: string, known: Partial<ErrorResponse> = {}) =>
    said(v2({ resource }), known)['bucket-not-signed']

  test.each<[string, string, Partial<ErrorResponse>, boolean]>([
    ['another bucket', '/b-2/k', {}, true],
    ['the bucket', '/b-1/k', {}, false],
    ['the bucket alone', '/b-1', {}, false],
    ['nothing', '/', {}, true],
    ['the host', '/b-1.obs.cn-north-4.myhuaweicloud.com/k', {}, false],
    ['a host without a dot', '/files/k', { url: 'https://files/k' }, false],
    ['a domain', '/files.example.com/k', {}, false],
    ['a name with a dot inside', '/files.example.c0m/k', {}, true],
    ['a name with a long end', `/files.${'a'.repeat(25)}/k`, {}, true],
    ['no bucket is known', '/b-2/k', { bucket: null }, false],
  ])('%s', (_, resource, known, isOther) =>
    expect(bucketOf(resource, known)).toEqual(isOther ? { bucket: 'b-1', resource } : undefined),
  )

  test('without its parameters', () => {
    expect(bucketOf('/b-2/k?acl')).toEqual({ bucket: 'b-1', resource: '/b-2/k' })
    expect(said(v2({ resource: '/b-1/k?a=é(' }))).toEqual({})
  })

  test('characters that are not encoded, each once', () => {
    expect(said(v2({ resource: '/b-1/é k é"' }))['resource-not-encoded']).toEqual({
      characters: 'é "',
      resource: '/b-1/é k é"',
    })
    expect(said(v2({ resource: "/b-1/a(b)(c)'" }))['resource-special-characters']).toEqual({
      characters: "()'",
    })
  })

  test('at most eight of them, of the first five thousand', () => {
    const characters = [...'äöüßéèêëñ'].join('/')
    expect(said(v2({ resource: `/b-1/${characters}` }))['resource-not-encoded']?.characters).toBe('äöüßéèêë')
    const long = (count: number) => said(v2({ resource: `/b-1/${'a'.repeat(count - 5)}é` }))
    expect(long(4999)).toHaveProperty('resource-not-encoded')
    expect(long(5000)).toEqual({})
  })
})

describe('characters of the path that are encoded in two ways', () => {
  const v4 = { StringToSign: 'AWS4-HMAC-SHA256\n20260102T100000Z\n20260102/cn-north-4/s3/aws4_request\na1b2' }
  const special = (path: string, known: Partial<ErrorResponse> = {}) =>
    given(signedParts, { code, url: `https://h.cn/${path}`, ...known })['resource-special-characters:url']

  test.each<[string, string, Partial<ErrorResponse>, string | undefined]>([
    ['in a path', 'a+b(c)', {}, '+()'],
    ['in a path of HTTP', '', { url: 'http://h.cn/a+b' }, '+'],
    ['in a path of V4', 'a+b', { details: v4 }, '+'],
    ['in a path of V4 with a canonical request', 'a+b', { details: { ...v4, CanonicalRequest: 'x' } }, '+'],
    ['not in a path of V2, whose resource is known', 'a+b', { details: v2({}) }, undefined],
    ['not in the parameters', 'a?b=+', {}, undefined],
    ['not in the host', '', { url: 'https://a+b/k' }, undefined],
    ['not of another code', 'a+b', { code: 'AccessDenied' }, undefined],
    ['not of another address', '', { url: 'obs://b-1/a+b' }, undefined],
    ['not of an address further on', '', { url: 'see https://h.cn/a+b' }, undefined],
    ['not of no address', '', { url: null }, undefined],
    ['not in a plain path', 'a-b_c.d~e', {}, undefined],
  ])('%s', (_, path, known, characters) =>
    expect(special(path, known)).toEqual(characters === undefined ? undefined : { characters }),
  )
})

describe('token-not-signed', () => {
  const token = (query: string, details: Record<string, string>, known: Partial<ErrorResponse> = {}) =>
    said(details, { url: `${url}?${query}`, ...known })['token-not-signed']
  const header = { requestHeaders: { 'x-obs-security-token': 't', 'content-type': '' } }

  test.each<[string, string, Record<string, string>, Partial<ErrorResponse>, string | undefined]>([
    ['of a parameter', 'x-obs-security-token=t', v2({}), {}, 'x-obs-security-token'],
    ['of a parameter of AWS', 'X-Amz-Security-Token=t', v2({}), {}, 'x-amz-security-token'],
    ['of a parameter without a prefix', 'SecurityToken=t', v2({}), {}, 'securitytoken'],
    ['of a header', '', v2({}), header, 'x-obs-security-token'],
    ['not of another parameter', 'x-security-token-2=t', v2({}), {}, undefined],
    ['not one that was signed', '', v2({ headers: 'x-obs-security-token:t\n' }), header, undefined],
    [
      'not one that was signed as a parameter',
      'SecurityToken=t',
      v2({ resource: '/b-1/k?securityToken=t' }),
      {},
      undefined,
    ],
  ])('%s', (_, query, details, known, name) =>
    expect(token(query, details, known)).toEqual(name === undefined ? undefined : { name }),
  )

  test('in V4, where the canonical request is known', () => {
    const StringToSign = 'AWS4-HMAC-SHA256\n20260102T100000Z\n20260102/cn-north-4/s3/aws4_request\na1b2'
    expect(token('', { StringToSign, CanonicalRequest: 'GET\n/k' }, header)).toEqual({
      name: 'x-obs-security-token',
    })
    expect(
      token('', { StringToSign, CanonicalRequest: 'GET\nx-obs-security-token:t' }, header),
    ).toBeUndefined()
    expect(token('', { StringToSign }, header)).toBeUndefined()
  })
})

describe('the region that was signed for', () => {
  const scoped = (region: string, known: Partial<ErrorResponse> = {}) =>
    given(signedParts, {
      code,
      url,
      requestHeaders: {
        authorization: `AWS4-HMAC-SHA256 Credential=A/20260102/${region}/s3/aws4_request, Signature=s`,
      },
      ...known,
    })
  const differs = { 'scope-region': { region: 'us-east-1', endpoint: 'cn-north-4' } }

  test.each<[string, Partial<ErrorResponse>, object]>([
    ['of a signature that does not match', {}, differs],
    ['of an Authorization that is refused', { code: 'AuthorizationHeaderMalformed' }, differs],
    ['where the string is known', { code: null, details: { StringToSign: 'x' } }, differs],
    ['not of another code', { code: 'AccessDenied' }, {}],
    ['not of a code that ends alike', { code: 'NoAuthorization' }, {}],
    ['not where the server names the region', { details: { Region: 'cn-north-4' } }, {}],
    ['not where none was signed', { requestHeaders: {} }, {}],
  ])('%s', (_, known, expected) => expect(scoped('us-east-1', known)).toEqual(expected))

  test.each([
    ['cn-north-4', {}],
    ['us-east-1', {}],
    ['region', { 'scope-region:odd': { region: 'region' } }],
    ['CN-north-4', { 'scope-region:odd': { region: 'CN-north-4' } }],
    ['xcn-north-4', { 'scope-region:odd': { region: 'xcn-north-4' } }],
    ['cn-north_4', { 'scope-region:odd': { region: 'cn-north_4' } }],
  ])('where the endpoint tells none: %s', (region, expected) =>
    expect(scoped(region, { url: 'https://files.example.com/k' })).toEqual(expected),
  )

  test('is that of the endpoint', () => expect(scoped('cn-north-4')).toEqual({}))
})

test('a header prefix is told by the scheme at the beginning of Authorization', () => {
  const mixed = (authorization: string) =>
    said(v2({ type: '' }), { requestHeaders: { authorization, 'x-amz-acl': 'a', 'content-type': '' } })[
      'header-prefix'
    ]
  expect(mixed('OBS A:s')).toEqual({ name: 'x-amz-acl', scheme: 'OBS', expected: 'x-obs-acl' })
  expect(mixed('MYOBS A:s')).toBeUndefined()
  expect(mixed('OBSX A:s')).toBeUndefined()
})

test('nothing is told of a string that lost its line ends', () => {
  expect(said({ StringToSign: 'PUT text/html /b-2/k' }, { url: `${url}?SecurityToken=t` })).toEqual({})
})
