/** Finds errors in bytes and texts of any kind. */
import type { LocatedError } from './assemble.ts'
import { createLineReader } from './input/lines.ts'
import { unwrap } from './input/unwrap.ts'
import { readLoneCode } from './lone-code.ts'
import { readLoneMessage } from './lone-message.ts'
import { isSaidMore, worthOf } from './said-more.ts'
import { createScanner, type ScannerOptions } from './scanner.ts'

/** A longer input is a log, whose lines nobody has broken. */
const maxPaste = 64 * 1024

/**
 * Makes a reader, which is given an input as bytes of UTF-8 in pieces of any size. An input that is small enough for a
 * paste is read again where its lines may have been broken, so its errors are told at its end, or where it pauses.
 */
export function createTextReader(options: ScannerOptions) {
  const reader = createLineReader(createScanner(options))
  /** The input, null where it is too long for a paste. */
  let paste: Uint8Array[] | null = []
  let length = 0
  const told: LocatedError[] = []
  let held: LocatedError[] = []

  function release(found: LocatedError[]): LocatedError[] {
    const complete = [...held, ...found]
    held = []
    if (paste) told.push(...complete)
    return complete
  }

  /** The input as a text, null where it is too long for a paste, or one line. */
  function pasted(): string | null {
    if (!paste) return null
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
    const text = paste.map(bytes => decoder.decode(bytes, { stream: true })).join('') + decoder.decode()
    return text.trim().includes('\n') ? text : null
  }

  return {
    /** Takes the next bytes and returns the errors that are complete with them. */
    push(bytes: Uint8Array): LocatedError[] {
      const found = reader.push(bytes)
      length += bytes.length
      if (!paste || length > maxPaste) {
        paste = null
        told.length = 0
        return release(found)
      }
      paste.push(new Uint8Array(bytes))
      held.push(...found)
      return []
    },

    /** True while errors wait for the lines behind them. */
    isHolding: () => held.length > 0 || reader.isHolding(),

    /** Returns the errors that wait, without the lines that were not read yet. */
    flush: () => release(reader.flush()),

    /** Ends the input. */
    end(): LocatedError[] {
      const plain = [...held, ...reader.end()]
      if (told.length > 0 && plain.length === 0) return plain
      const all = [...told, ...plain]
      const isComplete = all.length > 0 && all.every(isWhole)
      const text = pasted()
      const lines = text?.split('\n') ?? []
      const isRead = ({ line, lastLine, response }: LocatedError) =>
        readWhole(lines.slice(line - 1, lastLine).join('\n'), options).some(
          one => one.response.code === response.code,
        )
      let best = plain
      let most = worthOf(once(all))
      for (const { text: joined, numbers, isCertain, isOneLine } of text === null ? [] : unwrap(text)) {
        const isLikely = isCertain || isOneLine
        if (isComplete && !isLikely) continue
        const lineOf = (line: number) => numbers[line - 1] ?? Number.POSITIVE_INFINITY
        const found = readWhole(joined, options).map(one => ({
          ...one,
          line: lineOf(one.line),
          lastLine: lineOf(one.lastLine + 1) - 1,
        }))
        const isToldAgain = told.every(({ response }, index) => response.code === found[index]?.response.code)
        const value = worthOf(once(found))
        if (
          value < most ||
          (value === most && best !== plain) ||
          !isToldAgain ||
          !isSaidMore(once(found), once(all), { isCertain, isLikely }, isRead, options.isKnownCode)
        )
          continue
        best = found.slice(told.length)
        most = value
      }
      return best
    },
  }
}

/** Each error once. */
const once = (found: LocatedError[]) => found.filter(({ isRepeat }) => !isRepeat)

/** Whether joining lines could hardly tell more of an error. */
function isWhole({ response: { code, status, requestId, unanswered } }: LocatedError): boolean {
  if (unanswered) return code !== null
  return /^\S+$/.test(code ?? '') && status !== null && /^[0-9A-F]{32}$/.test(requestId ?? '')
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
