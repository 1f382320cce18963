import { describe, expect, test } from 'vitest'
import { parse } from '../../src/cli/parser.ts'
import { plainRequest } from '../../src/cli/request.ts'

describe('what is read without the parser is what the parser reads', () => {
  test.each([
    [[]],
    [['NoSuchUpload']],
    [['NoSuchUpload', '404']],
    [['explain', 'NoSuchUpload']],
    [['explain', 'NoSuchUpload', '4xx']],
    [['explain', 'list']],
    [['NoSuchUpload', 'list']],
    [['list']],
    [['decode']],
    [['decode', 'a.log', 'b.log']],
    [['decode', '<Error/>']],
    [['']],
    [['lst']],
    [['constructor']],
  ])('%j', argv => {
    const [request, common] = parse(argv, 'en', 80)
    expect(plainRequest(argv)).toEqual(request)
    expect(common).toEqual({})
  })
})

describe('the parser is left', () => {
  test.each([
    [['-h']],
    [['--json', 'NoSuchUpload']],
    [['NoSuchUpload', '--json']],
    [['explain']],
    [['list', 'NoSuchUpload']],
    [['decode', '-']],
    [['--', 'NoSuchUpload']],
    [['help']],
    [['help', 'decode']],
    [['completion', 'bash']],
    [['complete', '--', '']],
  ])('%j', argv => expect(plainRequest(argv)).toBeNull())
})
