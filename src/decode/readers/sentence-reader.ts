import type { PartialResponse } from '../partial.ts'
import { addField, type Fields } from '../syntax/fields.ts'
import { readLabelled } from './labels.ts'
import { addBareId, addMentionedObject } from './mentioned-object.ts'
import { cutMessage, lastPart } from './message-text.ts'
import type { Candidate } from './reader.ts'
import { type Sentence, sentences } from './sentences.ts'
import { isOfOtherService, isOfStorage } from './signs.ts'

/**
 * The Message alone, of programs that print no code. A sentence counts where it begins and ends as a message does:
 * within prose somebody only talks about it.
 */

export const sentenceTriggers: string[] = sentences.map(({ text }) => text)

/** A source line makes the exception for a test. */
const constructed = /\b(?:new|throw|raise) [\w.:\\]{1,80}\(\s?["'`]?$/

/** What may stand in front of the sentence inside the message: `The AWS`, `The https://… `. */
const opening = /(?:^|[^\w])((?:(?:The|OBS|Your) )?(?:(?:AWS|OBS|https?:\/\/\S{1,100}) )?)$/

/** What a program puts in front of a message. */
const front =
  /(?:^|(?<![Dd]escription|summary)[:：>"'“(`[]\s{0,3}|(?<![\w.])(?:err|error|msg|message|desc|reason|cause)=|(?:^|[^\w])\. |[a-z\]]\. |desc = |[A-Z]\w{0,60}(?:Error|Exception|Id|Key|Bucket|Match|Skewed|Required) |^\W{0,4})$/

/** The same for sentences that every store has: behind gRPC or in JSON they are of another store. */
const closeFront =
  /(?:^|(?<![Dd]escription|summary)[:：>"'“(`[]\s{0,3}|(?<![\w.])(?:err|error|msg|message|desc|reason|cause)=|[a-z\]]\. |code = Unknown desc = |[A-Z]\w{0,60}(?:Error|Exception|Id|Key|Bucket|Match|Skewed|Required) |^\W{0,4})$/

/** A field of a log that holds the sentence and nothing else may have others behind it. */
const logField = /\b(?:err|error|msg|message|reason|cause)\\?["']?\s?[:=]\s?\\?["'][^"']{0,300}$/i

/** A question about errors, or a list of them, is not a report of an error. */
const prose = /^\s*(?:[-*+•]|msgid|(?:not )?ok \d{1,5}) |\b(?:[Ww]hy|[Hh]ow|[Ww]hat|[Ii]f you|[Ww]hen you)\b/

/** The name of a code in front of its sentence, in a map of a program. */
const mapKey = /(?:^|\W)(?!Message|Reason|Error|Description|Detail)[A-Z]\w{3,60}: ["'`]$/

/** Words with which people, or documents, report what a program printed. */
const told =
  /(?:报错|报|提示|返回|抛出|抛|显示|出现|错误(?:信息)?(?:是|为)?|失败|异常)[了如下为是着：:，,\s]{0,4}["“'「『`]$/
const general = /如果|通常|一般|若|则|会(?:报|提示|返回|抛|出现)|表示|说明|代表|含义|例如|比如/

/** What somebody says of an error that did not happen. */
const supposed = /\b(?:[Ii]f|[Ww]hen(?:ever)?) (?:[\w-]{1,30} ){0,4}(?:returns?|throws?|raises?|responds?)\b/

/** Whether English words in front of an error suppose it. */
export function isSupposed(before: string): boolean {
  return supposed.test(before)
}

/** Whether Chinese words in front of an error speak of errors of its kind: none happened. */
export function isGeneral(before: string): boolean {
  return /[一-鿿]/.test(before) && general.test(before)
}

/** Chinese lines about a failure in front of a quoted message, or a program's sentence in English. */
export function isReported(before: string): boolean {
  return told.test(before) && !general.test(before)
}

export function readSentence(line: string): Candidate | null {
  for (const sentence of sentences) {
    const at = line.indexOf(sentence.text)
    if (at < 0) continue
    const candidate = readOne(line, at, sentence)
    if (candidate) return candidate
  }
  return null
}

function readOne(line: string, at: number, { code, text, use }: Sentence): Candidate | null {
  const start = at - (opening.exec(line.slice(Math.max(0, at - 130), at))?.[1]?.length ?? 0)
  const before = line.slice(0, start)
  const { message, rest } = cutMessage(line.slice(start), before)
  // More than a few words behind the sentence are advice, not a message.
  if (
    !message.startsWith(line.slice(start, at + text.length)) ||
    !isEnd(message.slice(at - start + text.length))
  )
    return null
  const fields: Fields = { code, message }
  const behind = readLabelled(rest)
  for (const name of ['status', 'requestId', 'hostId'] as const) {
    const value = behind?.fields[name]
    if (value != null) addField(fields, name, String(value))
  }
  addBareId(fields, rest)
  addMentionedObject(fields, before)
  const partial: PartialResponse = { form: 'message', client: null, fields }
  const isClosed =
    /^(?:[\s"'`”’)\]>。.!,;，；*]*|<\/\w{1,40}>\s*)$|^\\?["'] ?[,;]? ?[\w.-]{1,40}=/.test(rest) ||
    fields.requestId != null
  const near = lastPart(before)
  if (isOfOtherService(line) || prose.test(before) || isSupposed(near) || constructed.test(near)) return null
  if (mapKey.test(near) && /^["'`],\s*$/.test(rest)) return null
  if (isReported(near)) return { partial, needs: use === 'anyone' ? 'storage' : 'nothing' }
  const isLogged = logField.test(near)
  if (use === 'own') {
    if (!front.test(near) || !(isClosed || isLogged)) return null
    return { partial, needs: 'nothing' }
  }
  if (!closeFront.test(near) || !(isClosed || isLogged)) return null
  // In JSON and behind gRPC, other stores log this sentence.
  const isStore = isOfStorage(before) || isOfStorage(rest)
  // A line of YAML may be of a list of codes, or of the answer of any service.
  const isMember = /^\s*[{"]|^\s{2,}message: |(?<!code = Unknown )desc = $/.test(near)
  if (use === 'stores')
    return isMember || isLogged
      ? { partial, needs: isStore ? 'nothing' : 'storage' }
      : { partial, needs: 'nothing' }
  return /.[:.] ?$/.test(near) || isLogged ? { partial, needs: isStore ? 'nothing' : 'storage' } : null
}

/** What the server itself puts behind the part that never varies: the end of the sentence, and another one. */
function isEnd(text: string): boolean {
  return (
    text === '' ||
    (/^\.?$|^(?:\.|,? (?:or|may|and|Try|Check|The)\b|\s\S{1,40}\.?$)/.test(text) && text.length <= 200)
  )
}
