/**
 * Undoes what terminals, mail programs and web pages do to long lines: they break them at a width, in the middle of a word
 * or between words, with or without a prefix such as `> ` in front of each part. Nobody marks such a break, so what is
 * found here are readings of a text that are possible; the caller tells by what is in them whether one is right.
 */
import { stripPrefix } from '../syntax/prefix.ts'

/** A text with its lines joined. */
export interface Unwrapped {
  text: string
  /** By its index the number of the line with which each line of the text begins. */
  numbers: number[]
  /** Several lines end at exactly the same width, or marks stand in front of them: hardly by chance. */
  isCertain: boolean
  /** The text is one line once its lines are joined. */
  isOneLine: boolean
}

/** Nothing breaks lines at a smaller width. */
const minWidth = 40
/** Nobody has lines broken at a larger one: a longer line is whole, or a single word. */
const maxWidth = 160
/** Lines that are broken between words are shorter by a word. */
const longestWord = 10
/** Readings that are tried of one text. */
const maxReadings = 16

/** What stands in front of every part of a quoted line, and of a box. */
const mark = /^[ \t]{0,8}(?:(?:>|│|┃|\|) ?){1,5}/
/** Colours of a terminal. */
const colour = /\u001b\[[\d;]*m/g
/** The time, or the name of a container, that a tool puts in front of every part. */
const logged =
  /^[\w.-]{1,60} {0,20} \| |^\[?\d{4}[-/]\d\d[-/]\d\d[ T]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]? (?:std(?:out|err) [FP] )?/
/** The begin of a record of a log, which is not the rest of the line before. */
const recordStart =
  /^\W{0,3}(?:(?:\d{4}[-/]\d\d[-/]\d\d|\d\d:\d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d|time=|level=|ts=)|(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL)\b|at [\w.$]{3,}\(|Caused by: |Traceback |<\?xml|HTTP\/\d)/
/** The begin of a header of an answer, which curl puts behind a mark of its own. */
const answerHeader =
  /^[<>*] |^(?:Date|Server|Host|Location|Connection|Allow|ETag|(?:x-(?:obs|amz)|Content|Cache|Transfer|Accept|Last|Keep|User)-[\w-]{2,40}): /i
/** The begin of any header. */
const header = /^(?:Date|Server|Host|Location|Connection|Allow|[A-Za-z]\w{0,20}-[\w-]{1,40}): /

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu

type Width = (line: string) => number

function length(line: string): number {
  return /[\ud800-\udfff]/.test(line) ? [...line].length : line.length
}

/** The width on a terminal, where a Chinese character takes two columns. */
function columns(line: string): number {
  return length(line) + (line.match(wide)?.length ?? 0)
}

/** A line without what stands in front of each part, and the shape of that, in which the numbers do not count. */
interface Part {
  number: number
  prefix: string
  body: string
  shape: string
  /** The line begins with a mark or a logger's prefix that counts as its text: so the line is no rest of another one. */
  isFirst: boolean
}

/** A line of a box without the right side of the box. */
function withoutBorder(line: string): string {
  const text = line.trimEnd()
  return /[│┃|]$/.test(text) ? text.slice(0, -1).trimEnd() : line
}

/**
 * Which prefixes stand in front of each part: none, those of quotes and boxes, or those of loggers too, which mostly stand
 * in front of whole lines.
 */
type Prefixes = 'none' | 'marks' | 'loggers'

function cutPrefix(line: string, number: number, prefixes: Prefixes): Part {
  const rest = stripPrefix(line).replace(logged, '')
  const plain = prefixes === 'loggers' ? rest : line
  const quote = mark.exec(plain)?.[0] ?? ''
  const isFirst = (prefixes !== 'loggers' && rest !== line) || (prefixes === 'none' && quote !== '')
  if (prefixes === 'none') return { number, prefix: '', body: line, shape: '', isFirst }
  const inner = plain.slice(quote.length)
  const body = /[│┃|]/.test(quote) ? withoutBorder(inner) : inner
  const shape = (line.slice(0, line.length - plain.length) + quote).replace(/\d/g, '0').replace(/ /g, '')
  return { number, prefix: line.slice(0, line.length - plain.length), body, shape, isFirst }
}

/** The lines without the marks of quotes and boxes; one line alone may begin with such a character by chance. */
function partsOf(lines: string[], prefixes: Prefixes): Part[] {
  const parts = lines.map((line, index) => cutPrefix(line, index + 1, prefixes))
  return parts.map((part, index) =>
    part.shape === '' || [parts[index - 1], parts[index + 1]].some(one => one?.shape === part.shape)
      ? part
      : { ...part, prefix: '', body: lines[index] as string, shape: '' },
  )
}

/** Lines one behind the other with the same prefix, none of them empty. */
function blocksOf(parts: Part[]): Part[][] {
  const blocks: Part[][] = []
  let block: Part[] = []
  for (const part of parts) {
    const isBlank = part.body.trim() === ''
    if (isBlank || block[0]?.body.trim() === '' || block[0]?.shape !== part.shape) {
      if (block.length > 0) blocks.push(block)
      block = []
    }
    block.push(part)
  }
  return [...blocks, block]
}

/** How two parts of a line are put together; null where the second begins something of its own. */
type Join = (first: Part, next: Part) => '' | ' ' | null

/** Finds out where the lines of a block were broken; null where none was. */
type Fold = (block: Part[]) => { join: Join; isCertain: boolean } | null

/** The parts that are exactly as wide as the lines were broken, in the middle of a word or not. */
function folded(of: Width, isWidest: boolean): Fold {
  return block => {
    const counts = new Map<number, number>()
    for (const { body } of block.slice(0, -1)) counts.set(of(body), (counts.get(of(body)) ?? 0) + 1)
    const widths = [...counts].filter(([width]) => width >= minWidth)
    const [width, count] =
      widths.sort(([one, many], [other, more]) => (isWidest ? 0 : more - many) || other - one)[0] ?? []
    if (width === undefined || count === undefined) return null
    const join: Join = ({ body }, next) => {
      const end = of(body)
      // A blank at the end of a line is lost where the text was copied.
      const isFull = end === width || (end === width - 1 && !/\s$/.test(body) && !/^\s/.test(next.body))
      if (!isFull || of(next.body) > width) return null
      return end < width ? ' ' : ''
    }
    return { join, isCertain: count > 1 }
  }
}

/** The last word of a text and the first one of the next are one long word that was cut: an id, an address. */
function isCut(first: string, next: string): boolean {
  const [end, begin] = [/[!-~]{1,200}$/.exec(first)?.[0] ?? '', /^[!-~]{1,200}/.exec(next)?.[0] ?? '']
  return end.length > 0 && begin.length > 0 && end.length + begin.length > 30
}

/** The parts that end where the next word did not fit. */
function filled(most: number): Fold {
  return block => {
    let width = 0
    for (const { body } of block)
      if (/\S\s+\S/.test(body) && length(body) <= most) width = Math.max(width, length(body.trimEnd()))
    // A line without blanks, such as JSON, is broken at the few that its texts have.
    if (width === 0) width = Math.max(...block.slice(0, -1).map(({ body }) => length(body.trimEnd())))
    if (width < minWidth - longestWord) return null
    const join: Join = ({ body }, next) => {
      const last = body.trimEnd()
      const isWord = (text: string) => !/\S\s+\S/.test(text)
      if ((length(last) > width && !isWord(last)) || (length(next.body) > width && !isWord(next.body)))
        return null
      if (header.test(next.body)) return null
      const word = /^\s*\S{1,200}/.exec(next.body)?.[0].trim().length ?? 0
      if (length(last) + 1 + word <= width) return null
      return length(last) === width && isCut(last, next.body) ? '' : ' '
    }
    return { join, isCertain: false }
  }
}

/** The parts that end in the middle of a sentence, whatever the width: people break lines by hand. */
function open(glue: '' | ' '): Fold {
  return block => {
    const join: Join = ({ body }, next) => {
      if (
        length(body) < minWidth ||
        !/[\w,(]$/.test(body.trimEnd()) ||
        !/^ ?[a-z\d]|^[A-Z][a-z]/.test(next.body)
      )
        return null
      return /^\s/.test(next.body) || /\s$/.test(body) ? '' : glue
    }
    return block.length > 1 ? { join, isCertain: false } : null
  }
}

/** Joins the lines of a text; null where nothing is to be joined. */
function joined(parts: Part[], fold: Fold): Unwrapped | null {
  const texts: string[] = []
  const numbers: number[] = []
  let joins = 0
  let isCertain = false
  for (const block of blocksOf(parts)) {
    const found = block.length > 1 ? fold(block) : null
    let isJoined = false
    for (const [index, part] of block.entries()) {
      const last = block[index - 1]
      const isOwn = part.isFirst || recordStart.test(part.body) || answerHeader.test(part.body)
      const isRest = last !== undefined && !isOwn
      const glue = isRest && found ? found.join(last, part) : null
      if (glue === null) {
        texts.push(part.prefix + part.body)
        numbers.push(part.number)
        continue
      }
      const end = texts.pop() as string
      texts.push(glue === '' ? end + part.body : `${end.trimEnd()} ${part.body.trimStart()}`)
      isJoined = true
      joins++
    }
    if (isJoined && found?.isCertain) isCertain = true
  }
  if (joins === 0) return null
  const isOneLine = texts.filter(line => line.trim() !== '').length === 1
  return { text: texts.join('\n'), numbers, isCertain, isOneLine }
}

/** The text without the marks in front of its lines; null where there are none. */
function unquoted(parts: Part[]): Unwrapped | null {
  if (parts.every(({ shape }) => shape === '')) return null
  const text = parts.map(({ prefix, body }) => prefix + body).join('\n')
  return { text, numbers: parts.map(({ number }) => number), isCertain: true, isOneLine: false }
}

/** The readings of a text that are possible, the likely ones first; none of a text whose lines are short. */
export function unwrap(text: string): Unwrapped[] {
  const lines = text.replaceAll('\r\n', '\n').replace(colour, '').split('\n')
  const readings: Unwrapped[] = []
  if (lines.length < 2) return readings
  const add = (reading: Unwrapped | null): void => {
    if (reading && readings.length < maxReadings && !readings.some(one => one.text === reading.text))
      readings.push(reading)
  }
  const hasMark = lines.some(line => mark.test(line))
  const hasLogger = lines.some(line => stripPrefix(line) !== line || logged.test(line))
  const kinds = (['loggers', 'marks', 'none'] as const)
    .filter(kind => (kind === 'loggers' ? hasLogger : kind === 'none' || hasMark))
    .map(kind => partsOf(lines, kind))
  if (hasMark) add(unquoted(partsOf(lines, 'marks')))
  const folds = [
    ...(wide.test(text) ? [length, columns] : [length]).flatMap(of => [folded(of, false), folded(of, true)]),
    filled(Number.POSITIVE_INFINITY),
    filled(maxWidth),
    open(''),
    open(' '),
  ]
  for (const fold of folds) for (const parts of kinds) add(joined(parts, fold))
  return readings
}
