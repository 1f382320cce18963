import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { inPipe, packageFolder, userEnv } from '../readme/terminal.ts'
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

test('the server isKnownCode another secret key', async () => {
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
