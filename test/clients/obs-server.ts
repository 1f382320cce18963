import { createHash } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * A server of the shape of OBS, path style. The name of the object says what it answers: `size-speed`, bytes and pieces
 * between two pauses, or the code of an error.
 */

const errors: Record<string, [status: number, message: string]> = {
  NoSuchKey: [404, 'The specified key does not exist.'],
  AccessDenied: [403, 'Access Denied'],
  SignatureDoesNotMatch: [
    403,
    'The request signature we calculated does not match the signature you provided.',
  ],
  InvalidObjectState: [403, 'The operation is not valid for the current storage class'],
}
export const errorCodes = Object.keys(errors)

const requestId = '0000019A5E9C018399B7100A32E958BE'
const piece = 16_384

/** The content of an object: bytes of any kind, the same each time. */
export function contentOf(size: number): Buffer {
  const bytes = Buffer.alloc(size)
  let state = size + 1
  for (let i = 0; i < size; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    bytes[i] = state >>> 16
  }
  return bytes
}

function refuse(response: ServerResponse, code: string, isHead: boolean): void {
  const [status, message] = errors[code] ?? [500, 'Unknown']
  const body = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Error><Code>${code}</Code><Message>${message}</Message><RequestId>${requestId}</RequestId><HostId>32AAAQAAEAABAAAQAAEAABAAAQAAEAABCSEB259H6805lPs8lyKzw8KOV7KbXQvQ</HostId></Error>`
  response.writeHead(status, {
    Server: 'OBS',
    'x-obs-request-id': requestId,
    'x-amz-request-id': requestId,
    'Content-Type': 'application/xml',
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
  })
  response.end(isHead ? undefined : body)
}

async function give(response: ServerResponse, name: string, isHead: boolean): Promise<void> {
  const [size = 0, pieces = 0] = name.split('-').map(Number)
  const content = contentOf(size)
  response.writeHead(200, {
    Server: 'OBS',
    'x-obs-request-id': requestId,
    'Content-Type': 'binary/octet-stream',
    'Content-Length': size,
    'Last-Modified': 'Wed, 01 Oct 2025 00:00:00 GMT',
    ETag: `"${createHash('md5').update(content).digest('hex')}"`,
    Connection: 'close',
  })
  if (isHead) {
    response.end()
    return
  }
  for (let at = 0, count = 0; at < size && !response.destroyed; at += piece, count++) {
    response.write(content.subarray(at, at + piece))
    if (pieces > 0 && count % pieces === pieces - 1) await new Promise(resolve => setTimeout(resolve, 10))
  }
  response.end()
}

function answer({ url = '', method }: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  const name = decodeURIComponent(pathname.split('/').at(-1) ?? '')
  const isHead = method === 'HEAD'
  if (searchParams.has('location') || searchParams.has('apiVersion')) {
    response.end('<LocationConstraint/>')
  } else if (/^\d+-\d+$/.test(name)) {
    void give(response, name, isHead)
  } else {
    refuse(response, name in errors ? name : 'NoSuchKey', isHead)
  }
}

export interface ObsServer {
  port: number
  /** Resolves when the next object is asked for. */
  nextGet(): Promise<unknown>
  close(): Promise<void>
}

export async function startServer(): Promise<ObsServer> {
  const events = new EventEmitter()
  const server = createServer((request, response) => {
    answer(request, response)
    if (request.method === 'GET' && /\d+-\d+/.test(request.url ?? '')) events.emit('get')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    nextGet: () => once(events, 'get'),
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
