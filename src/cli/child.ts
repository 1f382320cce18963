/**
 * Runs a command in place of the shell that would have run it: its input, output and error pass through unchanged, and
 * so do signals and its exit status, while a watcher sees what it prints.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { accessSync, closeSync, constants, readFileSync, realpathSync, statSync } from 'node:fs'
import type { Socket } from 'node:net'
import { constants as os } from 'node:os'
import { delimiter, join } from 'node:path'
import {
  createFlow,
  createPipes,
  type Flow,
  followFile,
  isSameFile,
  type Open,
  type Pipe,
  type Watcher,
} from './child-streams.ts'
import type { Io } from './process.ts'

/** The end of a command: its exit status as a shell tells it, and why it was not started where it was not. */
export interface End {
  status: number
  failure: 'notFound' | 'notExecutable' | null
  /** Why not all of its output could be passed on, null where it could. */
  unwritten: string | null
}

type Words = [program: string, ...args: string[]]

/** A command that runs, and the flows of what it prints. */
interface Running {
  child: ChildProcess
  flows: Flow[]
  /** To be called when the command has ended. */
  cleanUp: () => void
}

/** Always forwarded: a terminal does not send them, or they do no harm when they come twice. */
const programSignals = ['SIGTERM', 'SIGUSR1', 'SIGUSR2', 'SIGALRM', 'SIGCONT', 'SIGWINCH'] as const
/** A terminal sends these to the command as well as to this process. */
const terminalSignals = ['SIGINT', 'SIGQUIT', 'SIGHUP'] as const

/** Runs a command to its end. No shell interprets any of its words. */
export async function runChild(words: Words, io: Io, watcher: Watcher): Promise<End> {
  const failure = startFailure(words[0], io.env)
  if (failure) return { status: failure === 'notFound' ? 127 : 126, failure, unwritten: null }
  const terminals = [io.stdin, io.stdout, io.stderr].filter(({ isTTY }) => isTTY).length
  const recorder = io.stdout.isTTY && io.stderr.isTTY ? recorderOf(io.env) : null
  const recorded = recorder === null ? null : startRecorded(recorder, words, io, watcher)
  const { child, flows, cleanUp } = recorded ?? startPiped(words, io.env, watcher)
  // The command decides on a signal that the terminal sends: this process only waits for the command.
  const isSentByTerminal = terminals > 0 && !recorded
  const stops = [...programSignals, ...terminalSignals].map(signal =>
    io.onSignal(signal, () => {
      if (isSentByTerminal && terminalSignals.some(one => one === signal)) return
      if (recorded) forwardToRecorded(signal, child, io)
      else child.kill(signal)
    }),
  )
  const end = await endOf(child)
  cleanUp()
  await Promise.all(flows.map(flow => flow.finish()))
  for (const stop of stops) stop()
  return { ...end, unwritten: flows.map(flow => flow.failure()).find(reason => reason !== null) ?? null }
}

function endOf(child: ChildProcess): Promise<Omit<End, 'unwritten'>> {
  return new Promise(resolve => {
    child.once('error', ({ code }: NodeJS.ErrnoException) => {
      const isMissing = code === 'ENOENT'
      resolve({ status: isMissing ? 127 : 126, failure: isMissing ? 'notFound' : 'notExecutable' })
    })
    child.once('exit', (code, signal) => {
      resolve({ status: signal === null ? (code ?? 0) : 128 + os.signals[signal], failure: null })
    })
  })
}

/** Why a shell would not start a command, or null. */
function startFailure(command: string, { PATH = '/usr/bin:/bin' }: Io['env']): End['failure'] {
  if (process.platform === 'win32') return null
  const paths = command.includes('/') ? [command] : PATH.split(delimiter).map(folder => join(folder, command))
  const there = paths.filter(path => command !== '' && kindOf(path) !== null)
  if (there.length === 0) return 'notFound'
  return there.some(path => kindOf(path) === 'program') ? null : 'notExecutable'
}

function kindOf(path: string): 'program' | 'other' | null {
  try {
    if (!statSync(path).isFile()) return 'other'
    accessSync(path, constants.X_OK)
    return 'program'
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ENOENT' || code === 'ENOTDIR' ? null : 'other'
  }
}

