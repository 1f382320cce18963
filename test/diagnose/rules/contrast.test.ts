import { describe, expect, test } from 'vitest'
import type { ErrorResponse } from '../../../src/types.ts'
import { findings, ids } from '../response.ts'

const region = 'cn-north-4'
const hostIn = (name: string) => `b-1.obs.${name}.myhuaweicloud.com`
const url = `https://${hostIn(region)}/k`
const link = `${url}?AccessKeyId=A&Expires=1&Signature=s`
const shop = 'https://shop.example.com/'

/** What is said of a request that failed, beside a command that succeeded. */
const said = (command: string, known: Partial<ErrorResponse> = {}): string | undefined => {
  const around = { before: `$ ${command}\nHTTP/1.1 200 OK\n`, behind: '' }
  return findings({ status: 403, url, method: 'GET', around, ...known })['request-contrast']
}

describe('a request that works with a Referer', () => {
  test.each<[string, string, Partial<ErrorResponse>, boolean]>([
    ['a read that sent none', `curl -e ${shop} ${url}`, {}, true],
    ['a read of unknown method', `curl -e ${shop} ${url}`, { method: null }, true],
    ['a question for the head', `curl -I -e ${shop} ${url}`, {}, true],
    [
      'a read that sent another',
      `curl -e ${shop} ${url}`,
      { requestHeaders: { referer: 'https://x/' } },
      true,
    ],
    ['a read that sent the same', `curl -e ${shop} ${url}`, { requestHeaders: { referer: shop } }, false],
    ['another query of the same object', `curl -e ${shop} ${url}?x=1`, {}, true],
    ['another object', `curl -e ${shop} ${url}9`, {}, false],
    ['a write', `curl -e ${shop} ${url}`, { method: 'PUT' }, false],
    ['a write that works', `curl -X PUT -e ${shop} ${url}`, {}, false],
    ['a request without one', `curl ${url}`, {}, false],
    ['a request of unknown address', `curl -e ${shop} ${url}`, { url: null, client: 'obsutil' }, false],
    ['a request without an answer', `curl -e ${shop} ${url}`, { unanswered: true, status: null }, false],
  ])('%s', (_, command, known, isSaid) => {
    const text = said(command, known)
    if (isSaid) expect(text).toContain(shop)
    else expect(text).toBeUndefined()
  })
})

describe('a link that works with another method', () => {
  test.each<[string, string, Partial<ErrorResponse>, string | null]>([
    ['a write of a link that reads', `curl "${link}"`, { method: 'PUT' }, 'GET'],
    ['a read of a link that writes', `curl -X PUT "${link}"`, {}, 'PUT'],
    ['a question for the head', `curl "${link}"`, { method: 'HEAD' }, 'GET'],
    ['the same method', `curl "${link}"`, {}, null],
    ['another link to the same object', `curl "${link}2"`, { method: 'PUT' }, null],
  ])('%s', (_, command, known, method) => {
    const text = said(command, { url: link, ...known })
    if (method === null) expect(text).toBeUndefined()
    else expect(text).toContain(method)
  })

  test('says nothing of an address without a query', () => {
    expect(said(`curl ${url}`, { method: 'PUT' })).toBeUndefined()
  })
})

describe('an object that is read under another endpoint', () => {
  const other = `https://${hostIn('cn-south-1')}/k`
  test.each<[string, string, Partial<ErrorResponse>, boolean]>([
    ['of another region', `curl ${other}`, {}, true],
    ['of the same region', `curl https://obs.${region}.myhuaweicloud.com/b-1/k`, {}, false],
    ['another key there', `curl ${other}9`, {}, false],
    ['another bucket there', `curl ${other.replace('b-1', 'b-2')}`, {}, false],
    ['a server that is not OBS', 'curl https://h.example.com/k', {}, false],
    ['a write', `curl ${other}`, { method: 'PUT' }, false],
    ['a write that works', `curl -T a ${other}`, {}, false],
    [
      'a bucket that is unknown',
      `curl https://obs.cn-south-1.myhuaweicloud.com/`,
      { url: `https://obs.${region}.myhuaweicloud.com/` },
      false,
    ],
    ['an address that is none', `curl ${other}`, { url: 'no address', client: 'obsutil' }, false],
  ])('%s', (_, command, known, isSaid) => {
    const text = said(command, known)
    if (isSaid) expect(text).toContain('cn-south-1')
    else expect(text).toBeUndefined()
  })

  test('a second command is looked at where the first tells nothing', () => {
    const around = { before: `curl ${url}\nHTTP/1.1 200 OK\n`, behind: `curl ${other}\nHTTP/1.1 200 OK\n` }
    expect(ids({ status: 403, url, method: 'GET', around })).toContain('request-contrast')
  })
})
