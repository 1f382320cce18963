import { characters, characterWidth, displayWidth } from './width.ts'

/** May not start a line (UAX 14: CL, CP, EX, IS, NS, QU as far as Chinese and English need it). */
const closing = /^[，。、；：？！）】》〉」』”’…—～·％!?%)\]},.:;]/u
/** May not end a line. */
const opening = /^[（【《〈「『“‘([{]/u
/** A script without spaces: a line may break between any two of its characters. */
const unspaced =
  /[\u2e80-\u2fff\u3001-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60\u{20000}-\u{3fffd}]/u
/** A word up to this many columns is never cut: the longest code is shorter. */
const uncut = 44

/**
 * Breaks a text into lines of at most `width` columns; null does not wrap. Lines break at spaces and between
 * Chinese characters, never before closing punctuation. Only the blanks at a break are lost. A word that no line
 * can hold is cut, but not one short enough to be a code.
 */
export function wrap(text: string, width: number | null): string[] {
  if (width === null || displayWidth(text) <= width) return [text]
  const lines: string[] = []
  let line = ''
  for (const piece of pieces(text)) {
    if (line !== '' && displayWidth(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += line === '' ? piece.trimStart() : piece
    if (displayWidth(line.trimEnd()) > Math.max(width, uncut)) {
      const cut = chop(line, width)
      line = cut.pop() ?? ''
      lines.push(...cut)
    }
  }
  if (line.trimEnd() !== '') lines.push(line.trimEnd())
  return lines
}

/** Parts that stay whole, each with the blanks that follow it. */
function* pieces(text: string): Generator<string> {
  let piece = ''
  let last = ''
  for (const character of characters(text)) {
    if (last !== '' && mayBreak(last, character)) {
      yield piece
      piece = ''
    }
    piece += character
    last = character
  }
  if (piece !== '') yield piece
}

function mayBreak(last: string, next: string): boolean {
  if (next === ' ' || closing.test(next)) return false
  if (last === ' ') return true
  return !opening.test(last) && (unspaced.test(next) || unspaced.test(last))
}

function chop(word: string, width: number): string[] {
  const parts: string[] = []
  let part = ''
  let used = 0
  for (const character of characters(word)) {
    const columns = characterWidth(character)
    if (part !== '' && used + columns > width) {
      parts.push(part)
      part = ''
      used = 0
    }
    part += character
    used += columns
  }
  return part === '' ? parts : [...parts, part]
}
