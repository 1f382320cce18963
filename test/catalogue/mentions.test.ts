import { describe, expect, test } from 'vitest'
import { keepBeginning, mentionIn } from '../../src/catalogue/mentions.ts'
import { reader } from './small.ts'

describe('a text without an error names', () => {
  test.each([
    ['a code', 'we got NoSuchKey today', 'NoSuchKey', 1],
    ['a code on a later line', 'hello\n\nit says NoSuchKey.', 'NoSuchKey', 3],
    ['a code of capitals and digits', 'SYS.0009', 'SYS.0009', 1],
    ['a code behind a word that looks like one', 'MyBucket has NoSuchUpload', 'NoSuchUpload', 1],
    ['a code before a status, wherever they stand', 'HTTP 404\nNoSuchUpload', 'NoSuchUpload', 2],
    ['the first of two codes', 'NoSuchKey\nNoSuchUpload', 'NoSuchKey', 1],
    ['a status by its label', 'x\nstatus 404', '404', 2],
    ['a status of HTTP', 'HTTP 404', '404', 1],
    ['a status of a version of HTTP', 'HTTP/1.1 404', '404', 1],
    ['a status of a version without a dot', 'HTTP/2 404', '404', 1],
    ['a status code', 'the status code was: status code: 404', '404', 1],
    ['a status in JSON', '{"status_code":404}', '404', 1],
    ['a status in JSON with blanks', "{'status' : 404}", '404', 1],
    ['a status behind an equals sign', 'statusCode=404', '404', 1],
    ['a status behind an equals sign and blanks', 'status-code =  404', '404', 1],
    ['a status by its reason', 'it was 404 Not Found', '404', 1],
    ['a status by its reason, in whatever case', 'we get 404 not found', '404', 1],
    ['a status behind a number of other things', 'took 404 ms, status 404', '404', 1],
    ['a status with the reason of another server', 'it was 404 Missing', '404', 1],
    ['a status of the catalogue behind one that it lacks', 'status 418\nstatus 404', '404', 2],
  ])('%s', (_, text, name, line) => expect(mentionIn(text, reader)).toEqual({ name, line }))

  test.each([
    ['an unknown code', 'NoSuchThing'],
    ['a code in another spelling', 'NOSUCHKEY and no-such-key, AccessDENIED'],
    ['a code inside a longer word', 'xNoSuchKey NoSuchKeyx NoSuchKey2'],
    ['a number without a label', 'took 404 ms, 404'],
    ['a status inside a longer number', 'status 4040, http 1404'],
    ['a label inside a longer word', 'xstatus 404'],
    ['a status that the catalogue lacks', 'HTTP 418'],
    ['a status of a success', 'status 200'],
    ['nothing', ''],
  ])('%s is no mention', (_, text) => expect(mentionIn(text, reader)).toBeNull())
})

describe('the beginning of an input is kept', () => {
  async function pass(chunks: (string | Uint8Array)[]) {
    async function* all() {
      yield* chunks
    }
    const kept = keepBeginning(all())
    const passed: (string | Uint8Array)[] = []
    for await (const chunk of kept.chunks()) passed.push(chunk)
    expect(passed).toEqual(chunks)
    return kept.text()
  }

  test('of texts and bytes', async () => {
    expect(await pass([])).toBe('')
    expect(await pass(['ab', new TextEncoder().encode('c'), 'd'])).toBe('abcd')
  })

  test('where a character is cut between two chunks', async () => {
    const bytes = new TextEncoder().encode('错')
    expect(await pass([bytes.subarray(0, 1), bytes.subarray(1)])).toBe('错')
  })

  test('up to 65,536 characters', async () => {
    expect(await pass(['a'.repeat(65_535), 'bc'])).toBe(`${'a'.repeat(65_535)}b`)
    expect(await pass(['a'.repeat(65_536), 'b'])).toBe('a'.repeat(65_536))
    expect(await pass([new TextEncoder().encode('a'.repeat(70_000)), 'b'])).toHaveLength(65_536)
  })
})
