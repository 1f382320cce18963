import { describe, expect, test } from 'vitest'
import { openCatalogue } from '../../../src/catalogue/load.ts'
import { readerTriggers } from '../../../src/decode/readers/index.ts'
import { findAll, findOne } from '../find.ts'

const id = '0000019A5E9C018399B7100A32E958BE'
const denied = 'AccessDenied: Access Denied'

describe('a code in front of its message is read', () => {
  test.each([
    ['behind a word', `Upload error: ${denied}`],
    ['behind a cause', `caused by: ${denied}`],
    ['in a field of a log', `level=error err="put a.txt: ${denied}" retry=2`],
    ['with a tail in brackets', `[sync] skipped (${denied} [status code: 403, request id: ${id}])`],
    ['in backticks', `it ends with \`${denied}\` on OBS`],
    ['behind a module', 'Aws::S3::Errors::AccessDenied: Access Denied'],
    ['as a constant', 'AWS Error ACCESS_DENIED during PutObject operation: Access Denied'],
    ['in a tuple', "('AccessDenied', 'Access Denied')  # obs"],
    ['behind an arrow', `  → ${denied}`],
  ])('%s', async (_, line) => {
    expect(await findOne(line)).toMatchObject({ code: 'AccessDenied', message: 'Access Denied' })
  })

  test('with status and ids behind it', async () => {
    const line = `open state: NoSuchKey: The specified key does not exist.\\n\\tstatus code: 404, request id: ${id}, host id: 32AA`
    expect(await findOne(`{"msg":"${line}"}`)).toMatchObject({
      code: 'NoSuchKey',
      message: 'The specified key does not exist.',
      status: 404,
      requestId: id,
      hostId: '32AA',
    })
  })

  test('as the class of an exception only with the message of the server', async () => {
    expect(await findOne('Caused by: NoSuchKeyException: The specified key does not exist.')).toMatchObject({
      code: 'NoSuchKey',
    })
    expect(await findAll('java.nio.file.AccessDeniedException: /var/lib/x.csv')).toEqual([])
  })

  test('broken in the middle of a known sentence', async () => {
    const lines = [
      'SignatureDoesNotMatch: The request signature we calculated',
      'does not match the signature you provided.',
    ]
    expect(await findOne(lines.join('\n'))).toMatchObject({
      message: 'The request signature we calculated does not match the signature you provided.',
    })
  })
})

describe('a message that no table has', () => {
  const unknown = 'AccessDenied: The folder belongs to another project.'

  test('counts alone, as somebody pastes it', async () => {
    expect(await findOne(`upload failed\n${unknown}\n`)).toMatchObject({ code: 'AccessDenied' })
  })

  test('counts beside a sign of object storage, eight lines away and no more', async () => {
    const general = 'InternalError: Cannot seal the segment'
    const near = [general, ...Array(7).fill('x'), 'PUT obs://b-1/k']
    const far = [general, ...Array(8).fill('x'), 'PUT obs://b-1/k']
    expect(await findAll(near.join('\n'))).toHaveLength(1)
    expect(await findAll(far.join('\n'))).toEqual([])
  })

  test('does not count in a list of codes', async () => {
    expect(await findAll(`${unknown}\nNoSuchBucket: The name is wrong.\nSlowDown: Send less.\n`)).toEqual([])
  })

  test.each([
    [
      'of another service',
      'AccessDenied: User: arn:aws:iam::1:user/x is not authorized to perform: sts:AssumeRole',
    ],
    ['of a log of changes', '- NoSuchKey: Treat it as missing'],
    ['of a map', '  NoSuchKey: not_found'],
    ['of a program', '  rescue Aws::S3::Errors::NoSuchKey => e'],
    ['of an application', 'InternalError: too much recursion'],
  ])('does not count %s', async (_, line) => {
    expect(await findAll(line)).toEqual([])
  })
})

test('every code of the server is looked for', () => {
  const { errors } = openCatalogue().whole()
  const missed = errors
    .filter(({ code, service }) => ['obs', 'pfs', 's3'].includes(service) && /^[A-Z][A-Za-z]{6,}$/.test(code))
    .filter(({ code }) => !readerTriggers.some(trigger => `${code}: `.includes(trigger)))
    .map(({ code }) => code)
  expect(missed).toEqual([])
})
