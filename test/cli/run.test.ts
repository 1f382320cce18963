import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { inPipe, onTerminal, packageFolder, userEnv } from '../readme/terminal.ts'

const home = mkdtempSync(join(tmpdir(), 'obs-err-'))
afterAll(() => rmSync(home, { recursive: true }))
const env = userEnv(home)

const pipe = (command: string, shell = 'sh') => inPipe(command, { cwd: home, env, shell })
const terminal = (command: string) => onTerminal(command, { cwd: home, env, columns: 80, rows: 30 })

const body = '<Error><Code>NoSuchKey</Code><Message>Gone.</Message><RequestId>0A</RequestId></Error>'
writeFileSync(join(home, 'body.xml'), body)
writeFileSync(join(home, 'noise'), Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * 7919) % 256)))

describe('what passes', () => {
  test.each([
    ['nothing', 'true'],
    ['a success', 'echo out; echo err >&2'],
    ['a failure', 'echo out; echo err >&2; exit 42'],
    ['bytes of any kind', 'cat noise; cat noise >&2; exit 1'],
    ['an end without a line end', 'printf out; printf err >&2; exit 1'],
    ['standard input', 'wc -c; exit 3'],
    ['words with blanks and signs', 'printf "<%s>" "$@"; exit 1'],
  ])('%s is the same as without', async (_, script) => {
    const call = `sh -c '${script}' sh 'a b' '$(touch PWNED)' '*' ''`
    const bare = await pipe(`cat noise | ${call}`)
    expect(await pipe(`cat noise | obs-err run -- ${call}`)).toEqual(bare)
  })

  test('what is opened by the name of a stream', async () => {
    const { stdout, stderr } = await pipe(
      'obs-err run -- sh -c "echo out >/dev/stdout; echo err >/dev/stderr"',
    )
    expect({ stdout, stderr }).toEqual({ stdout: 'out\n', stderr: 'err\n' })
  })

  test('each piece passes at once, in either direction', async () => {
    const child = spawn(
      join(packageFolder, 'bin/obs-err.js'),
      ['run', '--', 'sh', '-c', 'while read line; do echo "$line"; done'],
      {
        env,
      },
    )
    const answers = child.stdout.setEncoding('utf8')[Symbol.asyncIterator]()
    for (const word of ['one', 'two', 'three']) {
      child.stdin.write(`${word}\n`)
      expect((await answers.next()).value).toBe(`${word}\n`)
    }
    child.stdin.end()
    expect((await answers.next()).done).toBe(true)
  })

  test('into files, appended, emptied or shared, as without', async () => {
    const script = 'cat noise; echo out; cat noise >&2; echo err >&2; exit 3'
    const calls = [
      `sh -c '${script}' >one 2>two`,
      `sh -c '${script}' >>one 2>>two`,
      `sh -c '${script}' >one 2>&1`,
      `sh -c '${script}' >>one`,
    ]
    const results = async (run: string) => {
      const seen: unknown[] = []
      for (const call of calls) seen.push(await pipe(`${run}${call}; echo $?; cksum one two`))
      return seen
    }
    const bare = await results('')
    expect(await results('obs-err run -- ')).toEqual(bare)
  })

  test('the order of both streams in one file', async () => {
    const script = 'for i in $(seq 200); do echo out $i; echo err $i >&2; done'
    const { stdout } = await pipe(`obs-err run -- sh -c '${script}' 2>&1`)
    expect(stdout).toBe(Array.from({ length: 200 }, (_, i) => `out ${i + 1}\nerr ${i + 1}\n`).join(''))
  })

  test('a reader that goes away', async () => {
    const { stdout, stderr } = await pipe('obs-err run -- yes | head -1')
    expect({ stdout, stderr }).toEqual({ stdout: 'y\n', stderr: '' })
  })

  test('what cannot be written is told', async () => {
    const { stderr, status } = await pipe('obs-err run -- seq 100000 >/dev/full')
    expect(stderr).toContain('obs-err: cannot write the output (ENOSPC)\n')
    expect(status).toBe(141)
  })

  test('a command that leaves something behind is not waited for', async () => {
    const { stdout, status } = await pipe('obs-err run -- sh -c "sleep 20 & echo done"')
    expect({ stdout, status }).toEqual({ stdout: 'done\n', status: 0 })
  }, 10_000)
})

