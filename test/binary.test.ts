import { execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  constants,
  cpSync,
  createReadStream,
  createWriteStream,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createGzip, constants as zlib } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { inPipe, onTerminal, packageFolder, userEnv } from './readme/terminal.ts'

/** What only the built program in its surroundings can show: pipes, terminals, a damaged installation. */

const home = mkdtempSync(join(tmpdir(), 'obs-err-'))
afterAll(() => rmSync(home, { recursive: true }))

const pipe = (command: string, env: NodeJS.ProcessEnv = {}) =>
  inPipe(command, { cwd: home, env: userEnv(home, env) })
const terminal = (command: string, columns: number, env: NodeJS.ProcessEnv = {}) =>
  onTerminal(command, { cwd: home, env: userEnv(home, env), columns })

const everything = JSON.parse(readFileSync(join(packageFolder, 'dist/catalogue.json'), 'utf8'))

describe('files that cannot be read', () => {
  test('take nothing from those that can, wherever they stand', async () => {
    writeFileSync(join(home, 'one.xml'), '<Error><Code>NoSuchKey</Code></Error>')
    for (const files of ['one.xml absent', 'absent one.xml', 'one.xml absent one.xml', 'one.xml .']) {
      const { stdout, stderr, status } = await pipe(`obs-err decode --format json ${files}`)
      expect(stderr).toMatch(/^obs-err: cannot read \S+: .*\n$/)
      expect(status).toBe(2)
      const { results, problems } = JSON.parse(stdout)
      expect(results.map(({ code }: { code: string }) => code)).toEqual(
        files.split(' ').flatMap(file => (file === 'one.xml' ? ['NoSuchKey'] : [])),
      )
      expect(problems).toHaveLength(1)
    }
  })
})

describe('a pipe', () => {
  test('gets a large answer whole', async () => {
    const { stdout, stderr, status } = await pipe('obs-err list --json | cat')
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    expect(stdout.length).toBeGreaterThan(300_000)
    expect(JSON.parse(stdout).results).toHaveLength(everything.errors.length)
  })

  test.each(['list --json', 'list', 'list --format ndjson', 'explain AccessDenied 403', '--help'])(
    'may be closed early: %s',
    async call => {
      const { stderr, status } = await inPipe(`set -o pipefail; obs-err ${call} | head -1 >/dev/null`, {
        cwd: home,
        env: userEnv(home),
        shell: 'bash',
      })
      expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    },
  )

  test('holds no control character and no wrapped line', async () => {
    const { stdout } = await pipe('obs-err 403; obs-err list; obs-err list --lang zh')
    expect(stdout).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f]/)
    expect(stdout.split('\n').some(line => line.length > 120)).toBe(true)
  })

  test('that is full is told', async () => {
    const { stderr, status } = await pipe('obs-err list --json > /dev/full')
    expect(stderr).toBe('obs-err: cannot write the output (ENOSPC)\n')
    expect(status).toBe(2)
  })

  test('that blocks nobody is waited for, on either side', async () => {
    const [input, output] = ['input', 'output'].map(name => join(home, name)) as [string, string]
    execFileSync('mkfifo', [input, output])
    // The flag belongs to the open pipe, not to the process: the program gets it with the descriptor.
    const { O_RDONLY, O_WRONLY, O_NONBLOCK } = constants
    const stdin = openSync(input, O_RDONLY | O_NONBLOCK)
    const ready = openSync(output, O_RDONLY | O_NONBLOCK)
    const stdout = openSync(output, O_WRONLY | O_NONBLOCK)
    const feed = createWriteStream(input)
    // Node takes the flag off the first three descriptors of a child: a shell puts them in their place.
    const child = spawn('sh', ['-c', 'exec obs-err decode --json <&3 >&4'], {
      env: userEnv(home),
      stdio: ['ignore', 'ignore', 'inherit', stdin, stdout],
    })
    const status = new Promise(resolve => child.on('close', resolve))
    const reader = createReadStream(output)
    closeSync(stdin)
    closeSync(stdout)
    const bodies = Array.from(
      { length: 300 },
      (_, i) => `<Error><Code>NoSuchKey</Code><Key>${i}</Key></Error>\n`,
    )
    feed.write(bodies.slice(0, 150).join(''))
    await new Promise(resolve => setTimeout(resolve, 500)) // long enough to find both pipes not ready
    closeSync(ready)
    feed.end(bodies.slice(150).join(''))
    const text = (await reader.toArray()).join('')
    expect(await status).toBe(0)
    const keys = JSON.parse(text).results.map(({ response }: { response: { key: string } }) => response.key)
    expect(keys).toEqual(bodies.map((_, i) => String(i)))
  })

  test.each(['as it is', 'gzip'])('gets every answer before the next one is waited for: %s', async form => {
    const child = spawn(process.execPath, [
      join(packageFolder, 'bin/obs-err.js'),
      'decode',
      '--format',
      'ndjson',
    ])
    const answers = child.stdout.setEncoding('utf8')[Symbol.asyncIterator]()
    const gzip = createGzip({ flush: zlib.Z_SYNC_FLUSH })
    const input = form === 'gzip' ? gzip : child.stdin
    gzip.pipe(child.stdin)
    for (const code of ['NoSuchKey', 'NoSuchBucket', 'AccessDenied']) {
      input.write(`<Error><Code>${code}</Code></Error>`)
      expect(JSON.parse((await answers.next()).value).code).toBe(code)
    }
    input.end()
    expect((await answers.next()).done).toBe(true)
  })

  test('every code of the catalogue is explained in either language', async () => {
    const codes = everything.errors.map(({ code }: { code: string }) => `'${code}'`).join(' ')
    for (const lang of ['en', 'zh'] as const) {
      const { stdout, stderr, status } = await pipe(`obs-err explain --lang ${lang} --format ndjson ${codes}`)
      expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
      const summaries = stdout
        .trim()
        .split('\n')
        .map(line => JSON.parse(line).summary)
      expect(summaries).toEqual(
        everything.errors.map((entry: { summary: Record<string, string> }) => entry.summary[lang]),
      )
    }
  })
})

