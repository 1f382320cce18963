import { expect, test } from 'vitest'
import { findAll, findOne } from './find.ts'

const id = '0000019A5E9C018399B7100A32E958BE'

test.each([
  [
    'English',
    `NoSuchKey  404 Not Found  retry: after the remedy · whose move: caller
The object does not exist under this name.

Likely      AccessDenied: Access Denied is what a HEAD gives.
OBS says    The specified key does not exist.
Request     GET https://b-1.obs.cn-north-4.myhuaweicloud.com/a/k
Request ID  ${id} · app.log:2
More        obs-err explain NoSuchKey, or --full
`,
  ],
  [
    'Chinese',
    `NoSuchKey  404 Not Found  重试：处理后再试 · 处理方：请求方
不存在该名称的对象。

错误信息  The specified key does not exist.
请求      GET https://b-1.obs.cn-north-4.myhuaweicloud.com/a/k
请求ID    ${id} · app.log:2
更多      obs-err explain NoSuchKey，或加--full
`,
  ],
])('what this program printed in %s is read again as one error', async (_, text) => {
  expect(await findOne(text)).toMatchObject({
    code: 'NoSuchKey',
    status: 404,
    message: 'The specified key does not exist.',
    requestId: id,
    method: 'GET',
    bucket: 'b-1',
    key: 'a/k',
  })
  expect(await findAll(text + text)).toHaveLength(2)
})

test.each([
  'COUNT  STATUS  CODE          FIRST           LAST            CAUSE         REMEDY',
  '次数  状态码  错误码        首次            末次            原因          处理',
])('each row of a pasted summary is an error: %s', async head => {
  const rows = [
    '12     404     NoSuchKey     app.log:3       app.log:900     wrong key     List the bucket.',
    '1      403     AccessDenied  app.log:8       app.log:8       a policy      Grant the permission.',
  ]
  const found = await findAll(`${head}\n${rows.join('\n')}\n\n13 errors of 2 kinds\n`)
  expect(found.map(({ response: { code, status } }) => [code, status])).toEqual([
    ['NoSuchKey', 404],
    ['AccessDenied', 403],
  ])
})
