import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { pagerOf } from '../../src/cli/pager.ts'
import { inPipe, onTerminal, userEnv } from '../readme/terminal.ts'

const home = mkdtempSync(join(tmpdir(), 'obs-err-'))
afterAll(() => rmSync(home, { recursive: true }))

test.each([
  [{}, 'less -FRX'],
  [{ PAGER: 'more' }, 'more'],
  [{ OBS_ERR_PAGER: 'most', PAGER: 'more' }, 'most'],
  [{ OBS_ERR_PAGER: 'cat', PAGER: 'more' }, null],
  [{ OBS_ERR_PAGER: '', PAGER: 'more' }, null],
  [{ PAGER: 'more', TERM: 'dumb' }, null],
])('the pager of %j is %j', (env, pager) => expect(pagerOf(env)).toBe(pager))

describe('on a terminal of 24 rows', () => {
  const terminal = (command: string, more: NodeJS.ProcessEnv = { OBS_ERR_PAGER: 'sed s/^/paged:/' }) =>
    onTerminal(command, { cwd: home, env: userEnv(home, more), columns: 80 })

  test('what is longer goes through the pager, whole', async () => {
    const shown = await terminal('obs-err list --color never; echo "exit $?"')
    const lines = shown.trimEnd().split('\n')
    expect(lines.pop()).toBe('exit 0')
    expect(lines.length).toBeGreaterThan(200)
    for (const line of lines) expect(line).toMatch(/^paged:/)
  })

  test.each([
    ['what is shorter', 'obs-err list 307', {}],
    ['--no-pager', 'obs-err list --no-pager', {}],
    ['a pipe', 'obs-err list | cat', {}],
    ['cat', 'obs-err list', { OBS_ERR_PAGER: 'cat' }],
    ['a dumb terminal', 'obs-err list', { TERM: 'dumb' }],
  ])('%s does not', async (_, command, env) => {
    const shown = await terminal(command, { OBS_ERR_PAGER: 'sed s/^/paged:/', ...env })
    expect(shown).not.toContain('paged:')
    expect(shown).toContain('TemporaryRedirect')
  })

  test('a pager that is missing, or left early, is no error', async () => {
    const missing = await terminal('obs-err list; echo "exit $?"', { OBS_ERR_PAGER: 'no-such-pager -x' })
    expect(missing).toMatch(/TemporaryRedirect[\s\S]*\nexit 0\n$/)
    const left = await terminal('obs-err list; echo "exit $?"', { OBS_ERR_PAGER: 'head -1' })
    expect(left.split('\n')).toHaveLength(3)
    expect(left).toMatch(/\nexit 0\n$/)
  })

  test('a pager of several words and quotes is one for the shell', async () => {
    const shown = await terminal('obs-err list', { OBS_ERR_PAGER: "sed 's/^/two words:/' | cat" })
    expect(shown).toMatch(/^two words:/)
  })

  test('messages follow what the pager shows', async () => {
    const shown = await terminal('obs-err explain --color never --full AccessDenied nope; echo "exit $?"')
    expect(shown).toMatch(/^paged:AccessDenied[\s\S]*\nobs-err: unknown code "nope"\.\nexit 1\n$/)
  })

  test('what comes slowly is shown as it comes', async () => {
    writeFileSync(join(home, 'body.xml'), '<Error><Code>NoSuchKey</Code></Error>\n')
    const shown = await terminal(
      '(cat body.xml; sleep 1; echo late >&2; cat body.xml) | obs-err decode --color never',
    )
    expect(shown).toMatch(/^NoSuchKey[\s\S]*late[\s\S]*2 × NoSuchKey/)
  })
})

test('where COLUMNS is set, answers and messages are wrapped in a pipe as well', async () => {
  const { stdout, stderr } = await inPipe('obs-err list 307; obs-err list --status x', {
    cwd: home,
    env: userEnv(home, { COLUMNS: '50' }),
  })
  const lines = (stdout + stderr).split('\n')
  expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(50)
})
