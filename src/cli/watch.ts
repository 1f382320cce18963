/**
 * Looks for errors in what a command prints, whenever no output has to be passed on. Both streams are read as one, in
 * the order in which they come, as a terminal shows them: curl prints the head of a response to one and the body to the
 * other.
 */
import type { LocatedError, ScannerOptions } from '../decode/index.ts'
import type { Watcher } from './child-streams.ts'

/** Where a command prints faster than it can be searched, only so many of the last bytes are kept. */
const mostWaiting = 8 * 1024 * 1024
/** Pieces at least this long were cut by a full pipe, shorter ones by the command itself. */
const fullPiece = 32_768
/** A command that prints more than this, in bytes a millisecond, needs the processors itself. */
const flood = 4 * 1024
/** So long, in milliseconds, is measured how much a command prints. */
const measure = 50
/** Even during a flood this part of the time goes into looking. */
const busyShare = 0.02
/** A line longer than this, in bytes, is looked at in parts. */
const longestLine = 1024 * 1024
/** No more different errors than this are kept. */
const mostErrors = 1000

const newline = 10
const lineEnd = Uint8Array.of(newline)

const sleep = (milliseconds: number): Promise<void> =>
  new Promise(resolve => setTimeout(resolve, milliseconds))

export interface Watch extends Watcher {
  /** Does what was printed to standard error end with a line, or what was printed to both where they are one file? */
  endsLine(isOneFile: boolean): boolean
  /** Looks at the rest and gives the errors, each once, in the order in which they came. */
  end(): Promise<LocatedError[]>
}

export function watchOutput(options: ScannerOptions): Watch {
  const found = createCollection()
  const waiting: Uint8Array[] = []
  let waitingBytes = 0
  let isEnded = false
  let wake = () => {}
  /** The beginning of a line whose end has not come, and whether the command had no more to print for the moment. */
  const unfinished: Record<1 | 2, { parts: Uint8Array[]; length: number }> = {
    1: { parts: [], length: 0 },
    2: { parts: [], length: 0 },
  }
  const isWhole = { 1: false, 2: false }
  const lastByte = { 1: newline, 2: newline }
  let lastStream: 1 | 2 = 2
  const started = performance.now()
  let looked = 0
  /** What came since when, and how much came in a millisecond before that. */
  let since = started
  let bytesSince = 0
  let rate = 0

  const enqueue = (bytes: Uint8Array): void => {
    if (bytes.length === 0) return
    waiting.push(bytes)
    waitingBytes += bytes.length
    while (waitingBytes > mostWaiting) {
      waitingBytes -= waiting.shift()?.length ?? 0
      // What follows the gap is no part of what stands before it.
      if (waitingBytes < mostWaiting) {
        waiting.unshift(lineEnd)
        waitingBytes += lineEnd.length
      }
    }
    wake()
  }

  const flush = (stream: 1 | 2): void => {
    for (const part of unfinished[stream].parts) enqueue(part)
    unfinished[stream] = { parts: [], length: 0 }
  }

  const keep = (stream: 1 | 2, part: Uint8Array): void => {
    if (part.length === 0) return
    unfinished[stream].parts.push(part)
    unfinished[stream].length += part.length
    if (unfinished[stream].length > longestLine) flush(stream)
  }

  /** A body ends without a line end: what comes on the other stream is no part of its last line. */
  const finishLine = (stream: 1 | 2): void => {
    if (unfinished[stream].length === 0) return
    flush(stream)
    enqueue(lineEnd)
  }

  const count = (bytes: number): void => {
    bytesSince += bytes
    const now = performance.now()
    if (now - since < measure) return
    // A command that has to wait for a processor comes to rest only for a moment.
    rate = Math.max(bytesSince / (now - since), rate / 2)
    since = now
    bytesSince = 0
  }

  /** Resolves when the command leaves time to look, or looking has had less than its share of the time. */
  const idle = async (): Promise<void> => {
    while (!isEnded && looked > (performance.now() - started) * busyShare) {
      count(0)
      if (rate < flood) return
      await sleep(measure)
    }
  }

  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (;;) {
      if (waiting.length === 0) {
        if (isEnded) return
        await new Promise<void>(resolve => {
          wake = resolve
        })
        continue
      }
      await idle()
      const next = waiting.shift()
      if (next === undefined) continue
      waitingBytes -= next.length
      const from = performance.now()
      yield next
      looked += performance.now() - from
    }
  }

  const looking = (async () => {
    const { findErrors } = await import('../reading.ts')
    for await (const one of findErrors(chunks(), options)) if (!one.isRepeat) found.add(one)
  })()
  // A stream that is no text may end in the middle of something: what was found until then counts.
  const settled = looking.catch(() => {
    isEnded = true
  })

  return {
    see(stream, chunk) {
      count(chunk.length)
      lastByte[stream] = chunk.at(-1) ?? newline
      lastStream = stream
      if (isEnded) return
      const other = stream === 1 ? 2 : 1
      if (isWhole[other]) finishLine(other)
      isWhole[stream] = chunk.length < fullPiece
      const end = chunk.lastIndexOf(newline) + 1
      if (end > 0) {
        flush(stream)
        enqueue(chunk.subarray(0, end))
      }
      keep(stream, chunk.subarray(end))
    },
    endsLine: isOneFile => lastByte[isOneFile ? lastStream : 2] === newline,
    async end() {
      finishLine(1)
      finishLine(2)
      isEnded = true
      wake()
      await settled
      return found.all()
    },
  }
}

/** The different errors of a command: what both streams tell, or one tells again, is one error. */
function createCollection() {
  const all: LocatedError[] = []
  return {
    add(one: LocatedError): void {
      const index = all.findIndex(other => isSame(other.response, one.response))
      const twin = all[index]
      if (twin === undefined) {
        if (all.length < mostErrors) all.push(one)
      } else if (knowledge(one.response) > knowledge(twin.response)) {
        all[index] = one
      }
    },
    all: () => all,
  }
}

type Response = LocatedError['response']

/** May two reports be of one error? They may differ in what only one of them tells. */
function isSame(one: Response, other: Response): boolean {
  return (['code', 'status', 'requestId', 'bucket', 'key', 'method', 'url'] as const).every(
    name => one[name] === null || other[name] === null || one[name] === other[name],
  )
}

function knowledge(response: Response): number {
  return Object.values(response).filter(value => value !== null).length
}
