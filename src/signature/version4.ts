/**
 * The usual mistakes in what a V4 signature is made for.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html; OBS takes V4 on its
 * S3-compatible interface, and writes the scope of its own variant with `obs4_request`.
 */

import { addressOf } from '../diagnose/facts/request.ts'
import { decodePercent, encodePercent } from '../percent-encoding.ts'
import { sha256, signer, toHex } from './hmac.ts'
import type { Known } from './known.ts'
import {
  compact,
  encode,
  encodePath,
  isToken,
  methods,
  namePaths,
  otherCharacterSets,
  pathSpellings,
  type Trial,
  timesNear,
} from './trial.ts'
import {
  lifetimes,
  payloads,
  regions,
  services,
  subResources,
  usualHosts,
  usualParameters,
  usualValues,
} from './usual.ts'

/** A string to sign taken apart. */
export interface Version4 {
  algorithm: string
  time: string
  date: string
  region: string
  service: string
  terminator: string
  hash: string
}

/** Null where the text is no V4 string to sign. */
export function readVersion4(text: string): Version4 | null {
  const match =
    /^((?:AWS4|OBS4)-HMAC-SHA256)\s+(\d{8}T\d{6}Z)\s+(\d{8})\/([^/\s]*)\/([^/\s]*)\/(\w+)\s+([0-9a-f]{64})\s*$/.exec(
      text,
    )
  if (!match) return null
  const [, algorithm, time, date, region, service, terminator, hash] = match as unknown as string[]
  return { algorithm, time, date, region, service, terminator, hash } as Version4
}

function writeVersion4({ algorithm, time, date, region, service, terminator, hash }: Version4): string {
  return `${algorithm}\n${time}\n${date}/${region}/${service}/${terminator}\n${hash}`
}

/** A function from strings to sign to signatures, for one secret and one scope. */
export async function version4Signer(
  secret: string,
  scope: Version4,
): Promise<(text: string) => Promise<string>> {
  let key: Uint8Array | string = `${scope.algorithm.slice(0, 4)}${secret}`
  for (const part of [scope.date, scope.region, scope.service, scope.terminator]) {
    const sign: (text: string) => Promise<Uint8Array> = await signer('SHA-256', key)
    key = await sign(part)
  }
  const sign = await signer('SHA-256', key)
  return async text => toHex(await sign(text))
}

/** Trials that change the scope or the time: the strings to sign with the scopes to sign them for. */
export function* scopeTrials(server: Version4, known: Known): Generator<Trial & { scope: Version4 }> {
  const trial = (mistake: Trial['mistake'], client: string, theirs: string, scope: Version4) => ({
    mistake,
    values: { client, server: theirs },
    text: writeVersion4(scope),
    scope,
  })
  const near = addressOf(known)?.region
  for (const region of ['', ...(near ? [near] : []), ...regions])
    if (region !== server.region)
      yield trial('mistake-scope-region', region, server.region, { ...server, region })
  for (const service of services)
    if (service !== server.service)
      yield trial('mistake-scope-service', service, server.service, { ...server, service })
  for (const days of [-1, 1, -2, 2]) {
    const midnight = Date.parse(server.date.replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3'))
    const date = compact(midnight + days * 86_400_000).slice(0, 8)
    yield trial('mistake-scope-date', date, server.date, { ...server, date })
  }
  for (const time of timesNear(
    Date.parse(server.time.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/, '$1-$2-$3T$4:$5:$6')),
  ))
    yield trial('mistake-date', compact(time), server.time, { ...server, time: compact(time) })
}

/** A canonical request with the time and, in a link, the scope of another string to sign. */
export function inScope(canonical: string, from: Version4, to: Version4): string {
  const credential = ({ date, region, service }: Version4) => encode(`/${date}/${region}/${service}/`)
  return canonical.replaceAll(from.time, to.time).replace(credential(from), credential(to))
}

/** A canonical request taken apart. */
interface Canonical {
  method: string
  path: string
  query: string
  headers: string[]
  signed: string
  payload: string
}

function readCanonical(text: string): Canonical | null {
  const lines = text.split('\n')
  if (lines.length < 6) return null
  const [method = '', path = '', query = ''] = lines
  return {
    method,
    path,
    query,
    headers: lines.slice(3, -3),
    signed: lines.at(-2) ?? '',
    payload: lines.at(-1) ?? '',
  }
}

