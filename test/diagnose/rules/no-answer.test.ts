import { describe, expect, test } from 'vitest'
import { findings } from '../response.ts'

describe('why OBS never answered', () => {
  test('a local file', () => {
    const message = 'open /srv/a/dir: permission denied'
    expect(findings({ unanswered: true, message })['local-file']).toContain('"/srv/a/dir"')
  })

  test.each([
    ['curl', { message: 'curl: (56) CONNECT tunnel failed, response 403' }],
    ['older curl', { message: 'curl: (56) Received HTTP code 403 from proxy after CONNECT' }],
    ['the dump of the refusal', { details: { ProxyStatus: '403' } }],
  ])('a proxy, told by %s', (_, response) => {
    const found = findings({
      unanswered: true,
      url: 'https://b-1.obs.cn-north-4.myhuaweicloud.com/k',
      ...response,
    })
    expect(Object.keys(found)).toContain('proxy-refused')
    expect(found['proxy-refused']).toMatch(/with 403.*b-1\.obs\.cn-north-4\.myhuaweicloud\.com:443/)
  })

  test('nothing that tells', () => {
    expect(findings({ unanswered: true })['no-answer']).toContain('https://ENDPOINT')
  })

  test.each(['$(reboot).x.test', 'a`b`', "a';b", '-o'])('a host that a shell would run: %s', Host => {
    const found = findings({ unanswered: true, details: { Host } })
    expect(found['no-answer']).toMatch(/ https:\/\/ENDPOINT$/)
  })

  test('what the catalogue explains needs no finding', () => {
    expect(findings({ unanswered: true, details: { Failure: 'refused' } })).toEqual({})
  })
})
