/**
 * Undoes what terminals, mail programs and web pages do to long lines: they break them at a width, in the middle of a word
 * or between words, with or without a prefix such as `> ` in front of each part. Nobody marks such a break, so what is
 * found here are readings of a text that are possible; the caller tells by what is in them whether one is right.
 */

/** A text with its lines joined. */
export interface Unwrapped {
  text: string
  /** By its index the number of the line with which each line of the text begins. */
  numbers: number[]
  /** Several lines end at exactly the same width, or the text is one line once its lines are joined: hardly by chance. */
  isCertain: boolean
}

/** Nothing breaks lines at a smaller width. */
const minWidth = 40
/** Readings that are tried of one text. */
const maxReadings = 4
/** Lines of a text in which one full line alone is taken for a broken one. */
const maxLinesOfGuess = 12

/** What stands in front of every part of a quoted line, and of a box. */
const mark = /^[ \t]{0,8}(?:(?:>|│|┃|\|) ?){1,5}/
/** The begin of a record of a log, which is not the rest of the line before. */
const recordStart =
  /^\W{0,3}(?:(?:\d{4}[-/]\d\d[-/]\d\d|\d\d:\d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d|time=|level=|ts=)|(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL)\b|at [\w.$]{3,}\(|Caused by: |Traceback |<\?xml|HTTP\/\d|[A-Za-z]\w{0,20}-[\w-]{1,40}: |(?:Date|Server|Host|Location|Connection|Allow): )/

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu

function length(line: string): number {
  return /[\ud800-\udfff]/.test(line) ? [...line].length : line.length
}

/** The width on a terminal, where a Chinese character takes two columns. */
function columns(line: string): number {
  return length(line) + (line.match(wide)?.length ?? 0)
}

/** How much of the begin of two lines is the same, digits aside, up to what separates a prefix from its text. */
function commonPrefix(one: string, other: string): string {
  let at = 0
  const isDigit = (char: string) => char >= '0' && char <= '9'
  while (at < one.length && at < 120) {
    const [a, b] = [one[at] as string, other[at] ?? '']
    if (a !== b && !(isDigit(a) && isDigit(b))) break
    at++
  }
  return /^(?:.*[\s>|│:\]])?/s.exec(one.slice(0, at))?.[0] ?? ''
}

/**
 * The rest of a broken line without what stands in front of each part; null where it begins something of its own.
 * @param mayBeLogged whether a logger's prefix may stand in front of each part: most lines of a log are whole
 */
export function restOf(first: string, line: string, mayBeLogged: boolean): string | null {
  const quote = mark.exec(line)?.[0]
  const isQuoted = quote !== undefined && mark.exec(first)?.[0] === quote
  const prefix = isQuoted ? quote : commonPrefix(first, line)
  // Of the text behind the prefix both may begin alike by chance.
  const isPrefix = isQuoted || /\S {1,4}[|>│] ?$|^\s+$/.test(prefix)
  const isLogged = !isPrefix && /\d\d:\d\d|\]:? $/.test(prefix)
  if (isLogged && !mayBeLogged) return null
  const rest = isPrefix || isLogged ? line.slice(prefix.length) : line
  return rest.trim() === '' || recordStart.test(rest) ? null : rest
}

function isOneLine(lines: string[]): boolean {
  return lines.filter(line => line.trim() !== '').length === 1
}

type Width = (line: string) => number

/** Joins the lines that end at a width. */
function joinFolded(lines: string[], width: number, of: Width): Unwrapped | null {
  const texts: string[] = []
  const numbers: number[] = []
  let joins = 0
  const isCertain = lines.filter((line, index) => of(line) === width && index < lines.length - 1).length > 1
  let first = ''
  for (const [index, line] of lines.entries()) {
    const last = lines[index - 1]
    const end = last === undefined ? 0 : of(last)
    // A blank at the end of a line is lost where the text was copied.
    const isFull = end === width || (end === width - 1 && !/\s$/.test(last as string))
    const rest = isFull && of(line) <= width ? restOf(first, line, isCertain) : null
    if (rest === null) {
      first = line
      texts.push(line)
      numbers.push(index + 1)
    } else {
      texts.push(`${texts.pop()}${end < width ? ' ' : ''}${rest.replace(/\s*[│┃]$/, '')}`)
      joins++
    }
  }
  return joins > 0 ? { text: texts.join('\n'), numbers, isCertain: isCertain || isOneLine(texts) } : null
}

/** Joins the lines that end where the next word did not fit. */
function joinWords(lines: string[], width: number): Unwrapped | null {
  const texts: string[] = []
  const numbers: number[] = []
  let joins = 0
  let first = ''
  for (const [index, line] of lines.entries()) {
    const last = lines[index - 1]?.trimEnd()
    const rest = last === undefined || last.trim() === '' ? null : restOf(first, line, false)
    const word = /^\s*\S{1,200}/.exec(rest ?? '')?.[0].trim().length ?? 0
    const prefix = rest === null ? 0 : line.length - rest.length
    const isFull = rest !== null && last !== undefined && length(last) + 1 + word > width
    if (!isFull || length(line) > width || prefix > width / 2) {
      first = line
      texts.push(line)
      numbers.push(index + 1)
    } else {
      texts.push(`${texts.pop()?.trimEnd()} ${rest.trimStart()}`)
      joins++
    }
  }
  return joins > 0 ? { text: texts.join('\n'), numbers, isCertain: joins > 2 || isOneLine(texts) } : null
}

/** The readings of a text that are possible, the likely ones first; none of a text whose lines are short. */
export function unwrap(text: string): Unwrapped[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  if (lines.length < 2) return []
  const readings: Unwrapped[] = []
  const add = (reading: Unwrapped | null): void => {
    if (reading && readings.length < maxReadings && !readings.some(one => one.text === reading.text))
      readings.push(reading)
  }
  const isGuessed = lines.length <= maxLinesOfGuess
  let longest = 0
  for (const of of lines.some(line => wide.test(line)) ? [length, columns] : [length]) {
    const counts = new Map<number, number>()
    // The last line of a text is nowhere broken.
    for (const [index, line] of lines.slice(0, -1).entries()) {
      const width = of(line)
      longest = Math.max(longest, length(line))
      if (width >= minWidth && lines[index + 1]?.trim() !== '')
        counts.set(width, (counts.get(width) ?? 0) + 1)
    }
    const widths = [...counts].sort(([one, many], [other, more]) => more - many || other - one)
    for (const [width, count] of widths.slice(0, maxReadings))
      if (count > 1 || isGuessed) add(joinFolded(lines, width, of))
  }
  if (longest >= minWidth && isGuessed) add(joinWords(lines, Math.max(longest, length(lines.at(-1) ?? ''))))
  return readings
}
