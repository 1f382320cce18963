import { describe, expect, test } from 'vitest'
import type { ErrorResponse } from '../../../src/types.ts'
import { findings, ids } from '../response.ts'

const north = 'obs.cn-north-4.myhuaweicloud.com'
const south = 'obs.cn-south-1.myhuaweicloud.com'

describe('endpoint-redirect', () => {
  test.each([
    [
      { code: 'PermanentRedirect', bucket: 'b-36', details: { Endpoint: south } },
      `Use this host for the bucket: b-36.${south}`,
    ],
    [
      { code: 'PermanentRedirect', bucket: 'b-36', details: { Endpoint: `b-36.${south}` } },
      `Use this host for the bucket: b-36.${south}`,
    ],
    [
      { code: 'PermanentRedirect', details: { Bucket: 'b-36', Endpoint: `https://${south}/` } },
      `Use this host for the bucket: b-36.${south}`,
    ],
    [
      { code: 'TemporaryRedirect', status: 307, headers: { location: `https://b-36.${south}/k?acl` } },
      `OBS redirects this request for now; send it to this host: b-36.${south}`,
    ],
    [
      {
        status: 301,
        code: 'x',
        url: `https://b-36.${north}/k`,
        details: { Location: `http://b-36.${south}/k` },
      },
      `Use this host for the bucket: b-36.${south}`,
    ],
  ])('%o', (known, text) => {
    expect(findings(known)['endpoint-redirect']).toBe(text)
  })

  test('Chinese', () => {
    expect(
      findings({ code: 'PermanentRedirect', details: { Endpoint: south } }, 'zh')['endpoint-redirect'],
    ).toBe(`请用此域名访问该桶：${south}`)
  })

  test.each([
    ['another error with an Endpoint', { code: 'AccessDenied', details: { Endpoint: south } }],
    [
      'a login page that a proxy redirects to',
      { status: 302, headers: { location: 'https://portal.example.com/login' } },
    ],
    ['a relative location', { code: 'x', status: 302, headers: { location: '/index.html' } }],
    [
      'the host it came from',
      {
        code: 'x',
        status: 307,
        url: `https://b-1.${south}/k`,
        headers: { location: `https://b-1.${south}/k/` },
      },
    ],
  ])('not for %s', (_, known) => {
    expect(ids(known)).toEqual([])
  })
})

describe('which redirects there are', () => {
  const redirected = (known: Partial<ErrorResponse>) =>
    findings({ bucket: 'b-36', details: { Endpoint: `b-36.${south}` }, ...known })['endpoint-redirect']
  const now = `OBS redirects this request for now; send it to this host: b-36.${south}`
  const forEver = `Use this host for the bucket: b-36.${south}`

  test.each<[Partial<ErrorResponse>, string | undefined]>([
    [{ code: 'X', status: 299 }, undefined],
    [{ code: 'X', status: 300 }, forEver],
    [{ code: 'X', status: 301 }, forEver],
    [{ code: 'X', status: 302 }, now],
    [{ code: 'X', status: 307 }, now],
    [{ code: 'X', status: 399 }, forEver],
    [{ code: 'X', status: 400 }, undefined],
    [{ code: 'X' }, undefined],
    [{ code: 'TemporaryRedirect' }, now],
    [{ code: 'TemporaryRedirect', status: 400 }, now],
    [{ code: 'Redirect' }, forEver],
    [{ code: 'RedirectNot' }, undefined],
    [{}, undefined],
  ])('%j', (known, text) => expect(redirected(known)).toBe(text))
})

describe('the host that an answer names', () => {
  const hostOf = (Endpoint: string) =>
    findings({ code: 'PermanentRedirect', details: { Endpoint } })['endpoint-redirect']?.split(': ')[1]

  test.each([
    [`b-36.${south}`],
    [`https://b-36.${south}`],
    [`HTTP://b-36.${south}/k`],
    [`b-36.${south}:443`],
    [`b-36.${south}:44300/k?acl`],
    [`b-36.${south}?acl`],
    [`  b-36.${south} `],
    [`B-36.${south}`],
  ])('%j', text => expect(hostOf(text)).toBe(`b-36.${south}`))

  test.each([
    '',
    'localhost',
    '/index.html',
    `see b-36.${south}`,
    `b-36.${south} is it`,
    `b-36.${south}:x`,
    `b-36.${south}:123456`,
    ' '.repeat(2000) + south,
  ])('none in %.40j', text => expect(hostOf(text)).toBeUndefined())
})

