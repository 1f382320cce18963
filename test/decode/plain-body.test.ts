import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { openCatalogue } from '../../src/catalogue/load.ts'
import { codesOf } from '../../src/catalogue/lookup.ts'
import { findErrors } from '../../src/decode/index.ts'
import { readPlainBody } from '../../src/decode/plain-body.ts'
import { findErrorsInText } from '../../src/decode/text.ts'

const codes = codesOf(openCatalogue())
const bytesOf = (text: string) => new TextEncoder().encode(text)
const isPlain = (text: string) => readPlainBody(bytesOf(text), codes.statusesOf) !== null

async function* each(...pieces: string[]): AsyncGenerator<Uint8Array> {
  const room = new Uint8Array(65_536)
  // Like a source that reads into the same bytes again and again.
  for (const piece of pieces) yield room.subarray(0, new TextEncoder().encodeInto(piece, room).written)
}

async function found(...pieces: string[]) {
  const all = []
  for await (const one of findErrors(each(...pieces), codes)) all.push(one)
  return all
}

const body =
  '<Error><Code>NoSuchKey</Code><Message>Gone &amp; lost</Message><RequestId>0000019A5E9C0183</RequestId><Key>a b</Key></Error>'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

describe('a plain body', () => {
  test.each([
    body,
    `${body}\r\n\n`,
    declaration + body,
    `${declaration}\r\n${body}`,
    `${declaration}\n\n${body} `,
  ])('is read as the scanner reads it: %j', async text => {
    expect(isPlain(text)).toBe(true)
    expect(await found(text)).toEqual(findErrorsInText(text, codes))
  })

  test.each([
    ['two bodies', body + body],
    ['text in front', `error: ${body}`],
    ['text behind', `${body} and so on`],
    ['lines', body.replaceAll('><', '>\n<')],
    ['an escape', body.replace('Gone', '\\"Gone\\"')],
    ['a quoted body', body.replace('Gone', '&lt;Error>')],
    ['a colour', body.replace('Gone', '\u001b[1mGone')],
    ['a nested element', body.replace('Gone', '<b>Gone</b>')],
    ['a body in a body', `<Error>${body}</Error>`],
    ['a body that is cut off', body.slice(0, -1)],
    ['no code', '<Error><Message>Gone</Message></Error>'],
    ['a success', '<Error><Code>200</Code></Error>'],
    ['a code alone', 'NoSuchKey'],
    ['nothing', ''],
    ['8,193 bytes', body.replace('Gone', 'x'.repeat(8193 - body.length + 4))],
  ])('is none: %s', async (_, text) => {
    expect(isPlain(text)).toBe(false)
    expect(await found(text)).toEqual(findErrorsInText(text, codes))
  })

  test('8,192 bytes are one', () => {
    expect(isPlain(body.replace('Gone', 'x'.repeat(8192 - body.length + 4)))).toBe(true)
  })

  test.each([
    ['another body', body.replace('NoSuchKey', 'AccessDenied').replace('0183', '0184')],
    ['the same body', body],
    [
      'a line of a client about it',
      '\nobs: error code [NoSuchKey], request id [0000019A5E9C0183], status [404]\n',
    ],
    ['an error of another kind', '\nHTTP/1.1 503 Service Unavailable\r\nServer: OBS\r\n\r\n'],
  ])('is told once, and what comes behind it is read as without the cut: %s', async (_, behind) => {
    expect(await found(body, behind)).toEqual(findErrorsInText(body + behind, codes))
  })
})

test.each(['corpus', 'captures'])(
  'every sample of the %s is read in one piece as by the scanner',
  async name => {
    const folder = fileURLToPath(new URL(`../fixtures/${name}/`, import.meta.url))
    for (const file of readdirSync(folder)) {
      const text = readFileSync(folder + file, 'utf8')
      if (isPlain(text)) expect(await found(text), file).toEqual(findErrorsInText(text, codes))
    }
  },
)