describe('the exit status', () => {
  test.each([
    ['of the command', 'sh -c "exit 7"', 7],
    ['of a signal', 'sh -c "kill -TERM \\$\\$"', 143],
    ['of a command that is not there', 'no-such-command', 127],
    ['of a path that is not there', './no/such', 127],
    ['of a file that is no program', './body.xml', 126],
    ['of a folder', '/tmp', 126],
  ])('%s', async (_, command, status) => {
    expect(await pipe(`obs-err run -- ${command}`)).toMatchObject({ stdout: '', status })
  })

  test('says what cannot be run', async () => {
    const { stderr } = await pipe('obs-err run -- no-such-command; obs-err run --lang zh -- ./body.xml')
    expect(stderr).toBe('obs-err: command not found: no-such-command\nobs-err: 没有执行权限：./body.xml\n')
  })
})

test.each(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGQUIT'] as const)(
  '%s is forwarded',
  async signal => {
    const script = `trap "echo got ${signal}; exit 9" ${signal.slice(3)}; echo ready; while :; do sleep 0.05; done`
    const child = spawn(join(packageFolder, 'bin/obs-err.js'), ['run', '--', 'sh', '-c', script], { env })
    let shown = ''
    child.stdout.setEncoding('utf8').on('data', text => {
      if (shown === '') child.kill(signal)
      shown += text
    })
    const status = await new Promise(resolve => child.on('close', resolve))
    expect([shown, status]).toEqual([`ready\ngot ${signal}\n`, 9])
  },
)

describe('the answer', () => {
  const codes = (text: string) => text.match(/^\w+(?= {2}\d{3} )/gm) ?? []

  test('stands below the output of a command that failed', async () => {
    const { stdout, stderr, status } = await pipe('obs-err run -- sh -c "cat body.xml; echo oh >&2; exit 1"')
    expect([stdout, status]).toEqual([body, 1])
    expect(stderr).toMatch(/^oh\nNoSuchKey {2}404 Not Found/)
  })

  test('stands there once, whichever streams tell it', async () => {
    const script = 'cat body.xml; cat body.xml >&2; cat body.xml body.xml; exit 1'
    const { stderr } = await pipe(`obs-err run -- sh -c '${script}'`)
    expect(codes(stderr.slice(body.length))).toEqual(['NoSuchKey'])
  })

  test('begins on a line of its own', async () => {
    const { stderr } = await pipe('obs-err run -- sh -c "cat body.xml >&2; exit 1"')
    expect(stderr.slice(0, body.length + 10)).toBe(`${body}\nNoSuchKey`)
  })

  test('is not there after a success, unless it is asked for', async () => {
    expect((await pipe('obs-err run -- cat body.xml')).stderr).toBe('')
    expect(codes((await pipe('obs-err run --always -- cat body.xml')).stderr)).toEqual(['NoSuchKey'])
  })

  test('is not there where nothing is found', async () => {
    expect((await pipe('obs-err run -- sh -c "echo no; exit 1"')).stderr).toBe('')
  })

  test('has the format that is asked for', async () => {
    const { stderr } = await pipe('obs-err run --json -- sh -c "cat body.xml; exit 1"')
    expect(JSON.parse(stderr)).toMatchObject({ results: [{ code: 'NoSuchKey' }], problems: [] })
  })

  test('is found in a file, and stands behind what the command wrote there', async () => {
    const { stdout } = await pipe(
      'echo old >log; obs-err run -- sh -c "cat body.xml; exit 1" >>log 2>&1; cat log',
    )
    expect(stdout).toMatch(/^old\n<Error>.*<\/Error>\nNoSuchKey {2}404/)
    expect(codes(stdout)).toEqual(['NoSuchKey'])
    expect(codes((await pipe('obs-err run -- sh -c "cat body.xml; exit 1" >out')).stderr)).toEqual([
      'NoSuchKey',
    ])
  })

  test('is found at the end of a flood into a file', async () => {
    const script = 'yes "a line of no interest" | head -c 50000000; cat body.xml; exit 1'
    const { stderr, status } = await pipe(
      `obs-err run -- sh -c '${script}' >flood; status=$?; rm flood; exit $status`,
    )
    expect([codes(stderr), status]).toEqual([['NoSuchKey'], 1])
  })

  test('is found at the end of a flood', async () => {
    const script = 'yes "a line of no interest" | head -c 200000000; cat body.xml; exit 1'
    const { stderr, status } = await pipe(`obs-err run -- sh -c '${script}' >/dev/null`)
    expect([codes(stderr), status]).toEqual([['NoSuchKey'], 1])
  })
})