describe('a redirect that the owner of a website made', () => {
  const website = 'https://b-1.obs-website.cn-north-4.myhuaweicloud.com/old'
  const located = (known: Partial<ErrorResponse>, location = 'https://www.example.com/new') =>
    findings({ status: 302, headers: { location, server: 'OBS' }, ...known })['website-redirect']

  test.each<[string, Partial<ErrorResponse>, boolean]>([
    ['at the website endpoint', { url: website }, true],
    ['with a code at the website endpoint', { url: website, code: 'X' }, true],
    ['by OBS elsewhere', { url: `https://b-1.${north}/old` }, true],
    ['not with a code elsewhere', { url: `https://b-1.${north}/old`, code: 'X' }, false],
    ['not by a proxy', { headers: { location: 'https://www.example.com/', server: 'nginx' } }, false],
    ['not to where the request went', { url: 'https://www.example.com/old' }, false],
    ['not where the answer names the endpoint', { url: website, details: { Endpoint: south } }, false],
  ])('%s', (_, known, isSaid) => {
    const text = located(known)
    if (isSaid) expect(text).toContain('https://www.example.com/new')
    else expect(text).toBeUndefined()
  })

  test('also to a host of OBS, from the website endpoint', () => {
    expect(located({ url: website }, `https://b-2.${north}/new`)).toContain(`https://b-2.${north}/new`)
    expect(located({ url: `https://b-1.${north}/old` }, `https://b-2.${north}/new`)).toBeUndefined()
  })
})

test('a bucket name is not put in front of a host that has one', () => {
  const text = findings({
    code: 'TemporaryRedirect',
    bucket: 'b-36',
    headers: { location: `https://${south}/k` },
  })
  expect(text['endpoint-redirect']).toContain(`: ${south}`)
})

describe('a bucket that the endpoint does not know', () => {
  const around = { before: `endpoint = obs.cn-south-1.myhuaweicloud.com\n`, behind: '' }
  test.each<[string, Partial<ErrorResponse>, boolean]>([
    ['in the region that the lines around name', {}, true],
    ['not for another code', { code: 'NoSuchKey' }, false],
    ['not at a custom domain', { url: 'https://files.example.org/k' }, false],
    ['not for a bucket that stands there twice', { url: `https://b-1.b-1.${north}/k` }, false],
  ])('%s', (_, known, isSaid) => {
    const found = ids({ code: 'NoSuchBucket', url: `https://b-1.${north}/k`, around, ...known })
    expect(found.includes('bucket-region')).toBe(isSaid)
  })
})

describe('a bucket that stands in the host twice', () => {
  const url = `https://b-1.b-1.${north}/k`
  test.each<[Partial<ErrorResponse>, boolean]>([
    [{ code: 'NoSuchBucket' }, true],
    [{ code: 'SignatureDoesNotMatch' }, true],
    [{ code: 'InvalidBucketName' }, true],
    [{ code: 'NoSuchBucketPolicy' }, false],
    [{ code: 'XNoSuchBucket' }, false],
    [{ code: 'AccessDenied' }, false],
    [{ status: 404 }, true],
    [{ status: 403 }, false],
    [{ unanswered: true, details: { Failure: 'dns-unknown' } }, true],
  ])('%j', (known, isSaid) => expect(ids({ url, ...known }).includes('bucket-twice')).toBe(isSaid))
})

describe('a bucket in the path', () => {
  const url = `https://${north}/b-1/k`
  const said = (known: Partial<ErrorResponse>) => findings({ url, ...known })['path-style']
  test('is taken for a part of the key by what writes', () => {
    const put = said({ code: 'NoSuchKey', method: 'PUT' })
    expect(put).toBeDefined()
    expect(said({ code: 'NoSuchKey', method: 'GET' })).not.toBe(put)
    expect(said({ code: 'NoSuchBucket', method: 'PUT' })).not.toBe(put)
    expect(said({ code: 'NoSuchBucket', method: 'GET' })).toBe(said({ code: 'NoSuchKey', method: 'GET' }))
  })
})

