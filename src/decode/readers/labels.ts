import { addField, type Fields, fieldNamed, foldName, isMissing } from '../syntax/fields.ts'
import { trimEndOf } from '../syntax/trim.ts'
import { cutId, cutMessage } from './message-text.ts'

/**
 * Fields behind their names, side by side on a line: `ErrorCode:X. ErrorMessage:Y`, `status=404 code=X request_id=Z`,
 * `状态码：403，错误码：X`, `code: Some("X"), message: Some("Y")`, `:code=>"X"`. A name is a word that programs use for a
 * field of a failure, in whatever spelling.
 */

const english =
  '(?:http[ _-]?)?(?:(?:response|status|return|error|err|exception|s3error|s3status|sdkresponse)[ _-]?)?code|(?:http|response)[ _-]?status|status|(?:(?:error|err|exception|s3error|sdkerror)[ _-]?)?(?:message|msg)|exception[ _-]?name|(?:x-(?:obs|amz)-|amz|error[ _-]?|aws_|s3[ _]?)?request[ _-]?id|(?:s3[ _]?)?extended[ _-]?request[ _-]?id|(?:s3error|error)?host[ _-]?id|x-(?:obs|amz)-id-2|(?:s3error)?bucket(?:[ _-]?name)?|object[ _-]?(?:name|key)|key|(?<!\bon )resource|region|server|reason|indicator'
const chinese =
  '(?:HTTP|http)?[ ]?(?:响应|返回|错误)?状态码|返回码|响应码|错误码|错误代码|异常码|报错码|错误信息|错误消息|错误描述|错误原因|报错信息|异常信息|报错|请求 ?[Ii][Dd]|请求编号|主机ID|桶名称?|对象名称?|请求方法|(?:響應|返回|錯誤)?狀態碼|錯誤碼|錯誤代碼|錯誤訊息|錯誤信息|請求ID'

const label = new RegExp(
  `(?:(?<![\\w=-])(?<english>${english})|(?<chinese>${chinese}))["'\\]]{0,2}(?:】[:：]?|[ \\t]{0,4}(?:[:：＝]|-->|=>|=)|(?<=[码碼])(?= [A-Z\\d])|(?<=[一-鿿Dd])[ \\t]?(?=[【「『])|(?<=[A-Za-z]) ?(?=\\[[^\\]\\[])|(?<=[码息述因]|[Ii][Dd])(?:为|是)(?=[ \\w"'“\`]))[ \\t]{0,4}`,
  'gi',
)

/** How languages print a value that is there: `Just "x"`, `Some("x")`, `StatusCode(404)`, `HeaderValue { _private: H0("x")`. */
const wrapping =
  /^(?:HeaderValue \{ (?:_private|inner): )?(?:H0|H1|Some|Optional|StatusCode|Just|Status \{\w+ =|HttpStatusCode\.)?[ (]{0,2}[ub]?(?=["'“`\dA-Z])/

/** A string in quotes that are not escaped, up to its closing quote or to the end of the text. */
const quoted = /^(["'`“])((?:[^"'`“”\\]|\\.|(?!\1|”)["'`“])*)/

/** Longer than any key or message. */
const maxValue = 2048

/** More labels than any failure has. */
const maxLabels = 40

export interface Labelled {
  fields: Fields
  /** The names as they are spelt, in their order, folded. */
  names: string[]
  /** Where the first name begins. */
  start: number
}

/** The value that begins a text, which goes up to the next name. */
function readValue(name: string, text: string): string {
  const field = fieldNamed(name)
  const plain = text.slice(0, maxValue).replace(wrapping, '')
  const inBrackets = /^[[【「『]([^\][【】「」『』]{1,2000})[\]】」』]/.exec(plain)?.[1]
  if (inBrackets !== undefined) return inBrackets.trim()
  const inQuotes = quoted.exec(plain)?.[2]
  const isId = field === 'requestId' || field === 'hostId'
  if (inQuotes !== undefined && !(isId && /\s/.test(inQuotes))) return inQuotes
  if (field === 'message')
    return cutMessage(plain.replace(/[.]?[,;|]\s*$/, end => (end.startsWith('.') ? '.' : ''))).message
  if (isId) return cutId(plain)
  if (/^(?:Nothing|None|null|nil|undefined)\b/.test(plain)) return ''
  if (field === 'key' || field === 'resource') return trimEndOf(plain.trim(), ',;|}')
  return trimEndOf(plain.trim().split(/[\s,;，。|)}\]"'`【]/)[0] ?? '', '.')
}

/** True where a line has several named fields. */
export function isInline(line: string): boolean {
  let count = 0
  for (const _ of line.matchAll(label)) if (++count > 1) return true
  return false
}

/** Reads every named field of a line; null where there is none. */
export function readLabelled(line: string): Labelled | null {
  const fields: Fields = {}
  const names: string[] = []
  const found = []
  for (const match of line.matchAll(label)) if (found.push(match) >= maxLabels) break
  let end = 0
  let own: string | undefined
  for (const [at, match] of found.entries()) {
    // A name inside the quotes of a value is part of the value.
    if (match.index < end) continue
    const name = match.groups?.english ?? match.groups?.chinese ?? ''
    const from = match.index + match[0].length
    const next = found[at + 1]?.index ?? line.length
    const rest = line.slice(from, /^["'“`]/.test(line.slice(from, from + 1)) ? line.length : next)
    const value = readValue(name, rest)
    if (value.length > next - from) {
      // Quotes around several names hold a text, not a value.
      if (found.filter(({ index }) => index > from && index < from + value.length).length > 1) continue
      end = from + value.length
    }
    names.push(foldName(name))
    if (isMissing(value) || value === 'Nothing') continue
    // `msg` is what the program says of its own work, where another name has what it was told.
    if (names.at(-1) === 'msg') own ??= value
    else addField(fields, name, value)
  }
  if (own !== undefined) addField(fields, 'message', own)
  return found.length === 0 ? null : { fields, names, start: found[0]?.index ?? 0 }
}