function write({ method, path, query, headers, signed, payload }: Canonical): string {
  return [method, path, query, ...headers, '', signed, payload].join('\n')
}

type Make = (mistake: Trial['mistake'], values: Trial['values'], changed: Partial<Canonical>) => Trial

/** Trials that change the canonical request; each needs the hash of its text put into the string to sign. */
export function* canonicalTrials(text: string, { region }: Version4, known: Known): Generator<Trial> {
  const server = readCanonical(text)
  if (server === null) return
  const trial: Make = (mistake, values, changed) => ({
    mistake,
    values,
    text: write({ ...server, ...changed }),
  })
  yield* payloadTrials(server, trial)
  yield* headerTrials(server, known, trial)
  for (const path of pathSpellings(server.path))
    if (path !== server.path)
      yield trial(namePaths(path, server.path), { client: path, server: server.path }, { path })
  // The canonical path is encoded anew: what the server saw as another character is encoded as that one.
  const plain = decodePercent(server.path)
  for (const path of [plain.replaceAll('+', ' '), plain.replaceAll(' ', '+')].map(encodePath))
    if (path !== server.path)
      yield trial(namePaths(path, server.path), { client: path, server: server.path }, { path })
  yield* styleTrials(server, known, trial)
  yield* queryTrials(server, known, trial)
  for (const method of methods)
    if (method !== server.method)
      yield trial('mistake-method', { client: method, server: server.method }, { method })
  yield { mistake: 'mistake-line-ends', values: {}, text: `${text}\n` }
  yield { mistake: 'mistake-line-ends', values: {}, text: text.replaceAll('\n', '\r\n') }
  yield { mistake: 'mistake-line-ends', values: {}, text: text.replace('\n\n', '\n') }
  yield* hostTrials(server, region, known, trial)
}

const headerValue = (line: string) => line.slice(line.indexOf(':') + 1)
const headerName = (line: string) => line.slice(0, line.indexOf(':'))
const hostOf = ({ headers }: Canonical) =>
  headerValue(headers.find(line => headerName(line) === 'host') ?? '')

/** Headers with the value of one of them replaced. */
function withValue(headers: string[], name: string, value: string): string[] {
  return headers.map(line => (headerName(line) === name ? `${name}:${value}` : line))
}

/** The signed headers that came without a value: what was lost on the way stands there with nothing behind the colon. */
export function lostHeaders(canonical: string): string[] {
  const server = readCanonical(canonical)
  return server === null ? [] : server.headers.filter(line => headerValue(line) === '').map(headerName)
}

function* payloadTrials(server: Canonical, trial: Make): Generator<Trial> {
  const line = server.headers.find(one => /^x-(?:amz|obs)-content-sha256:/.test(one))
  const sent = line === undefined ? [] : [headerValue(line)]
  for (const payload of [...payloads, ...sent]) {
    if (payload === server.payload) continue
    const values = { client: payload, server: server.payload }
    yield trial('mistake-payload', values, { payload })
    if (line !== undefined)
      yield trial('mistake-payload', values, {
        payload,
        headers: withValue(server.headers, headerName(line), payload),
      })
  }
}

