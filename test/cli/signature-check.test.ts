import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { inPipe, onTerminal, packageFolder, userEnv } from '../readme/terminal.ts'
import { accessKey, secretKey, version2 } from '../signature/signed.ts'

/** `--check-signature` of the built program: the secret key comes from the environment and stands nowhere. */

const home = mkdtempSync(join(tmpdir(), 'obs-err-signature-'))
afterAll(() => rmSync(home, { recursive: true }))

const string = (type: string) =>
  `PUT\n\n${type}\nSun, 05 Jul 2026 08:00:00 GMT\nx-obs-security-token:gQpjbi1ub3J0aC00iA\n/b-1/k`
const body = (signature: string) =>
  `<Error><Code>SignatureDoesNotMatch</Code><Message>No.</Message><AWSAccessKeyId>${accessKey}</AWSAccessKeyId>` +
  `<StringToSign>${string('text/plain')}</StringToSign><SignatureProvided>${signature}</SignatureProvided></Error>`
const file = (name: string, signature: string) => {
  const path = join(home, name)
  writeFileSync(path, body(signature))
  return path
}
const broken = file('broken.xml', version2(string('')))
const right = file('right.xml', version2(string('text/plain')))

const run = (args: string, env: Record<string, string> = {}) =>
  inPipe(`obs-err decode ${args}`, { cwd: packageFolder, env: userEnv(home, env) })

test('the mistake is named, and its cause is the first', async () => {
  const { stdout, status } = await run(`--check-signature ${broken} --json`, {
    OBS_SECRET_ACCESS_KEY: secretKey,
  })
  const [result] = JSON.parse(stdout).results
  expect(status).toBe(0)
  expect(result.findings[0]).toMatchObject({
    id: 'signature-reproduced',
    values: { mistake: 'mistake-content-type' },
  })
  expect(result.headline).toContain('Content-Type')
  expect(result.causes[0].title).toBe('a header was not sent as it was signed')
})

test('the server knows another secret key', async () => {
  const { stdout } = await run(`--check-signature ${right} --json`, { AWS_SECRET_ACCESS_KEY: secretKey })
  expect(JSON.parse(stdout).results[0].findings[0].id).toBe('signature-secret-differs')
})

test('the variable can be named', async () => {
  const { stdout } = await run(`--check-signature --secret-key-env MY_KEY ${right}`, { MY_KEY: secretKey })
  expect(stdout).toContain('Proof: ')
})

test.each(['', '--json', '--full', '--full --no-redact', '--summary', '--ticket', '--lang zh'])(
  'the secret key and what makes it stand nowhere: %s',
  async options => {
    for (const path of [broken, right]) {
      const { stdout, stderr } = await run(`--check-signature ${path} ${options}`, {
        OBS_SECRET_ACCESS_KEY: secretKey,
      })
      expect(stdout + stderr).not.toContain(secretKey.slice(0, 12))
      expect(stdout + stderr).not.toContain(encodeURIComponent(secretKey).slice(0, 16))
      if (!options.includes('--no-redact')) expect(stdout).not.toContain('gQpjbi1ub3J0aC00iA')
    }
  },
)

