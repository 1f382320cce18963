/** Requests that people send by hand: commands of curl and wget, and what these printed. */

import { readAddress } from '../../address.ts'

/** A request as a line shows it. */
export interface Request {
  method: string | null
  url: string
  headers: Record<string, string>
}

/** Words of a command line: quoted texts, and what has no blank; `--name="value"` is one word. */
const shellWord = /"((?:[^"\\]|\\.)*)"|'([^']*)'|(--[\w-]{1,40}=(?:"[^"]*"|'[^']*')|\S+)/g

/** Options of curl that take a value, as far as the value is no URL. */
const optionsWithValue =
  /^(?:--(?:request|header|data(?:-\w+)?|form|referer|user-agent|output|write-out|upload-file|max-time|connect-timeout|user|proxy|resolve|cacert|cert|key|range|aws-sigv4|retry|limit-rate)|-[a-zA-Z]*[XHdFeAoTwmuxErbcCK])$/

/** The request that a command of curl or wget sends; null where it names no address. */
function readCommand(command: string): Request | null {
  const words = [...command.matchAll(shellWord)].map(
    ([, double, single, plain]) => double ?? single ?? plain ?? '',
  )
  const headers: Record<string, string> = {}
  let method: string | null = null
  let url: string | null = null
  let implied = 'GET'
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string
    if (/^(?:[|;&><]|\d>)/.test(word)) break
    if (!word.startsWith('-')) {
      if (/^https?:\/\//i.test(word)) url ??= word
      continue
    }
    if (/^(?:--head|-[a-zA-HJ-Z]*I[a-zA-Z]*)$/.test(word)) implied = 'HEAD'
    // A value may stand in the same word; letters alone are a row of options: `-sI`.
    const [, short, text, verb] = /^-([XHedFTu])(?![a-zA-Z]*$)(.+)$|^-X([A-Z]{3,7})$/.exec(word) ?? []
    const [long, given] = word.startsWith('--') ? word.split(/=(.*)/s, 2) : []
    const attached = text ?? verb ?? given?.replace(/^(["'])(.*)\1$/s, '$2')
    const value = attached ?? (optionsWithValue.test(word) ? (words[++at] ?? '') : '')
    const option = verb ? '-X' : short ? `-${short}` : (long ?? word)
    if (/^--request$|^-\w*X$/.test(option)) method = value.toUpperCase()
    else if (/^--(?:data|form)|^-\w*[dF]$/.test(option)) implied = 'POST'
    else if (/^--upload-file$|^-\w*T$/.test(option)) implied = 'PUT'
    else if (/^--referer$|^-\w*e$/.test(option)) headers.referer = value
    else if (/^--user$|^-\w*u$|^--aws-sigv4$/.test(option)) headers.authorization ??= '****'
    else if (/^--header$|^-\w*H$/.test(option)) {
      const [, name, said = ''] = /^([\w-]+)\s*:\s*(\S.*)?$/.exec(value) ?? []
      if (name) headers[name.toLowerCase()] = said
    }
  }
  if (url === null) return null
  const host = readAddress(url)?.host
  return { method: method ?? implied, url, headers: host ? { host, ...headers } : headers }
}

/** A command of curl or wget, to the end of its line; a backslash there continues it. */
const command = /(?:^|[\s$#>%`])(?:curl|wget)((?:\.exe)?\s(?:[^\n\\]|\\\r?\n|\\.)*)/g

/** A command and what it printed, up to the next one. */
interface Run {
  request: Request
  isCurl: boolean
  printed: string
}

function runs(text: string): Run[] {
  const found = [...text.matchAll(command)]
  return found.flatMap(({ 0: whole, 1: rest = '', index }, at) => {
    const request = readCommand(rest.replace(/\\\r?\n/g, ' '))
    const printed = text.slice(index + whole.length, found[at + 1]?.index)
    return request ? [{ request, isCurl: /^\W*curl/.test(whole), printed }] : []
  })
}

/** The requests of the curl commands in a text. */
export function curlCommands(text: string): Request[] {
  return runs(text).flatMap(({ request, isCurl }) => (isCurl ? [request] : []))
}

/** The status of an answer, as curl (`-i`, `-v`, `-w`) and wget print it. */
const printedStatus =
  /HTTP\/\d(?:\.\d)?"? (\d{3})|awaiting response\.\.\. (\d{3})|等待回应\.{3} (\d{3})|^\s{0,4}(\d{3})\s{0,4}$/m

/** The requests in a text that were answered with a success. */
export function successes(text: string): Request[] {
  return runs(text).flatMap(({ request, printed }) => {
    const [, ...statuses] = printedStatus.exec(printed) ?? []
    return statuses.some(status => status?.startsWith('2')) ? [request] : []
  })
}