function* headerTrials(server: Canonical, { requestHeaders, token }: Known, trial: Make): Generator<Trial> {
  const { headers, signed } = server
  const without = (name: string) =>
    signed
      .split(';')
      .filter(one => one !== name)
      .join(';')
  const more = (name: string, value: string) => ({
    headers: [...headers, `${name}:${value}`].sort(),
    signed: [...signed.split(';'), name].sort().join(';'),
  })
  const known = new Set(headers.map(headerName))
  for (const line of headers) {
    const [name, value] = [headerName(line), headerValue(line)]
    const others = headers.filter(one => one !== line)
    const missing = isToken(name) ? 'mistake-token-missing' : 'mistake-header-missing'
    yield trial(missing, { name }, { headers: others, signed: without(name) })
    yield trial(missing, { name }, { headers: others })
    if (isToken(name)) {
      if (token !== null && token !== value)
        yield trial('mistake-token-added', { name }, { headers: withValue(headers, name, token) })
      continue
    }
    // What was signed and did not arrive stands there without a value.
    const changed =
      name === 'content-type'
        ? 'mistake-content-type'
        : value === ''
          ? 'mistake-header-added'
          : 'mistake-header-value'
    for (const other of [requestHeaders[name], ...usualValues(name), ''])
      if (other !== undefined && other !== value)
        yield trial(
          changed,
          { name, client: other, server: value },
          { headers: withValue(headers, name, other) },
        )
    for (const form of [
      `${name}: ${value}`,
      `${name}:${value} `,
      ...forms(value).map(one => `${name}:${one}`),
    ])
      if (form !== line)
        yield trial(
          'mistake-header-form',
          { name, client: form, server: line },
          { headers: headers.map(one => (one === line ? form : one)) },
        )
  }
  for (const [name, value] of Object.entries(requestHeaders))
    if (name !== 'authorization' && !known.has(name))
      yield trial(
        isToken(name) ? 'mistake-token-added' : 'mistake-header-added',
        { name },
        more(name, value.trim()),
      )
  for (const name of ['x-amz-security-token', 'x-obs-security-token'])
    if (token !== null && !known.has(name)) yield trial('mistake-token-added', { name }, more(name, token))
}

/** A header value as other programs write it. */
function forms(value: string): string[] {
  return [
    decodePercent(value),
    encodePercent(value),
    value.replaceAll(', ', ','),
    ...otherCharacterSets(value),
  ]
}

/** Path style against virtual-hosted style: the bucket moves between path and host. */
function* styleTrials(server: Canonical, { bucket }: Known, trial: Make): Generator<Trial> {
  const host = hostOf(server)
  const [, first = '', ...rest] = server.path.split('/')
  const values = { client: `/${rest.join('/')}`, server: server.path }
  if (first !== '')
    yield trial('mistake-addressing', values, {
      path: `/${rest.join('/')}`,
      headers: withValue(server.headers, 'host', `${first}.${host}`),
    })
  const isTwice = rest[0] === first || host.startsWith(`${first}.`)
  yield trial(isTwice ? 'mistake-bucket-sent-twice' : 'mistake-bucket-missing', values, {
    path: `/${rest.join('/')}`,
  })
  for (const [index, part] of rest.entries()) {
    if (rest.length === 1) break
    const path = `/${[first, ...rest.toSpliced(index, 1)].join('/')}`
    yield trial('mistake-path-added', { client: path, server: server.path, name: part }, { path })
  }
  const inHost = bucket !== null && host.startsWith(`${bucket}.`) ? bucket : host.split('.')[0]
  if (inHost) {
    const path = `/${inHost}${server.path}`
    yield trial('mistake-bucket-added', { client: path, server: server.path }, { path })
    yield trial(
      'mistake-addressing',
      { client: path, server: server.path },
      { path, headers: withValue(server.headers, 'host', host.slice(inHost.length + 1)) },
    )
  }
}

