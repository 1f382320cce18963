import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * A server that verifies signatures as OBS and S3 do, and answers a wrong one with what they answer: the string that it
 * signed itself, and for V4 its canonical request. Every other request succeeds with an empty body.
 * Sources: https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0010.html,
 * https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0011.html,
 * https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html,
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */

/** A request as it arrived: the target is kept as it was sent. */
export interface Arrived {
  method: string
  path: string
  query: [name: string, value: string | null][]
  headers: Record<string, string>
}

/** What a request says it is signed with, and what the server finds. */
interface Check {
  accessKeyId: string
  provided: string
  stringToSign: string
  canonicalRequest?: string
  own: string
}

/** The parameters that a V2 signature covers. */
const subResources = new Set(
  (
    'acl append attname backtosource cors customdomain delete deletebucket directcoldaccess encryption inventory length ' +
    'lifecycle location logging metadata modify name notification object-lock orchestration partNumber policy position ' +
    'publicAccessBlock quota rename replication requestPayment restore retention storageClass storagePolicy storageinfo ' +
    'tagging torrent truncate uploadId uploads versionId versioning versions website x-image-process ' +
    'response-cache-control response-content-disposition response-content-encoding response-content-language ' +
    'response-content-type response-expires'
  ).split(' '),
)

const decode = (text: string) => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
const encodePath = (text: string) => encode(text).replaceAll('%2F', '/')

/** The bucket that a host name holds; null for path style. */
const bucketOfHost = (host: string) => /^([^:]+?)\.(?:obs|s3)\./.exec(host)?.[1] ?? null

function version2(request: Arrived, secretKey: string): Check | null {
  const { method, path, headers } = request
  const parameter = (name: string) => request.query.find(([one]) => one === name)?.[1] ?? null
  const header = /^(OBS|AWS) ([^:]+):(.*)$/.exec(headers.authorization ?? '')
  const accessKeyId = header?.[2] ?? parameter('AccessKeyId') ?? parameter('AWSAccessKeyId')
  const provided = header?.[3] ?? parameter('Signature')
  if (accessKeyId === null || provided === null) return null
  const isObs = header ? header[1] === 'OBS' : parameter('AccessKeyId') !== null
  const prefix = isObs ? 'x-obs-' : 'x-amz-'
  const expires = header ? null : (parameter('Expires') ?? '')
  const signed = Object.entries(headers).filter(([name]) => name.startsWith(prefix))
  // S3 reads such a parameter of a link as a header, OBS as a part of the resource.
  const asHeaders = isObs ? [] : request.query.filter(([name]) => name.startsWith(prefix))
  for (const [name, value] of asHeaders) signed.push([name, decode(value ?? '')])
  const date = headers[`${prefix}date`] === undefined ? (headers.date ?? '') : ''
  const bucket = bucketOfHost(headers.host ?? '')
  const resources = request.query
    .filter(([name]) => subResources.has(name) || (isObs && name.startsWith(prefix)))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => (value ? `${name}=${decode(value)}` : name))
  const stringToSign = [
    method,
    headers['content-md5'] ?? '',
    headers['content-type'] ?? '',
    expires ?? date,
    ...signed.sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, value]) => `${name}:${value}`),
    (bucket === null ? '' : `/${bucket}`) + path + (resources.length > 0 ? `?${resources.join('&')}` : ''),
  ].join('\n')
  const own = createHmac('sha1', secretKey).update(stringToSign).digest('base64')
  // A plus in a query is a blank.
  return {
    accessKeyId,
    provided: header ? provided : decode(provided.replaceAll('+', ' ')),
    stringToSign,
    own,
  }
}