/** Starts a command whose output and error are pipes to this process, or the files to which they lead. */
function startPiped([program, ...args]: Words, env: Io['env'], watcher: Watcher): Running {
  // Two streams of one file share a pipe, so that the order of what comes on them stays.
  const streams: (1 | 2)[] = isSameFile(1, 2) ? [1] : [1, 2]
  const files = streams.map(stream => followFile(stream, stream, watcher))
  const made = createPipes(files.filter(file => file === null).length, env)
  const flowFrom = (open: Open, stream: 1 | 2) => createFlow(open, { stream, to: stream }, watcher)
  if (made === null) {
    for (const file of files) void file?.finish()
    const child = spawn(program, args, { stdio: ['inherit', 'pipe', 'pipe'] })
    const openOf = (stream: 1 | 2) => (take: (piece: Uint8Array) => void) =>
      (child.stdio[stream] as Socket).on('data', take)
    const flows = ([1, 2] as const).map(stream => flowFrom(openOf(stream), stream))
    return { child, flows, cleanUp: () => {} }
  }
  const pipes = made.pipes.values()
  const ends = streams.map((stream, index) => {
    const file = files[index]
    if (file) return { fd: stream, flow: file }
    const { fd, open } = pipes.next().value as Pipe
    return { fd, flow: flowFrom(open, stream) }
  })
  made.unlink()
  const child = spawn(program, args, { stdio: ['inherit', ends[0]?.fd, ends.at(-1)?.fd] })
  for (const { fd } of made.pipes) closeSync(fd)
  return { child, flows: ends.map(({ flow }) => flow), cleanUp: () => {} }
}

/** The program `script` of util-linux, which gives a command a terminal of its own and records what it prints there. */
function recorderOf({ PATH = '/usr/bin:/bin' }: Io['env']): string | null {
  if (process.platform !== 'linux') return null
  const path = PATH.split(delimiter)
    .map(folder => join(folder, 'script'))
    .find(candidate => kindOf(candidate) === 'program')
  // The `script` of busybox does not tell the exit status.
  return path !== undefined && !realpathSync(path).endsWith('busybox') ? path : null
}

/**
 * Starts a command on a terminal of its own, which has the keys and the size of this terminal. Input that comes from
 * elsewhere goes to the command directly: a terminal would change its bytes.
 */
function startRecorded(recorder: string, words: Words, io: Io, watcher: Watcher): Running | null {
  const made = createPipes(1, io.env)
  const [pipe] = made?.pipes ?? []
  if (!made || !pipe) return null
  const { SHELL } = io.env
  const { rows, columns } = io.stdout
  // `script` takes a line for the shell: quoted, every word stays as it is, and the shell becomes the command.
  const shell = SHELL === undefined ? 'unset SHELL' : `SHELL=${quoted(SHELL)}`
  const command = `exec ${words.map(quoted).join(' ')}`
  const hasKeys = io.stdin.isTTY
  // Without keys `script` leaves this terminal as it is: line ends are translated there, and not a second time.
  const line = hasKeys
    ? `${shell}; ${command}`
    : `stty -echo -onlcr rows ${rows ?? 24} cols ${columns ?? 80} 2>/dev/null; ${shell}; ${command} <&3 3<&-`
  const child = spawn(recorder, ['-qef', '-c', line, pipe.path], {
    stdio: hasKeys ? 'inherit' : ['ignore', 'inherit', 'inherit', 0],
    env: { ...io.env, SHELL: '/bin/sh' },
    // `script` would end the command at the first Ctrl-C, which here goes to the command.
    detached: !hasKeys,
  })
  const flow = createFlow(pipe.open, { stream: 1, to: null }, withoutFrame(watcher))
  const cleanUp = () => {
    closeSync(pipe.fd)
    made.unlink()
  }
  return { child, flows: [flow], cleanUp }
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`
}

/** A record begins with a line of `script` about the call, and ends with one about the exit status. */
function withoutFrame(watcher: Watcher): Watcher {
  const footer = '\nScript done on '
  let isPastHeader = false
  return {
    see(stream, chunk) {
      const from = isPastHeader ? 0 : chunk.indexOf('\n'.charCodeAt(0)) + 1
      if (!isPastHeader && from === 0) return
      isPastHeader = true
      const end = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).lastIndexOf(footer)
      const printed = chunk.subarray(from, end < 0 ? undefined : Math.max(from, end))
      if (printed.length > 0) watcher.see(stream, printed)
    },
  }
}

/** The command is the child of `script`, which by itself would only hang up on a signal. */
function forwardToRecorded(signal: NodeJS.Signals, script: ChildProcess, io: Io): void {
  try {
    const children = readFileSync(`/proc/${script.pid}/task/${script.pid}/children`, 'utf8')
    const command = Number.parseInt(children, 10)
    if (signal === 'SIGWINCH' && !io.stdin.isTTY) passSize(`/proc/${command}/fd/1`)
    else process.kill(command, signal)
  } catch {
    script.kill(signal)
  }
}

/** Gives the terminal of the command the size of this terminal; the command then gets the signal from its terminal. */
function passSize(terminal: string): void {
  const line = 'set -- "$1" $(stty size </dev/tty) && stty -F "$1" rows "$2" cols "$3"'
  spawn('sh', ['-c', line, 'sh', terminal], { stdio: 'ignore', env: { PATH: process.env.PATH } }).on(
    'error',
    () => {},
  )
}
