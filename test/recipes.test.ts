import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Explanation } from '../src/types.ts'
import { answerAsObs } from './readme/answers.ts'
import { type Loopback, startLoopback, writeCurlConfig } from './readme/loopback.ts'
import { blocksOf } from './readme/retell.ts'
import { inPipe, packageFolder, userEnv } from './readme/terminal.ts'

/** The recipes of the READMEs, run as they stand there. */

const page = readFileSync(join(packageFolder, 'README.md'), 'utf8')
const chinese = readFileSync(join(packageFolder, 'README-zh-CN.md'), 'utf8')
const report = 'https://my-bucket.obs.cn-north-4.myhuaweicloud.com/report.pdf'

let server: Loopback
let home: string
let env: NodeJS.ProcessEnv

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'obs-err-recipes-'))
  server = await startLoopback(answerAsObs, { tls: true })
  writeCurlConfig(home, server)
  env = userEnv(home)
  copyFileSync(new URL('readme/app.log', import.meta.url), join(home, 'app.log'))
})
afterAll(async () => {
  await server.close()
  rmSync(home, { recursive: true })
})

/** The one shell recipe that holds a word. */
function recipe(word: string): string {
  const [found, ...more] = blocksOf(page, 'sh').filter(text => text.includes(word))
  if (!found || more.length > 0) throw new Error(`README.md has not exactly one recipe with ${word}`)
  return found
}

