/** The string that a client signed, where the lines around an error print it: escaped, or line by line. */

const verbs = 'GET|PUT|POST|HEAD|DELETE'

/** With escaped line ends, as logs and literals have it. */
const escaped = new RegExp(`(?<![\\w\\\\])(?:${verbs})(?:\\\\n[^\\\\\\n"'<]{0,400}){4,24}`, 'g')
const verbLine = new RegExp(`^(?:${verbs})$`)
/** What ends a canonical request: the digest of the payload. */
const payload = /^(?:[0-9a-f]{64}|UNSIGNED-PAYLOAD)$/
/** Elements in which the server shows its own strings. */
const ofServer = /<(StringToSign|CanonicalRequest)>[^<]{0,9000}<\/\1>/g

const mostLines = 30

/** The blocks of lines that begin with a method alone and reach to a line that can be the last one. */
function blocks(lines: string[], isLast: (line: string, at: number) => boolean): string[] {
  return lines.flatMap((line, start) => {
    if (!verbLine.test(line)) return []
    const length = lines.slice(start, start + mostLines).findIndex(isLast)
    return length < 0 ? [] : lines.slice(start, start + length + 1).join('\n')
  })
}

/** The last string in a text that a client can have signed, other than the server's own; null where there is none. */
export function clientString(text: string, server: string): string | null {
  const rest = text.replace(ofServer, '')
  const isCanonical = payload.test(server.split('\n').at(-1)?.trim() ?? '')
  const printed = [...rest.matchAll(escaped)].map(([one]) => one.replaceAll('\\n', '\n').trimEnd())
  const lines = rest.split('\n').map(line => line.trim())
  const found = isCanonical
    ? blocks(lines, (line, at) => at > 5 && payload.test(line))
    : [...printed, ...blocks(lines, (line, at) => at > 3 && line.startsWith('/'))]
  const own = server
    .split('\n')
    .map(line => line.trim())
    .join('\n')
    .trim()
  return found.filter(one => one.split('\n').length > 4 && one.trim() !== own).at(-1) ?? null
}