/** The host that the client signed for, where something on the way put in another: other names, with other ports. */
function* hostTrials(
  server: Canonical,
  region: string,
  { bucket, requestHeaders, url }: Known,
  trial: Make,
): Generator<Trial> {
  const host = hostOf(server)
  const withoutPort = host.replace(/:\d+$/, '')
  const change = (mistake: Trial['mistake'], other: string) =>
    trial(mistake, { client: other, server: host }, { headers: withValue(server.headers, 'host', other) })
  for (const other of [
    withoutPort,
    ...[443, 80, 5443, 8080, 8443, 9000].map(port => `${withoutPort}:${port}`),
  ])
    if (other !== host) yield change('mistake-host-port', other)
  const buckets = [bucket, server.path.split('/')[1]].filter(
    one => one !== null && one !== undefined && one !== '',
  )
  const asked = /^\w+:\/\/([^/?#]+)/.exec(url ?? '')?.[1]
  for (const other of [requestHeaders.host, asked, ...usualHosts(region, buckets as string[])])
    if (other !== undefined && other !== host) yield change('mistake-host', other)
  // A server on one's own machine or network has any port.
  if (withoutPort !== host || /^[\d.]+$|^[^.]+$/.test(withoutPort))
    for (let port = 1; port <= 65_535; port++) yield change('mistake-host-port', `${withoutPort}:${port}`)
}

function* queryTrials(server: Canonical, { url, token }: Known, trial: Make): Generator<Trial> {
  const pairs = server.query === '' ? [] : server.query.split('&')
  const nameOf = (pair: string) => pair.split('=')[0] as string
  const added = (pair: string) => ({ query: [...pairs, pair].sort().join('&') })
  for (const pair of pairs) {
    const name = nameOf(pair)
    const replaced = (other: string) => ({ query: pairs.map(one => (one === pair ? other : one)).join('&') })
    yield trial(
      isToken(name) ? 'mistake-token-missing' : 'mistake-query-missing',
      { name },
      { query: pairs.filter(one => one !== pair).join('&') },
    )
    yield trial('mistake-query-value', { name }, replaced(name))
    const others = /^x-amz-expires$/i.test(name) ? lifetimes : (usualParameters[name] ?? [])
    for (const value of others)
      if (`${name}=${encode(value)}` !== pair)
        yield trial('mistake-query-value', { name }, replaced(`${name}=${encode(value)}`))
  }
  if (pairs.length > 1) {
    yield trial('mistake-query-missing', { name: pairs.map(nameOf).join('&') }, { query: '' })
    yield trial('mistake-query-order', {}, { query: pairs.toReversed().join('&') })
  }
  const encodings = [
    (text: string) => text.replaceAll('%2F', '/'),
    (text: string) => text.replaceAll('%20', '+'),
    (text: string) => text.replaceAll('%2B', '%20'),
    (text: string) => text.replaceAll('%20', '%2B'),
    (text: string) => text.replaceAll('%25', '%'),
    (text: string) => text.replaceAll('%', '%25'),
    (text: string) => text.replaceAll('%3D', '='),
    (text: string) => text.replace(/%[0-9A-F]{2}/g, digits => digits.toLowerCase()),
  ]
  for (const change of encodings) {
    const query = change(server.query)
    if (query !== server.query) yield trial('mistake-query-encoding', {}, { query })
  }
  const sent = (url?.split('?')[1]?.split('#')[0] ?? '')
    .split('&')
    .filter(pair => pair !== '' && !/^x-amz-signature=/i.test(pair))
  for (const pair of sent) {
    const whole = pair.includes('=') ? pair : `${pair}=`
    if (!pairs.includes(whole)) yield trial('mistake-query-added', { name: nameOf(pair) }, added(whole))
  }
  const known = new Set(pairs.map(nameOf))
  const usual = [...subResources.map(name => [name, ['']] as const), ...Object.entries(usualParameters)]
  for (const [name, values] of usual)
    if (!known.has(name))
      for (const value of values)
        yield trial('mistake-query-added', { name }, added(`${name}=${encode(value)}`))
  if (token !== null) {
    const name = 'X-Amz-Security-Token'
    const others = pairs.filter(pair => nameOf(pair) !== name)
    const query = [...others, `${name}=${encode(token)}`].sort().join('&')
    yield trial('mistake-token-added', { name }, { query })
  }
}

/** The canonical request of a dumped request; null where the request is not known well enough. */
export function canonicalOfRequest({ method, url, requestHeaders }: Known): string | null {
  const names = /SignedHeaders=([^,\s]+)/.exec(requestHeaders.authorization ?? '')?.[1]
  if (method === null || url === null || names === undefined) return null
  const [, path = '', query = ''] = /^(?:\w+:\/\/[^/?#]*)?([^?#]*)\??([^#]*)/.exec(url) ?? []
  const pairs = query.split('&').filter(pair => pair !== '')
  return write({
    method,
    path: encodePath(decodePercent(path || '/')),
    query: pairs
      .map(pair => (pair.includes('=') ? pair : `${pair}=`))
      .sort()
      .join('&'),
    headers: names.split(';').map(name => `${name}:${(requestHeaders[name] ?? '').trim()}`),
    signed: names,
    payload:
      requestHeaders['x-amz-content-sha256'] ?? requestHeaders['x-obs-content-sha256'] ?? 'UNSIGNED-PAYLOAD',
  })
}

/** The string to sign of a canonical request. */
export async function stringOfCanonical(server: Version4, canonical: string): Promise<string> {
  return writeVersion4({ ...server, hash: await sha256(canonical) })
}
