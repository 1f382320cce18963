import type { LocatedError } from './assemble.ts'
import { toResponse } from './complete.ts'
import type { CodeOfMessage, IsKnownCode } from './known-code.ts'
import { source } from './readers/code-message.ts'
import { readLabelled } from './readers/labels.ts'
import { cutMessage, lastPart } from './readers/message-text.ts'
import { isReported } from './readers/sentence-reader.ts'
import { isDocument, isOfOtherService } from './readers/signs.ts'
import { addField, type Fields } from './syntax/fields.ts'
import { stripPrefix } from './syntax/prefix.ts'

/** What a program, or a person, puts in front of a message. */
const label =
  /(?:message|msg|错误信息|错误消息|错误描述|报错信息|报错|提示)["'*]{0,3}[ \t]{0,4}[:：=＝](?!=)[ \t*]{0,4}/gi
const openQuote = /["'`“‘「『]/g

/** A word that may be a code. */
const codeLike = /\b[A-Z][A-Za-z]{3,60}\b/g

/** Labels and quotes that are tried on one line. */
const maxTries = 20

/**
 * Reads a short input without any other sign of an error in which one whole documented message stands: on a line of its
 * own, over all lines, behind a label, or in quotes behind words that report it.
 */
export function readLoneMessage(
  text: string,
  isKnownCode: IsKnownCode,
  codeOfMessage: CodeOfMessage,
): LocatedError | null {
  if (isDocument(text) || isOfOtherService(text)) return null
  // Where a code is named, the other readers have seen that nothing failed.
  if (text.match(codeLike)?.some(isKnownCode)) return null
  const found: { fields: Fields; line: number }[] = []
  const lines = text.split('\n')
  for (const [index, printed] of lines.entries()) {
    const fields = messageIn(stripPrefix(printed), codeOfMessage)
    if (fields) found.push({ fields, line: index + 1 })
  }
  // A terminal breaks a long message.
  const whole = found.length === 0 && lines.length > 1 ? codeOfMessage(text) : null
  if (whole !== null)
    found.push({ fields: { code: whole, message: text.trim().replace(/\s+/g, ' ') }, line: 1 })
  const first = found[0]
  // A list of messages is a document.
  if (!first || found.some(({ fields }) => fields.code !== first.fields.code)) return null
  const { fields, line } = first
  return { response: toResponse(fields, null, false), line, lastLine: line, isRepeat: false }
}

function messageIn(line: string, codeOfMessage: CodeOfMessage): Fields | null {
  if (source.test(line)) return null
  const starts = [0]
  for (const match of line.matchAll(label)) starts.push(match.index + match[0].length)
  for (const { index } of line.matchAll(openQuote))
    if (isReported(lastPart(line.slice(0, index + 1)))) starts.push(index)
  for (const start of starts.slice(0, maxTries)) {
    const { message, rest } = cutMessage(line.slice(start).trim(), line.slice(0, start))
    const code = codeOfMessage(message)
    // Words behind a message that begins the line are those of somebody who talks about it.
    if (code === null || (start === 0 && /\w|[一-鿿]/.test(rest) && !readLabelled(rest))) continue
    const fields: Fields = { code, message }
    const behind = readLabelled(rest)?.fields
    for (const name of ['status', 'requestId', 'hostId'] as const)
      if (behind?.[name] != null) addField(fields, name, String(behind[name]))
    return fields
  }
  return null
}
