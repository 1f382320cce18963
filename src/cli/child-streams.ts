/** The streams of a command: what it prints is passed on byte by byte while a watcher sees it. */
import { execFileSync } from 'node:child_process'
import {
  closeSync,
  constants,
  fstatSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writev,
} from 'node:fs'
import { type ConnectOpts, Socket, type SocketConstructorOpts } from 'node:net'
import { devNull, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Io } from './process.ts'

/** Sees what the command prints, beside those who read it. */
export interface Watcher {
  /** A piece of standard output (1) or standard error (2) has come. */
  see(stream: 1 | 2, chunk: Uint8Array): void
}

/** Opens the source of a flow, which gives each piece that comes to a function. A piece is never overwritten. */
export type Open = (take: (piece: Uint8Array) => void) => Socket

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
const newline = 10
/** Milliseconds before another try, where the reader made its pipe non-blocking. */
const retry = 5

/** Pieces that follow each other faster than this, in milliseconds, are written together: a call for each would cost more. */
const together = 4
/** So many bytes are worth a call of their own. */
const worthwhile = 256 * 1024
/** Bytes that wait for a slow reader; with more of them the command has to wait, as it would without this program. */
const mostWaiting = 1024 * 1024

/** What a pipe holds, and so many bytes that are read one behind the other into the same room. */
const pipeSize = 64 * 1024
const roomSize = 4 * pipeSize

/**
 * Reads a pipe. Pieces follow each other in memory, so that many small ones are written as one, and the memory is not
 * asked for with each of them.
 */
function readPipe(fd: number): Open {
  let room = Buffer.alloc(0)
  return take => {
    const options: SocketConstructorOpts & ConnectOpts = {
      fd,
      readable: true,
      writable: false,
      onread: {
        buffer() {
          if (room.length < pipeSize) room = Buffer.allocUnsafeSlow(roomSize)
          return room
        },
        callback(length) {
          const piece = room.subarray(0, length)
          room = room.subarray(length)
          take(piece)
          return true
        },
      },
    }
    return new Socket(options)
  }
}

/** Adds a piece to others, as a part of the last one where it stands behind that in memory. */
function addPiece(pieces: Uint8Array[], piece: Uint8Array): void {
  const last = pieces.at(-1)
  if (last?.buffer === piece.buffer && last.byteOffset + last.length === piece.byteOffset)
    pieces[pieces.length - 1] = new Uint8Array(last.buffer, last.byteOffset, last.length + piece.length)
  else pieces.push(piece)
}

/**
 * Passes a stream on to a descriptor; with null only the watcher sees it. What comes while a piece is being written
 * goes on in one write with what came before it: reading goes on meanwhile, and a flood costs few calls.
 */
export function createFlow(
  open: Open,
  { stream, to }: { stream: 1 | 2; to: number | null },
  watcher: Watcher,
): Flow {
  const target = to === null || isNullDevice(to) ? null : to
  let waiting: Uint8Array[] = []
  let waitingBytes = 0
  let isWriting = false
  let isAtEnd = false
  let failure: string | null = null
  let lastPiece = 0
  let lastWrite = 0
  let pause: NodeJS.Timeout | null = null
  let take = (_: Uint8Array): void => {}
  const source = open(piece => take(piece))
  const done = new Promise<void>((resolve, reject) => {
    const writeWaiting = (): void => {
      if (pause !== null) clearTimeout(pause)
      pause = null
      if (waiting.length === 0 || target === null) {
        if (isAtEnd) resolve()
        return
      }
      const pieces = waiting
      waiting = []
      waitingBytes = 0
      isWriting = true
      source.resume()
      writeAll(target, pieces).then(() => {
        isWriting = false
        lastWrite = performance.now()
        lastPiece = Date.now()
        writeSoon()
      }, reject)
    }
    const writeSoon = (): void => {
      const isFlood = waitingBytes < worthwhile && performance.now() - lastWrite < together
      if (!isFlood || isAtEnd) writeWaiting()
      else pause ??= setTimeout(writeWaiting, together)
    }
    take = piece => {
      lastPiece = Date.now()
      watcher.see(stream, piece)
      if (target !== null) {
        addPiece(waiting, piece)
        waitingBytes += piece.length
        if (waitingBytes > mostWaiting) source.pause()
      }
      if (!isWriting) writeSoon()
    }
    source.on('error', reject)
    source.on('close', () => {
      isAtEnd = true
      if (!isWriting) writeWaiting()
    })
    source.resume()
  })
  // Where the reader went away the command loses its reader too, and learns of it as it would without this program.
  const settled = done
    .catch(({ code, syscall }: NodeJS.ErrnoException) => {
      if (syscall?.startsWith('write') && code !== 'EPIPE' && code !== 'EIO') failure = code ?? null
    })
    .finally(() => source.destroy())
  return {
    failure: () => failure,
    finish() {
      lastPiece = Date.now()
      const timer = setInterval(() => {
        if (!isWriting && waiting.length === 0 && Date.now() - lastPiece > grace) source.destroy()
      }, grace / 4)
      return settled.finally(() => clearInterval(timer))
    },
  }
}

