/** The streams of a command: what it prints is passed on byte by byte while a watcher sees it. */
import { execFileSync } from 'node:child_process'
import { constants, fstatSync, mkdtempSync, openSync, rmSync, write, writeSync } from 'node:fs'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Sees what the command prints, beside those who read it. */
export interface Watcher {
  /** A piece of standard output (1) or standard error (2) has come and is being passed on. */
  see(stream: 1 | 2, chunk: Uint8Array): void
  /** The piece has been passed on. */
  passed(): void
}

/** One stream on its way from the command to where it belongs. */
export interface Flow {
  /** Resolves when everything that the command printed has been passed on. To be called when the command has ended. */
  finish(): Promise<void>
  /** Why not everything could be passed on; a reader that went away is no such reason. */
  failure(): string | null
}

/**
 * A process that the command left running may keep a stream open: after so many milliseconds of silence the stream is
 * closed.
 */
const grace = 100
/** Milliseconds before another try, where the reader made its pipe non-blocking. */
const retry = 5

/** Passes a stream on to a descriptor; with null only the watcher sees it. */
export function createFlow(
  source: Socket,
  { stream, to }: { stream: 1 | 2; to: number | null },
  watcher: Watcher,
): Flow {
  const isDirect = to !== null && isFile(to)
  let failure: string | null = null
  let isPassing = false
  let lastPiece = 0
  const pass = async () => {
    for await (const chunk of source) {
      isPassing = true
      watcher.see(stream, chunk)
      if (isDirect) writeAllSync(to, chunk)
      else if (to !== null) await writeAll(to, chunk)
      watcher.passed()
      isPassing = false
      lastPiece = Date.now()
    }
  }
  // Where the reader went away the stream of the command is closed, too: the command notices as it would without this
  // program.
  const done = pass()
    .catch(({ code, syscall }: NodeJS.ErrnoException) => {
      if (syscall === 'write' && code !== 'EPIPE' && code !== 'EIO') failure = code ?? null
    })
    .finally(() => source.destroy())
  return {
    failure: () => failure,
    finish() {
      lastPiece = Date.now()
      const timer = setInterval(() => {
        if (!isPassing && Date.now() - lastPiece > grace) source.destroy()
      }, grace / 4)
      return done.finally(() => clearInterval(timer))
    },
  }
}

/** A file never makes its writer wait, so that writing to it needs no detour. */
function isFile(fd: number): boolean {
  return fstatSync(fd).isFile()
}

function writeAllSync(fd: number, bytes: Uint8Array): void {
  for (let rest = bytes; rest.length > 0; ) rest = rest.subarray(writeSync(fd, rest))
}

function writeAll(fd: number, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = (rest: Uint8Array): void => {
      write(fd, rest, (error, written) => {
        if (error?.code === 'EAGAIN') setTimeout(next, retry, rest)
        else if (error) reject(error)
        else if (written < rest.length) next(rest.subarray(written))
        else resolve()
      })
    }
    next(bytes)
  })
}

/** A pipe between two processes, as a shell makes it. */
export interface Pipe {
  source: Socket
  /** The end for the command. */
  fd: number
  /** Its name, as long as it has one. */
  path: string
}

/**
 * Makes pipes. What Node makes for a child are sockets, which a command cannot open again by the name `/dev/stdout`.
 * Null where there is no program to make them with.
 */
export function createPipes(count: number): { pipes: Pipe[]; unlink: () => void } | null {
  const folder = mkdtempSync(join(tmpdir(), 'obs-err-'))
  const unlink = () => rmSync(folder, { recursive: true, force: true })
  try {
    const paths = Array.from({ length: count }, (_, index) => join(folder, String(index)))
    execFileSync('mkfifo', ['-m', '600', ...paths], { stdio: 'ignore' })
    const pipes = paths.map(path => {
      const readEnd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
      const fd = openSync(path, constants.O_WRONLY)
      return { source: new Socket({ fd: readEnd, readable: true, writable: false }), fd, path }
    })
    return { pipes, unlink }
  } catch {
    unlink()
    return null
  }
}

/** Do two descriptors lead to the same file or pipe? */
export function isSameFile(one: number, other: number): boolean {
  const [a, b] = [fstatSync(one), fstatSync(other)]
  return a.dev === b.dev && a.ino === b.ino && a.rdev === b.rdev
}
