import { describe, expect, test } from 'vitest'
import { findAll, findOne } from './find.ts'

const id = '0000019A5E9C018399B7100A32E958BE'
const fields = ['Error Code: AccessDenied', 'Error Message: Access Denied', `Request ID: ${id}`]

describe('fields printed one a line', () => {
  test.each([
    ['a time, a level and a logger', '10:00:00 ERROR Up - '],
    ['what Spring puts there', '2025-08-01T10:00:00.123Z ERROR 1 --- [main] c.a.Up : '],
    ['the level and logger of Python', 'ERROR:root:'],
    ['a level alone', 'ERROR '],
    ['the time of Go', '2025/08/01 10:00:00 '],
    ['the name of a container', 'app-1  | '],
    ['what Kubernetes puts there', '2025-08-01T10:00:00Z stdout F '],
    ['what journald puts there', 'Aug 01 10:00:00 host app[123]: '],
  ])('are read behind %s', async (_, prefix) => {
    const expected = { code: 'AccessDenied', message: 'Access Denied', requestId: id }
    expect(await findOne(fields.map(line => prefix + line).join('\n'))).toMatchObject(expected)
    // One message of several lines has the prefix on its first.
    expect(await findOne(prefix + fields.join('\n'))).toMatchObject(expected)
  })

  test('are read as the samples of the .NET SDK word them', async () => {
    const printed =
      'Exception errorcode: AccessDenied, when put object.\nException errormessage: Access Denied'
    expect(await findOne(printed)).toMatchObject({ code: 'AccessDenied', message: 'Access Denied' })
  })

  test('are those of one logger, whose times go on', async () => {
    const log = [
      '10:00:00.9 ERROR Up - Error Code: NoSuchKey',
      '10:00:01.123 ERROR Up - Request ID: 0A',
      '10:00:01.124 INFO  Mail - Message: sent',
    ]
    expect(await findOne(log.join('\n'))).toMatchObject({ code: 'NoSuchKey', requestId: '0A', message: null })
  })

  test.each([
    ['of an application that answers itself', ['Status Code: 404', 'Request ID: 4711']],
    ['with a code of its own', ['Error Code: E_17', 'Error Message: no such user']],
    ['in sentences', ['it says Error Code: AccessDenied', 'it says Request ID: 0A']],
    ['with a code alone', ['Error Code: AccessDenied']],
  ])('behind a logger are no failure %s', async (_, lines) => {
    expect(await findAll(lines.map(line => `10:00:00 ERROR Up - ${line}`).join('\n'))).toEqual([])
  })

  test('in a list of a document are no failure', async () => {
    expect(await findAll(fields.map(line => `- ${line}`).join('\n'))).toEqual([])
  })

  test('take no longer for being full of spaces', async () => {
    const spaces = ' '.repeat(100_000)
    expect(await findAll(`Error Code: x${spaces}x\n10:00 ${spaces}Error Code: x${spaces}x`)).toEqual([])
  })

  test('tell the request and the time that a ticket states', async () => {
    const ticket = ['状态码：403', '错误码：AccessDenied', '请求ID：0000019AB7E1C0456407C4CE27B8F394']
    const request = '请求：PUT /2026/11/a%20b.xlsx?x=1'
    const lines = [...ticket, request, '桶名：acme-report', '时间：2026-11-21 15:20:11']
    const told = {
      method: 'PUT',
      bucket: 'acme-report',
      key: '2026/11/a b.xlsx',
      time: '2026-11-21 15:20:11',
    }
    expect(await findOne(lines.join('\n'))).toMatchObject(told)
    expect(await findOne([...ticket, '请求：GET /b-1/k'].join('\n'))).toMatchObject({
      bucket: 'b-1',
      key: 'k',
    })
    expect(await findOne([...ticket, '时间：昨天', '方法：PUT'].join('\n'))).toMatchObject({
      method: 'PUT',
      time: null,
    })
  })
})
