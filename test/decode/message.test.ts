import { describe, expect, test } from 'vitest'
import { findAll, findOne } from './find.ts'

const sentence = 'Virtual host domain is required while accessing a specific bucket.'
const id = '0000019A5E9C018399B7100A32E958BE'

describe('a documented message alone', () => {
  test.each([
    ['is read on a line of its own', 'The bucket does not exist.', 'NoSuchBucket'],
    [
      'is read behind a label',
      'Message: You need to restore Cold objects before downloading them.',
      'InvalidObjectState',
    ],
    ['is read in a member of a JSON object', '{"message":"No bucket policy exists."}', 'NoSuchBucketPolicy'],
    [
      'is read behind Chinese words that report it',
      '控制台提示“The user has been deregistered.”，怎么处理？',
      'DeregisterUserId',
    ],
    [
      'is read over two lines',
      'The size of the metadata header has\nexceeded the upper limit.',
      'MetadataTooLarge',
    ],
    ['of two codes tells none', 'A required header is missing in the request.', null],
    ['of three words tells none', 'Invalid domain name.', null],
    ['within prose tells none', 'This means that the bucket does not exist. Check it.', null],
    ['in a sentence about it tells none', '如果桶不存在，会提示“The bucket does not exist.”', null],
    ['in a list of messages tells none', 'The bucket does not exist.\nNo bucket policy exists.', null],
    ['in a document tells none', 'Possible Causes\nThe bucket does not exist.', null],
    ['in source text tells none', 'const messages = { message: "The bucket does not exist." }', null],
    ['in a comparison tells none', 'ok = message == "The bucket does not exist."', null],
  ])('%s', async (_, text, code) => {
    expect((await findAll(text)).map(({ response }) => response.code)).toEqual(code === null ? [] : [code])
  })

  test('comes with the request id behind it', async () => {
    const line = `10:00:00 ERROR up - message: "The provided key is too long.", requestId: ${id}`
    expect(await findOne(line)).toMatchObject({ code: 'KeyTooLongError', requestId: id })
  })
})

describe('a message alone', () => {
  test.each([
    ['behind an error of gRPC', `rpc error: code = Unknown desc = ${sentence}`],
    ['behind a sentence of mc', `mc: <ERROR> Unable to initialize. ${sentence}`],
    ['in a field of a log', `level=error msg="up" error="${sentence}" logSource="a.go:1"`],
    ['in a member of a JSON log', `{"level":"error","error":"${sentence}"}`],
    ['in the first member of a JSON log', `{"msg": "${sentence}", "ts": 1}`],
  ])('is read %s', async (_, line) => {
    expect(await findOne(line)).toMatchObject({ code: 'VirtualHostDomainRequired', message: sentence })
  })

  test('ends where a request id begins', async () => {
    const message = 'The specified bucket does not exist'
    const response = await findOne(`upload failed: ${message}, request id: ${id}`)
    expect(response).toMatchObject({ code: 'NoSuchBucket', message, requestId: id })
  })

  test('tells the code of an exception that has none', async () => {
    const message =
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.'
    expect(
      await findOne(`S3Exception: ${message} (Service: S3, Status Code: 403, Request ID: ${id})`),
    ).toMatchObject({ code: 'SignatureDoesNotMatch', status: 403, requestId: id, message })
  })

  test.each([
    ['quoted in a sentence', `OBS answers "${sentence}" where the path style is used.`],
    ['followed by advice', `If you see: ${sentence.slice(0, -1)}, use the other style`],
    ['in the text of a document', `{"title":"FAQ","text":"${sentence}"}`],
    ['behind a question', `{"message":"Why does it say: ${sentence}"}`],
    ['of another store', 'rpc error: code = NotFound desc = The specified bucket does not exist.'],
    ['of another store in JSON', '{"error":{"code":404,"message":"The specified bucket does not exist."}}'],
  ])('is no failure %s', async (_, line) => {
    expect(await findAll(line)).toEqual([])
  })
})

test('a description in a list of codes is none', async () => {
  expect(await findAll('- Description: The specified key does not exist.\n')).toEqual([])
})
