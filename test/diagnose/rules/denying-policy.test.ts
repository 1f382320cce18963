import { describe, expect, test } from 'vitest'
import { findings, ids } from '../response.ts'

const code = 'AccessDenied'
const base =
  'User: iam::0a1b:user:alice is not authorized to perform: obs:object:getObject on resource: obs:*:*:object:b-1/a.txt'
const facts = 'Who: iam::0a1b:user:alice. Action: obs:object:getObject. Resource: obs:*:*:object:b-1/a.txt.'
const missing = facts.replace('Action:', 'Missing action:')

describe('not-authorized', () => {
  test.each([
    [
      `${base} because no identity-based policy allows the obs:object:getObject action`,
      ' No identity-based policy (IAM) allows the action: a permission is missing there, but nothing forbids the action.',
    ],
    [
      `${base} because no resource-based policy allows the action.`,
      ' No resource-based policy (bucket policy or ACL) allows the action: a permission is missing there, but nothing forbids the action.',
    ],
    [
      `${base} because no session policy allows the action`,
      ' No session policy allows the action: a permission is missing there, but nothing forbids the action.',
    ],
    [
      `${base} with an explicit deny in a service control policy`,
      ' The service control policy (organisation) denies the action explicitly: adding permissions does not help; remove the deny.',
    ],
    [
      `${base} with an explicit deny in a novel policy`,
      ' The novel policy denies the action explicitly: adding permissions does not help; remove the deny.',
    ],
    [
      `${base} with an explicit deny`,
      ' The action is denied explicitly: adding permissions does not help; remove the deny.',
    ],
    [base, ''],
  ])('%s', (message, verdict) => {
    expect(findings({ code, message })).toEqual({
      'not-authorized': (message.includes('because no') ? missing : facts) + verdict,
    })
  })

  test('Chinese', () => {
    expect(
      findings({ code, message: `${base} because no identity-based policy allows the action` }, 'zh'),
    ).toEqual({
      'not-authorized':
        '主体：iam::0a1b:user:alice。缺少的操作权限：obs:object:getObject。资源：obs:*:*:object:b-1/a.txt。没有身份策略（IAM）允许该操作：缺少授权，而不是被显式拒绝。',
    })
  })

  test('without a resource', () => {
    expect(
      findings({ code, message: 'alice is not authorized to perform obs:bucket:listAllMyBuckets.' }),
    ).toEqual({
      'not-authorized': 'Who: alice. Action: obs:bucket:listAllMyBuckets.',
    })
  })

  test.each([
    'Access Denied',
    'You are not authorized',
    'x is not authorized to perform',
    ' is not authorized to perform: a',
    'User is not authorized to perform this operation',
  ])('not for %j', message => {
    expect(ids({ code, message })).toEqual([])
  })
})

describe('authorization-message', () => {
  test('names the call that decodes it, in the region of the host', () => {
    const details = { EncodedAuthorizationMessage: 'RVhBTVBMRQ==' }
    expect(findings({ code, details, url: 'https://b-1.obs.cn-east-3.myhuaweicloud.com/k' })).toEqual({
      'authorization-message':
        'EncodedAuthorizationMessage holds the reason for the refusal, encoded and encrypted: it cannot be read here. STS decodes it: POST https://sts.cn-east-3.myhuaweicloud.com/v5/decode-authorization-message with the body {"encoded_message": "ENCODED_AUTHORIZATION_MESSAGE"}; the caller needs the right to do so.',
    })
    expect(findings({ code, details }, 'zh')['authorization-message']).toContain(
      'POST https://sts.REGION.myhuaweicloud.com/v5/',
    )
  })

  test('not where it is empty', () => {
    expect(ids({ code, details: { EncodedAuthorizationMessage: '' } })).toEqual([])
  })
})
