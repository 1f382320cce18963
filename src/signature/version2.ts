/**
 * The usual mistakes in what a V2 signature is made for (`Authorization: OBS AK:signature`, and presigned URLs).
 * Source: https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0010.html
 */
import { addressOf } from '../diagnose/facts/request.ts'
import type { ErrorResponse } from '../types.ts'
import { methods, pathSpellings, type Trial, timesNear, usualContentTypes } from './trial.ts'

/** A string to sign taken apart; the last line is the resource, the lines before it are headers. */
interface Parts {
  method: string
  md5: string
  type: string
  date: string
  headers: string[]
  resource: string
}

/** Null where the text has too few lines. */
function readParts(text: string): Parts | null {
  const lines = text.split('\n')
  if (lines.length < 5) return null
  const [method = '', md5 = '', type = '', date = ''] = lines
  return { method, md5, type, date, headers: lines.slice(4, -1), resource: lines.at(-1) ?? '' }
}

function write({ method, md5, type, date, headers, resource }: Parts): string {
  return [method, md5, type, date, ...headers, resource].join('\n')
}

/** Parameters of a URL that belong into the resource by name: sub-resources, and those that change the answer. */
const signatureParameter = /^(?:signature|expires|accesskeyid|awsaccesskeyid|x-(?:obs|amz)-.*)$/i

const httpDate = (time: number) => new Date(time).toUTCString()

/**
 * Every trial, the likeliest first: one change of the server's string each.
 * @param text the server's string to sign
 * @param response what is known of the request beside that string
 */
export function* version2Trials(text: string, response: ErrorResponse): Generator<Trial> {
  const server = readParts(text)
  if (server === null) return
  const given = { ...response, requestHeaders: lowerNames(response.requestHeaders) }
  yield* contentTrials(server, given)
  yield* resourceTrials(server, given)
  yield* headerTrials(server, given)
  yield* dateTrials(server, given)
  for (const method of methods) {
    if (method !== server.method)
      yield {
        mistake: 'mistake-method',
        values: { client: method, server: server.method },
        text: write({ ...server, method }),
      }
  }
  yield* lineTrials(text, server)
}

