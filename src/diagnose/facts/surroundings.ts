/** What the lines around an error tell of its request, where the error itself does not: the command, a dumped request. */

import { readAddress } from '../../address.ts'
import { isElsewhere, otherStores } from '../../hosts.ts'
import type { ErrorResponse, Surroundings } from '../../types.ts'
import { clientString } from './client-string.ts'
import { curlCommands, type Request } from './commands.ts'

const methodName = '(?:GET|PUT|POST|HEAD|DELETE|OPTIONS)'

/** Requests as libraries dump them, and as people write them. */
const dumps: [pattern: RegExp, read: (groups: Record<string, string | undefined>) => Request][] = [
  [
    /httpMethod=(?<method>[A-Z]+), protocol=(?<scheme>https?), host=(?<host>[\w.-]+)(?:, port=\d+)?, encodedPath=(?<path>[^,\s]*)/,
    ({ method = null, scheme, host, path }) => ({ method, url: `${scheme}://${host}${path}`, headers: {} }),
  ],
  [
    new RegExp(`(?<![\\w-])(?<method>${methodName}) (?<url>https?://[^\\s"'<>\`，。）)]+)`),
    ({ method = null, url = '' }) => ({ method, url, headers: {} }),
  ],
  // Logs in the form of logfmt or JSON, and s3cmd: `method=PUT url=https://…`.
  [
    new RegExp(
      `\\bmethod(?:_string)?["']?\\s?[=:]\\s?["']?(?<method>${methodName})\\b[^\\n]{1,80}?\\bur[il]["']?\\s?[=:]\\s?["']?(?<url>https?://[^\\s"',]+)`,
      'i',
    ),
    ({ method, url = '' }) => ({ method: method?.toUpperCase() ?? null, url, headers: {} }),
  ],
  // wget prints each request that it sends; it signs none.
  [
    /^--\d{4}-\d\d-\d\d \d\d:\d\d:\d\d-- {2}(?<url>https?:\/\/\S+)/m,
    ({ url = '' }) => ({ method: 'GET', url, headers: { host: readAddress(url)?.host ?? '' } }),
  ],
  [
    /\burl["']?: ?["'](?<url>https?:\/\/[^"']+)["'],?\s{1,9}["']?method["']?: ?["'](?<method>\w+)/i,
    ({ method, url = '' }) => ({ method: method?.toUpperCase() ?? null, url, headers: {} }),
  ],
]

function dumpedRequest(text: string): Request | null {
  for (const [pattern, read] of dumps) {
    const groups = pattern.exec(text)?.groups
    if (groups) return read(groups)
  }
  return null
}

