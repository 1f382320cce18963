/** What a secret looks like: the names that secrets stand under, and the shapes that they have. One definition for the whole program. */
import type { ErrorResponse } from '../types.ts'

/** Masks everything; for access keys the last four characters stay, enough to tell which key it was. */
export function mask(secret: string, accessKey: boolean): string {
  const tail = secret.slice(-4)
  // A key that is masked already stays as it is.
  const isLong = secret.length >= 8 && !tail.includes('*')
  return accessKey && isLong ? `****${tail}` : '****'
}

/** Names of access keys, which are no secrets but lead to them. `_`, `-`, `.` and a blank may separate their words. */
const accessKeyNames = [
  '(?:aws|obs|oss|s3a?)?[-_.]?access[-_. ]?key[-_. ]?id',
  '(?:aws|obs|oss|s3a?)?[-_.]?access[-_. ]?key',
  'x-obs-access-?key',
  'ak',
  '访问密钥(?:ID|标识)?',
].join('|')

/** Names that any value makes a secret. */
const secretNames = [
  'signature(?:[-_ ]?provided)?',
  '(?:security|session|auth|subject|access|refresh|id|bearer)[-_. ]?token',
  '(?:aws_?)?secret[-_. ]?access[-_. ]?key',
  'access[-_. ]?key[-_. ]?secret',
  '(?:secret|private|api|encryption|customer)[-_. ]?key',
  'client[-_. ]?secret',
  'server-side-encryption-customer-key',
  'pass[-_]?(?:word|wd|phrase)',
  'sk',
  ...['密钥', '令牌', '密码', '口令', '私钥'].flatMap(name => [name, encodeURIComponent(name)]),
].join('|')

/** Names that are words of every day too: the value has to look like a secret. */
const doubtfulNames = ['token(?:-\\d)?', 'secret', 'pass', 'pwd'].join('|')

/** A name begins where no letter stands before, at a capital inside a name, or where that letter ends an escape: `%3F`, `\n`. */
const start = '(?:(?<![A-Za-z])|(?<=[a-z])(?=[A-Z])|(?<=%[0-9A-Fa-f]{2})|(?<=\\\\(?:[nrt]|u[0-9A-Fa-f]{4})))'

/** A quote as it stands, escaped for JSON up to twice, for HTML or for a URL. */
const quote = '(?:\\\\{0,3}["\'`]|&quot;|%2[27]|[“”「])'

/** A blank as it stands, or encoded for a URL. */
const blank = '(?:[ \\t]|%20)'

/**
 * Between a name and its value: `=`, `: `, `":"`, `\":\"`, ` => `, `[`, `>`, `%3D`, `&#61;`, `&quot;:&quot;`, `：`. The
 * value may stand on the next line where it is long enough to be a secret and not prose.
 */
const separator = `(${quote}?\\]?${blank}{0,8}(?:=>|:=|[:=：＝是为]|%3[aAdD]|\\\\u003[aAdD]|&#61;|(?=[\\[(>"'])|(?<=[ \\t]|%20)(?=[\\w+/=-]{16}))${blank}{0,8}(?:\\r?\\n[ \\t]{0,20}(?=[A-Za-z0-9+/=_-]{10}))?[\\[(>]?(?:\\r?\\n[ \\t]{0,20}(?=[A-Za-z0-9+/=_-]{10}))?${quote}?)`

/** A value ends at white space, quotes, brackets and what separates parameters, written plainly or encoded. */
const value =
  '((?:[^\\s"\'`<>&,;)\\]}\\\\%↵·…，。；、）”」]|%(?!26|22|2[cC]|3[bB]|20)|\\\\/|\\\\u00(?:2[bBfF]|3[dD]))+)'

/** What a terminal wrapped of a long value: whole lines of Base64. */
const wrapped = '((?:\\r?\\n[ \\t]{0,8}[A-Za-z0-9+/_-]{24,}={0,2}(?![^\\s"\'<>,;)}]))*)'

const labelled = new RegExp(
  `(?=[%aceioprstx访密令口私])${start}(?:(${accessKeyNames})|(${secretNames})|(${doubtfulNames}))${separator}${value}${wrapped}`,
  'gi',
)

