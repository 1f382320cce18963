import { describe, expect, test } from 'vitest'
import { sentences } from '../../../src/decode/readers/sentences.ts'
import { findAll, findOne, isKnownCode } from '../find.ts'

const missing = 'The specified bucket does not exist'

describe('a message without its code', () => {
  test.each(sentences.filter(({ use }) => use !== 'anyone'))('$text', async ({ code, text }) => {
    expect(await findOne(`upload failed: ${text}.`)).toMatchObject({ code })
  })

  test.each([
    ['reported in Chinese', `执行上传时报错"${missing}"，桶明明就在`],
    ['in an element alone', `<Message>${missing}</Message>`],
    [
      'behind a bar of a log',
      `level=error msg="check \\"b\\": rpc error: code = Unknown desc = ${missing}" controller=x`,
    ],
    ['that everybody says, behind a storage client', 'mc: <ERROR> Unable to list folder. Access Denied.'],
  ])('%s', async (_, line) => {
    expect(await findAll(line)).toHaveLength(1)
  })

  test.each([
    ['explained in Chinese', `如果桶不存在，会返回"${missing}"，请检查桶名`],
    ['that everybody says, in an application', 'login failed: Access Denied.'],
    ['in a property file', `error.message=${missing}`],
    ['in a comment of a program', `log.warn("${missing}: {}", name);`],
  ])('is none %s', async (_, line) => {
    expect(await findAll(line)).toEqual([])
  })
})

test('the codes of the sentences are in the catalogue', () => {
  expect(sentences.filter(({ code }) => !isKnownCode(code))).toEqual([])
})
