import { createServer, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isVersionQuestion } from './verifying-server.ts'

/** A proxy between a client and a server that changes one thing of each request. */

/** A request on its way. */
export interface Passing {
  method: string
  /** As sent, percent-encoding and all. */
  path: string
  /** The pairs of the query as sent. */
  query: string[]
  /** Names in lower case. */
  headers: Record<string, string>
}

/** Changes a request. */
export type Change = (request: Passing) => void

/** An answer of the server. */
export interface Answer {
  status: number
  body: string
}

export interface Proxy {
  port: number
  /** Requests from now on are changed in this way; gives the answers, which arrive meanwhile. */
  use(change: Change): Answer[]
  close(): void
}

/** Headers that are between the client and its proxy alone. */
const ownHeaders = ['proxy-connection', 'proxy-authorization', 'expect', 'connection', 'accept-encoding']

export async function startProxy(serverPort: number): Promise<Proxy> {
  let change: Change = () => {}
  let answers: Answer[] = []
  const server = createServer((request, response) => {
    const { method = '', url = '' } = request
    const target = url.replace(/^http:\/\/[^/?]*/, '')
    const at = target.indexOf('?')
    const passing: Passing = {
      method,
      path: (at < 0 ? target : target.slice(0, at)) || '/',
      query: at < 0 ? [] : target.slice(at + 1).split('&'),
      headers: Object.fromEntries(
        Object.entries(request.headers)
          .filter(([name]) => !ownHeaders.includes(name))
          .map(([name, value]) => [name, String(value)]),
      ),
    }
    const isQuestion = isVersionQuestion(url)
    if (!isQuestion) change(passing)
    const path = passing.path + (passing.query.length > 0 ? `?${passing.query.join('&')}` : '')
    const seen = answers
    const onward = send(
      { port: serverPort, method: passing.method, path, headers: passing.headers, setHost: false },
      answer => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        let body = ''
        answer.setEncoding('utf8').on('data', text => {
          body += text
          response.write(text)
        })
        answer.on('end', () => {
          if (!isQuestion) seen.push({ status: answer.statusCode ?? 0, body })
          response.end()
        })
      },
    )
    onward.on('error', () => response.destroy())
    request.pipe(onward)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    use(next) {
      change = next
      answers = []
      return answers
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
