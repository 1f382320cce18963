import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findErrors } from '../../src/decode/index.ts'
import { findAll, findOne } from './find.ts'

const corpus = new URL('../fixtures/corpus/', import.meta.url)
const samples = readdirSync(corpus).filter(file => /^\d/.test(file))
const body = (inner: string) => `<Error><Code>NoSuchKey</Code>${inner}</Error>`

describe('input meant to harm', () => {
  test.each([
    [
      'an entity bomb',
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>' +
        body('<Message>&b;</Message>'),
    ],
    [
      'an external entity',
      `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${body('<Message>&e;</Message>')}`,
    ],
    ['an element called __proto__', body('<__proto__><admin>1</admin></__proto__>')],
    ['an element called constructor', body('<constructor>1</constructor>')],
    ['nesting 50,000 deep', body('<a>'.repeat(50_000))],
    ['a message of 2 MB', body(`<Message>${'x'.repeat(2 << 20)}</Message>`)],
    ['NUL and control characters', body('<Message>a\u0000b\u001b[31m\u009b\u202e</Message>')],
  ])('%s still says its code', async (_, input) => {
    expect((await findOne(input)).code).toBe('NoSuchKey')
  })

  test('an external entity is not resolved', async () => {
    const { message } = await findOne(
      `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${body('<Message>&e;</Message>')}`,
    )
    expect(message).toBe('&e;')
  })

  test.each([
    ['20 MB without a line feed', 'a'.repeat(20 << 20)],
    ['20 MB of brackets', '{"a":['.repeat(3 << 20)],
    [
      'random bytes',
      Buffer.from(Array.from({ length: 1 << 20 }, (_, i) => (i * 7919 + (i >> 3) * 31) & 255)),
    ],
    ['a page of angle brackets', '<'.repeat(1 << 20)],
  ])('%s is no error', async (_, input) => {
    expect(await findAll(input)).toEqual([])
  })

  const xml = body('<Message>gone</Message>')
  const json = '{"code":"NoSuchKey","message":"gone","request_id":"0A"}'
  const row = 'x status [404], error code [NoSuchKey], error message [y], request id [0A]; '
  const fresh = (text: string) => Array.from({ length: 3000 }, (_, n) => text.replace('0A', `${n}`))

  test.each([
    ['bodies on one line', xml.repeat(3000)],
    ['bodies on one line behind a word', `x ${xml.repeat(3000)}`],
    ['objects on one line', `x ${fresh(json).join(' ')}`],
    ['objects of an array', `[${fresh(json).join(',')}]`],
    ['rows of obsutil on one line', fresh(row).join('')],
    ['items of a batch on one line', `<DeleteResult>${xml.repeat(3000)}</DeleteResult>`],
  ])('3,000 %s are all found', async (_, input) => {
    expect(await findAll(input)).toHaveLength(3000)
  })

  test('an answer with 150,000 headers is read', async () => {
    const headers = Array.from({ length: 150_000 }, (_, n) => `x-amz-h${n}: v`).join('\r\n')
    expect((await findOne(`HTTP/1.1 404 Not Found\r\n${headers}\r\n\r\n`)).status).toBe(404)
  })

  test('a row of boxes of Terraform is no error', async () => {
    expect(await findAll('│ Error: '.repeat(7000))).toEqual([])
  })

  test('a number that can be no HTTP status is none', async () => {
    const line = 'ERROR com.obs.services.AbstractClient - Storage|1|HTTP+XML|putObject||||a|b|||6123|'
    expect(await findAll(line)).toEqual([])
  })

  test('a failure of our own costs the line in which it happens, and is told', async () => {
    const told: number[] = []
    const isKnownCode = (code: string) => {
      if (code === 'Bad') throw new Error('bug')
      return true
    }
    async function* chunks() {
      yield `${json}\n${json.replace('NoSuchKey', 'Bad')}\n${json.replace('0A', '0B')}\n`
    }
    const found = []
    for await (const one of findErrors(chunks(), { isKnownCode, onFailure: line => told.push(line) }))
      found.push(one.line)
    expect([found, told]).toEqual([[1, 3], [2]])
  })

  test('an error behind 5 MB on the same line is found', async () => {
    const found = await findAll(`${'x'.repeat(5 << 20)} ${body('<Message>gone</Message>')}`)
    expect(found.map(({ response }) => response.code)).toEqual(['NoSuchKey'])
  })

  test('cut and mutated samples never throw', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...samples),
        fc.nat(),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
        async (file, cut, changes) => {
          const bytes = Buffer.from(readFileSync(new URL(file, corpus)))
          for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte
          await findAll(bytes.subarray(0, cut % (bytes.length + 1)))
        },
      ),
      { numRuns: 400 },
    )
  })

  test('any text at all never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 400 }), async text => {
        await findAll(`${text}{"code":"${text}"`)
        await findAll(`<Error><Code>${text}`)
      }),
      { numRuns: 300 },
    )
  })
})
