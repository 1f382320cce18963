/** Codes and statuses that a text without an error names: what the user may have meant. */
import { lookupCode } from './lookup.ts'
import { type CatalogueReader, reasonOf } from './reader.ts'

/** A code or status, and the line that names it. */
export interface Mention {
  name: string
  line: number
}

/** How many characters of an input are searched: a code far down a log is hardly what the user meant. */
const limit = 65_536

/** Passes an input through and keeps its beginning. */
export function keepBeginning(chunks: AsyncIterable<string | Uint8Array>) {
  const decoder = new TextDecoder()
  let text = ''
  return {
    async *chunks(): AsyncGenerator<string | Uint8Array> {
      for await (const chunk of chunks) {
        if (text.length < limit) {
          text +=
            typeof chunk === 'string' ? chunk : decoder.decode(chunk.subarray(0, limit), { stream: true })
        }
        yield chunk
      }
    },
    text: () => text.slice(0, limit),
  }
}

/** `status 403`, `HTTP/1.1 403`. */
const labelledStatus = /\b(?:HTTP(?:\/\d(?:\.\d)?)?|status(?:[ _-]?code)?)["']?\s*(?:[:=]\s*)?([345]\d\d)\b/i
/** `403 Forbidden`. */
const statusAndReason = /\b([345]\d\d) ([A-Za-z]+)\b/
/** Words that look like codes, not like words of a sentence: `NoSuchKey`, `SYS.0403`. */
const codeMention = /\b[A-Z][a-z]+(?:[A-Z][a-z]*)+\b|\b[A-Z]{3,}\.\d{4}\b/g

/** The first code of the catalogue that a text names, else the first status. */
export function mentionIn(text: string, catalogue: CatalogueReader): Mention | null {
  const lines = text.split('\n')
  for (const [index, line] of lines.entries()) {
    const code = line.match(codeMention)?.find(word => lookupCode(catalogue.names, word) === word)
    if (code !== undefined) return { name: code, line: index + 1 }
  }
  for (const [index, line] of lines.entries()) {
    const name = statusIn(line, catalogue)
    if (name !== null) return { name, line: index + 1 }
  }
  return null
}

/** The first status of the catalogue that a line names; a number in front of any word, as in `404 ms`, is none. */
function statusIn(line: string, catalogue: CatalogueReader): string | null {
  const labelled = labelledStatus.exec(line)?.[1]
  if (labelled !== undefined) return reasonOf(catalogue, Number(labelled)) === null ? null : labelled
  const [, status, word = ''] = statusAndReason.exec(line) ?? []
  const reason = reasonOf(catalogue, Number(status))
  const isReason = /^[A-Z]/.test(word) || reason?.toLowerCase().startsWith(word.toLowerCase())
  return status !== undefined && reason !== null && isReason ? status : null
}
