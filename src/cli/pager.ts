/** Output that is longer than the screen goes through a pager, as with git and gh. */
import { displayWidth } from '../render/width.ts'
import type { Io, TextSink } from './process.ts'

/**
 * Output that comes slowly is shown as it comes: after this many milliseconds it goes to the screen, without a pager.
 */
const screenDelay = 100

/** The pager that the environment names; null where there is to be none. */
export function pagerOf({ OBS_ERR_PAGER, PAGER, TERM }: Io['env']): string | null {
  const named = OBS_ERR_PAGER ?? PAGER ?? 'less -FRX'
  return TERM === 'dumb' || named.trim() === '' || named.trim() === 'cat' ? null : named
}

/** A sink that holds back what fits the screen, and starts a pager as soon as there is more. */
export function pagedSink(io: Pick<Io, 'stdout' | 'env' | 'onSignal'>, command: string): TextSink {
  const { stdout: screen, env } = io
  const rows = screen.rows || 24
  let held = ''
  let heldRows = 0
  let timer: NodeJS.Timeout | undefined
  /** The screen or the pager, once it is decided which of them. */
  let target: Promise<TextSink> | null = null

  const decide = (choice: () => Promise<TextSink>): Promise<TextSink> => {
    clearTimeout(timer)
    target ??= choice().then(async sink => {
      if (held !== '') await sink.write(held)
      held = ''
      return sink
    })
    return target
  }
  const toScreen = async () => screen
  const toPager = async () => (await startPager(command, env, io)) ?? screen

  const write = async (text: string): Promise<boolean> => {
    if (target) return (await target).write(text)
    held += text
    heldRows += rowsOf(text, screen.columns || 80)
    // One row is left for the prompt of the shell.
    if (heldRows >= rows) return (await decide(toPager)).write('')
    if (held !== '') timer ??= setTimeout(() => void decide(toScreen), screenDelay)
    return true
  }
  return {
    ...{ isTTY: screen.isTTY, columns: screen.columns, rows: screen.rows },
    write,
    collect: write,
    failure: () => screen.failure(),
    async settle() {
      if (target || held !== '') await (await decide(toScreen)).settle()
    },
    close: async () => (await decide(toScreen)).close(),
  }
}

/** How many rows of the screen a text takes. */
function rowsOf(text: string, columns: number): number {
  // Colours and links take no room.
  const visible = text.replace(/\u001b(?:\[[\d;]*m|\]8;[^\u001b]*\u001b\\)/g, '')
  return visible
    .split('\n')
    .slice(0, -1)
    .reduce((rows, line) => rows + Math.max(1, Math.ceil(displayWidth(line) / columns)), 0)
}

/** Starts the pager; null where there is no such program. */
async function startPager(
  command: string,
  env: Io['env'],
  { onSignal }: Pick<Io, 'onSignal'>,
): Promise<TextSink | null> {
  const { spawn } = await import('node:child_process')
  // As git does: options for a pager that is named without any, and no shell where the command needs none.
  const pagerEnv = { ...env, LESS: env.LESS ?? 'FRX', LV: env.LV ?? '-c' }
  const shell = /[^\w\s./+:,=-]/.test(command)
  const [program = '', ...args] = shell ? [command] : command.trim().split(/\s+/)
  const pager = spawn(program, args, { env: pagerEnv, shell, stdio: ['pipe', 'inherit', 'inherit'] })
  const isStarted = await new Promise<boolean>(resolve => {
    pager.once('spawn', () => resolve(true))
    pager.once('error', () => resolve(false))
  })
  if (!isStarted) return null
  let isGone = false
  pager.stdin.on('error', () => {
    isGone = true // it was left early
  })
  const ended = new Promise<void>(resolve => pager.once('close', () => resolve()))
  // Ctrl-C is for the pager, which must not lose the program that feeds it.
  const listenAgain = onSignal('SIGINT', () => {})
  void ended.then(() => {
    isGone = true
    listenAgain()
  })
  const write = async (text: string): Promise<boolean> => {
    if (isGone || pager.stdin.write(text)) return !isGone
    await Promise.race([new Promise(resolve => pager.stdin.once('drain', resolve)), ended])
    return !isGone
  }
  return {
    ...{ isTTY: true, columns: undefined, rows: undefined },
    write,
    collect: write,
    failure: () => null,
    settle: () => ended,
    async close() {
      pager.stdin.end()
      await ended
    },
  }
}
