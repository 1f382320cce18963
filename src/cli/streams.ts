/**
 * The standard streams and files by their descriptors. Node's objects for them load its streams and sockets, which take
 * more than a tenth of the time of a short call; so pipes, files and terminals are read and written directly, and
 * Node's objects are opened only where reading or writing directly would block or fail.
 */
import { closeSync, fstatSync, openSync, read, readSync, statSync, writeSync } from 'node:fs'
import type { ByteSource, Io, TextSink } from './process.ts'

type Terminals = typeof import('./terminals.ts')

/** Large enough that a gigabyte is not mostly calls, small enough to stay in the processor's cache. */
const chunkSize = 256 * 1024

/** False for consoles and pipes of Windows: consoles take text only, and pipes have errors of their own. */
const hasDescriptors = process.platform !== 'win32'

function statOf(fd: number) {
  try {
    return fstatSync(fd)
  } catch {
    return null
  }
}

function isBusy(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'EAGAIN'
}

/** Lets timers run, and what is ready to be written go out, before reading blocks the process. */
function pause(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}

/** What a pipe holds at most. */
const pipeSize = 64 * 1024

/** Reads in another thread, so that timers run while nothing comes. */
function readAside(fd: number, buffer: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    read(fd, buffer, 0, chunkSize, null, (error, length) => (error ? reject(error) : resolve(length)))
  })
}

/** Reads a descriptor, into the same bytes each time. */
async function* chunksOf(fd: number, isFile = false): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafeSlow(chunkSize)
  // A pipe that was not full is written to more slowly than it is read: what comes next may take its time.
  let mayTakeTime = false
  for (;;) {
    await pause()
    const length: number = mayTakeTime
      ? await readAside(fd, buffer)
      : readSync(fd, buffer, 0, chunkSize, null)
    if (length === 0) return
    mayTakeTime = !isFile && length < pipeSize
    yield buffer.subarray(0, length)
  }
}

/** The content of a file, which is opened when the first piece of it is asked for. */
async function* contentOf(file: string, mayBlock: boolean): AsyncGenerator<Uint8Array> {
  await pause() // a pipe that has a name blocks as soon as it is opened
  const fd = openSync(file, 'r')
  if (!mayBlock && hasDescriptors && statOf(fd)?.isFIFO()) {
    const { Socket } = await import('node:net')
    yield* new Socket({ fd, readable: true, writable: false })
    return
  }
  try {
    yield* chunksOf(fd, statOf(fd)?.isFile())
  } finally {
    closeSync(fd)
  }
}

interface SourceOptions {
  isTTY: boolean
  /** May reading block the process, because nothing else is to be done meanwhile? */
  mayBlock: boolean
  open: () => NodeJS.ReadStream
}

function sourceOf(fd: number, { isTTY, mayBlock, open }: SourceOptions): ByteSource {
  return {
    isTTY,
    async *[Symbol.asyncIterator]() {
      const isFile = statOf(fd)?.isFile()
      if (hasDescriptors && !isTTY && (mayBlock || isFile)) {
        try {
          yield* chunksOf(fd, isFile)
          return
        } catch (error) {
          // Another process has made the pipe one that does not block: Node's object waits for it.
          if (!isBusy(error)) throw error
        }
      }
      yield* open()
    },
  }
}

/** What text is handed to: a descriptor, or one of Node's streams. */
interface Outlet {
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
        // A closed terminal counts as a reader that went away.
        if (code !== 'EPIPE' && code !== 'EIO') reason = code ?? message
        return false
      }
    },
    failure: () => reason ?? stream?.failure() ?? null,
  }
}

/** Characters that are written at once: with fewer a log full of errors would be mostly system calls. */
const batch = 65_536

function sinkOf(fd: 1 | 2, terminals: Terminals | null, open: () => NodeJS.WriteStream): TextSink {
  const isTTY = terminals?.isTerminal(fd) ?? false
  let outlet: Outlet | null = null
  let size: { columns: number; rows: number } | null = null
  let collected = ''
  let sent = Promise.resolve(true)
  const out = (): Outlet => {
    outlet ??= hasDescriptors ? descriptorOutlet(fd, open) : streamOutlet(open())
    return outlet
  }
  const send = (): Promise<boolean> => {
    if (collected !== '') sent = out().put(collected)
    collected = ''
    return sent
  }
  const sizeOf = () => {
    if (terminals && isTTY) size ??= terminals.sizeOf(fd)
    return size
  }
  return {
    isTTY,
    get columns() {
      return sizeOf()?.columns
    },
    get rows() {
      return sizeOf()?.rows
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
    settle: async () => void (await send()),
    close: async () => void (await send()),
  }
}

/**
 * Ends the process. Text that was written to a descriptor is already out, so the process ends at once, which saves a
 * turn of the event loop and a garbage collection. Where Node's own streams were used, Node ends the process when
 * they are empty.
 */
export function exit(status: number): void {
  process.exitCode = status
  if (used.descriptors && !used.streams) process.exit()
}

/** Whether a descriptor may be a terminal: a device, and not the one that swallows everything. */
function mayBeTerminal(fd: number): boolean {
  if (!hasDescriptors) return true
  const stat = statOf(fd)
  return (
    stat?.isCharacterDevice() === true && stat.rdev !== statSync('/dev/null', { throwIfNoEntry: false })?.rdev
  )
}

/** Standard input, output and error of this process; what is never used is never opened. */
export async function processIo(): Promise<Io> {
  const terminals = [0, 1, 2].some(mayBeTerminal) ? await import('./terminals.ts') : null
  const stdout = sinkOf(1, terminals, () => process.stdout)
  // A terminal shows output that waits for more of it after a moment, even while the program waits for input.
  const mayBlock = !stdout.isTTY
  return {
    stdin: sourceOf(0, { isTTY: terminals?.isTerminal(0) ?? false, mayBlock, open: () => process.stdin }),
    stdout,
    stderr: sinkOf(2, terminals, () => process.stderr),
    env: process.env,
    read: file => contentOf(file, mayBlock),
    onSignal(signal, listener) {
      process.on(signal, listener)
      return () => process.off(signal, listener)
    },
  }
}
