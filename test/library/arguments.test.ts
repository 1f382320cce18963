import { describe, expect, test } from 'vitest'
import {
  checkSignature,
  decode,
  decodeText,
  explain,
  explainError,
  InvalidFilter,
  list,
} from '../../src/index.ts'

/** What callers without a type checker are told. */

// biome-ignore lint/suspicious/noExplicitAny: the wrong arguments are the point
const wrong = (value: unknown) => value as any

describe('a wrong argument gets a TypeError that says what to pass', () => {
  test.each<[name: string, call: () => unknown, message: string]>([
    [
      'explain',
      () => explain(wrong(undefined)),
      'explain takes an error code or an HTTP status, not undefined',
    ],
    [
      'explain, options',
      () => explain('NoSuchKey', wrong('zh')),
      "options are an object such as { lang: 'zh' }",
    ],
    ['explain, lang', () => explain('NoSuchKey', { lang: wrong('fr') }), "lang is 'en' or 'zh', not 'fr'"],
    ['list', () => list(wrong('NoSuchKey')), 'the filter of list is an object'],
    ['list, key', () => list(wrong({ staus: 403 })), 'status, search, retry, service'],
    ['list, null', () => list(wrong(null)), 'the filter of list is an object'],
    ['decode', () => decode(wrong(42)), 'decode takes a string, bytes, a ReadableStream'],
    ['decode, null', () => decode(wrong(null)), 'not null'],
    ['decode, redact', () => decode('', { redact: wrong('no') }), "redact is true or false, not 'no'"],
    ['decodeText', () => decodeText(wrong(new Uint8Array())), 'decodeText takes a string'],
    ['decodeText, file', () => decodeText('', { file: wrong(1) }), 'file is a name or null, not 1'],
    ['explainError', () => explainError(new Error(), { lang: wrong('de') }), "lang is 'en' or 'zh'"],
  ])('%s', (_, call, message) => {
    expect(call).toThrow(TypeError)
    expect(call).toThrow(message)
  })

  test('checkSignature', async () => {
    await expect(checkSignature(wrong('x'), 'secret')).rejects.toThrow(TypeError)
    const [error] = decodeText('<Error><Code>SignatureDoesNotMatch</Code></Error>')
    await expect(checkSignature(wrong(error?.response), wrong(undefined))).rejects.toThrow(
      'the secret key is a string',
    )
    await expect(
      checkSignature(wrong(error?.response), 'secret', { securityToken: wrong(1) }),
    ).rejects.toThrow('the security token is a string, not 1')
  })

  test('a chunk of decode', async () => {
    const read = async () => {
      for await (const _ of decode([wrong(1)]));
    }
    await expect(read()).rejects.toThrow('a chunk of the input is a string or a Uint8Array, not 1')
  })
})

test('a filter that no entry can pass says what is possible', () => {
  expect(() => list({ retry: wrong('maybe') })).toThrow(InvalidFilter)
})
