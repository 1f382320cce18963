/**
 * The usual mistakes in what a V2 signature is made for (`Authorization: OBS AK:signature`, and presigned URLs).
 * Source: https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0010.html
 */

import { addressOf } from '../diagnose/facts/request.ts'
import { decodePercent, encodePercent } from '../percent-encoding.ts'
import type { Known } from './known.ts'
import {
  dateForms,
  encode,
  expiriesNear,
  isToken,
  type Mistake,
  methods,
  namePaths,
  otherCharacterSets,
  pathSpellings,
  type Trial,
  timesNear,
} from './trial.ts'
import { ownHeaders, subResources, usualContentTypes, usualParameters, usualValues } from './usual.ts'

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

/** A trial with other parts; the values default to those of no placeholder. */
type Make = (mistake: Mistake, values: Trial['values'], changed: Partial<Parts>) => Trial

/** Prefixes of the headers that are signed: of OBS and of the S3-compatible interface. */
const prefixes = ['x-obs-', 'x-amz-'] as const

const headerName = (line: string) => line.slice(0, line.indexOf(':'))
const headerValue = (line: string) => line.slice(line.indexOf(':') + 1)

/**
 * Every trial, the likeliest first: one change of the server's string each.
 * @param text the server's string to sign
 * @param known what is known of the request beside that string
 */
export function* version2Trials(text: string, known: Known): Generator<Trial> {
  const server = readParts(text)
  if (server === null) return
  const trial: Make = (mistake, values, changed) => ({
    mistake,
    values,
    text: write({ ...server, ...changed }),
  })
  yield* contentTrials(server, known, trial)
  yield* resourceTrials(server, known, trial)
  yield* headerTrials(server, known, trial)
  for (const method of methods)
    if (method !== server.method)
      yield trial('mistake-method', { client: method, server: server.method }, { method })
  yield* lineTrials(text, server)
  yield* dateTrials(server, known, trial)
}

function* contentTrials(server: Parts, { requestHeaders }: Known, trial: Make): Generator<Trial> {
  for (const type of ['', requestHeaders['content-type'] ?? '', ...usualContentTypes])
    if (type !== server.type)
      yield trial('mistake-content-type', { client: type, server: server.type }, { type })
  for (const md5 of ['', requestHeaders['content-md5'] ?? ''])
    if (md5 !== server.md5) yield trial('mistake-content-md5', { client: md5, server: server.md5 }, { md5 })
}

function* resourceTrials(server: Parts, known: Known, make: Make): Generator<Trial> {
  const { resource } = server
  const trial = (mistake: Mistake, changed: string, values: Trial['values'] = {}): Trial =>
    make(mistake, { client: changed, server: resource, ...values }, { resource: changed })
  const [path = '', query] = splitOnce(resource, '?')
  const tail = query === undefined ? '' : `?${query}`
  const [, bucket = '', ...key] = path.split('/')
  const rest = `/${key.join('/')}`
  const host = addressOf(known)?.host
  yield trial(key[0] === bucket ? 'mistake-bucket-sent-twice' : 'mistake-bucket-missing', rest + tail)
  yield trial('mistake-bucket-twice', `/${bucket}${path}${tail}`)
  if (known.bucket !== null && known.bucket !== bucket)
    yield trial('mistake-bucket-added', `/${known.bucket}${path}${tail}`)
  if (host !== undefined) {
    yield trial('mistake-host-in-resource', `/${host}${rest}${tail}`)
    yield trial('mistake-host-in-resource', `/${host}${path}${tail}`)
  }
  for (const spelling of pathSpellings(path))
    if (spelling !== path) yield trial(namePaths(spelling, path), spelling + tail)
  for (const spelling of pathSpellings(rest))
    if (spelling !== rest) yield trial(namePaths(spelling, rest), `/${bucket}${spelling}${tail}`)
  for (const [index, part] of key.entries())
    if (key.length > 1)
      yield trial('mistake-path-added', `/${[bucket, ...key.toSpliced(index, 1)].join('/')}${tail}`, {
        name: part,
      })
  yield* queryTrials(path, query, known, trial)
}

