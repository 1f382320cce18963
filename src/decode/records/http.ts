import type { PartialResponse } from '../partial.ts'
import {
  addHeader,
  type Head,
  hasForeignBody,
  isComplete,
  refusalFields,
  requestFields,
  responseFields,
  startHeaders,
  startRequest,
  startResponse,
} from '../syntax/http.ts'
import { beforeDigit, byte, type Trigger, triggersOf, type Where } from '../trigger.ts'
import { done, more, type OpenRecord, type RequestContext, type Step } from './record.ts'
import { foreignBody } from './unrelated.ts'

function seen(head: Head, around: RequestContext): PartialResponse[] {
  if (head.method !== null) {
    return [
      { form: 'http-request', client: null, fields: requestFields(head, around.connection), context: true },
    ]
  }
  const hasHeaders = Object.keys(head.headers).length > 0
  // 1xx is not the answer yet, and a status line in the middle of a log is not a dump without its headers.
  if ((head.status ?? 200) < 200 || (head.logged && !hasHeaders)) return []
  if (around.method === 'CONNECT') {
    const isRefused = (head.status ?? 0) >= 300
    return isRefused ? [{ form: 'proxy', client: 'curl', fields: refusalFields(head), unanswered: true }] : []
  }
  const fields = responseFields(head)
  const form = head.prefix === '<' ? 'http-verbose' : 'http'
  const complete = isComplete(head, around.method) && (head.status ?? 0) >= 400
  const client = head.prefix === '<' ? 'curl' : null
  return [{ form, client, fields, part: 'head', final: complete, standalone: !head.logged }]
}

/** Not `HTTP/1.1"`: that is in every line of a web server's log. */
const versions = ['1.0', '1.1', '2', '2.0', '3'].map(version => `HTTP/${version}`)

/** Before the status of an answer, or at the end of a request line. */
const beforeStatusOrEnd: Where = (bytes, _, behind, limit) => {
  let at = behind
  while (at < limit && (bytes[at] === byte.space || bytes[at] === byte.return)) at++
  if (at === limit) return null
  return bytes[at] === byte.lineFeed || beforeDigit(bytes, behind, at, limit)
}

/** Remarks of curl on its connection. */
const connections = [
  '*   Trying ',
  '* Connected to ',
  '* Established connection to ',
  '* ALPN:',
  '* ALPN,',
  '* SSL connection',
]

export const httpTriggers: Trigger[] = [
  ...triggersOf(
    versions.map(version => `${version} `),
    beforeStatusOrEnd,
  ),
  ...triggersOf(versions.flatMap(version => [`${version}\r`, `${version}\n`])),
  ...triggersOf(['x-obs-', 'x-amz-', ...connections]),
]

/** The next command at the prompt of a shell: what was printed before belongs to another command. */
const prompt = /^(?:[^\s<>{}"]{0,80}[$#%>] |\[[^\]]{1,80}\][$#] ?|(?:curl|wget|obsutil) )\S/

/** Begins a dump of request or response headers, or returns null. */
export function beginHttp(line: string, around: RequestContext): OpenRecord | null {
  const head = startResponse(line) ?? startRequest(line) ?? startHeaders(line)
  if (!head) return null
  const finish = (untaken: string[]): Step => done(seen(head, around), '', untaken)
  let isFirst = true
  let echo = ''
  let skipping: OpenRecord | null = null
  return {
    get isContent() {
      return skipping?.isContent ?? false
    },
    take(text) {
      if (skipping) return skipping.take(text)
      // `curl -v -I` on a terminal shows every line of the head twice, with its mark and without.
      if (head.prefix === '<' && text !== '' && text === echo) return more
      echo = text.replace('< ', '')
      if (isFirst) {
        isFirst = false
        return more
      }
      const header = addHeader(head, text)
      if (header === true) return more
      if (header === null && hasForeignBody(head) && head.prefix !== '>') {
        skipping = foreignBody(Number(head.headers['content-length'] ?? Number.NaN))
        return more
      }
      // A success is whole with its head: the failure below is of the next command.
      const isOver = header === false && (head.status ?? 0) < 300 && prompt.test(text)
      return isOver ? done([], '', [text]) : finish(header === null ? [] : [text])
    },
    end: () => finish([]),
  }
}
