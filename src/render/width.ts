/** How many columns of a terminal a text takes. */

/** Letters and punctuation of Europe and the lines of boxes: no marks, no soft hyphen, no blank but the space. */
const oneColumn = /^[ -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u2500-\u257f]*$/
/**
 * These and Chinese text: every code point is one character, so the text needs no segmenter. The first segmenter of a
 * process takes as long as a fifth of a whole call.
 */
const simple =
  /^[ -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u2500-\u257f\u3001-\u3029\u3030-\u303e\u4e00-\u9fff\uff01-\uff60]*$/

/** Built when a text first needs a segmenter, then kept: building one takes longer than measuring a line. */
let graphemes: Intl.Segmenter | undefined

/** Whether each character of a text is one code unit and takes one column: the classes of Unicode load slowly. */
export function isNarrow(text: string): boolean {
  return oneColumn.test(text)
}

/** How many columns of a terminal a text without control characters takes. */
export function displayWidth(text: string): number {
  if (isNarrow(text)) return text.length
  let width = 0
  for (const character of characters(text)) width += characterWidth(character)
  return width
}

/** What a reader sees as single characters: a base with its marks, an emoji of several code points. */
export function characters(text: string): Iterable<string> {
  return simple.test(text) ? text : segments(text)
}

function* segments(text: string): Generator<string> {
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  for (const { segment } of graphemes.segment(text)) yield segment
}

/** Columns of one character as `characters` gives them. */
export function characterWidth(character: string): number {
  if (isNarrow(character)) return 1
  if (isWide(character)) return 2
  return /^[\p{M}\p{Cf}]+$/u.test(character) ? 0 : 1
}

/** The text filled with spaces up to a width in columns; a longer text stays as it is. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)))
}

/**
 * Drawn in two columns: East Asian wide and full-width forms (Unicode, EastAsianWidth W and F), and emoji. Patterns with
 * classes of Unicode stand where they are used: V8 takes half a millisecond to make them.
 */
function isWide(character: string): boolean {
  return /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18aff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Emoji}\ufe0f/u.test(
    character,
  )
}