const anyUrl = /https?:\/\/[^\s"'<>`，。；）)\]]+/g

/** The one address of the text that a request for an object can have gone to. */
function onlyUrl(text: string): Request | null {
  const urls = new Set<string>()
  for (const [found] of text.matchAll(anyUrl)) {
    const url = found.replace(/(?<![.,;:])[.,;:]+$/, '')
    const address = readAddress(url)
    if (address && !isElsewhere(address.host) && (address.endpoint !== null || /[?&;]Signature=/i.test(url)))
      if (address.bucket !== null || address.key !== null) urls.add(url)
  }
  const [url] = urls
  return urls.size === 1 && url !== undefined ? { method: null, url, headers: {} } : null
}

/** Whether a request can be the one of the response: both name the same address or bucket and key, or one names none. */
function canBeOf({ url }: Request, response: ErrorResponse): boolean {
  const { bucket, key, details } = response
  const address = readAddress(url)
  if (response.url !== null && /^https?:/.test(response.url) && response.url !== url) return false
  if (address === null) return false
  const isOther = (one: string | null, other: string | null) =>
    one !== null && other !== null && one !== other
  if (details.Host && details.Host !== address.host) return false
  return !isOther(bucket, address.bucket) && !isOther(key, address.key)
}

/** Programs that send one request when they are called; of others a line tells nothing of the request that failed. */
const requestPrinters = new Set([null, 'curl'])

/** What a shell prints where it cut a command at an unquoted `&`: the number of the job, or that a part is no command. */
const cutByShell =
  /^\[\d{1,3}\][-+]? +(?:\d+$|Done|Exit|\d+ )|'(?:Expires|Signature|AccessKeyId|X-Amz-\w+)' is not recognized/m

/** The URL that a shell left of a command: of one without quotes all up to the first `&`. */
function urlAsSent(url: string, text: string): string {
  const end = url.indexOf('&')
  const isCut = end > 0 && cutByShell.test(text) && text.includes(` ${url.split('?', 1)[0]}?`)
  return isCut ? url.slice(0, end) : url
}

/** The request that the lines around an error tell of; null where they tell of none, or of another one. */
function requestAround(response: ErrorResponse): Request | null {
  const { around, client } = response
  const whole = textOf(around)
  const commands = requestPrinters.has(client)
    ? [...curlCommands(around.before).reverse(), ...curlCommands(around.behind)]
    : []
  const candidates = [...commands, dumpedRequest(whole), onlyUrl(whole)]
  return candidates.find(one => one !== null && canBeOf(one, response)) ?? null
}

/** A call of an SDK in a stack, which names the operation: `DefaultS3Client.putObject(`, `(*ObsClient).PutObject(`. */
const callInStack =
  /(?:S3Client|ObsClient|OSSClient|Bucket|\*ObsClient\)|client|s3|obs)\.(?<call>(?:put|get|head|delete|copy|list|create|append|upload|download|complete|initiate|abort|restore|set)[A-Za-z_]{2,40})\(/i

/** Commands that name no bucket: they list the buckets of the account. */
const listsBuckets =
  /(?:rclone lsd [\w-]+:|aws (?:[^\n|]{0,200} )?s3 ls|s3cmd (?:-\S+ )*ls|mc ls [\w-]+|obsutil ls|s5cmd (?:--\S+ \S+ )?ls)\s*?(?:$| -{1,2}\w| 2?>)/m

/** The operation of the call; underscores of Python are taken out. */
function operationAround({ around }: ErrorResponse): string | null {
  if (listsBuckets.test(around.before)) return 'ListBuckets'
  const call = callInStack.exec(around.behind) ?? callInStack.exec(around.before.slice(-1500))
  return call?.groups?.call?.replaceAll('_', '') ?? null
}

/** The string that the client signed, as s3cmd and people print it. */
const signedString =
  /(?:SignHeaders: |(?<!<)[Ss]tring[_ -]?[Tt]o[_ -]?[Ss]ign["']?\s?[:=]\s?|(?<=[\s:=：])(?=["'](?:GET|PUT|POST|HEAD|DELETE)(?:\\n[^\\\n"']{0,400}){3}))(?:'([^'\n]{4,4000})'|"([^"\n]{4,4000})")/
/** The server's string where its element stands outside of a body. */
const serverString = /<StringToSign>([^<]{4,4000})<\/StringToSign>/

/** A header of the answer in a printed list of headers, where it names another store. */
const serverOfStore = /["']?[Ss]erver["']?\s?(?::|=>?)\s?["']?([\w-]{3,40})/g

function storeAround({ around }: ErrorResponse): string | null {
  for (const [, server = ''] of textOf(around).matchAll(serverOfStore))
    if (otherStores.some(store => store.server?.test(server))) return server
  return null
}

function textOf({ before, behind }: Surroundings): string {
  return `${before}\n${behind}`
}

/** The response with what the lines around it tell of the request; what the response itself says stays. */
export function withRequest(response: ErrorResponse): ErrorResponse {
  const { around, method, bucket, key, headers, details, requestHeaders } = response
  if (around.before === '' && around.behind === '') return response
  const request = requestAround(response)
  const address = request === null ? null : readAddress(request.url)
  const added: Record<string, string> = {}
  const operation = method === null && request?.method == null ? operationAround(response) : null
  if (operation !== null && !details.Operation) added.Operation = operation
  const [, single, double] = (!details.ClientStringToSign && signedString.exec(textOf(around))) || []
  const signed = single ?? double
  if (signed) added.ClientStringToSign = signed.replaceAll('\\n', '\n')
  else if (details.StringToSign && !details.ClientStringToSign) {
    const own = clientString(textOf(around), details.StringToSign)
    if (own !== null) added.ClientStringToSign = own
  }
  if (details.CanonicalRequest) {
    const own = clientString(textOf(around), details.CanonicalRequest)
    if (own !== null) added.ClientCanonicalRequest = own
  }
  const server = details.StringToSign ? undefined : serverString.exec(around.behind)?.[1]
  if (server && response.code === 'SignatureDoesNotMatch') added.StringToSign = server
  const store = Object.keys(headers).length === 0 ? storeAround(response) : null
  const url = response.url ?? request?.url ?? null
  return {
    ...response,
    url: url && urlAsSent(url, textOf(around)),
    method: method ?? request?.method ?? null,
    bucket: bucket ?? address?.bucket ?? null,
    key: key ?? address?.key ?? null,
    headers: store === null ? headers : { ...headers, server: store },
    requestHeaders: Object.keys(requestHeaders).length > 0 ? requestHeaders : (request?.headers ?? {}),
    details: Object.assign(Object.create(null), details, added),
  }
}
