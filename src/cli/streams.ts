/**
 * The standard streams and files by their descriptors. Node's objects for them load its streams and sockets, more than a
 * tenth of the time of a short call; so pipes and files are read and written directly, and only terminals are left to
 * Node.
 */
import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs'
import type { ByteSource, Io, TextSink } from './process.ts'

/** Large enough that a gigabyte is not mostly calls, small enough to stay in the processor's cache. */
const chunkSize = 256 * 1024

/** True for pipes, sockets and files. A console of Windows takes text only, and its pipes have errors of their own. */
function isDirect(fd: number): boolean {
  if (process.platform === 'win32') return false
  try {
    return !fstatSync(fd).isCharacterDevice()
  } catch {
    return false
  }
}

function isBusy(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'EAGAIN'
}

/** Lets what is ready to be written go out, before reading blocks the process. */
function pause(): Promise<void> {
  return new Promise(resolve => process.nextTick(resolve))
}

async function* chunksOf(fd: number): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafeSlow(chunkSize)
  for (;;) {
    await pause()
    const length = readSync(fd, buffer, 0, chunkSize, null)
    if (length === 0) return
    yield Buffer.from(buffer.subarray(0, length))
  }
}

/** The content of a file, which is opened when the first piece of it is asked for. */
export async function* contentOf(file: string): AsyncGenerator<Uint8Array> {
  await pause() // a pipe that has a name blocks as soon as it is opened
  const fd = openSync(file, 'r')
  try {
    yield* chunksOf(fd)
  } finally {
    closeSync(fd)
  }
}

function sourceOf(fd: number, open: () => NodeJS.ReadStream): ByteSource {
  return {
    get isTTY() {
      return !isDirect(fd) && open().isTTY === true
    },
    async *[Symbol.asyncIterator]() {
      if (isDirect(fd)) {
        try {
          yield* chunksOf(fd)
          return
        } catch (error) {
          // Another process has made the pipe one that does not block; waiting for it is Node's business.
          if (!isBusy(error)) throw error
        }
      }
      yield* open()
    },
  }
}

/** What text is handed to: a descriptor, or one of Node's streams. */
interface Outlet {
  readonly isTTY: boolean
  readonly columns: number | undefined
  put(content: string | Uint8Array): Promise<boolean>
  failure(): string | null
}

/** Whether one of Node's streams was needed to write, and whether anything was written without them. */
const used = { streams: false, descriptors: false }

function streamOutlet(stream: NodeJS.WriteStream): Outlet {
  used.streams = true
  let isGone = false
  let reason: string | null = null
  let drained: Promise<void> | null = null
  stream.on('error', (error: NodeJS.ErrnoException) => {
    isGone = true
    if (error.code !== 'EPIPE') reason = error.code ?? error.message
  })
  const drain = () =>
    new Promise<void>(resolve => {
      const done = () => {
        for (const event of ['drain', 'error', 'close']) stream.off(event, done)
        drained = null
        resolve()
      }
      for (const event of ['drain', 'error', 'close']) stream.on(event, done)
    })
  return {
    isTTY: stream.isTTY === true,
    get columns() {
      return stream.columns
    },
    async put(content) {
      if (isGone || stream.write(content)) return !isGone
      drained ??= drain()
      await drained
      return !isGone
    },
    failure: () => reason,
  }
}

function descriptorOutlet(fd: number, open: () => NodeJS.WriteStream): Outlet {
  let stream: Outlet | null = null
  let isGone = false
  let reason: string | null = null
  return {
    isTTY: false,
    columns: undefined,
    async put(content) {
      if (stream || isGone) return stream?.put(content) ?? false
      let bytes: Uint8Array = typeof content === 'string' ? Buffer.from(content) : content
      try {
        while (bytes.length > 0) bytes = bytes.subarray(writeSync(fd, bytes))
        used.descriptors = true
        return true
      } catch (error) {
        if (isBusy(error)) {
          stream = streamOutlet(open())
          return stream.put(bytes)
        }
        isGone = true
        const { code, message } = error as NodeJS.ErrnoException
        if (code !== 'EPIPE') reason = code ?? message
        return false
      }
    },
    failure: () => reason ?? stream?.failure() ?? null,
  }
}

/** Characters that go out at once: a log full of errors is not to be mostly calls. */
const batch = 65_536

function sinkOf(fd: number, open: () => NodeJS.WriteStream): TextSink {
  let outlet: Outlet | null = null
  let collected = ''
  let sent = Promise.resolve(true)
  const out = (): Outlet => {
    outlet ??= isDirect(fd) ? descriptorOutlet(fd, open) : streamOutlet(open())
    return outlet
  }
  const send = (): Promise<boolean> => {
    if (collected !== '') sent = out().put(collected)
    collected = ''
    return sent
  }
  return {
    get isTTY() {
      return out().isTTY
    },
    get columns() {
      return out().columns
    },
    collect(text) {
      if (collected === '') process.nextTick(send)
      collected += text
      return collected.length < batch ? sent : send()
    },
    write(text) {
      collected += text
      return send()
    },
    failure: () => outlet?.failure() ?? null,
  }
}

/**
 * Ends the process. What went out by descriptor is out: leaving at once spares Node a turn of its loop, and V8 the
 * garbage that it would collect there. What Node's own streams may still hold, Node sees to.
 */
export function exit(status: number): void {
  process.exitCode = status
  if (used.descriptors && !used.streams) process.exit()
}

/** Standard input, output and error of this process; what is never used is never opened. */
export function processIo(): Io {
  return {
    stdin: sourceOf(0, () => process.stdin),
    stdout: sinkOf(1, () => process.stdout),
    stderr: sinkOf(2, () => process.stderr),
    env: process.env,
  }
}