describe('a terminal', () => {
  test('alone shows the help', async () => {
    const shown = await terminal('obs-err; echo "exit $?"', 80)
    expect(shown).toContain('Usage: obs-err')
    expect(shown).toMatch(/exit 0\n$/)
  })

  test.each([40, 80, 200])('of %i columns', async columns => {
    const shown = await terminal(
      'obs-err --color never NoSuchUpload; obs-err list --color never --status 404',
      columns,
    )
    const widest = Math.max(
      ...shown
        .split('\n')
        .filter(line => !line.includes('://')) // addresses and commands are not broken
        .map(line => line.length),
    )
    expect(widest).toBeLessThanOrEqual(Math.min(columns, 100))
  })

  test('has colour unless something is against it', async () => {
    expect(await terminal('obs-err NoSuchUpload', 80)).toContain('\u001b[')
    expect(await terminal('obs-err NoSuchUpload', 80, { NO_COLOR: '1' })).not.toContain('\u001b[')
    expect(await terminal('obs-err list --status 404', 80, { TERM: 'dumb' })).not.toContain('\u001b[')
  })

  test('gets links where it knows them', async () => {
    expect(await terminal('obs-err NoSuchUpload', 80, { WT_SESSION: '1' })).toContain('\u001b]8;;https://')
    expect(await terminal('obs-err NoSuchUpload', 80)).not.toContain('\u001b]8;;')
  })
})

test('secrets in file names and in words typed are masked', async () => {
  const token = 'gQpjbi1ub3J0aC00iAJd4UeXo2NiKx3Zt3Lq7Wm1Pb'
  for (const call of [
    `decode /nowhere/token=${token}`,
    `explain 'Bearer ${token}'`,
    `NoSuchKey 'Signature=${token}' --json`,
  ]) {
    const { stdout, stderr } = await pipe(`obs-err ${call}`)
    expect(stdout + stderr).not.toContain(token)
  }
})

describe('a damaged installation', () => {
  const copy = join(home, 'package')
  for (const part of ['bin', 'dist', 'data', 'package.json'])
    cpSync(join(packageFolder, part), join(copy, part), { recursive: true })
  chmodSync(join(copy, 'bin/obs-err.js'), 0o755)
  const data = join(copy, 'dist/catalogue.json')
  const original = readFileSync(data, 'utf8')
  const run = (args: string) => pipe(`${join(copy, 'bin/obs-err.js')} ${args}`)

  test.each([
    ['cut off', original.slice(0, 1000), 'it is not valid JSON'],
    ['empty', '', 'it is not valid JSON'],
    ['something else', '{"date": "2026-11-20"}', 'sources does not have the shape of an entry'],
  ])('tells that the catalogue is %s', async (_, text, fault) => {
    writeFileSync(data, text)
    const line = `obs-err: cannot use the catalogue ${data}: ${fault}. Restore the file, or install obs-err again\n`
    for (const call of ['NoSuchUpload', 'list', 'list --json', 'explain 403 --json', '-V']) {
      const { stdout, stderr, status } = await run(call)
      expect({ stderr, status }).toEqual({ stderr: line, status: 2 })
      if (call.includes('--json'))
        expect(JSON.parse(stdout)).toMatchObject({ catalogue: null, results: [], problems: [{}] })
      else expect(stdout).toBe('')
    }
  })
})