function version4(request: Arrived, secretKey: string): Check | null {
  const { headers } = request
  const parameters = new Map(request.query.map(([name, value]) => [name, decode(value ?? '')]))
  const header = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w*)/.exec(
    headers.authorization ?? '',
  )
  const [, credential, names, provided] = header ?? [
    '',
    parameters.get('X-Amz-Credential'),
    parameters.get('X-Amz-SignedHeaders'),
    parameters.get('X-Amz-Signature'),
  ]
  if (credential === undefined || names === undefined || provided === undefined) return null
  const [accessKeyId = '', date = '', region = '', service = ''] = credential.split('/')
  const time = headers['x-amz-date'] ?? parameters.get('X-Amz-Date') ?? ''
  const query = request.query
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(decode(name))}=${encode(decode(value ?? ''))}`)
    .sort()
  const value = (name: string) => (headers[name] ?? '').trim().replace(/ +/g, ' ')
  const canonicalRequest = [
    request.method,
    encodePath(decode(request.path)),
    query.join('&'),
    ...names.split(';').map(name => `${name}:${value(name)}`),
    '',
    names,
    headers['x-amz-content-sha256'] ?? 'UNSIGNED-PAYLOAD',
  ].join('\n')
  const hash = createHash('sha256').update(canonicalRequest).digest('hex')
  const stringToSign = `AWS4-HMAC-SHA256\n${time}\n${date}/${region}/${service}/aws4_request\n${hash}`
  const key = [date, region, service, 'aws4_request'].reduce<string | Buffer>(
    (before, part) => createHmac('sha256', before).update(part).digest(),
    `AWS4${secretKey}`,
  )
  const own = createHmac('sha256', key).update(stringToSign).digest('hex')
  return { accessKeyId, provided, stringToSign, canonicalRequest, own }
}

const escapeMarkup = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const bytesOf = (text: string) =>
  Buffer.from(text)
    .toString('hex')
    .replace(/..(?!$)/g, '$& ')

function mismatch({ accessKeyId, provided, stringToSign, canonicalRequest }: Check): string {
  const elements = {
    Code: 'SignatureDoesNotMatch',
    Message:
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    RequestId: '0000019A5E9C018399B7100A32E958BE',
    HostId: '32AAAQAAEAABAAAQAAEAABAAAQAAEAABCSEB259H6805lPs8lyKzw8KOV7KbXQvQ',
    AWSAccessKeyId: accessKeyId,
    SignatureProvided: provided,
    StringToSign: stringToSign,
    StringToSignBytes: bytesOf(stringToSign),
    ...(canonicalRequest && {
      CanonicalRequest: canonicalRequest,
      CanonicalRequestBytes: bytesOf(canonicalRequest),
    }),
  }
  const inside = Object.entries(elements).map(([name, text]) => `<${name}>${escapeMarkup(text)}</${name}>`)
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Error>${inside.join('')}</Error>`
}

function arrived({ method = '', url = '', headers }: IncomingMessage): Arrived {
  const at = url.indexOf('?')
  const query = at < 0 ? [] : url.slice(at + 1).split('&')
  return {
    method,
    path: at < 0 ? url : url.slice(0, at),
    query: query
      .filter(pair => pair !== '')
      .map(pair => {
        const equals = pair.indexOf('=')
        return equals < 0 ? [pair, null] : [pair.slice(0, equals), pair.slice(equals + 1)]
      }),
    headers: Object.fromEntries(
      // Header values are bytes; Node reads them as Latin-1.
      Object.entries(headers).map(([name, value]) => [name, Buffer.from(String(value), 'latin1').toString()]),
    ),
  }
}

/** The SDKs of OBS ask without a signature whether the server knows the OBS signature. */
export const isVersionQuestion = (url: string) => url.endsWith('?apiversion')

/** Starts the server, which knows one secret key. */
export async function startVerifyingServer(secretKey: string): Promise<{ port: number; close(): void }> {
  const server = createServer((request, response) => {
    if (isVersionQuestion(request.url ?? '')) {
      response.writeHead(200, { 'x-obs-api': '3.0' }).end()
      return
    }
    const one = arrived(request)
    const check = version2(one, secretKey) ?? version4(one, secretKey)
    request.resume().on('end', () => {
      if (check === null) response.writeHead(400).end('<Error><Code>InvalidRequest</Code></Error>')
      else if (check.provided === check.own) response.writeHead(200, { ETag: '"0"' }).end()
      else
        response
          .writeHead(403, { 'Content-Type': 'application/xml', Connection: 'close' })
          .end(mismatch(check))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
