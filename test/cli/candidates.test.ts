import { describe, expect, test } from 'vitest'
import { openCatalogue } from '../../src/catalogue/load.ts'
import { candidatesFor } from '../../src/cli/candidates.ts'
import { commands } from '../../src/cli/request.ts'

const catalogue = openCatalogue().whole()
const candidatesOf = (...words: string[]) => candidatesFor(words, catalogue, 'en')
const wordsFor = (...words: string[]) => candidatesOf(...words).candidates.map(([word]) => word)

describe('candidates', () => {
  test.each([
    [['NoSuchU'], 'NoSuchUpload'],
    [['nosuchu'], 'nosuchupload'],
    [['explain', 'NoSuchUp'], 'NoSuchUpload'],
    [['explain', 'NoSuchUpload', ''], 'AccessDenied'],
    [['explain', 'Request-URI'], 'Request-URI_Too_Large'],
    [['explain', '40'], '404'],
    [['explain', '4x'], '4xx'],
    [['explain', '--fu'], '--full'],
    [['--lang', 'z'], 'zh'],
    [['list', '--lang', 'e'], 'en'],
    [['--lang', 'en', 'li'], 'list'],
    [['list', '40'], '403'],
    [['list', '--st'], '--status'],
    [['list', '--status', '40'], '403'],
    [['list', '--status=40'], '--status=403'],
    [['list', '--status', '=', '40'], '403'],
    [['list', '--retry', 'c'], 'check-first'],
    [['list', '--service', 'p'], 'pfs'],
    [['list', '--format', 'c'], 'csv'],
    [['--color', 'al'], 'always'],
    [['--color='], '--color=always'],
    [['--color', '='], 'always'],
    [['decode', '--su'], '--summary'],
    [['--su'], '--summary'],
    [['completion', 'f'], 'fish'],
    [['help', 'exit'], 'exit-status'],
    [['help', ''], 'decode'],
  ])('behind %j comes %s', (words, word) => expect(wordsFor(...words)).toContain(word))

  test('commands alone behind nothing', () => expect(wordsFor('')).toEqual([...commands]))

  test('only what begins with what was typed', () => {
    for (const word of wordsFor('explain', 'NoSuch')) expect(word).toMatch(/^NoSuch/)
    expect(wordsFor('--format=x')).toEqual([])
  })

  test('no format that a command lacks', () => expect(wordsFor('explain', '--format', 'csv')).toEqual([]))

  test('nothing behind the last argument', () => expect(wordsFor('completion', 'bash', '')).toEqual([]))

  test.each([
    [['decode', ''], true],
    [['decode', 'a'], true],
    [['a'], true],
    [['decode', '-'], false],
    [['explain', ''], false],
    [['list', '--status', ''], false],
    [['decode', '--', '-'], true],
  ])('of files behind %j: %s', (words, files) => expect(candidatesOf(...words).files).toBe(files))

  test('descriptions in the language that is spoken', () => {
    const [candidate] = candidatesFor(['explain', 'NoSuchUpl'], catalogue, 'zh').candidates
    expect(candidate).toEqual(['NoSuchUpload', expect.stringMatching(/[\u4e00-\u9fff]/)])
  })
})
