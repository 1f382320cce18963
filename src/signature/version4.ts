/**
 * The usual mistakes in what a V4 signature is made for.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html; OBS takes V4 on its
 * S3-compatible interface, and writes the scope of its own variant with `obs4_request`.
 */
import { addressOf } from '../diagnose/facts/request.ts'
import type { ErrorResponse } from '../types.ts'
import { sha256, signer, toHex } from './hmac.ts'
import { methods, pathSpellings, type Trial, timesNear, usualContentTypes } from './trial.ts'

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

/** Regions that a client may have signed for; the one of the host comes first. */
const regions = [
  'us-east-1',
  '',
  'cn-north-1',
  'cn-north-4',
  'cn-north-9',
  'cn-east-2',
  'cn-east-3',
  'cn-south-1',
  'cn-southwest-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'af-south-1',
  'eu-de',
  'eu-west-0',
  'la-south-2',
  'region',
  'obs',
]
const services = ['s3', 'obs', 'oss', 'iam', 'execute-api']

/** Trials that change the scope or the time: the strings to sign with the scopes to sign them for. */
export function* scopeTrials(
  server: Version4,
  response: ErrorResponse,
): Generator<Trial & { scope: Version4 }> {
  const trial = (mistake: Trial['mistake'], client: string, theirs: string, scope: Version4) => ({
    mistake,
    values: { client, server: theirs },
    text: writeVersion4(scope),
    scope,
  })
  const near = addressOf(response)?.region
  for (const region of near ? [near, ...regions] : regions) {
    if (region !== server.region)
      yield trial('mistake-scope-region', region, server.region, { ...server, region })
  }
  for (const service of services)
    if (service !== server.service)
      yield trial('mistake-scope-service', service, server.service, { ...server, service })
  for (const days of [-1, 1]) {
    const midnight = Date.parse(server.date.replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3'))
    const date = new Date(midnight + days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
    yield trial('mistake-scope-date', date, server.date, { ...server, date })
  }
  const signed = Date.parse(
    server.time.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/, '$1-$2-$3T$4:$5:$6'),
  )
  for (const near of timesNear(signed)) {
    const time = `${new Date(near).toISOString().replace(/[-:]|\.\d+/g, '')}`
    yield trial('mistake-date', time, server.time, { ...server, time })
  }
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

const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const payloads = [
  'UNSIGNED-PAYLOAD',
  emptyHash,
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
]

/** Trials that change the canonical request; each needs the hash of its text put into the string to sign. */
export function* canonicalTrials(text: string, response: ErrorResponse): Generator<Trial> {
  const server = readCanonical(text)
  if (server === null) return
  const trial = (mistake: Trial['mistake'], values: Trial['values'], changed: Partial<Canonical>): Trial => ({
    mistake,
    values,
    text: write({ ...server, ...changed }),
  })
  yield* payloadTrials(server, trial)
  yield* headerTrials(server, response, trial)
  for (const [mistake, path] of pathSpellings(server.path))
    if (path !== server.path) yield trial(mistake, { client: path, server: server.path }, { path })
  yield* styleTrials(server, response, trial)
  yield* queryTrials(server, response, trial)
  for (const method of methods)
    if (method !== server.method)
      yield trial('mistake-method', { client: method, server: server.method }, { method })
  yield { mistake: 'mistake-line-ends', values: {}, text: `${text}\n` }
  yield { mistake: 'mistake-line-ends', values: {}, text: text.replaceAll('\n', '\r\n') }
  yield { mistake: 'mistake-line-ends', values: {}, text: text.replace('\n\n', '\n') }
}

type Make = (mistake: Trial['mistake'], values: Trial['values'], changed: Partial<Canonical>) => Trial

const headerValue = (line: string) => line.slice(line.indexOf(':') + 1)
const headerName = (line: string) => line.slice(0, line.indexOf(':'))

/** Headers with the value of one of them replaced. */
function withValue(headers: string[], name: string, value: string): string[] {
  return headers.map(line => (headerName(line) === name ? `${name}:${value}` : line))
}

function* payloadTrials(server: Canonical, trial: Make): Generator<Trial> {
  const name = server.headers.map(headerName).find(one => /^x-(?:amz|obs)-content-sha256$/.test(one))
  const header =
    name === undefined
      ? undefined
      : headerValue(server.headers.find(line => headerName(line) === name) as string)
  for (const payload of [...payloads, ...(header === undefined ? [] : [header])]) {
    if (payload === server.payload) continue
    const values = { client: payload, server: server.payload }
    yield trial('mistake-payload', values, { payload })
    if (name !== undefined)
      yield trial('mistake-payload', values, { payload, headers: withValue(server.headers, name, payload) })
  }
}

function* headerTrials(server: Canonical, { requestHeaders }: ErrorResponse, trial: Make): Generator<Trial> {
  const { headers, signed } = server
  const host = headerValue(headers.find(line => headerName(line) === 'host') ?? '')
  const withoutPort = host.replace(/:\d+$/, '')
  for (const other of [
    withoutPort,
    `${withoutPort}:443`,
    `${withoutPort}:80`,
    `${withoutPort}:5443`,
    `${withoutPort}:8080`,
  ])
    if (other !== host)
      yield trial(
        'mistake-host-port',
        { client: other, server: host },
        { headers: withValue(headers, 'host', other) },
      )
  for (const type of [requestHeaders['content-type'] ?? '', '', ...usualContentTypes]) {
    if (headers.some(line => headerName(line) === 'content-type' && headerValue(line) !== type))
      yield trial(
        'mistake-content-type',
        {
          client: type,
          server: headerValue(headers.find(line => headerName(line) === 'content-type') as string),
        },
        { headers: withValue(headers, 'content-type', type) },
      )
  }
  for (const line of headers) {
    const name = headerName(line)
    const mistake = /security-token$/.test(name) ? 'mistake-token-missing' : 'mistake-header-missing'
    const without = headers.filter(one => one !== line)
    yield trial(
      mistake,
      { name },
      {
        headers: without,
        signed: signed
          .split(';')
          .filter(one => one !== name)
          .join(';'),
      },
    )
    yield trial(mistake, { name }, { headers: without })
    const sent = requestHeaders[name]
    if (sent !== undefined && sent !== headerValue(line))
      yield trial(
        'mistake-header-value',
        { name, client: sent, server: headerValue(line) },
        { headers: withValue(headers, name, sent) },
      )
    yield trial(
      'mistake-header-form',
      { name, client: `${name}: ${headerValue(line)}`, server: line },
      { headers: headers.map(one => (one === line ? `${name}: ${headerValue(line)}` : one)) },
    )
  }
  for (const [name, value] of Object.entries(requestHeaders)) {
    if (name === 'authorization' || headers.some(line => headerName(line) === name)) continue
    const mistake = /security-token$/.test(name) ? 'mistake-token-added' : 'mistake-header-added'
    const more = [...headers, `${name}:${value.trim()}`].sort()
    yield trial(mistake, { name }, { headers: more, signed: [...signed.split(';'), name].sort().join(';') })
  }
}

/** Path style against virtual-hosted style: the bucket moves between path and host. */
function* styleTrials(server: Canonical, { bucket }: ErrorResponse, trial: Make): Generator<Trial> {
  const host = headerValue(server.headers.find(line => headerName(line) === 'host') ?? '')
  const [, first = '', ...rest] = server.path.split('/')
  const values = { client: `/${rest.join('/')}`, server: server.path }
  yield trial('mistake-bucket-missing', values, { path: `/${rest.join('/')}` })
  if (first !== '')
    yield trial('mistake-addressing', values, {
      path: `/${rest.join('/')}`,
      headers: withValue(server.headers, 'host', `${first}.${host}`),
    })
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

function* queryTrials(server: Canonical, { url }: ErrorResponse, trial: Make): Generator<Trial> {
  const pairs = server.query === '' ? [] : server.query.split('&')
  for (const pair of pairs) {
    const name = pair.split('=')[0] as string
    yield trial('mistake-query-missing', { name }, { query: pairs.filter(one => one !== pair).join('&') })
    yield trial(
      'mistake-query-value',
      { name },
      { query: pairs.map(one => (one === pair ? name : one)).join('&') },
    )
  }
  if (pairs.length > 1) {
    yield trial('mistake-query-missing', { name: server.query }, { query: '' })
    yield trial('mistake-query-order', {}, { query: pairs.toReversed().join('&') })
  }
  const encodings = [
    (text: string) => text.replaceAll('%2F', '/'),
    (text: string) => text.replaceAll('%20', '+'),
    (text: string) => text.replaceAll('%3D', '='),
  ]
  for (const encode of encodings) {
    const query = encode(server.query)
    if (query !== server.query)
      yield trial('mistake-query-encoding', { client: query, server: server.query }, { query })
  }
  const sent = (url?.split('?')[1]?.split('#')[0] ?? '')
    .split('&')
    .filter(pair => pair !== '' && !/^x-amz-signature=/i.test(pair))
  for (const pair of sent) {
    const whole = pair.includes('=') ? pair : `${pair}=`
    if (!pairs.includes(whole))
      yield trial(
        'mistake-query-added',
        { name: pair.split('=')[0] as string },
        { query: [...pairs, whole].sort().join('&') },
      )
  }
}

/** The string to sign of a canonical request. */
export async function stringOfCanonical(server: Version4, canonical: string): Promise<string> {
  return writeVersion4({ ...server, hash: await sha256(canonical) })
}
