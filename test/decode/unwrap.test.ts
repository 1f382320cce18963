import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findAll } from './find.ts'

/** Long lines that a terminal, a mail program or a page broke are read as if they were whole. */

const corpus = new URL('../fixtures/corpus/', import.meta.url)
const prefixes = ['', '> ', '│ ', 'app-1  | ']

/** Numbers that look random and are the same in every run. */
function createNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fff_ffff
    return state / 0x7fff_ffff
  }
}

function wrap(line: string, width: number, prefix: string): string {
  const characters = [...line]
  const parts: string[] = []
  for (let at = 0; at < characters.length; at += width)
    parts.push(prefix + characters.slice(at, at + width).join(''))
  return parts.join('\n')
}

const summary = async (text: string) =>
  (await findAll(text)).map(({ response: { code, status, requestId } }) =>
    [code, status, requestId].join(' '),
  )

const lines = readdirSync(corpus)
  .sort()
  .filter(file => /\.txt$/.test(file) && !/utf16|gzip/.test(file))
  .map(file => ({ file, text: readFileSync(new URL(file, corpus), 'utf8').trimEnd() }))
  .filter(({ text }) => !text.includes('\n') && text.length > 60 && text.length < 4000)

test('a line of any program is read when it is broken at any width, with a prefix or without', async () => {
  const next = createNumbers(1)
  let count = 0
  const different: string[] = []
  for (const { file, text } of lines) {
    for (const prefix of prefixes) {
      const whole = await summary(prefix + text)
      if (whole.length === 0) continue
      const width = 40 + Math.floor(next() * Math.min(80, text.length - 41))
      count++
      const broken = await summary(wrap(text, width, prefix))
      if (broken.join() !== whole.join()) different.push(`${file} at ${width} behind "${prefix}"`)
    }
  }
  // Where the first part alone is whole as far as anybody can see, the next line is not taken for its end.
  expect(different.length, different.join('\n')).toBeLessThan(count * 0.05)
})

test('lines of the same width that are whole stay apart', async () => {
  const row = (key: string) =>
    `Upload failed, obs://b-1/${key}, status [404], error code [NoSuchKey], error message [x], request id [0${key}]`
  expect(await findAll(`${row('a')}\n${row('b')}\n`)).toHaveLength(2)
  const message = (name: string) => `[worker ${name}] NoSuchKey: The specified key does not exist.`
  expect(await findAll(`${message('a')}\n${message('b')}\n`)).toHaveLength(2)
})

test('the number of an error in joined lines is that of its first line', async () => {
  const text =
    'obs: service returned error: Status=403 Forbidden, Code=AccessDenied, Message=Access Denied, RequestId=0000018D92F0732A5776FFF87D0A2DDF, Indicator=.'
  const found = await findAll(`hello\n${wrap(text, 52, '> ')}\n`)
  expect(found).toMatchObject([{ line: 2, response: { requestId: '0000018D92F0732A5776FFF87D0A2DDF' } }])
})

test('the id on the next quoted line of a mail, in a Chinese message', async () => {
  const mail = [
    '小陈你好，客户那边发来的原文：',
    '> > Start at 2026-11-05 02:18:33.7740096 +0000 UTC',
    '> >',
    '> > Error: obs: service returned error: Status=403 Forbidden,',
    '> > Code=InvalidAccessKeyId, Message=The OBS Access Key Id you provided',
    '> > does not exist in our records.,',
    '> > RequestId=0000019A51B7C4E0907D3A68F2C1E594',
    '麻烦看下是不是密钥被删了',
  ].join('\n')
  expect(await summary(mail)).toEqual(['InvalidAccessKeyId 403 0000019A51B7C4E0907D3A68F2C1E594'])
})
