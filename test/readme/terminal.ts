import { spawn } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const packageFolder = fileURLToPath(new URL('../../', import.meta.url))

/**
 * The environment that a command of a user runs in: `obs-err` is on the path, nothing is inherited that decides about
 * colour, language or links.
 *
 * @param home an empty folder, which becomes the home folder
 */
export function userEnv(home: string, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const bin = join(home, '.local', 'bin')
  mkdirSync(bin, { recursive: true })
  rmSync(join(bin, 'obs-err'), { force: true })
  symlinkSync(join(packageFolder, 'bin', 'obs-err.js'), join(bin, 'obs-err'))
  return {
    PATH: [bin, process.env.PATH].join(delimiter),
    HOME: home,
    CURL_HOME: home,
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    TZ: 'UTC',
    ...more,
  }
}

/**
 * Runs a command line with `sh -c` on a pseudo-terminal and gives what a user sees there, line ends as `\n`.
 *
 * @param columns width of the terminal
 */
export function onTerminal(
  command: string,
  { cwd, env, columns, rows = 24 }: { cwd: string; env: NodeJS.ProcessEnv; columns: number; rows?: number },
): Promise<string> {
  const child = spawn('script', ['-qec', `stty cols ${columns} rows ${rows}; ${command}`, '/dev/null'], {
    cwd,
    env: { OBS_ERR_PAGER: 'cat', ...env, SHELL: '/bin/sh' },
    // Standard input stays open: `script` would echo its end as ^D.
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    let shown = ''
    child.stdout.setEncoding('utf8').on('data', text => {
      shown += text
    })
    child.on('error', reject)
    child.on('close', () => {
      child.stdin.destroy()
      resolve(shown.replaceAll('\r\n', '\n'))
    })
  })
}

/** Runs a command line with a shell and pipes, as a script does. */
export function inPipe(
  command: string,
  { cwd, env, shell = 'sh' }: { cwd: string; env: NodeJS.ProcessEnv; shell?: string },
): Promise<{ stdout: string; stderr: string; status: number | null }> {
  const child = spawn(shell, ['-c', command], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  return new Promise((resolve, reject) => {
    const shown = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', text => {
        shown[name] += text
      })
    }
    child.on('error', reject)
    child.on('close', status => resolve({ ...shown, status }))
  })
}