function* queryTrials(
  path: string,
  query: string | undefined,
  { url, token }: Known,
  trial: (mistake: Mistake, changed: string, values?: Trial['values']) => Trial,
): Generator<Trial> {
  const pairs = query === undefined || query === '' ? [] : query.split('&')
  const join = (list: string[]) => (list.length === 0 ? path : `${path}?${list.join('&')}`)
  const sorted = (list: string[]) => join(list.toSorted())
  const nameOfPair = (pair: string) => pair.split('=')[0] as string
  const signed = new Set(pairs.map(nameOfPair))
  for (const changed of [decodePercent, encodeValues].map(change => join(pairs.map(change))))
    yield trial('mistake-query-encoding', changed)
  if (pairs.length > 0) yield trial('mistake-query-missing', path, { name: pairs.map(nameOfPair).join('&') })
  for (const pair of pairs) {
    const name = nameOfPair(pair)
    const without = pairs.filter(one => one !== pair)
    const missing = isToken(name) ? 'mistake-token-missing' : 'mistake-query-missing'
    // The resource holds the token itself, which no finding may show.
    const hidden = isToken(name) ? { client: '', server: '' } : {}
    yield trial(missing, join(without), { name, ...hidden })
    const others = usualParameters[name] ?? []
    for (const value of ['', ...others.map(other => `=${other}`)])
      if (name + value !== pair)
        yield trial('mistake-query-value', join(pairs.map(one => (one === pair ? name + value : one))), {
          name,
          ...hidden,
        })
  }
  yield trial('mistake-query-order', join(pairs.toReversed()))
  const sent = (splitOnce(url ?? '', '?')[1]?.split('#')[0] ?? '')
    .split('&')
    .filter(pair => pair !== '' && !signatureParameter.test(nameOfPair(pair)))
  const further = sent.filter(pair => !pairs.includes(pair))
  for (const pair of [...further, ...further.map(decodePercent)]) {
    yield trial('mistake-query-added', sorted([...pairs, pair]), { name: nameOfPair(pair) })
    yield trial('mistake-query-added', join([...pairs, pair]), { name: nameOfPair(pair) })
  }
  if (further.length > 0) {
    yield trial('mistake-query-added', join(sent), { name: further.join('&') })
    yield trial('mistake-query-added', sorted(sent), { name: further.join('&') })
  }
  for (const name of subResources)
    if (!signed.has(name))
      for (const pair of [name, `${name}=`])
        yield trial('mistake-query-added', sorted([...pairs, pair]), { name })
  for (const [name, values] of Object.entries(usualParameters))
    if (!signed.has(name))
      for (const value of values)
        yield trial('mistake-query-added', sorted([...pairs, `${name}=${value}`]), { name })
  if (token !== null)
    for (const prefix of prefixes) {
      const name = `${prefix}security-token`
      const list = pairs.filter(pair => nameOfPair(pair) !== name)
      const hidden = { name, client: '', server: '' }
      yield trial('mistake-token-added', sorted([...list, `${name}=${token}`]), hidden)
      yield trial('mistake-token-added', sorted([...list, `${name}=${encode(token)}`]), hidden)
    }
}

/** Ways in which a header is written that are not the canonical one. */
function* headerForms(name: string, value: string): Generator<string> {
  yield `${name}: ${value}`
  yield `${name}:${value} `
  yield `${capitalised(name)}:${value}`
  yield `${name}:${decodePercent(value)}`
  yield `${name}:${encodePercent(value)}`
  yield `${name}:${value.replaceAll(', ', ',')}`
  yield `${name}:${value.replace(/,(?! )/g, ', ')}`
  for (const other of otherCharacterSets(value)) yield `${name}:${other}`
}