/** How often, in milliseconds, is looked whether a file has grown. */
const interval = 50
/** A file that grows by more than this, in bytes, meanwhile is looked at later: the command needs the processors itself. */
const fastGrowth = 200 * 1024
/** No more than this is read of what a file grew by since it was last looked at. */
const mostRead = 8 * 1024 * 1024

/**
 * Follows a regular file to which the command writes by itself, so that nothing has to be passed on.
 * @returns null where the descriptor leads to no file, or to one that cannot be read or has more behind its position
 */
export function followFile(fd: number, stream: 1 | 2, watcher: Watcher): Flow | null {
  const opened = openAgain(fd)
  if (opened === null) return null
  const { reader, end } = opened
  let position = end
  let lastSize = end
  const read = (isLast: boolean): void => {
    const { size } = fstatSync(reader)
    const growth = size - lastSize
    lastSize = size
    if (growth > fastGrowth && !isLast) return
    // Who empties a log starts it anew.
    if (size < position) position = 0
    if (size - position > mostRead) {
      position = size - mostRead
      watcher.see(stream, Uint8Array.of(newline))
    }
    while (position < size) {
      const piece = new Uint8Array(Math.min(size - position, worthwhile))
      const length = readSync(reader, piece, 0, piece.length, position)
      if (length === 0) return
      position += length
      watcher.see(stream, piece.subarray(0, length))
    }
  }
  const timer = setInterval(read, interval, false)
  return {
    failure: () => null,
    async finish() {
      clearInterval(timer)
      read(true)
      closeSync(reader)
    },
  }
}

/** A file opened once more for reading, and its end, where the next thing is written. */
function openAgain(fd: number): { reader: number; end: number } | null {
  try {
    const { size } = fstatSync(fd)
    if (!fstatSync(fd).isFile()) return null
    const state = readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8')
    const isAppending = Number.parseInt(/^flags:\s*(\d+)/m.exec(state)?.[1] ?? '', 8) & constants.O_APPEND
    if (!isAppending && Number(/^pos:\s*(\d+)/m.exec(state)?.[1]) !== size) return null
    return { reader: openSync(`/proc/self/fd/${fd}`, constants.O_RDONLY), end: size }
  } catch {
    return null
  }
}

/** What is written to the null device is seen by nobody. */
function isNullDevice(fd: number): boolean {
  const device = fstatSync(fd)
  return device.isCharacterDevice() && device.rdev === statSync(devNull, { throwIfNoEntry: false })?.rdev
}

function writeAll(fd: number, pieces: Uint8Array[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = (rest: Uint8Array[]): void => {
      writev(fd, rest, (error, written) => {
        if (error?.code === 'EAGAIN') setTimeout(next, retry, rest)
        else if (error) reject(error)
        else if (written < lengthOf(rest)) next(withoutFirst(rest, written))
        else resolve()
      })
    }
    next(pieces)
  })
}

function lengthOf(pieces: Uint8Array[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0)
}

/** Pieces without their first bytes. */
function withoutFirst(pieces: Uint8Array[], count: number): Uint8Array[] {
  const [first, ...others] = pieces
  if (first === undefined) return []
  if (count < first.length) return [first.subarray(count), ...others]
  return withoutFirst(others, count - first.length)
}

/** A pipe between two processes, as a shell makes it. */
export interface Pipe {
  open: Open
  /** The end for the command. */
  fd: number
  /** Its name, as long as it has one. */
  path: string
}

/**
 * Makes pipes. What Node makes for a child are sockets, which a command cannot open again by the name `/dev/stdout`.
 * Null where there is no program to make them with.
 */
export function createPipes(
  count: number,
  { PATH }: Io['env'],
): { pipes: Pipe[]; unlink: () => void } | null {
  if (count === 0) return { pipes: [], unlink: () => {} }
  const folder = mkdtempSync(join(tmpdir(), 'obs-err-'))
  const unlink = () => rmSync(folder, { recursive: true, force: true })
  try {
    const paths = Array.from({ length: count }, (_, index) => join(folder, String(index)))
    // The environment may hold keys, which are nothing for this program.
    execFileSync('mkfifo', ['-m', '600', ...paths], { stdio: 'ignore', env: { PATH } })
    const pipes = paths.map(path => {
      const readEnd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
      const fd = openSync(path, constants.O_WRONLY)
      return { open: readPipe(readEnd), fd, path }
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
