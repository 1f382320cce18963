/**
 * Keeps the lines around each error: the command that failed, a configuration, what a person wrote of it. They are kept
 * for errors near the beginning of an input only: what people paste is short, and in a long log the neighbours of an error
 * are about something else.
 */

import type { ErrorResponse, Surroundings } from '../../types.ts'
import type { LocatedError } from '../assemble.ts'
import { type FailureKind, failureAround } from '../failure.ts'

/** So many bytes at the beginning of an input have surroundings. */
const reach = 1 << 16
/** Lines before and behind an error that count. */
const linesBefore = 60
const linesBehind = 16
/** So much of them is kept: the end of what stands before, the beginning of what stands behind. */
const maxBefore = 8192
const maxBehind = 8192

/** So many errors of an input have surroundings: what holds more is a log. */
const mostErrors = 16
/** No more errors wait for the lines behind them: their own line, which has all of them, is longer than what is kept. */
const mostHeld = 1000

const decoder = new TextDecoder()
const lineFeed = 10

interface Held {
  found: LocatedError
  /** The last line of another error before this one; 0 where there is none. */
  after: number
  /** Whether the error has surroundings. */
  isAround: boolean
}

/** Whether two errors of one input are the same failure, told twice. */
function isSame({ response: one }: LocatedError, { response: other }: LocatedError): boolean {
  return one.code === other.code && one.status === other.status && one.unanswered === other.unanswered
}

/** Lines above a failure that can be of the same one. */
const linesOfFailure = 12

/** The response with the kind of its failure, where only the lines around tell it: a program reports the last of a chain. */
function withFailure(response: ErrorResponse, { before, behind }: Surroundings): ErrorResponse {
  if (!response.unanswered) return response
  const kind = (response.details.Failure as FailureKind | undefined) ?? null
  const lines = [
    ...behind.split('\n', linesOfFailure),
    ...before.split('\n').reverse().slice(0, linesOfFailure),
  ]
  const told = failureAround(kind, lines)
  if (told === null) return response
  return { ...response, details: Object.assign(Object.create(null), response.details, { Failure: told }) }
}

/** Makes a keeper of surroundings, which is given the bytes of an input, the errors as they are found, and where reading is. */
export function createSurroundings() {
  let head = new Uint8Array(0)
  let length = 0
  /** Offsets at which the lines of the head begin. */
  const starts = [0]
  let held: Held[] = []
  let count = 0
  /** The last error, and the last line of a failure other than that. */
  let before: LocatedError | null = null
  let limit = 0

  /** The whole text of the lines from one to another, both included, as far as the head reaches. */
  function textOf(first: number, last: number): string {
    const from = starts[Math.max(first, 1) - 1]
    return from === undefined ? '' : decoder.decode(head.subarray(from, starts[last] ?? length))
  }

  function release({ found, after }: Held, next: LocatedError | undefined): LocatedError {
    const first = Math.max(after + 1, found.line - linesBefore)
    const last = Math.min(found.lastLine + linesBehind, next ? next.line - 1 : Number.POSITIVE_INFINITY)
    const around = {
      before: textOf(first, found.line - 1).slice(-maxBefore),
      behind: textOf(found.line, last).slice(0, maxBehind),
    }
    return { ...found, response: { ...withFailure(found.response, around), around } }
  }

  /** The first of the errors that wait, from an index on, that is another failure on a later line. */
  function nextOther({ found: one }: Held, from: number): LocatedError | undefined {
    for (let index = from; index < held.length; index++) {
      const { found } = held[index] as Held
      if (found.line > one.lastLine && !isSame(found, one)) return found
    }
    return undefined
  }

  /** Lines of another failure are not around this one; the same failure may be told twice. */
  function lineAfterOther(found: LocatedError): number {
    if (before && !isSame(before, found)) limit = Math.min(before.lastLine, found.line - 1)
    before = found
    return limit
  }

  return {
    /** Takes the next bytes of the input. */
    add(piece: Uint8Array): void {
      if (length >= reach) return
      const part = piece.subarray(0, reach - length)
      if (length + part.length > head.length) {
        const room = new Uint8Array(Math.min(reach, 2 * (length + part.length)))
        room.set(head.subarray(0, length))
        head = room
      }
      head.set(part, length)
      for (let feed = part.indexOf(lineFeed); feed >= 0; feed = part.indexOf(lineFeed, feed + 1))
        starts.push(length + feed + 1)
      length += part.length
    },

    /** Takes an error that waits for the lines behind it. */
    hold(found: LocatedError): void {
      const isAround = count++ < mostErrors && starts[found.line - 1] !== undefined
      held.push({ found, after: lineAfterOther(found), isAround })
    },

    /** True while an error waits for the lines behind it. */
    isHolding: () => held.length > 0,

    /** Returns the errors whose surroundings are complete once the lines up to a number are read. */
    take(number: number): LocatedError[] {
      const ready: LocatedError[] = []
      const mayWait = held.length <= mostHeld
      // All errors of one long line can wait at once: those that are ready are counted, and taken away together.
      let done = 0
      for (const one of held) {
        if (mayWait && one.isAround && number <= one.found.lastLine + linesBehind) break
        done++
        ready.push(one.isAround ? release(one, nextOther(one, done)) : one.found)
      }
      if (done > 0) held = held.slice(done)
      return ready
    },
  }
}
