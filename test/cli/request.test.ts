import { describe, expect, test } from 'vitest'
import { parse } from '../../src/cli/parser.ts'
import { readPlain } from '../../src/cli/request.ts'

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
    [['list', '403', 'clock']],
    [['decode']],
    [['decode', 'a.log', 'b.log']],
    [['decode', '<Error/>']],
    [['']],
    [['lst']],
    [['constructor']],
  ])('%j', argv => expect(readPlain(argv)).toEqual(parse(argv)))
})

describe('the parser is left', () => {
  test.each([
    [['-h']],
    [['--json', 'NoSuchUpload']],
    [['NoSuchUpload', '--json']],
    [['explain']],
    [['decode', '-']],
    [['--', 'NoSuchUpload']],
    [['help']],
    [['help', 'decode']],
    [['completion', 'bash']],
    [['complete', '--', '']],
  ])('%j', argv => expect(readPlain(argv)).toBeNull())
})

describe('the parser reads', () => {
  const read = (...argv: string[]) => {
    const { fault, ...line } = parse(argv)
    expect(fault).toBeNull()
    return line
  }
  const faultOf = (...argv: string[]) => parse(argv).fault

  test('options before, between and behind the words', () => {
    const line = { command: 'decode', operands: ['a.log', 'b.log'], options: { json: true, summary: true } }
    expect(read('--json', 'decode', '--summary', 'a.log', 'b.log')).toEqual(line)
    expect(read('decode', 'a.log', '--summary', 'b.log', '--json')).toEqual(line)
  })

  test('options of decode without its name', () => {
    expect(read('--summary', 'app.log')).toEqual({
      command: null,
      operands: ['app.log'],
      options: { summary: true },
    })
  })

  test('what turns something off', () => {
    expect(read('decode', '--no-redact', '--no-color', '--no-pager').options).toEqual({
      redact: false,
      color: false,
      pager: false,
    })
  })

  test('values of repeated options', () => {
    expect(read('list', '--status', '403', '--status=5xx', '--search', 'a', 'b').options).toEqual({
      status: ['403', '5xx'],
      search: ['a', 'b'],
    })
  })

  test('operands behind --', () => {
    expect(read('explain', '--', '--json', '-x')).toEqual({
      command: 'explain',
      operands: ['--json', '-x'],
      options: {},
    })
    expect(read('-1').operands).toEqual(['-1'])
  })

  test.each([
    [['--help'], []],
    [['-h', 'NoSuchKey'], []],
    [['list', '--help'], ['list']],
    [['decode', '--summary', '-h'], ['decode']],
  ])('%j as a call for help', (argv, operands) =>
    expect(read(...argv)).toMatchObject({ command: 'help', operands }),
  )

  test('an option that nobody has, with what is near', () => {
    expect(faultOf('--jsn')).toEqual({ kind: 'unknownOption', option: '--jsn', owner: null, near: '--json' })
    expect(faultOf('decode', '--sumary', 'x')).toMatchObject({ option: '--sumary', near: '--summary' })
    expect(faultOf('list', '-x')).toMatchObject({ option: '-x', near: null })
    expect(faultOf('list', '--nope=1', '--', '--other')).toMatchObject({ option: '--nope' })
  })

  test('an option of another command', () => {
    expect(faultOf('explain', '--summary', 'x')).toMatchObject({ option: '--summary', owner: 'decode' })
    expect(faultOf('--status', '403')).toMatchObject({ option: '--status', owner: 'list' })
  })

  test('what is missing, and what is too much', () => {
    expect(faultOf('list', '--status')).toEqual({ kind: 'optionMissingArgument', option: '--status' })
    expect(faultOf('explain')).toEqual({ kind: 'missingArgument', argument: 'what' })
    expect(faultOf('completion', 'bash', 'zsh')).toEqual({ kind: 'excessArguments' })
  })

  test('the common options of a wrong line', () => {
    expect(parse(['--nope', '--lang', 'zh', '--json']).options).toEqual({ lang: 'zh', json: true })
    expect(parse(['--json', 'list', '--status']).options).toMatchObject({ json: true })
  })
})