function lowerNames(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

function* contentTrials(server: Parts, { requestHeaders }: ErrorResponse): Generator<Trial> {
  for (const type of ['', requestHeaders['content-type'] ?? '', ...usualContentTypes]) {
    if (type !== server.type) {
      const mistake = 'mistake-content-type'
      yield { mistake, values: { client: type, server: server.type }, text: write({ ...server, type }) }
    }
  }
  for (const md5 of ['', requestHeaders['content-md5'] ?? '']) {
    if (md5 !== server.md5)
      yield {
        mistake: 'mistake-content-md5',
        values: { client: md5, server: server.md5 },
        text: write({ ...server, md5 }),
      }
  }
}

function* resourceTrials(server: Parts, response: ErrorResponse): Generator<Trial> {
  const { resource } = server
  const trial = (mistake: Trial['mistake'], changed: string, values: Trial['values'] = {}): Trial => ({
    mistake,
    values: { client: changed, server: resource, ...values },
    text: write({ ...server, resource: changed }),
  })
  const [path = '', query] = splitOnce(resource, '?')
  const tail = query === undefined ? '' : `?${query}`
  const [, bucket = '', ...key] = path.split('/')
  const rest = `/${key.join('/')}`
  const host = addressOf(response)?.host
  yield trial('mistake-bucket-missing', rest + tail)
  yield trial('mistake-bucket-twice', `/${bucket}${path}${tail}`)
  if (response.bucket !== null && response.bucket !== bucket)
    yield trial('mistake-bucket-added', `/${response.bucket}${path}${tail}`)
  if (host !== undefined) {
    yield trial('mistake-host-in-resource', `/${host}${rest}${tail}`)
    yield trial('mistake-host-in-resource', `/${host}${path}${tail}`)
  }
  for (const [mistake, spelling] of pathSpellings(path))
    if (spelling !== path) yield trial(mistake, spelling + tail)
  for (const [mistake, spelling] of pathSpellings(rest))
    if (spelling !== rest) yield trial(mistake, `/${bucket}${spelling}${tail}`)
  yield* queryTrials(path, query, response, trial)
}

function* queryTrials(
  path: string,
  query: string | undefined,
  { url }: ErrorResponse,
  trial: (mistake: Trial['mistake'], changed: string, values?: Trial['values']) => Trial,
): Generator<Trial> {
  const pairs = query === undefined || query === '' ? [] : query.split('&')
  const join = (list: string[]) => (list.length === 0 ? path : `${path}?${list.join('&')}`)
  if (pairs.length > 0) yield trial('mistake-query-missing', path, { name: pairs.join('&') })
  for (const pair of pairs) {
    const without = pairs.filter(one => one !== pair)
    yield trial('mistake-query-missing', join(without), { name: pair.split('=')[0] as string })
    yield trial(
      'mistake-query-value',
      join(pairs.map(one => (one === pair ? (pair.split('=')[0] as string) : one))),
      { name: pair.split('=')[0] as string },
    )
  }
  for (const changed of [decodeURIComponentOrSame, encodeValues].map(change => join(pairs.map(change))))
    yield trial('mistake-query-encoding', changed)
  yield trial('mistake-query-order', join(pairs.toReversed()))
  const sent = (splitOnce(url ?? '', '?')[1]?.split('#')[0] ?? '')
    .split('&')
    .filter(pair => pair !== '' && !signatureParameter.test(pair.split('=')[0] as string))
  const further = sent.filter(pair => !pairs.includes(pair))
  for (const pair of [...further, ...further.map(decodeURIComponentOrSame)]) {
    const name = pair.split('=')[0] as string
    yield trial('mistake-query-added', join([...pairs, pair].sort()), { name })
    yield trial('mistake-query-added', join([...pairs, pair]), { name })
  }
  if (further.length > 0) {
    yield trial('mistake-query-added', join(sent), { name: further.join('&') })
    yield trial('mistake-query-added', join(sent.toSorted()), { name: further.join('&') })
  }
}

/** Prefixes of the headers that are signed: of OBS and of the S3-compatible interface. */
const prefixes = ['x-obs-', 'x-amz-'] as const

function* headerTrials(server: Parts, { requestHeaders }: ErrorResponse): Generator<Trial> {
  const { headers } = server
  const changed = (list: string[]) => write({ ...server, headers: list })
  for (const line of headers) {
    const name = line.split(':')[0] as string
    const mistake = /security-token$/.test(name) ? 'mistake-token-missing' : 'mistake-header-missing'
    yield { mistake, values: { name }, text: changed(headers.filter(one => one !== line)) }
    const sent = requestHeaders[name]
    if (sent !== undefined && `${name}:${sent}` !== line)
      yield {
        mistake: 'mistake-header-value',
        values: { name, client: sent, server: line.slice(name.length + 1) },
        text: changed(headers.map(one => (one === line ? `${name}:${sent}` : one))),
      }
    const value = line.slice(name.length + 1)
    for (const form of [
      `${name}: ${value}`,
      `${capitalised(name)}:${value}`,
      `${name}:${decodeURIComponentOrSame(value)}`,
      `${name}:${encodeURIComponent(value)}`,
    ])
      if (form !== line)
        yield {
          mistake: 'mistake-header-form',
          values: { name, client: form, server: line },
          text: changed(headers.map(one => (one === line ? form : one))),
        }
  }
  const known = new Set(headers.map(line => line.split(':')[0]))
  for (const [name, value] of Object.entries(requestHeaders)) {
    if (known.has(name) || name === 'authorization' || name === 'host') continue
    const mistake = /security-token$/.test(name) ? 'mistake-token-added' : 'mistake-header-added'
    yield { mistake, values: { name }, text: changed([...headers, `${name}:${value}`].sort()) }
  }
  for (const [from, to] of [prefixes, prefixes.toReversed()] as [string, string][]) {
    const swapped = headers.map(line => (line.startsWith(from) ? to + line.slice(from.length) : line))
    if (swapped.join() !== headers.join())
      yield {
        mistake: 'mistake-header-prefix',
        values: { client: to, server: from },
        text: changed(swapped.sort()),
      }
  }
  yield { mistake: 'mistake-header-order', values: {}, text: changed(headers.toReversed()) }
}

function* dateTrials(server: Parts, { requestHeaders }: ErrorResponse): Generator<Trial> {
  const trial = (date: string, headers = server.headers): Trial => ({
    mistake: 'mistake-date',
    values: { client: date, server: server.date },
    text: write({ ...server, date, headers }),
  })
  const line = server.headers.find(one => /^x-(?:obs|amz)-date:/.test(one))
  const others = [
    requestHeaders.date,
    requestHeaders['x-obs-date'],
    requestHeaders['x-amz-date'],
    line?.slice(line.indexOf(':') + 1),
  ]
  for (const date of ['', ...others]) if (date !== undefined && date !== server.date) yield trial(date)
  if (line !== undefined) {
    const without = server.headers.filter(one => one !== line)
    for (const date of ['', ...others]) if (date !== undefined) yield trial(date, without)
  }
  const isEpoch = /^\d{9,10}$/.test(server.date)
  const signed = isEpoch
    ? Number(server.date) * 1000
    : Date.parse(server.date || (line?.slice(line.indexOf(':') + 1) ?? ''))
  if (Number.isNaN(signed)) return
  for (const time of timesNear(signed)) {
    const date = isEpoch ? String(time / 1000) : httpDate(time)
    if (server.date !== '') yield trial(date)
    else if (line !== undefined)
      yield trial(
        '',
        server.headers.map(one => (one === line ? `${line.split(':')[0]}:${date}` : one)),
      )
  }
}

function* lineTrials(text: string, server: Parts): Generator<Trial> {
  const mistake = 'mistake-line-ends'
  yield { mistake, values: {}, text: `${text}\n` }
  yield { mistake, values: {}, text: text.replaceAll('\n', '\r\n') }
  yield { mistake, values: {}, text: text.replaceAll('\n', '\\n') }
  yield {
    mistake,
    values: {},
    text: [
      server.method,
      server.md5,
      server.type,
      server.date,
      server.headers.join('') + server.resource,
    ].join('\n'),
  }
  yield {
    mistake,
    values: {},
    text: [server.method, server.md5, server.type, server.date, ...server.headers, '', server.resource].join(
      '\n',
    ),
  }
}

/** The string that the headers of a dump make, as a client has to build it; null where the request is not known well enough. */
export function stringOfRequest(response: ErrorResponse, server: string): string | null {
  const parts = readParts(server)
  const { method } = response
  if (parts === null || method === null || Object.keys(response.requestHeaders).length === 0) return null
  const sent = lowerNames(response.requestHeaders)
  const prefix = /^AWS /.test(sent.authorization ?? '') ? 'x-amz-' : 'x-obs-'
  const headers = Object.keys(sent)
    .filter(name => name.startsWith(prefix))
    .sort()
    .map(name => `${name}:${sent[name]}`)
  const hasOwnDate = sent[`${prefix}date`] !== undefined
  return write({
    method,
    md5: sent['content-md5'] ?? '',
    type: sent['content-type'] ?? '',
    date: /^\d+$/.test(parts.date) ? parts.date : hasOwnDate ? '' : (sent.date ?? ''),
    headers,
    resource: parts.resource,
  })
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)]
}

function decodeURIComponentOrSame(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function encodeValues(pair: string): string {
  const [name, value] = splitOnce(pair, '=')
  return value === undefined ? pair : `${name}=${encodeURIComponent(value)}`
}

function capitalised(name: string): string {
  return name.replace(/(?:^|-)[a-z]/g, letter => letter.toUpperCase())
}
