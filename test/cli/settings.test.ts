import { describe, expect, test } from 'vitest'
import { colourOn, langOf, linksOn, widthOf } from '../../src/cli/settings.ts'

const stream = (isTTY: boolean) => ({ isTTY })
type Env = Record<string, string>

describe('colour', () => {
  test.each<[string, 'auto' | 'always' | 'never', Env, boolean, boolean]>([
    ['a terminal', 'auto', {}, true, true],
    ['a pipe', 'auto', {}, false, false],
    ['--color always in a pipe', 'always', {}, false, true],
    ['--color always with NO_COLOR', 'always', { NO_COLOR: '1' }, true, true],
    ['--color never', 'never', { FORCE_COLOR: '1' }, true, false],
    ['NO_COLOR', 'auto', { NO_COLOR: '1' }, true, false],
    ['NO_COLOR before FORCE_COLOR', 'auto', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    ['NO_COLOR empty', 'auto', { NO_COLOR: '' }, true, true],
    ['FORCE_COLOR in a pipe', 'auto', { FORCE_COLOR: '1' }, false, true],
    ['FORCE_COLOR empty in a pipe', 'auto', { FORCE_COLOR: '' }, false, false],
    ['FORCE_COLOR empty on a terminal', 'auto', { FORCE_COLOR: '' }, true, true],
    ['CLICOLOR_FORCE in a pipe', 'auto', { CLICOLOR_FORCE: '1' }, false, true],
    ['CLICOLOR_FORCE=0 in a pipe', 'auto', { CLICOLOR_FORCE: '0' }, false, false],
    ['NO_COLOR before CLICOLOR_FORCE', 'auto', { NO_COLOR: '1', CLICOLOR_FORCE: '1' }, true, false],
    ['FORCE_COLOR=0 before CLICOLOR_FORCE', 'auto', { FORCE_COLOR: '0', CLICOLOR_FORCE: '1' }, true, false],
    ['CLICOLOR_FORCE before CLICOLOR', 'auto', { CLICOLOR: '0', CLICOLOR_FORCE: '1' }, false, true],
    ['CLICOLOR=0', 'auto', { CLICOLOR: '0' }, true, false],
    ['CLICOLOR in a pipe', 'auto', { CLICOLOR: '1' }, false, false],
    ['CLICOLOR_FORCE before TERM=dumb', 'auto', { CLICOLOR_FORCE: '1', TERM: 'dumb' }, true, true],
    ['FORCE_COLOR=0', 'auto', { FORCE_COLOR: '0' }, true, false],
    ['FORCE_COLOR=false', 'auto', { FORCE_COLOR: 'false' }, true, false],
    ['FORCE_COLOR before TERM=dumb', 'auto', { FORCE_COLOR: '1', TERM: 'dumb' }, false, true],
    ['TERM=dumb', 'auto', { TERM: 'dumb' }, true, false],
  ])('%s', (_, mode, env, isTerminal, on) => {
    expect(colourOn(mode, { stdout: stream(isTerminal), env })).toBe(on)
  })
})

describe('language', () => {
  test.each<[Env, string]>([
    [{}, 'en'],
    [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'zh' }, 'zh'],
    [{ LANG: 'C.UTF-8' }, 'en'],
    [{ LANG: 'de_DE.UTF-8' }, 'en'],
    [{ LC_MESSAGES: 'zh_TW', LANG: 'en_US' }, 'zh'],
    [{ LC_ALL: 'en_US', LC_MESSAGES: 'zh_CN', LANG: 'zh_CN' }, 'en'],
    [{ LC_ALL: '', LANG: 'zh_CN' }, 'zh'],
  ])('%o is %s', (env, lang) => expect(langOf(env)).toBe(lang))
})

describe('hyperlinks', () => {
  test.each<[string, Env, boolean, boolean]>([
    ['a terminal that does not say', { TERM: 'xterm-256color' }, true, false],
    ['iTerm', { TERM_PROGRAM: 'iTerm.app' }, true, true],
    ['WezTerm', { TERM_PROGRAM: 'WezTerm' }, true, true],
    ['ghostty', { TERM_PROGRAM: 'ghostty' }, true, true],
    ['Visual Studio Code', { TERM_PROGRAM: 'vscode' }, true, true],
    ['VTE of today', { VTE_VERSION: '7600' }, true, true],
    ['VTE of old', { VTE_VERSION: '4602' }, true, false],
    ['Windows Terminal', { WT_SESSION: 'x' }, true, true],
    ['kitty', { KITTY_WINDOW_ID: '1' }, true, true],
    ['CI', { TERM_PROGRAM: 'vscode', CI: 'true' }, true, false],
    ['a dumb terminal', { VTE_VERSION: '7600', TERM: 'dumb' }, true, false],
    ['forced', { FORCE_HYPERLINK: '1' }, true, true],
    ['forced off', { FORCE_HYPERLINK: '0', WT_SESSION: 'x' }, true, false],
    ['a pipe', { FORCE_HYPERLINK: '1', WT_SESSION: 'x' }, false, false],
  ])('%s', (_, env, isTerminal, on) => expect(linksOn({ stdout: stream(isTerminal), env })).toBe(on))
})

describe('width', () => {
  test.each<[string, Env, number | undefined, number | null]>([
    ['that of the terminal', {}, 72, 72],
    ['at most 100', {}, 200, 100],
    ['80 where the terminal does not tell', {}, 0, 80],
    ['none in a pipe', {}, undefined, null],
    ['COLUMNS before the terminal', { COLUMNS: '60' }, 72, 60],
    ['COLUMNS in a pipe', { COLUMNS: '60' }, undefined, 60],
    ['COLUMNS at most 100', { COLUMNS: '500' }, undefined, 100],
    ['COLUMNS empty', { COLUMNS: '' }, undefined, null],
    ['COLUMNS without meaning', { COLUMNS: '-1' }, 72, 72],
  ])('%s', (_, env, columns, width) =>
    expect(widthOf({ isTTY: columns !== undefined, columns }, env)).toBe(width),
  )
})