describe('location', () => {
  const code = 'IllegalLocationConstraintException'
  const message = (location: string) =>
    `The ${location} location constraint is incompatible for the region specific endpoint this request was sent to.`
  const url = `https://b-1.${north}/`

  test.each([
    [{ message: message('') }, 'No location was sent.'],
    [
      { message: message('').replace('  ', ' '), url },
      'No location was sent; the endpoint is in "cn-north-4", so send "cn-north-4".',
    ],
    [
      { message: message('unspecified'), url },
      'No location was sent; the endpoint is in "cn-north-4", so send "cn-north-4".',
    ],
    [
      { message: message(`https://${south}`) },
      `A URL was sent as the location: "https://${south}". The name of its region is "cn-south-1".`,
    ],
    [
      { message: message('http://example.com') },
      'A URL was sent as the location: "http://example.com". A location is the name of a region.',
    ],
    [
      { message: message('cn-south-1'), url },
      'The location "cn-south-1" was sent to the endpoint of "cn-north-4": both have to be the same region.',
    ],
    [
      { message: message('cn-south-1') },
      'The location sent is "cn-south-1": the endpoint belongs to another region.',
    ],
  ])('%o', (known, text) => {
    expect(findings({ code, ...known }).location).toBe(text)
  })

  test('Chinese', () => {
    expect(findings({ code, message: message('') }, 'zh').location).toBe('请求没有携带区域（location）。')
  })

  test('not where the Message is another, or the regions are the same', () => {
    expect(ids({ code, message: 'The specified location constraint is not valid' })).toEqual([])
    expect(ids({ code, message: message('cn-north-4'), url })).toEqual([])
  })
})

describe('region-expected', () => {
  const code = 'AuthorizationHeaderMalformed'

  test('named in an element or in the Message', () => {
    expect(findings({ code, details: { Region: 'cn-south-1' } })).toEqual({
      'region-expected': 'The server expects the region "cn-south-1" in the signature.',
    })
    const message =
      "The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'cn-north-4'"
    expect(findings({ code, message })).toEqual({
      'region-expected':
        'The server expects the region "cn-north-4" in the signature; "us-east-1" was signed.',
    })
  })

  test('not named', () => {
    expect(ids({ code, message: 'The authorization header is malformed' })).toEqual([])
    expect(ids({ code: 'AccessDenied', details: { Region: 'cn-south-1' } })).toEqual([])
  })
})

describe('bucket-region', () => {
  const url = `https://b-1.${north}/`

  test('another than the endpoint', () => {
    expect(findings({ code: 'x', url, details: { BucketRegion: 'cn-east-3' } })['bucket-region']).toBe(
      'The bucket is in the region "cn-east-3", the request went to "cn-north-4".',
    )
  })

  test('not where they are the same', () => {
    expect(ids({ code: 'x', url, details: { BucketRegion: 'cn-north-4' } })).toEqual([])
  })
})

describe('path-style, virtual-host, bucket-twice', () => {
  test('the bucket in the path', () => {
    expect(findings({ code: 'VirtualHostDomainRequired', url: `https://${north}/b-1/k` })).toEqual({
      'path-style': `The bucket "b-1" is in the path (path style). With the bucket in the host name, the host is: b-1.${north}`,
    })
  })

  test('a PUT that OBS takes for a key', () => {
    expect(findings({ code: 'NoSuchKey', method: 'PUT', url: `https://${north}/b-1/k` })['path-style']).toBe(
      `The bucket "b-1" is in the path (path style), so OBS may have taken it for the start of the key. With the bucket in the host name, the host is: b-1.${north}`,
    )
  })

  test('the host that the server names is enough', () => {
    const known = {
      code: 'VirtualHostDomainRequired',
      url: `https://${north}/b-1/k`,
      details: { VirtualHost: `b-1.${north}` },
    }
    expect(findings(known)).toEqual({
      'virtual-host': `Use this host, with the bucket in its name: b-1.${north}`,
    })
    expect(findings(known, 'zh')).toEqual({ 'virtual-host': `请使用带桶名的域名：b-1.${north}` })
  })

  test('an endpoint with the bucket in it', () => {
    expect(findings({ code: 'NoSuchBucket', url: `https://my-b.my-b.${north}/k` })['bucket-twice']).toBe(
      `The host name contains the bucket twice (my-b.my-b.${north}): the configured endpoint already contains it. The endpoint should be ${north}`,
    )
  })

  test.each([
    ['the bucket in the host name', `https://b-1.${north}/b-1/k`],
    ['an OBS host without a path', `https://${north}/`],
    ['an OBS host with a query only', `https://${north}/?acl`],
    ['an IP address', 'http://192.0.2.7/b-1/k'],
    ['another store', 'https://s3.example.com/b-1/k'],
    ['a bucket with a dot', `https://www.example.${north}/k`],
  ])('not for %s', (_, url) => {
    expect(ids({ code: 'NoSuchKey', method: 'PUT', url })).toEqual([])
  })
})
