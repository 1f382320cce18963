import { describe, expect, test } from 'vitest'
import { compileTemplate } from '../../src/decode/syntax/template.ts'

const groupsOf = (template: string, line: string) => compileTemplate(template)(line)?.groups ?? null

describe('a template', () => {
  test.each<[string, string, Record<string, string> | null]>([
    ['error {code}: {message}', 'x error NoSuchKey: gone. ', { code: 'NoSuchKey', message: 'gone.' }],
    ['error {code}: {message}', 'error : gone', null],
    ['[{status}]', 'tries [12] then [404]', { status: '404' }],
    ['[{status}]', 'result [-1]', { status: '-1' }],
    ['[{status}]', 'port [4040]', null],
    [
      'Message={message}, Id={requestId}',
      'Message=a, Id, b, Id=0A',
      { message: 'a, Id, b', requestId: '0A' },
    ],
    ['({code})«: {message}»', 'x (SlowDown): wait', { code: 'SlowDown', message: 'wait' }],
    ['({code})«: {message}»', 'x (SlowDown)', { code: 'SlowDown' }],
    ['id {requestId}«, host {hostId}»{end}', 'id 0A, host 3+/=', { requestId: '0A', hostId: '3+/=' }],
    ['id {requestId}«, host {hostId}»{end}', 'id 0A, host 3+/= and more', null],
    ['{operation} failed. Code:', 'at putFile failed. Code:', { operation: 'putFile' }],
    ['{start}error {code}', '  error NoSuchKey', { code: 'NoSuchKey' }],
    ['{start}error {code}', 'an error NoSuchKey', null],
    ['url {url}', 'url https://b-1.example/k?x=1" next', { url: 'https://b-1.example/k?x=1' }],
    ['code {code}.', 'code KMS.NotFound.', { code: 'KMS.NotFound' }],
    ['map{{headers:text}}', 'map{a:1,b:2} end', { headers: 'a:1,b:2' }],
  ])('%s reads %s', (template, line, groups) => {
    expect(groupsOf(template, line)).toEqual(groups)
  })

  test('tells where its match begins and ends', () => {
    expect(compileTemplate('code {code};')('a code X1; b')).toMatchObject({ index: 2, end: 10 })
  })

  test('gives up on a line that begins again and again', () => {
    const line = 'Message=, Id '.repeat(20_000)
    expect(groupsOf('Message={message}, Id={requestId}', line)).toBeNull()
  })

  test('without a literal at its beginning is refused', () => {
    expect(() => compileTemplate('{message}{code}')).toThrow(/literal/)
  })
})