describe('curl without a body', () => {
  const said = 'curl: (22) The requested URL returned error: 403'
  mkdirSync(join(home, 'refused-curl'))
  writeFileSync(join(home, 'refused-curl/curl'), '#!/bin/sh\nexit 7\n', { mode: 0o755 })
  writeFileSync(join(home, '.local/bin/curl'), `#!/bin/sh\necho '${said}' >&2\nexit 22\n`, { mode: 0o755 })

  test.each([
    ['-sSf', '--fail-with-body in place of -f'],
    ['--fail -sS', '--fail-with-body in place of -f'],
    ['-sSfI', '-i in place of -I'],
    ['--fail-with-body -sSo out.xml', 'obs-err decode out.xml'],
    ['--fail-with-body -sSoout.xml', 'obs-err decode out.xml'],
  ])('%s gets the hint', async (options, hint) => {
    const { stderr } = await pipe(
      `obs-err run -- curl ${options} https://b.obs.cn-north-4.myhuaweicloud.com/k`,
    )
    expect(stderr).toContain(hint)
  })

  test('that got no answer gets none', async () => {
    const { stderr } = await pipe(
      'obs-err run -- ./refused-curl/curl -sSf https://b.obs.cn-north-4.myhuaweicloud.com/k',
    )
    expect(stderr).toBe('')
  })

  test('with a body gets none', async () => {
    const { stderr } = await pipe(
      'obs-err run -- curl --fail-with-body -sS https://b.obs.cn-north-4.myhuaweicloud.com/k',
    )
    expect(stderr).not.toContain('obs-err: ')
  })
})

describe('on a terminal', () => {
  test('the command has one, of the same size', async () => {
    const shown = await terminal(
      `obs-err run -- sh -c 'test -t 0 -a -t 1 -a -t 2 && stty size'; echo "exit $?"`,
    )
    expect(shown).toBe('30 80\nexit 0\n')
  })

  test('the command has one where its input comes from elsewhere, and gets the input unchanged', async () => {
    const script = 'test -t 1 && test -t 2 && cksum && stty size </dev/tty; exit 3'
    const shown = await terminal(`obs-err run -- sh -c '${script}' <noise; echo "exit $?"; cksum <noise`)
    const [sum, size, status, own] = shown.split('\n')
    expect([sum, size, status]).toEqual([own, '30 80', 'exit 3'])
  })

  test('words, environment and status stay as they are', async () => {
    const script = 'printf "<%s>" "$@" "$SHELL"; exit 5'
    const shown = await terminal(
      `obs-err run -- sh -c '${script}' sh 'a b' '$(touch PWNED)' "it's"; echo " exit $?"`,
    )
    expect(shown).toBe("<a b><$(touch PWNED)><it's></bin/sh> exit 5\n")
  })

  test('the answer stands below', async () => {
    const shown = await terminal('obs-err run --color never -- sh -c "cat body.xml; exit 1"; echo "exit $?"')
    expect(shown).toMatch(/<\/Error>\nNoSuchKey {2}404 Not Found[\s\S]*\nexit 1\n$/)
  })

  test('what is not there and what is killed have their status', async () => {
    expect(await terminal('obs-err run -- no-such-command; echo "exit $?"')).toBe(
      'obs-err: command not found: no-such-command\nexit 127\n',
    )
    expect(await terminal(`obs-err run -- sh -c 'kill -TERM $$'; echo "exit $?"`)).toMatch(/exit 143\n$/)
  })
})