/** `Credential=AK/20260705/…`: the access key up to the slash; the scope behind the slash stays. */
const credential =
  /(credential(?:\\{0,3}["']|&quot;)?\s{0,3}(?:[:=]|%3[dD]|\\u003[dD])\s{0,3}(?:\\{0,3}["']|&quot;)?)([^\s"'<>&,;/%\\↵·…]+)/gi

/** `OBS AK:signature`, the V2 form of Authorization; a signature has at least 16 characters of Base64. */
const version2 = new RegExp(
  // The look ahead spares most places the look behind.
  `(?=OBS|AWS|OSS|COS)${start}((?:OBS|AWS|OSS|COS)(?: |%20|\\+))([A-Za-z0-9_-]{3,128})(:|%3[aA])([A-Za-z0-9+/=_%-]{16,})`,
  'g',
)

/** Authorization of any other scheme, to the end of its line or quotes. */
const authorization =
  /((?:proxy-)?authorization(?:\\{0,3}["']|&quot;)?\s{0,3}(?:=>|[:=]|%3[aAdD])\s{0,3}(?:\\{0,3}["']|&quot;|\[)?)(?=\S)([^\r\n"'<>\\\]↵]+)/gi
const keyedScheme = /^[A-Z]{1,5}\d?-HMAC-SHA256(?=[ ,])/i
const otherScheme = /^(?:Bearer|Basic|Digest|Token)(?= )/i
const version2Value = /^((?:OBS|AWS|OSS|COS) +)([^\s:]+):(.+)$/i

/** `Bearer` and a token, wherever they stand. */
const bearer = /(\bBearer(?: |%20|\+))([A-Za-z0-9._~+/-]{12,}={0,2})/gi

/** Cookies, to the end of their line or quotes: every part of them can be a session. */
const cookie =
  /((?<![\w-])(?:set-)?cookie(?:\\{0,3}["'])?\s{0,3}[:=]\s{0,3}(?:\\{0,3}["'])?)(?=[^\s=]{1,80}=)([^\r\n"'<>\\]+)/gi

/** `SDK-HMAC-SHA256 Access=AK`: API Gateway's form. */
const sdkAccess = /(SDK-HMAC-SHA256\s{1,3}Access=)([^\s,;"'<>&]+)/gi

/** `https://user:password@host`. */
const userInfo = /(?<=:\/\/)([^\s:@/"'<>]{0,128}):([^\s@/"'<>]{1,256})@(?=[\w[])/g

/** Names of Terraform, whose value stands a few lines below. */
const terraformVariable =
  /(variable\s{1,4}"([\w-]{1,64})"\s{0,4}\{[^{}]{0,400}?default\s{0,8}=\s{0,8}")([^"\n]+)/g

/** Constructors of clients that take the key pair as their first two arguments. */
const constructorCall =
  /(\b(?:ObsClient|OBSClient|obs\.New|Basic\w{0,20}Credentials?(?:Provider)?|New\w{0,10}Static\w{0,30}|Minio|minio\.New)\s{0,2}\(\s{0,8}(?:[a-z]\w{0,20}\s?=\s?)?["'])([^"'\s]{8,128})(["']\s{0,2},\s{0,8}["'])([^"'\s]{8,512})/g

/** `obsutil config -i=AK -k=SK -t=TOKEN`, with a blank in place of `=` where the value is long. */
const obsutilOption = /((?<=\s)-([ikt])(?:=|\s(?=\w{16}))["']?)([^\s"']{6,})/g

/** `--secret-key VALUE`: options whose value is an argument of its own. */
const option = new RegExp(
  `(--(?:[a-z0-9]{1,20}[-_.]){0,6}(?:${secretNames}|${doubtfulNames})(?: |%20){1,4}["']?)(?!-)${value}`,
  'gi',
)

/** `curl -u user:password`. */
const curlUser = /((?<=\s)(?:-u|-U|--user|--proxy-user)(?:\s{1,4}|=)["']?[^\s:"'@]{1,128}:)([^\s"'@]{1,256})/g

/** `sshpass -p PASSWORD`. */
const sshPassword = /(\bsshpass\s{1,4}-p\s{0,4})([^\s"'<>&]{4,})/g

/** `mc alias set NAME URL AK SK`: MinIO's keys have any form; of one alone it is not known which it is. */
const minioAlias =
  /(\bmc\s{1,4}(?:alias\s{1,4}set|config\s{1,4}host\s{1,4}add)\s{1,4}\S{1,100}\s{1,4}\S{1,300}\s{1,4})(?:([^\s"'<>&]{3,128})([ \t]{1,4}))?([^\s"'<>&]{4,})/g

/** `mysql -uroot -pPASSWORD`. */
const mysqlPassword = /((?<=\s)-p)([^\s"'<>&]{4,256})/g

/** A key pair as files of credentials hold it: `AK:SK`. */
const keyPair = /(?<![A-Za-z0-9])([A-Z0-9]{20}):([A-Za-z0-9+/]{40})(?![A-Za-z0-9+/=])/g

/** A name and its value in two elements or fields: `<name>fs.obs.secret.key</name><value>…`, `{"name":"SK","value":"…"}`. */
const nameAndValue =
  /((?:(?:<|&lt;)name(?:>|&gt;)|\b(?:name|key)\\{0,3}["']?\s{0,2}[:=]\s{0,2}\\{0,3}["']?)([\w.-]{1,100}|[\u4e00-\u9fff]{2,8})(?:(?:<|&lt;)\/name(?:>|&gt;)|\\{0,3}["'])?[\s,-]{0,20}(?:(?:<|&lt;)value(?:>|&gt;)|\\{0,3}["']?value\\{0,3}["']?\s{0,2}[:=]\s{0,2}\\{0,3}["']?))([^\s"'<>&,\\]+)/g

/** A JSON Web Token, and a private key in PEM form. */
const webToken = /(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/g
const pem = /(-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----)([A-Za-z0-9+/=\s\\]{16,})/g

/** What has the form of an access key: of OBS and AWS, of Alibaba Cloud. */
const bareAccessKey = /(?<![A-Za-z0-9])(?:[A-Z0-9]{20}|LTAI[A-Za-z0-9]{12,26})(?![A-Za-z0-9])/g
/** An access key that its first letters give away even where nothing names it. */
const knownAccessKey = /^(?:AKIA|ASIA|HST3|HPUA|LTAI)/
/** A sentence that speaks of an access key: `The access key id you provided, X, does not exist`. */
const speaksOfKey = /(?:access ?key(?: ?id)?|"access"|(?<![a-z])ak(?![a-z])|密钥)/i
/** How far before the key such a sentence names it. */
const mostBetween = 80

function lineBefore(text: string, at: number): string {
  return (
    text
      .slice(Math.max(0, at - mostBetween), at)
      .split(/[\r\n]/)
      .at(-1) ?? ''
  )
}

/** A condition of a POST policy: `["eq", "$signature", "…"]`. */
const condition = new RegExp(
  `(\\$(?:x-(?:obs|amz)-)?(?:${secretNames})\\\\?"\\s{0,3},\\s{0,3}\\\\?")([^"\\\\]+)`,
  'gi',
)

/** Hexadecimal bytes, at least 16, with or without blanks between them. */
export const hexDump = /(?<![0-9a-fA-F])(?:[0-9a-fA-F]{2}\s{0,4}){15,}[0-9a-fA-F]{2}/g

const suspicious =
  /signature|token|(?:access|secret|customer|private|api|encryption)[-_. ]?key|credential|auth|secret|pass|pwd|cookie|bearer|(?:^|[^a-z]|%[0-9a-f]{2}|\\[nrt])[as]k(?![a-z])|(?:OBS|AWS|OSS|COS)(?: |%20|\+)|(?:AKIA|ASIA|HST3|HPUA|LTAI)|HMAC|obs\.New|ObsClient|minio|eyJ|obsutil|PRIVATE|:\/\/[^\s/]{0,400}@|[a-z](?:AccessKey|Ak|Sk)|密|令牌|口令|私钥|%E5%AF%86|%E4%BB%A4%E7%89%8C|%E5%8F%A3%E4%BB%A4|%E7%A7%81%E9%92%A5|curl|mysql|(?:^|\s)mc\s/i
/** Begins with the colon, which few texts hold: else ids would be tried at each of their characters. */
const beginsKeyPair = /:(?<=(?<![A-Za-z0-9])[A-Z0-9]{20}:)/

/** A cheap test that spares the texts in which no secret can be named. */
export function isSuspicious(text: string): boolean {
  return suspicious.test(text) || beginsKeyPair.test(text)
}

/** What programs print where a secret is missing, hidden, or only talked about: `null`, `****`, `${VAR}`, `<your-key>`. */
const placeholder =
  /^(?:null|none|nil|undefined|true|false|yes|no|empty|unset|missing|invalid|incorrect|wrong|expired|required|mismatch|denied|string|str|bytes|optional\[.*|n\/a|-|\*+[\w-]{0,4}|x{3,}|\$.*|\{\{.*|%[sv]|\[?redacted\]?|(?:my|your)[-_ ].*|\.{3}|\d{1,5})[.!?]?$/i

/** A word that a sentence goes on with: `signature: mismatch`, `token: invalid`. */
const word = /^[a-z]{1,15}[.?!]?$/
/** Names of things rather than secrets: `my-k8s-secret`, `app/secret`. */
const nameLike = /^[a-z]+(?:[-_./][a-z0-9]+)*$/
/** Tokens that only say where a list goes on. */
const position = /(?:continuation|next|page|marker|cancellation|upload|csrf|unexpected)[-_ ]?$/i

/** Called for each secret that stands in a text, with what to put in its place. */
export type Visit = (secret: string, accessKey: boolean) => string

/** What looks like a secret by its characters alone. */
function looksRandom(text: string): boolean {
  return /\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text)
}

/** Whether a text ends inside a word, which no escape ended. */
const insideWord = /[A-Za-z]$/
const behindEscape = /(?:%[0-9A-Fa-f]{2}|\\(?:[nrt]|u[0-9A-Fa-f]{4}))$/

/** Is a short name only the end of a word (`task`, `compass`)? At a capital begins a word of its own (`obsSk`). */
function isEndOfWord(before: string, name: string): boolean {
  if (name.length > 4 || !insideWord.test(before) || behindEscape.test(before)) return false
  return !(/[a-z]$/.test(before) && /^[A-Z]/.test(name))
}

/** Is this prose, a placeholder or a partition of a key (`year=2024/sk=17/`), and not the value of a secret? */
function isHarmless(
  before: string,
  name: string,
  joint: string,
  given: string,
  isDoubtful: boolean,
): boolean {
  if (placeholder.test(given) || !/[A-Za-z0-9]/.test(given) || isEndOfWord(before, name)) return true
  // Behind nothing but a blank, and on the next line, stands a secret only where it looks like one.
  if (/^(?:[ \t]|%20)+$/.test(joint) || (given.length < 16 && joint.includes('\n')))
    return !looksRandom(given)
  if (joint === '=' && /(?:^|\/)$/.test(before) && /^[a-z0-9._-]{1,15}\//.test(given)) return true
  if (/^pwd$/i.test(name) && /^(?:[~.]?\/|[A-Z]:)/.test(given)) return true
  if (/^(?:pass(?:word|wd)|pwd|密码|口令)$/i.test(name)) return false
  if (!/[-_]/.test(name) && /^\s*[:：]\s+$/.test(joint) && word.test(given)) return true
  return isDoubtful && nameLike.test(given) && !(/\d/.test(given) && given.length >= 16)
}

function rewriteAuthorization(whole: string, name: string, given: string, visit: Visit): string {
  const pair = version2Value.exec(given)
  if (pair) return `${name}${pair[1]}${visit(pair[2] as string, true)}:${visit(pair[3] as string, false)}`
  if (keyedScheme.test(given)) return whole
  const scheme = otherScheme.exec(given)?.[0]
  if (scheme) return `${name}${scheme} ${visit(given.slice(scheme.length).trim(), false)}`
  // In prose (`Authorization: the header is malformed`) there is no secret.
  const isSentence = /^[A-Za-z]+(?: [a-z]+)+[.!]?$/.test(given.trim()) || word.test(given.trim())
  return isSentence || placeholder.test(given.trim()) ? whole : `${name}${visit(given, false)}`
}

/** Rewrites every secret that a text shows by its surroundings. Takes time in proportion to the text. */
export function rewriteSecrets(text: string, visit: Visit): string {
  if (!isSuspicious(text)) return text
  return text
    .replace(pem, (_, head: string, key: string) => `${head}${visit(key, false)}`)
    .replace(authorization, (whole, name: string, given: string) =>
      rewriteAuthorization(whole, name, given, visit),
    )
    .replace(cookie, (_, name: string, given: string) => `${name}${visit(given, false)}`)
    .replace(bearer, (whole, scheme: string, token: string) =>
      word.test(token) ? whole : `${scheme}${visit(token, false)}`,
    )
    .replace(webToken, token => visit(token, false))
    .replace(version2, (_, scheme: string, key: string, colon: string, signature: string) => {
      return `${scheme}${visit(key, true)}${colon}${visit(signature, false)}`
    })
    .replace(credential, (whole, name: string, key: string) => {
      const isWord = /:\s+$/.test(name) && word.test(key)
      return isWord || placeholder.test(key) ? whole : `${name}${visit(key, true)}`
    })
    .replace(sdkAccess, (_, name: string, key: string) => `${name}${visit(key, true)}`)
    .replace(userInfo, (_, user: string, password: string) => `${user}:${visit(password, false)}@`)
    .replace(constructorCall, (_, call: string, key: string, between: string, secret: string) => {
      return `${call}${visit(key, true)}${between}${visit(secret, false)}`
    })
    .replace(terraformVariable, (whole, head: string, name: string, given: string) => {
      const kind = secretKind(name)
      return kind === null || placeholder.test(given)
        ? whole
        : `${head}${visit(given, kind === 'access-key')}`
    })
    .replace(nameAndValue, (whole, head: string, name: string, given: string) => {
      const kind = secretKind(name)
      return kind === null || placeholder.test(given)
        ? whole
        : `${head}${visit(given, kind === 'access-key')}`
    })
    .replace(option, (whole, head: string, given: string) =>
      placeholder.test(given) || word.test(given) ? whole : `${head}${visit(given, false)}`,
    )
    .replace(curlUser, (whole, head: string, given: string) =>
      text.includes('curl') && !placeholder.test(given) ? `${head}${visit(given, false)}` : whole,
    )
    .replace(sshPassword, (_, head: string, given: string) => `${head}${visit(given, false)}`)
    .replace(minioAlias, (_, head: string, key = '', between = '', given = '') => {
      return `${head}${key && visit(key, true)}${between}${visit(given, false)}`
    })
    .replace(mysqlPassword, (whole, head: string, given: string, at: number, all: string) =>
      /\bmysql/.test(all.slice(Math.max(0, at - 200), at)) ? `${head}${visit(given, false)}` : whole,
    )
    .replace(keyPair, (_, key: string, secret: string) => `${visit(key, true)}:${visit(secret, false)}`)
    .replace(obsutilOption, (whole, option: string, letter: string, given: string) =>
      text.includes('obsutil') ? `${option}${visit(given, letter === 'i')}` : whole,
    )
    .replace(
      labelled,
      (
        whole: string,
        key: string | undefined,
        secret: string | undefined,
        doubtful: string | undefined,
        joint: string,
        given: string,
        further: string,
        at: number,
        all: string,
      ) => {
        const name = key ?? secret ?? doubtful ?? ''
        const isDoubtful = doubtful !== undefined
        const before = all.slice(Math.max(0, at - 16), at)
        if (isHarmless(before, name, joint, given, isDoubtful)) return whole
        if (isDoubtful && position.test(before)) return whole
        return `${name}${joint}${visit(further === '' ? given : given + further, key !== undefined)}`
      },
    )
    .replace(condition, (_, name: string, given: string) => `${name}${visit(given, false)}`)
    .replace(bareAccessKey, (key, at: number, whole: string) =>
      knownAccessKey.test(key) || speaksOfKey.test(lineBefore(whole, at)) ? visit(key, true) : key,
    )
}

/** What an element or header is by its name alone: `fs.obs.secret.key`, `dbPassword` and `TF_VAR_secret_key` are secrets. */
export function secretKind(name: string): 'access-key' | 'secret' | 'authorization' | null {
  const separated = name.replace(/([a-z])([A-Z])/g, '$1-$2')
  if (wholeAccessKey.test(separated)) return 'access-key'
  const secret = wholeSecret.exec(separated)
  if (secret) return position.test(secret[1] ?? '') ? null : 'secret'
  return /^(?:proxy-)?authorization$/i.test(name) ? 'authorization' : null
}

const wholeAccessKey = new RegExp(`^(?:.*[._-])?(?:${accessKeyNames})$`, 'i')
const wholeSecret = new RegExp(
  `^(.*[._-]|[\\u4e00-\\u9fff]{1,8})?(?:${secretNames}|${doubtfulNames}|cookie)$`,
  'i',
)

/** Does a value that stands under a secret's name hold none after all: `null`, `none`, `****`? */
export function isPlaceholder(text: string): boolean {
  return placeholder.test(text.trim())
}

/** The strings of a response that can hold secrets, each with the name it stands under. */
export function textsOf(response: ErrorResponse): [name: string, text: string][] {
  const { message, resource, bucket, key, requestId, hostId, method, url, details, headers, requestHeaders } =
    response
  const texts: [name: string, text: string][] = []
  for (const text of [message, resource, bucket, key, requestId, hostId, method, url])
    if (text !== null) texts.push(['', text])
  for (const map of [details, headers, requestHeaders])
    for (const name of Object.keys(map)) texts.push([name, map[name] as string])
  return texts
}