function* headerTrials(server: Parts, { requestHeaders, token }: Known, trial: Make): Generator<Trial> {
  const { headers } = server
  const replaced = (line: string, other: string) => ({
    headers: headers.map(one => (one === line ? other : one)),
  })
  const added = (line: string) => ({ headers: [...headers, line].sort() })
  for (const line of headers) {
    const [name, value] = [headerName(line), headerValue(line)]
    const without = headers.filter(one => one !== line)
    yield trial(
      isToken(name) ? 'mistake-token-missing' : 'mistake-header-missing',
      { name },
      { headers: without },
    )
    if (isToken(name)) {
      // S3 and OBS take the token of a link in different places.
      const separator = server.resource.includes('?') ? '&' : '?'
      const resource = `${server.resource}${separator}${name}=${value}`
      yield trial('mistake-token-missing', { name }, { headers: without, resource })
      continue
    }
    for (const other of [requestHeaders[name], ...usualValues(name)])
      if (other !== undefined && other !== value)
        yield trial(
          'mistake-header-value',
          { name, client: other, server: value },
          replaced(line, `${name}:${other}`),
        )
    for (const form of headerForms(name, value))
      if (form !== line)
        yield trial('mistake-header-form', { name, client: form, server: line }, replaced(line, form))
  }
  const known = new Set(headers.map(headerName))
  for (const [name, value] of Object.entries(requestHeaders)) {
    if (known.has(name) || name === 'authorization' || name === 'host') continue
    const mistake = isToken(name) ? 'mistake-token-added' : 'mistake-header-added'
    yield trial(mistake, { name }, added(`${name}:${value}`))
  }
  for (const [from, to] of [prefixes, prefixes.toReversed()] as [string, string][]) {
    const swapped = headers.map(line => (line.startsWith(from) ? to + line.slice(from.length) : line))
    if (swapped.join() !== headers.join())
      yield trial('mistake-header-prefix', { client: to, server: from }, { headers: swapped.sort() })
  }
  for (const prefix of prefixes) {
    if (token !== null) {
      const name = `${prefix}security-token`
      const others = headers.filter(line => !isToken(headerName(line)))
      yield trial('mistake-token-added', { name }, { headers: [...others, `${name}:${token}`].sort() })
    }
    for (const [rest, values] of Object.entries(ownHeaders)) {
      const name = prefix + rest
      if (!known.has(name))
        for (const value of values) yield trial('mistake-header-added', { name }, added(`${name}:${value}`))
    }
  }
  yield trial('mistake-header-order', {}, { headers: headers.toReversed() })
}

function* dateTrials(server: Parts, { requestHeaders }: Known, make: Make): Generator<Trial> {
  const trial = (date: string, headers = server.headers): Trial =>
    make('mistake-date', { client: date, server: server.date }, { date, headers })
  const line = server.headers.find(one => /^x-(?:obs|amz)-date:/.test(one))
  const others = [
    requestHeaders.date,
    requestHeaders['x-obs-date'],
    requestHeaders['x-amz-date'],
    line && headerValue(line),
  ]
  for (const date of ['', ...others]) if (date !== undefined && date !== server.date) yield trial(date)
  const isEpoch = /^\d{9,10}$/.test(server.date)
  const signed = isEpoch
    ? Number(server.date) * 1000
    : Date.parse(server.date || (line ? headerValue(line) : ''))
  const forms = Number.isNaN(signed) || isEpoch ? [] : [...dateForms(signed)]
  if (line !== undefined) {
    const without = server.headers.filter(one => one !== line)
    for (const date of ['', ...others, ...forms]) if (date !== undefined) yield trial(date, without)
  } else if (!isEpoch) {
    for (const prefix of prefixes)
      for (const form of forms) yield trial('', [...server.headers, `${prefix}date:${form}`].sort())
  }
  if (Number.isNaN(signed)) return
  const moved = (date: string): Trial => {
    if (server.date !== '' || line === undefined) return trial(date)
    const headers = server.headers.map(one => (one === line ? `${headerName(line)}:${date}` : one))
    return make('mistake-date', { client: date, server: headerValue(line) }, { headers })
  }
  for (const form of forms) yield moved(form)
  if (isEpoch) for (const time of expiriesNear(signed)) yield moved(String(time / 1000))
  else for (const time of timesNear(signed)) yield moved(new Date(time).toUTCString())
}

function* lineTrials(text: string, { method, md5, type, date, headers, resource }: Parts): Generator<Trial> {
  const start = [method, md5, type, date]
  const texts = [
    `${text}\n`,
    text.replaceAll('\n', '\r\n'),
    text.replaceAll('\n', '\\n'),
    [...start, headers.join('') + resource].join('\n'),
    [...start, ...headers, '', resource].join('\n'),
  ]
  for (const changed of texts) yield { mistake: 'mistake-line-ends', values: {}, text: changed }
}

/** The string that the headers of a dump make, as a client has to build it; null where the request is not known well enough. */
export function stringOfRequest({ method, requestHeaders: sent }: Known, server: string): string | null {
  const parts = readParts(server)
  if (parts === null || method === null || Object.keys(sent).length === 0) return null
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

function encodeValues(pair: string): string {
  const [name, value] = splitOnce(pair, '=')
  return value === undefined ? pair : `${name}=${encodePercent(value)}`
}

function capitalised(name: string): string {
  return name.replace(/(?:^|-)[a-z]/g, letter => letter.toUpperCase())
}