function hasProgram(name: string): boolean {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

test.each(['sh', 'sql'])('the %s recipes of both READMEs are the same', language => {
  const uncommented = (text: string) => text.replace(/ +#.*$/gm, '')
  expect(blocksOf(chinese, language).map(uncommented)).toEqual(blocksOf(page, language).map(uncommented))
})

describe('run', () => {
  const said =
    'Error: Status [403], error code [AccessDenied], error message [Access Denied], request id [0A]'

  test.each([
    ['yaml', (text: string) => text.replace(/^- run: npx /, '')],
    ['make', (text: string) => text.replace(/^upload:\n\t/, '')],
  ])('in CI (%s): the error of a failed step follows its output', async (language, commandOf) => {
    const [block = ''] = blocksOf(page, language)
    expect(blocksOf(chinese, language)).toEqual([block])
    const bin = join(home, 'ci')
    mkdirSync(bin, { recursive: true })
    writeFileSync(join(bin, 'obsutil'), `#!/bin/sh\necho '${said}'\nexit 1\n`)
    chmodSync(join(bin, 'obsutil'), 0o755)
    const ciEnv = { ...env, PATH: `${bin}:${env.PATH}` }
    const { stdout, stderr, status } = await inPipe(commandOf(block), { cwd: home, env: ciEnv })
    expect(stdout).toBe(`${said}\n`)
    expect(stderr).toMatch(/^AccessDenied {2}403 Forbidden/)
    expect(status).toBe(1)
  })

  const runCurl = (url: string, more = {}) =>
    inPipe(recipe('obs-err run -- curl').replace('$URL', url), { cwd: home, env: { ...env, ...more } })

  test('gives what curl gives', async () => {
    const answer = await runCurl(report.replace('report.pdf', 'motd.txt'))
    expect(answer).toEqual({ stdout: 'Good morning.\n', stderr: '', status: 0 })
  })

  test('explains a refusal on standard error', async () => {
    const { stdout, stderr, status } = await runCurl(report)
    expect(stdout).toContain('<Code>RequestTimeTooSkewed</Code>')
    expect(status).toBe(22)
    expect(stderr.match(/^\w+ {2}403 Forbidden/gm)).toEqual(['RequestTimeTooSkewed  403 Forbidden'])
  })

  test('explains a refused connection', async () => {
    const { stdout, stderr, status } = await runCurl('http://127.0.0.1:1/', {
      CURL_HOME: '/nowhere',
      HOME: '/nowhere',
    })
    expect([stdout, status]).toEqual(['', 7])
    expect(stderr).toContain('curl: (7)')
  })
})

test('a filter that does not fail where there is nothing to find', async () => {
  const [filter = ''] = /sh -c 'obs-err [^`]*'/.exec(page) ?? []
  expect(await inPipe(`echo nothing here | ${filter}`, { cwd: home, env })).toMatchObject({
    stdout: '',
    status: 0,
  })
  expect((await inPipe(`cat app.log | ${filter}`, { cwd: home, env })).stdout.match(/\n/g)).toHaveLength(3)
  expect((await inPipe(filter.replace('ndjson', 'none'), { cwd: home, env })).status).not.toBe(0)
})

/** `count` records, every third a failure whose body has several lines; the keys number them. */
function bigLog(count: number, stamp: string): string {
  const body = (index: number) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error>\n  <Code>NoSuchKey</Code>\n  <Message>Gone.</Message>\n  <Key>k${index}</Key>\n</Error>\n`
  return Array.from({ length: count }, (_, index) =>
    index % 3 === 0 ? `${stamp} ERROR get failed\n${body(index)}` : `${stamp} INFO  part ${index} sent\n`,
  ).join('')
}

describe.skipIf(!hasProgram('parallel'))('GNU parallel (skipped where it is not installed)', () => {
  const command = recipe('parallel')
  // A piece of 64 MB would be the whole of a small file.
  const inPieces = (text: string) => text.replace('--block 64M', '--block 7k')

  const keysOf = (ndjson: string) =>
    ndjson
      .split('\n')
      .filter(line => line !== '')
      .map(line => (JSON.parse(line) as Explanation).response?.key)

  const variants: [name: string, change: (text: string) => string][] = [
    ['a file', text => text],
    ['a stream', text => `cat app.log | ${text.replace('--pipepart -a app.log', '--pipe')}`],
  ]
  test.each(variants)('%s in pieces gives what the whole gives', async (name, change) => {
    const cwd = join(home, `parallel-${name.replaceAll(' ', '-')}`)
    mkdirSync(cwd)
    writeFileSync(join(cwd, 'app.log'), bigLog(1200, '2025-11-07 13:57:53'))
    const { stderr } = await inPipe(change(inPieces(command)), { cwd, env })
    expect(stderr).not.toMatch(/^parallel: (?!Warning)/m)
    const keys = Array.from({ length: 400 }, (_, index) => `k${3 * index}`)
    expect(keysOf(readFileSync(join(cwd, 'errors.ndjson'), 'utf8'))).toEqual(keys)
  })

  test('bodies one after the other, cut at their ends', async () => {
    const cwd = join(home, 'parallel-bodies')
    mkdirSync(cwd)
    writeFileSync(join(cwd, 'app.log'), bigLog(1200, '').replace(/^ (?:INFO|ERROR).*\n/gm, ''))
    const [recend = ''] = /--recend '<\/Error>'/.exec(page) ?? []
    expect(recend).not.toBe('')
    await inPipe(inPieces(command).replace(/--regexp .*\\$/m, `${recend} \\`), { cwd, env })
    expect(keysOf(readFileSync(join(cwd, 'errors.ndjson'), 'utf8'))).toHaveLength(400)
  })
})

test.each([
  ['README.md', page],
  ['README-zh-CN.md', chinese],
])('DuckDB gives the table of %s', async (_, text) => {
  await inPipe('obs-err decode app.log --format ndjson > errors.ndjson', { cwd: home, env })
  const [sql = ''] = blocksOf(text, 'sql')
  const connection = await (await DuckDBInstance.create(':memory:', { file_search_path: home })).connect()
  const result = await connection.runAndReadAll(sql)
  const names = result.columnNames()
  const row = (cells: unknown[]) => `| ${cells.join(' | ')} |`
  const table = [row(names), `|${'---|'.repeat(names.length)}`, ...result.getRowsJson().map(row)]
  connection.closeSync()
  expect(text).toContain(table.join('\n'))
})
