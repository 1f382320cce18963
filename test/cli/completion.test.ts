import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { inPipe, userEnv } from '../readme/terminal.ts'

/** The completion scripts in real shells, into which keys are typed, beside files with hostile names. */

const home = mkdtempSync(join(tmpdir(), 'obs-err-'))
afterAll(() => rmSync(home, { recursive: true }))
const hostile = [
  '$(touch PWNED)',
  '`touch PWNED`',
  'a b.log',
  "it's.log",
  'x;touch PWNED',
  '~root.log',
  '[z]*.log',
]

/** A folder that holds a file of each name. */
function hostileFolder(): string {
  const folder = mkdtempSync(join(home, 'folder-'))
  for (const name of hostile) writeFileSync(join(folder, name), '')
  return folder
}

const env = userEnv(home, { TERM: 'dumb', SHELL: '/bin/sh' })
const run = (command: string, shell = 'sh') => inPipe(command, { cwd: home, env, shell })

test.each(['bash', 'zsh', 'fish', 'powershell'])(
  'a script for %s that cannot be written is told',
  async shell => {
    const { stderr, status } = await run(`obs-err completion ${shell} >/dev/full`)
    expect({ stderr, status }).toEqual({ stderr: 'obs-err: cannot write the output (ENOSPC)\n', status: 2 })
  },
)

interface Shell {
  program: string
  args: string
  /** What makes the script known, and shows the words that the shell would have handed to obs-err. */
  setup: string[]
  /** What shows the words that may stand behind `obs-err`. */
  listing: string
}

/** Ctrl-U, which empties the line. */
const wipe = '\u0015'

const shells: Shell[] = [
  {
    program: 'bash',
    args: '--norc --noprofile -i',
    setup: [
      'bind "set bell-style none"; bind "set enable-bracketed-paste off"',
      'source <(obs-err completion bash)',
      'obs-err() { printf \'<%s>\' "$@"; echo; }',
    ],
    listing: `COMP_WORDS=(obs-err '') COMP_CWORD=1; _obs_err; echo "\${COMPREPLY[@]}"`,
  },
  {
    program: 'zsh',
    args: '-f -i',
    setup: [
      'autoload -U compinit && compinit -u -D; unsetopt beep; unset zle_bracketed_paste',
      'source <(obs-err completion zsh)',
      'obs-err() { printf \'<%s>\' "$@"; echo; }',
    ],
    // With this setting Tab inserts the first word that is offered.
    listing: 'setopt menu_complete; true\robs-err \t',
  },
  {
    program: 'fish',
    args: '--no-config -i',
    setup: ['obs-err completion fish | source', 'function obs-err; printf "<%s>" $argv; echo; end'],
    listing: 'complete -C "obs-err "',
  },
]

const has = (program: string) => spawnSync(program, ['--version']).status === 0

/** Types lines into an interactive shell, one after the other, and gives what the terminal shows. */
function typed({ program, args, setup }: Shell, lines: string[], folder: string): Promise<string> {
  const child = spawn('script', ['-qec', `stty cols 200; exec ${program} ${args}`, '/dev/null'], {
    cwd: folder,
    env,
  })
  return new Promise(resolve => {
    let shown = ''
    let next = 0
    const all = [...setup, ...lines, 'exit']
    // A line is typed when the line before has told that it is done.
    const send = () => {
      if (next < all.length) child.stdin.write(`${all[next++]}\recho done-${next}'-'\r`)
    }
    child.stdout.setEncoding('utf8').on('data', text => {
      shown += text
      if (shown.includes(`done-${next}-`)) send()
    })
    child.on('close', () => resolve(shown))
    send()
  })
}

describe.each(shells)('$program', shell => {
  describe.skipIf(!has(shell.program))('(skipped where it is not installed)', () => {
    test('completes words and files, and evaluates none', async () => {
      const folder = hostileFolder()
      const lines = [
        'obs-err explain NoSuchUp\t',
        'obs-err help exi\t',
        'obs-err --color=al\t x',
        'obs-err compl\t fi\t',
        'obs-err decode \\$\t',
        'obs-err decode \\`\t',
        'obs-err decode x\t',
        'obs-err decode it\t',
        'obs-err decode a\t',
        // What stands on the line already is left alone, too. The line is wiped, because running it would run the words.
        `obs-err decode "$(touch PWNED)" --su\t${wipe}`,
        `obs-err decode \`touch PWNED\` --su\t${wipe}`,
        `obs-err decode $(touch PWNED) x\t${wipe}`,
        `obs-err \t${wipe}`,
      ]
      const shown = await typed(shell, lines, folder)
      for (const words of [
        ['explain', 'NoSuchUpload'],
        ['help', 'exit-status'],
        ['--color=always', 'x'],
        ['completion', 'fish'],
        ['decode', '$(touch PWNED)'],
        ['decode', '`touch PWNED`'],
        ['decode', 'x;touch PWNED'],
        ['decode', "it's.log"],
        ['decode', 'a b.log'],
      ]) {
        expect(shown).toContain(words.map(word => `<${word}>`).join(''))
      }
      expect(existsSync(join(folder, 'PWNED'))).toBe(false)
    }, 60_000)

    test('offers commands behind nothing', async () => {
      const shown = await typed(shell, [shell.listing], hostileFolder())
      expect(shown).toMatch(/<completion>|explain[\s\S]*list[\s\S]*decode|decode[\s\S]*explain[\s\S]*list/)
      expect(shown).not.toContain('NoSuchUpload')
    }, 60_000)
  })
})

test('bash reads the script twice and where unset variables are errors', async () => {
  const source = 'source <(obs-err completion bash)'
  const line = `COMP_WORDS=(obs-err explain NoSuchUp) COMP_CWORD=2; _obs_err; echo "$COMPREPLY"`
  expect(await run(`set -eu; ${source}; ${source}; complete -p obs-err; ${line}`, 'bash')).toEqual({
    stdout: 'complete -o default -F _obs_err obs-err\nNoSuchUpload\n',
    stderr: '',
    status: 0,
  })
})

test.skipIf(!has('zsh'))('zsh reads the script twice and where unset variables are errors', async () => {
  const source = 'source <(obs-err completion zsh)'
  const command = `autoload -U compinit && compinit -u -D; setopt nounset; ${source}; ${source}; echo $_comps[obs-err]`
  expect(await run(command, 'zsh')).toEqual({ stdout: '_obs_err\n', stderr: '', status: 0 })
})