describe('programs that are started do not get the secret key', () => {
  // A pager that shows its own environment, and that of the process that started it as it was at the beginning.
  const pager = join(home, 'pager')
  writeFileSync(pager, '#!/bin/sh\ncat >/dev/null; tr "\\0" "\\n" </proc/$$/environ\n', { mode: 0o755 })

  test.each([
    ['OBS_SECRET_ACCESS_KEY', ''],
    ['AWS_SECRET_ACCESS_KEY', ''],
    ['MY_KEY', '--secret-key-env MY_KEY'],
  ])('a pager, from %s', async (variable, options) => {
    const shown = await onTerminal(`obs-err decode --check-signature --full ${options} ${broken}`, {
      ...{ cwd: packageFolder, columns: 80, rows: 5 },
      env: userEnv(home, { [variable]: secretKey, OBS_ERR_PAGER: pager, OBS_SECURITY_TOKEN: 'gQpjbi1ub3' }),
    })
    expect(shown).toContain('OBS_ERR_PAGER=')
    expect(shown).not.toContain(secretKey.slice(0, 12))
    expect(shown).not.toContain('gQpjbi1ub3')
  })

  test('a command has what it was given, and no more', async () => {
    // The command shows its environment; the key is in the file that it prints, signed with.
    const script = `tr "\\0" "\\n" </proc/self/environ; cat ${broken}; exit 1`
    const given = await inPipe(
      `obs-err run --check-signature --secret-key-env MY_KEY -- env -u MY_KEY sh -c '${script}'`,
      {
        cwd: packageFolder,
        env: userEnv(home, { MY_KEY: secretKey }),
      },
    )
    expect(given.status).toBe(1)
    expect(given.stderr).toContain('Proof: ')
    expect(given.stdout + given.stderr).not.toContain(secretKey.slice(0, 12))
  })

  test('a typed key goes to no program, and is not shown', async () => {
    const command = `obs-err run --check-signature -- sh -c 'env; cat ${broken}; exit 1'`
    const child = spawn('script', ['-qec', command, '/dev/null'], {
      env: userEnv(home, { SHELL: '/bin/sh' }),
    })
    let shown = ''
    child.stdout.setEncoding('utf8').on('data', text => {
      const isAsked = shown.includes('Secret key')
      shown += text
      if (!isAsked && shown.includes('Secret key')) child.stdin.write(`${secretKey}\n`)
    })
    await new Promise(resolve => child.on('close', resolve))
    expect(shown).toContain('Proof: ')
    expect(shown).not.toContain(secretKey.slice(0, 12))
  })
})

test.each([
  ['a damaged response', `'<Error><Code>SignatureDoesNotMatch</Code><StringToSign>x'`],
  ['a file that is not there', 'no-such-file'],
  ['an option that is not there', '--no-such-option'],
  ['the key in place of the name of its variable', `--secret-key-env ${secretKey} BROKEN`],
  ['several responses', 'BROKEN BROKEN BROKEN'],
])('no message shows the secret key: %s', async (_, args) => {
  const { stdout, stderr } = await run(`--check-signature ${args.replaceAll('BROKEN', broken)}`, {
    OBS_SECRET_ACCESS_KEY: secretKey,
  })
  expect(stdout + stderr).not.toContain(secretKey.slice(0, 12))
})

test('nothing is left in a file', async () => {
  const cache = join(home, 'cache')
  await run(`--check-signature ${broken}`, {
    OBS_SECRET_ACCESS_KEY: secretKey,
    ...{ TMPDIR: cache, XDG_CACHE_HOME: cache, NODE_COMPILE_CACHE: cache },
  })
  const { stdout } = await inPipe(`grep -rl '${secretKey.slice(0, 12)}' '${home}' || echo none`, {
    cwd: home,
    env: userEnv(home),
  })
  expect(stdout).toBe('none\n')
})

test('without a secret key one line says where to put it', async () => {
  // A session of its own has no terminal on which the key could be typed.
  const { stdout, stderr, status } = await inPipe(`setsid -w obs-err decode --check-signature ${broken}`, {
    cwd: packageFolder,
    env: userEnv(home),
  })
  expect({ stdout, status }).toEqual({ stdout: '', status: 2 })
  expect(stderr).toMatch(/^obs-err: --check-signature needs the secret key: set OBS_SECRET_ACCESS_KEY.*\n$/)
})

test('a variable that is not set is named', async () => {
  const { stderr, status } = await run(`--check-signature --secret-key-env NOPE ${broken}`)
  expect(stderr).toBe(
    'obs-err: the environment variable NOPE is empty or not set; put the secret key into it\n',
  )
  expect(status).toBe(2)
})

test('other errors need no secret key', async () => {
  const { stdout, status } = await run(`--check-signature '<Error><Code>NoSuchKey</Code></Error>'`)
  expect(stdout).toContain('NoSuchKey')
  expect(status).toBe(0)
})
