import { describe, expect, test } from 'vitest'
import { findings, ids } from '../response.ts'

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
