/** Lines of a given width, in English and Chinese. */
import { characters, characterWidth, displayWidth, isNarrow } from './width.ts'

/** May not start a line (UAX 14: CL, CP, EX, IS, NS, QU as far as Chinese and English need it). */
const closings = '，。、；：？！）】》〉」』”’…—～·％!?%)\\]},.:;'
const closing = new RegExp(`^[${closings}]`, 'u')
/** Where a line may break if no character of it is wide. */
const narrowBreak = new RegExp(`(?<= )(?=[^ ${closings}])`)
/** May not end a line. */
const opening = /^[（【《〈「『“‘([{]/u
/** A script without spaces: a line may break between any two of its characters. */
const unspaced =
  /[\u2e80-\u2fff\u3001-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60\u{20000}-\u{3fffd}]/u
/** A word up to this many columns is never cut: the longest code is shorter. */
const uncut = 44
/** Cutting an address would make it useless: whoever copies it gets one part. */
const address = /^["'(<（“]?(?:https?|obs|s3a?):\/\//
/** A last line of fewer columns is avoided. */
const shortestLast = 8
/** A text of more lines is a dump, whose last line does not matter. */
const mostBalanced = 12

/**
 * Breaks a text into lines of at most `width` columns; null does not wrap. Lines break at spaces and between
 * Chinese characters, never before closing punctuation. Only the blanks at a break are lost. A word that no line
 * can hold is cut, unless the word is an address or short enough to be a code. The last line is not a lone word where
 * narrower lines avoid that.
 */
export function wrap(text: string, width: number | null): string[] {
  if (width === null || displayWidth(text) <= width) return [text]
  const lines = fillLines(text, width)
  if (lines.length < 2 || lines.length > mostBalanced || !isLost(lines)) return lines
  for (let narrower = width - 1; narrower >= width * 0.7; narrower--) {
    const balanced = fillLines(text, narrower)
    if (balanced.length > lines.length) break
    if (!isLost(balanced)) return balanced
  }
  return lines
}

/** Is the last line a single word, or only a few columns wide? */
function isLost(lines: string[]): boolean {
  const last = lines.at(-1) ?? ''
  return (
    displayWidth(last) < shortestLast || (!last.includes(' ') && !unspaced.test(last) && !address.test(last))
  )
}

function fillLines(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const { text: piece, columns, blanks } of pieces(text)) {
    if (line !== '' && used + columns > width) {
      lines.push(line.trimEnd())
      line = ''
      used = 0
    }
    // Blanks at the start of the text belong to nothing.
    if (line === '' && piece.trim() === '') continue
    line += piece
    used += columns + blanks
    if (used - blanks > Math.max(width, uncut) && !address.test(line)) {
      const cut = chop(line.trimEnd(), width)
      line = cut.pop() ?? ''
      used = displayWidth(line)
      lines.push(...cut)
      line += ' '.repeat(blanks)
      used += blanks
    }
  }
  if (line.trimEnd() !== '') lines.push(line.trimEnd())
  return lines
}

/** A part that stays whole, with the blanks that follow it; `columns` is its width without them. */
interface Piece {
  text: string
  columns: number
  blanks: number
}

function pieces(text: string): Iterable<Piece> {
  return isNarrow(text) ? narrowPieces(text) : otherPieces(text)
}

/** Most texts are English, and one pattern finds their breaks faster than a look at each character does. */
function narrowPieces(text: string): Piece[] {
  return text.split(narrowBreak).map(piece => {
    const columns = piece.trimEnd().length
    return { text: piece, columns, blanks: piece.length - columns }
  })
}

function* otherPieces(text: string): Generator<Piece> {
  let piece: Piece = { text: '', columns: 0, blanks: 0 }
  let last = ''
  for (const character of characters(text)) {
    if (last !== '' && mayBreak(last, character)) {
      yield piece
      piece = { text: '', columns: 0, blanks: 0 }
    }
    piece.text += character
    if (character === ' ') piece.blanks++
    else {
      piece.columns += piece.blanks + characterWidth(character)
      piece.blanks = 0
    }
    last = character
  }
  if (piece.text !== '') yield piece
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
