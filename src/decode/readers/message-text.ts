/** Where a message ends that stands in the middle of a line: at the quote around it, or at what a program puts behind it. */

/** What programs put behind a message; the server's messages never hold it. */
const behind =
  /(?:\\[nrt]|[\n\r\t]|[,;，；]?\s?[([]?(?:[Rr]equest[ _-]?(?:[Ii][Dd]|ID)|请求[Ii][Dd]|[Ss]tatus ?[Cc]ode|HTTP [Ss]tatus)["']?\s?[:=：]|\s\(Service: |\s-\s<|<\?xml|<Error|<\/|\s?\((?:request id|S3_ERROR|client|server)\b|\s\{"|`?\s?复制代码)/

const openers: Record<string, string> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '”': '“',
  '’': '‘',
  '」': '「',
  '』': '『',
  ')': '(',
  ']': '[',
  '}': '{',
  '>': '<',
}

/** True where a quote at `at` closes a text: a text stands before the quote, and none behind it. */
function isClosing(text: string, at: number): boolean {
  return /\S/.test(text[at - 1] ?? ' ') && !/[\w一-鿿]/.test(text[at + 1] ?? ' ')
}

/**
 * The offset at which a quote or bracket closes that was opened before the text, or its length where none is.
 * @param before what stands before the text on its line: an apostrophe closes only a text that an apostrophe opened
 */
function endOfQuoted(text: string, before: string): number {
  const open: string[] = []
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string
    if (char === '\\') {
      // An escaped quote belongs to the text around.
      if (/["'`]/.test(text[at + 1] ?? '') && isClosing(text, at + 1) && open.length === 0) return at
      at++
      continue
    }
    const opener = openers[char]
    if (opener === undefined) {
      if (/[([{<“‘「『]/.test(char)) open.push(char)
      continue
    }
    const isQuote = opener === char
    if (isQuote && !isClosing(text, at)) {
      // An apostrophe within a word neither opens nor closes a text.
      if (!/\w/.test(text[at - 1] ?? ' ')) open.push(char)
      continue
    }
    const opened = open.lastIndexOf(opener)
    if (opened >= 0) open.length = opened
    else if (!isQuote || char !== "'" || before.includes("'")) return at
  }
  return text.length
}

/** Punctuation of the sentence in which the message is quoted. */
const trailing = /(?<![\s,;，；、*`])[\s,;，；、*`]+$/

/** Longer than any message of the server. */
const maxLength = 2000

/**
 * Cuts a message off at its end.
 * @param text from the start of the message to the end of the line
 * @param before what stands before it on its line
 * @returns the message, and what stands behind it
 */
export function cutMessage(text: string, before = ''): { message: string; rest: string } {
  const stretch = text.slice(0, maxLength)
  const quote = /^["'`“‘「『](?=\S)/.exec(stretch)?.[0]
  const from = quote === undefined ? 0 : 1
  const body = stretch.slice(from)
  const limit = Math.min(endOfQuoted(body, before + (quote ?? '')), behind.exec(body)?.index ?? body.length)
  const message = body.slice(0, limit).replace(trailing, '')
  return { message, rest: text.slice(from + limit) }
}

/** No pattern reads more characters in front of a message. */
const maxBefore = 300

/**
 * The end of what stands before a message: patterns that must end there would otherwise begin at every character of a
 * long line. A letter stands for what is cut off, so that the begin of the line is not mistaken.
 */
export function lastPart(before: string): string {
  return before.length > maxBefore ? `x${before.slice(-maxBefore)}` : before
}

/** Longer than any id. */
const maxId = 256

/** An id without what stood around it. */
export function cutId(text: string): string {
  const stretch = text.slice(0, maxId).replace(/^["'`([<]{1,4}/, '')
  return /^[\w+/=.:-]*/.exec(stretch)?.[0].replace(/(?<![.:-])[.:-]+$/, '') ?? ''
}
