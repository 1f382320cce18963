import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { inPipe, userEnv } from '../readme/terminal.ts'

const home = mkdtempSync(join(tmpdir(), 'obs-err-'))
afterAll(() => rmSync(home, { recursive: true }))
writeFileSync(join(home, 'app.log'), '')

const run = (command: string, shell = 'sh') => inPipe(command, { cwd: home, env: userEnv(home), shell })

/** The words that may follow, each with what it is. */
async function offered(words: string): Promise<string[]> {
  const { stdout, stderr } = await run(`obs-err complete -- ${words}`)
  expect(stderr).toBe('')
  return stdout.split('\n').filter(line => line !== '' && !line.startsWith(':'))
}
const wordsOf = async (words: string) => (await offered(words)).map(line => line.split('\t')[0])

test.each([
  ["''", 'list'],
  ["''", 'NoSuchUpload'],
  ['NoSuchU', 'NoSuchUpload'],
  ['nosuchu', 'nosuchupload'],
  ['explain NoSuchUp', 'NoSuchUpload'],
  ["explain NoSuchUpload ''", 'AccessDenied'],
  ['explain 40', '404'],
  ['explain 4x', '4xx'],
  ['--lang z', 'zh'],
  ['list --lang e', 'en'],
  ['list --st', '--status'],
  ['list --status 40', '403'],
  ['list --retry c', 'check-first'],
  ['list --service p', 'pfs'],
  ['list --format c', 'csv'],
  ['--color al', 'always'],
  ['decode app', 'app.log'],
  ['decode --su', '--summary'],
  ['completion f', 'fish'],
  ['help exit', 'exit-status'],
])('after %s comes %s', async (words, word) => expect(await wordsOf(words)).toContain(word))

test('codes come with their summaries, in the language of the locale', async () => {
  expect(await offered('explain NoSuchUpl')).toEqual([expect.stringMatching(/^NoSuchUpload\t.+\.$/)])
  const { stdout } = await run('LANG=zh_CN.UTF-8 obs-err complete -- explain NoSuchUpl')
  expect(stdout).toMatch(/^NoSuchUpload\t.*[\u4e00-\u9fff]/)
})

test.each(['bash', 'zsh', 'fish', 'powershell'])('there is a script for %s', async shell => {
  const { stdout, status } = await run(`obs-err completion ${shell}`)
  expect(status).toBe(0)
  expect(stdout).toMatch(/obs-err complete '?--/)
})

const has = (program: string) => spawnSync(program, ['--version']).status === 0

describe('a real shell', () => {
  test('bash reads its script and completes', async () => {
    // Outside of a completion there is no compopt; the words are those of `obs-err explain NoSuchUp` and TAB.
    const command =
      'compopt() { :; }; source <(obs-err completion bash); complete -p obs-err; COMP_WORDS=(obs-err explain NoSuchUp) COMP_CWORD=2; __obs_err_complete; echo $COMPREPLY'
    expect(await run(command, 'bash')).toEqual({
      stdout: 'complete -F __obs_err_complete obs-err\nNoSuchUpload\n',
      stderr: '',
      status: 0,
    })
  })

  test.skipIf(!has('zsh'))('zsh reads its script', async () => {
    const command =
      'autoload -U compinit && compinit -u -D; source <(obs-err completion zsh); echo $_comps[obs-err]'
    expect(await run(command, 'zsh')).toEqual({ stdout: '_obs-err\n', stderr: '', status: 0 })
  })

  test.skipIf(!has('fish'))('fish reads its script and completes', async () => {
    const { stdout } = await run(
      "obs-err completion fish | source; complete -C 'obs-err explain NoSuchUp'",
      'fish',
    )
    expect(stdout).toMatch(/^NoSuchUpload\t/)
  })
})
