/** Finds errors in bytes and texts of any kind. */
import type { LocatedError } from './assemble.ts'
import { createLineReader } from './input/lines.ts'
import { restOf, unwrap } from './input/unwrap.ts'
import { readLoneCode } from './lone-code.ts'
import { readLoneMessage } from './lone-message.ts'
import { isSaidMore } from './said-more.ts'
import { createScanner, type ScannerOptions } from './scanner.ts'

/** A longer input is a log, whose lines nobody has broken. */
const maxPaste = 64 * 1024
/** Nothing breaks lines at a smaller width. */
const minWidth = 40

/** More lines than a single broken one becomes; of longer texts the lines have to show that they were broken. */
const maxLinesOfGuess = 12

const lineFeed = 10

/**
 * Makes a reader, which is given an input as bytes of UTF-8 in pieces of any size. An input that is small enough for a
 * paste is read a second time where its lines may have been broken: an error at the end of such a line is told only when
 * the next line has shown that it is whole.
 */
export function createTextReader(options: ScannerOptions) {
  const reader = createLineReader(createScanner(options))
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  /** The input as far as it was read, null where it is too long for a paste. */
  let paste: Uint8Array | null = null
  let length = 0
  let isPaste = true
  /** Where the line begins that is read, and the one before. */
  let start = 0
  let before = 0
  /** Bytes of the longest line so far. */
  let widest = 0
  let lines = 0
  const told: LocatedError[] = []
  let held: LocatedError[] = []
  /** The lines show that they were broken: what is found is told at the end. */
  let isBroken = false

  const lineAt = (from: number, to: number) => decoder.decode(paste?.subarray(from, to)).replace(/\r?\n$/, '')

  /** Takes note of a line that is whole; true where errors that were found with the line wait for the next. */
  function endLine(end: number, isFound: boolean): boolean {
    const size = end - start
    const above = start - before
    const mayBeRest = held.length > 0 || size === above || above >= widest
    if (!isBroken && above > minWidth && size <= above && mayBeRest) {
      const [first, line] = [lineAt(before, start), lineAt(start, end)]
      const rest = restOf(first, line, true)
      // In the middle of a word, as far as that can be seen.
      const isCut = /[a-z\d=/]$/i.test(first) && /^[a-z\d=/]/.test(rest ?? '')
      isBroken = rest !== null && (held.length > 0 || size === above || isCut)
    }
    widest = Math.max(widest, size)
    lines++
    const isOpen = isFound && size > minWidth && /[\w,:=+/-]$/.test(lineAt(start, end))
    before = start
    start = end
    return isBroken || isOpen
  }

  function take(segment: Uint8Array): LocatedError[] {
    const found = reader.push(segment)
    const isLine = segment.at(-1) === lineFeed
    const waits = isLine ? endLine(length, found.length > 0) : isBroken
    if (waits && (held.length > 0 || found.length > 0)) {
      held.push(...found)
      return []
    }
    return release(found)
  }

  function release(found: LocatedError[]): LocatedError[] {
    const complete = [...held, ...found]
    held = []
    if (isPaste) told.push(...complete)
    return complete
  }

  return {
    /** Takes the next bytes and returns the errors that are complete with them. */
    push(bytes: Uint8Array): LocatedError[] {
      if (!isPaste || length + bytes.length > maxPaste) {
        isPaste = false
        paste = null
        told.length = 0
        return release(reader.push(bytes))
      }
      paste ??= new Uint8Array(maxPaste)
      const complete: LocatedError[] = []
      for (let at = 0; at < bytes.length; ) {
        const feed = bytes.indexOf(lineFeed, at)
        const segment = bytes.subarray(at, feed < 0 ? bytes.length : feed + 1)
        paste.set(segment, length)
        length += segment.length
        complete.push(...take(segment))
        at += segment.length
      }
      return complete
    },

    /** True while errors wait for the lines behind them. */
    isHolding: () => held.length > 0 || reader.isHolding(),

    /** Returns the errors that wait, without the lines that were not read yet. */
    flush: () => release(reader.flush()),

    /** Ends the input. */
    end(): LocatedError[] {
      const plain = [...held, ...reader.end()]
      if (!isPaste || length < minWidth || (told.length > 0 && plain.length === 0)) return plain
      const all = [...told, ...plain]
      if (!isBroken && (lines > maxLinesOfGuess || (all.length > 0 && all.every(isWhole)))) return plain
      for (const { text, numbers, isCertain } of unwrap(lineAt(0, length))) {
        const found = readWhole(text, options)
        if (!isSaidMore(found, all, isCertain)) continue
        const isToldAgain = told.every(({ response }, index) => response.code === found[index]?.response.code)
        if (isToldAgain)
          return found.slice(told.length).map(one => ({ ...one, line: numbers[one.line - 1] ?? one.line }))
      }
      return plain
    },
  }
}

/** Whether joining lines could hardly tell more of an error. */
function isWhole({ response: { code, requestId, unanswered } }: LocatedError): boolean {
  return unanswered ? code !== null : /^\S+$/.test(code ?? '') && /^[0-9A-F]{32}$/.test(requestId ?? '')
}

/** Reads a text as its lines are. */
function readWhole(text: string, { isKnownCode, statusesOf }: ScannerOptions): LocatedError[] {
  const reader = createLineReader(createScanner({ isKnownCode, ...(statusesOf && { statusesOf }) }))
  return [...reader.push(new TextEncoder().encode(text)), ...reader.end()]
}

export type TextReader = ReturnType<typeof createTextReader>

/** An input in which only a documented message stands is no longer. */
const maxLoneMessage = 2000

/** Reads a documented message in a short text in which nothing else was found. */
export function readMessage(
  text: string,
  { isKnownCode, codeOfMessage }: ScannerOptions,
): LocatedError | null {
  return codeOfMessage && text.length <= maxLoneMessage
    ? readLoneMessage(text, isKnownCode, codeOfMessage)
    : null
}

/** Every error in a text that is there as a whole, in order, without waiting. */
export function findErrorsInText(text: string, options: ScannerOptions): LocatedError[] {
  const reader = createTextReader(options)
  const found = [...reader.push(new TextEncoder().encode(text)), ...reader.end()]
  const lone =
    found.length > 0
      ? null
      : (readLoneCode(text.slice(0, 300), options.isKnownCode) ?? readMessage(text, options))
  return lone === null ? found : [lone]
}
