import type { ErrorResponse } from '../types.ts'
import { createAssembler, type LocatedError, type Trace } from './assemble.ts'
import type { TextForm } from './clients/form.ts'
import { candidates } from './clients/index.ts'
import { matcherOf, readForm, readMatch } from './clients/read-form.ts'
import type { StatusesOf } from './evidence.ts'
import type { CodeOfMessage, IsKnownCode } from './known-code.ts'
import type { PartialResponse } from './partial.ts'
import { noPrevious, type Previous } from './previous.ts'
import { bytesBefore, createDoubt } from './readers/doubt.ts'
import { isInline, readGenerally } from './readers/index.ts'
import { isLogLine, placeAbove, readPlace } from './readers/mentioned-object.ts'
import type { Candidate } from './readers/reader.ts'
import {
  isAddressedElsewhere,
  isChangeLog,
  isOfOtherService,
  isOfStorage,
  isToldOfOther,
} from './readers/signs.ts'
import type { ObjectError } from './records/error-object.ts'
import { beginHtml, findHtml } from './records/html.ts'
import { beginHttp } from './records/http.ts'
import { beginNetworkTab } from './records/network-tab.ts'
import { beginEntries, findOpenObject, openObject, readFragment, readObjectLine } from './records/object.ts'
import { beginOwnCard, beginOwnTable } from './records/own-card.ts'
import { beginPgBackRest } from './records/pgbackrest.ts'
import { isPrintedField, printedFields } from './records/printed.ts'
import { maxGivenBack, type OpenRecord, type Step } from './records/record.ts'
import { beginStringToSign } from './records/string-to-sign.ts'
import { beginTerraform } from './records/terraform.ts'
import { beginSuccess } from './records/unrelated.ts'
import { beginUrlResponse } from './records/url-response.ts'
import { beginVarDump } from './records/var-dump.ts'
import { wrappedLine } from './records/wrapped.ts'
import { isBroken, wrappedText } from './records/wrapped-text.ts'
import { encodedKeys, errorXml, findErrorXml, positionOf } from './records/xml.ts'
import type { Fields } from './syntax/fields.ts'
import { type Connection, readConnection, startResponse } from './syntax/http.ts'
import { unescapeString } from './syntax/literal.ts'
import { stripPrefix } from './syntax/prefix.ts'
import { trimEndOf } from './syntax/trim.ts'
import { isNoise, toHalfWidth } from './syntax/unescape.ts'

/** No form of a single line is longer. A longer line is read in stretches, which overlap. */
const reach = 8192
const overlap = reach / 4

/** Bytes in which the one line between two failures mostly stands, such as the declaration of a body. */
const bytesOfLine = 256

/** Strings within strings that are read. */
const maxDepth = 2

/** Colours of a terminal. */
const colour = /\u001b\[[\d;]*m/g

/** Lines between the parts of one error: stack frames, the box of a message, an XML declaration. */
const between =
  /^\s*$|^\s+\S|^(?:Caused by:|Traceback|During handling|The above exception|[│╷╵]|\d{1,8}\r?$|<\?xml)|^\* |^[0-9a-f]{1,8}$/

/** An empty line, or one that holds no more than the declaration of a body to come. */
const declaration = /^(?:<\?xml(?:\s+[\w:-]+=(?:"[^"<>]*"|'[^'<>]*'))*\s*\?>)?\s*$/

/** An address of OBS anywhere on a line. */
const obsUrl = /https?:\/\/[\w.-]{1,80}(?:myhuaweicloud\.com|myhwclouds\.com)[^\s"'<>()[\]{}，。；]{0,2000}/

/** Adds the URL that a line names to a status that comes without a code and a place. */
function withAddress(partial: PartialResponse, line: string): PartialResponse {
  const { status, code, url, bucket, details } = partial.fields
  if (partial.context || status == null || code != null || url != null || bucket != null || details?.Host)
    return partial
  const found = trimEndOf(obsUrl.exec(line)?.[0] ?? '', '.,;:')
  return found ? { ...partial, fields: { ...partial.fields, url: found } } : partial
}

/** True for a failure that tells neither a code nor where the request went. */
function isWithoutPlace({ context, fields }: PartialResponse): boolean {
  const { code, url, bucket, resource, requestId, details } = fields
  return !context && code == null && !url && !bucket && !resource && !requestId && !details?.Host
}

/** True for a status with an id of neither OBS nor S3, and without a place: every service of AWS has such answers. */
function isOfAnyService({ code, unanswered, bucket, url, requestId }: ErrorResponse): boolean {
  const isStatus = code === null && !unanswered && bucket === null && url === null
  return isStatus && requestId !== null && !/^(?:[0-9A-F]{32}|[0-9A-Z]{16})$/.test(requestId)
}

/** What a program says that sends the request again. */
const retried = /\bretry(?:ing)?\b(?! limit| failed|=false)|重试/i

/** True for a failure that tells nothing of its request. */
function isWithoutRequest({ fields: { requestId, hostId, url, bucket } }: PartialResponse): boolean {
  return !requestId && !hostId && !url && !bucket
}

/** The first line of an exception, as it is printed above its stack frames. */
const thrown = /^[A-Za-z_][\w.$]{1,200}(?:Exception|Error|Timeout): (.{8,1000})$/

/** Whether a line is the exception of which the line before told the message. */
function isThrownBelow(line: string, previous: Previous): boolean {
  const message = thrown.exec(line.trimEnd())?.[1]
  const above = message === undefined ? '' : previous().trimEnd()
  return message !== undefined && above.endsWith(message) && !thrown.test(above)
}

/** Adds what the record around a text tells of the request. */
function within(partial: PartialResponse, around: Fields): PartialResponse {
  const { bucket, key, url, method } = { ...around, ...partial.fields }
  return { ...partial, fields: { ...partial.fields, bucket, key, url, method } as Fields }
}

/** The first of several literals that stands in a text. */
function nearest(literals: string[], text: string): { text: string; at: number } | null {
  let found: { text: string; at: number } | null = null
  for (const literal of literals) {
    const at = text.indexOf(literal)
    if (at >= 0 && (!found || at < found.at)) found = { text: literal, at }
  }
  return found
}

/** What a scanner is told by its caller. */
export interface ScannerOptions {
  /** Tells whether a word is a code of the catalogue. */
  isKnownCode: IsKnownCode
  /** Gives the code of a documented message. */
  codeOfMessage?: CodeOfMessage
  /** Gives the statuses that a code is documented with. */
  statusesOf?: StatusesOf
  /** Is told which form read which line, and why two partial responses were joined. */
  trace?: Trace
  /** Is told of a bug of this program that a line shows; the lines behind it are read all the same. */
  onFailure?: (line: number, error: unknown) => void
}

/** A text that is to be read: a line, or what is left of one. */
interface Reading {
  text: string
  line: number
  /** Whether an object or a wrapped line may begin here that goes on over the next lines. */
  mayOpen: boolean
  previous: Previous
  /** A record held the line until now, so nobody has seen it as the next line yet. */
  isGivenBack?: boolean
}

/**
 * Makes the state machine behind every form: it is given one line after another and returns the errors as they become
 * complete. It knows nothing of bytes, files or the catalogue. What a record gives back, and what is left of a line,
 * waits in a queue; only a string that an object holds is read by another one.
 * @param depth how many strings the text stands in
 */
export function createScanner({ isKnownCode, statusesOf, trace, onFailure }: ScannerOptions, depth = 0) {
  const assembler = createAssembler(statusesOf, trace)
  const doubt = createDoubt()
  let open: OpenRecord | null = null
  let openLine = 0
  /** The lines above the one that the scanner was given last. */
  let beforeLine: Previous = noPrevious
  /** The lines above the open record. */
  let openAbove: Previous = noPrevious
  /** The last line that told of a failure: what stands above is about that one. */
  let lastFailure = 0
  /** Numbers of the lines that the open record was given last: it may give them back. */
  let openLines: number[] = []
  /** Fields that the items of the `DeleteResult` being read share, null outside of one. */
  let batch: Fields | null = null
  /** Whether the batch says that its keys are encoded. */
  let areKeysEncoded = false
  let connection: Connection = { port: null, isSecure: false }
  let found: LocatedError[] = []
  /** What the record around a text tells of the request. */
  let around: Fields | null = null
  /** What is still to be read, the next one last. */
  const queue: Reading[] = []

  function add(partial: PartialResponse, line: number, last = line): void {
    if (!partial.context) lastFailure = Math.max(lastFailure, last)
    for (const one of assembler.add(partial, line, last)) found.push(one)
  }

  function see(partials: PartialResponse[], line: number, last = line): void {
    for (const partial of partials) {
      for (const [earlier, at] of doubt.meet(partial)) add(earlier, at)
      add(around ? within(partial, around) : partial, line, last)
    }
  }

  /** Adds where the request went, as the line of a failure and those above tell it. */
  function located(
    partial: PartialResponse,
    text: string,
    line: number,
    previous: Previous,
  ): PartialResponse {
    const { bucket, url, resource } = partial.fields
    if (partial.context || bucket != null || url != null || resource) return partial
    const near = (text && readPlace(text.slice(0, reach))) || nearAbove(text, line, previous)
    return near ? { ...partial, near } : partial
  }

  function nearAbove(text: string, line: number, previous: Previous): Fields | null {
    const count = line - lastFailure - 1
    if (count <= 0) return null
    const above = (count === 1 && previous(bytesOfLine).trimEnd()) || previous(bytesBefore).trimEnd()
    return placeAbove(above.split('\n').slice(-count), isLogLine(text))
  }

  function seeLate(settled: [PartialResponse, number][]): void {
    for (const [partial, line] of settled) see([partial], line)
  }

  /** Opens a record with its first line, or with what is left of that line. */
  function start(record: OpenRecord, first: string, line: number, previous: Previous): void {
    open = record
    openLine = line
    openLines = []
    openAbove = previous
    give(record, first, line)
    if (open === record) {
      const above = previous(bytesBefore)
      openAbove = () => above
    }
  }

  function give(record: OpenRecord, text: string, line: number): void {
    openLines.push(line)
    if (openLines.length > 2 * maxGivenBack) openLines = openLines.slice(-maxGivenBack)
    close(record.take(text), line)
  }

  /** Whether a code is unknown, and the lines above are about another service. */
  function isOfOther({ code }: Fields): boolean {
    return (
      code != null &&
      !isKnownCode(code) &&
      isOfOtherService(`${openAbove(bytesBefore).split('\n').slice(-6).join('\n')}\n${code}`)
    )
  }

  /** Whether a page tells a refusal of any web server: the lines around have to tell of storage. */
  function isPageOfAnyServer({ form, fields }: PartialResponse): boolean {
    if (fields.code != null || assembler.isPending()) return false
    return (
      form === 'quoted-html' ||
      (form === 'html' && (fields.status ?? 500) < 500 && fields.details?.Server !== 'OBS')
    )
  }

  /** Whether the head of an answer is one that applications give, too: the lines around have to tell of storage. */
  function isAnswerOfAnyServer({ part, fields: { headers = {}, status } }: PartialResponse): boolean {
    if (part !== 'head' || (status ?? 500) < 400 || !/json/i.test(headers['content-type'] ?? '')) return false
    const isStore = Object.keys(headers).some(name => /^x-(?:obs|amz)-/.test(name))
    return !isStore && headers.server === undefined && !isOfStorage(assembler.address() ?? '')
  }

  /** Acts on what a record made of its line. */
  function close(step: Step, line: number): void {
    const { open: isOpen, partials, rest, untaken, givenBack, texts = [] } = step
    if (isOpen) return
    const mayOpen = !open?.isGuess
    open = null
    const taken = openLines.slice(0, openLines.length - untaken.length)
    for (const partial of partials.filter(({ fields }) => !isOfOther(fields))) {
      const placed = located(partial, '', openLine, openAbove)
      if (isPageOfAnyServer(partial) || isAnswerOfAnyServer(partial))
        seeLate(doubt.consider({ partial: placed, needs: 'storage' }, openLine, () => openAbove(bytesBefore)))
      else see([placed], openLine, taken.at(-1))
    }
    // The texts are the record's lines, or one text that was joined from them.
    const isWhole = texts.length + givenBack.length === taken.length
    readTexts(texts, isWhole ? taken : [], step.around ?? {})
    // The queue is read from its end.
    if (rest.trim() !== '') queue.push({ text: rest, line, mayOpen: true, previous: noPrevious })
    for (const text of untaken) queue.push({ text, line, mayOpen: true, previous: beforeLine })
    const numbers = taken.slice(-givenBack.length)
    for (let index = givenBack.length - 1; index >= 0; index--) {
      const number = numbers[index] ?? line
      const text = givenBack[index] as string
      const linesBefore: Previous = reach =>
        reach === undefined
          ? (givenBack[index - 1] ?? '')
          : givenBack.slice(0, index).join('\n').slice(-reach)
      // A text within braces is read without the line before: a program may print its successes in braces.
      const previous = mayOpen ? linesBefore : noPrevious
      queue.push({ text, line: number, mayOpen, previous, isGivenBack: true })
    }
  }

  /** Reads the lines of a record that is no error itself. */
  function readTexts(texts: string[], numbers: number[], known: Fields): void {
    around = known
    texts.forEach((text, index) => {
      const line = numbers[index] ?? openLine
      const above: Previous = reach =>
        index === 0 ? openAbove(reach) : reach === undefined ? (texts[index - 1] ?? '') : openAbove(reach)
      readText({ text, line, mayOpen: false, previous: above })
    })
    around = null
  }

  function readText(reading: Reading): boolean {
    const { text, line, mayOpen, previous } = reading
    // What is undone here is undone in one stretch of a long line, not in all that is left of it again and again.
    const stretch = text.slice(0, 2 * reach)
    const rest = text.slice(2 * reach)
    const halfWidth = /[！-～]/.test(stretch) ? toHalfWidth(stretch) : stretch
    if (readForms({ ...reading, text: halfWidth }, rest)) return true
    // A line of a log inside a JSON string.
    if (halfWidth.includes('\\"') && readForms({ ...reading, text: unescapeString(halfWidth) }, rest))
      return true
    if (mayOpen && isPrintedField(text) && !isInline(halfWidth)) {
      start(printedFields(isKnownCode), text, line, previous)
      return true
    }
    if (!readGeneral(halfWidth, line, previous, mayOpen)) return false
    if (!open && text.length > reach)
      queue.push({ text: text.slice(reach - overlap), line, mayOpen: false, previous: noPrevious })
    return true
  }

  /** Asks the general readers, which know no program. */
  function readGeneral(text: string, line: number, previous: Previous, mayOpen: boolean): boolean {
    const candidate = readGenerally(text.slice(0, reach), isKnownCode)
    // What begins in the overlap may be cut: it is read with the next stretch.
    if (candidate && text.length > reach && !readGenerally(text.slice(0, reach - overlap), isKnownCode))
      return false
    // What a change tells of an error happened to nobody.
    if (candidate && isWithoutRequest(candidate.partial) && isChangeLog(previous(bytesBefore))) return false
    if (candidate && mayOpen && isBroken(candidate, text)) start(wrappedText(), text, line, previous)
    else if (candidate) weigh(candidate, text, line, previous)
    return candidate !== null
  }

  function weigh({ partial, needs }: Candidate, text: string, line: number, previous: Previous): void {
    if (isThrownBelow(text, previous)) partial.repeats = true
    const placed = located(partial, text, line, previous)
    seeLate(doubt.consider({ partial: placed, needs }, line, () => previous(bytesBefore)))
  }

  /** @param rest what follows the text on its line */
  function readForms({ text, line, previous, mayOpen }: Reading, rest: string): boolean {
    const isLong = text.length > reach || rest !== ''
    // What begins in the overlap is read with the next stretch.
    for (const { form, at } of candidates(isLong ? text.slice(0, reach - overlap) : text)) {
      // Patterns look at a stretch around the trigger: on a line of a megabyte they would take minutes.
      const from = isLong ? Math.max(0, at - overlap) : 0
      const plain = isLong ? text.slice(from, at + reach) : text
      // What is left of a line has no line before it.
      if (form.before && previous === noPrevious) continue
      if (form.wraps && !form.wraps.whole.test(plain)) {
        if (!mayOpen || !form.wraps.begins.test(plain)) continue
        start(wrappedLine(form, isKnownCode), plain, line, previous)
        return true
      }
      const partial = readForm(form, plain, previous, isKnownCode)
      if (!partial) continue
      if (isThrownBelow(plain, previous)) partial.repeats = true
      if (retried.test(plain)) partial.isRetried = true
      // The program talks to several services, and this failure is one of another service.
      if (
        !partial.context &&
        !form.asksAnother &&
        (isOfOtherService(plain) || (partial.fields.code == null && isAddressedElsewhere(plain)))
      )
        return true
      if (isWithoutPlace(partial) && !isOfStorage(plain) && isToldOfOther(previous(bytesBefore))) return true
      if (form.isCommon && !isOfStorage(plain)) {
        weigh({ partial, needs: 'storage' }, plain, line, previous)
        return true
      }
      see([located(withAddress(partial, plain), plain, line, previous)], line)
      if (partial.context) continue
      const end = readRepetitions(form, text, from, partial, line)
      if (isLong) queue.push({ text: text.slice(end) + rest, line, mayOpen: false, previous: noPrevious })
      return true
    }
    return false
  }

  /**
   * Reads the further errors that a form finds on a line, behind the one it found in the stretch at `from`.
   * @returns the offset behind the last of them
   */
  function readRepetitions(
    form: TextForm,
    text: string,
    from: number,
    first: PartialResponse,
    line: number,
  ): number {
    const matcher = matcherOf(form)
    let at = from
    let last = JSON.stringify(first.fields)
    let match = matcher(text.slice(at, at + reach))
    for (;;) {
      if (!match || match.end === 0) return at
      at += match.end
      const ahead = text.slice(at, at + reach)
      const next = nearest(form.triggers, ahead)
      if (!next) return at
      if (next.at > overlap) at += next.at - overlap
      const whole = text.slice(at, at + reach)
      // One failure is enough: a pattern that misses would be tried at all that follow.
      const behind = ahead.indexOf(next.text, next.at + next.text.length)
      const single = behind < 0 ? whole : ahead.slice(Math.max(0, next.at - overlap), behind)
      match = matcher(single)
      const stretch = match ? single : whole
      match ??= matcher(whole)
      const partial = match && !form.before ? readMatch(form, stretch, match, isKnownCode) : null
      if (!partial || partial.context) return at
      // One line may tell the same error twice: an exception and its cause.
      const said = JSON.stringify(partial.fields)
      if (said !== last) see([partial], line)
      last = said
    }
  }

  function readXml({ text, line, previous }: Reading): boolean {
    const view = text.slice(0, reach)
    const isBatch = view.includes('DeleteResult') && /<(?:[\w-]{1,40}:)?DeleteResult[\s>/]/.test(view)
    if (isBatch) {
      batch = { status: 200, ...assembler.takeHead() }
      areKeysEncoded = false
    }
    if (batch !== null && encodedKeys.test(view)) areKeysEncoded = true
    const at = findErrorXml(view)
    if (at < 0) {
      if (view.includes('DeleteResult>') && view.includes('</')) batch = null
      return isBatch
    }
    const before = text.slice(0, at)
    const place = positionOf(before, previous())
    if (!place) return false
    if (place.isEmbedded) readText({ text: before, line, mayOpen: false, previous })
    if (open) return true
    start(errorXml(batch, place, areKeysEncoded), text.slice(at), line, previous)
    return true
  }

  /** Reads a page behind the words of the program that received it. */
  function readEmbeddedHtml({ text, line, mayOpen, previous }: Reading): boolean {
    const at = mayOpen && text.length <= reach ? findHtml(text) : -1
    const page = at > 0 ? beginHtml(text.slice(at), 'quoted-html') : null
    if (!page) return false
    readText({ text: text.slice(0, at), line, mayOpen: false, previous })
    start(page, text.slice(at), line, previous)
    return true
  }

  /** Reads a string that an object holds as a text of its own. */
  function readString(text: string): ObjectError[] {
    if (depth >= maxDepth) return []
    const inner = createScanner({ isKnownCode, ...(statusesOf && { statusesOf }) }, depth + 1)
    const lines = text.split('\n')
    const linesBefore = (index: number): Previous => {
      return reach =>
        reach === undefined ? (lines[index - 1] ?? '') : lines.slice(0, index).join('\n').slice(-reach)
    }
    const told = lines.flatMap((one, index) =>
      inner.line(one.replace(/\r$/, ''), index + 1, linesBefore(index)),
    )
    return [...told, ...inner.end(lines.length)].flatMap(({ response, isRepeat }) => {
      const { client, unanswered, around: _, ...fields } = response
      return isRepeat || isOfAnyService(response) ? [] : [{ client, unanswered, fields: fields as Fields }]
    })
  }

  function readObject({ text, line, mayOpen, previous }: Reading): boolean {
    const brace = text.slice(0, reach).indexOf('{')
    if (brace >= 0) {
      const whole = readObjectLine(text, brace, isKnownCode, readString)
      const isOther = whole !== null && isOfOtherService(whole.before.slice(-reach))
      if (whole && whole.partials.length > 0 && !isOther) {
        if (/\S/.test(whole.before)) readText({ text: whole.before, line, mayOpen: false, previous })
        see(
          whole.partials.map(partial => located(partial, whole.before, line, previous)),
          line,
        )
        if (/\S/.test(whole.rest))
          queue.push({ text: whole.rest, line, mayOpen: false, previous: noPrevious })
        return true
      }
      if (whole) {
        around = whole.around
        return false
      }
      const at = mayOpen ? findOpenObject(text) : -1
      if (at >= 0) {
        const before = text.slice(0, at)
        if (/\S/.test(before)) readText({ text: before, line, mayOpen: false, previous })
        start(openObject(isKnownCode, readString), text.slice(at), line, previous)
        return true
      }
    }
    const fragment = /"Code"|"code"/.test(text.slice(0, reach)) ? readFragment(text, isKnownCode) : null
    if (fragment) see([located(fragment, text, line, previous)], line)
    return fragment !== null
  }

  /** Whether a line clearly begins an error or a record of its own, whatever the open record is about. */
  function beginsRecord(text: string): boolean {
    if (/^\s*<(?:\?xml|(?:[\w-]{1,40}:)?[Ee]rror[\s>])/.test(text)) return true
    if (startResponse(text) || /^\s*</.test(text)) return false
    const plain = text.slice(0, reach)
    if (
      /^\s*\{/.test(plain) &&
      (readObjectLine(plain, plain.indexOf('{'), isKnownCode)?.partials.length ?? 0) > 0
    )
      return true
    for (const { form } of candidates(plain)) {
      const partial = readForm(form, plain, noPrevious, isKnownCode)
      if (partial && !partial.context && !partial.placeholder) return true
    }
    return readGenerally(plain, isKnownCode)?.needs === 'nothing'
  }

  /** Reads a text: the open record takes it, or it begins one, or it is an error by itself. */
  function read(reading: Reading): void {
    const { text, line } = reading
    around = null
    if (reading.isGivenBack && doubt.isPending()) seeLate(doubt.line(text))
    if (open) {
      const record: OpenRecord = open
      if (!record.isContent || !beginsRecord(text)) {
        give(record, text, line)
        return
      }
      queue.push(reading)
      close(record.end(), line)
      return
    }
    if (declaration.test(text)) {
      assembler.between()
      return
    }
    // A short cut for logs of error bodies: nothing else begins with these characters.
    if (text.startsWith('<Error') && readXml(reading)) return
    const view = text.slice(0, reach)
    const remark = readConnection(view, connection)
    if (remark) {
      connection = remark
      return
    }
    const record =
      (assembler.isPending() ? beginStringToSign(view) : null) ??
      beginTerraform(view, joined =>
        readText({ text: joined, line, mayOpen: false, previous: noPrevious }),
      ) ??
      beginHttp(view, { isKnownCode, method: assembler.method(), connection }) ??
      beginUrlResponse(view) ??
      beginNetworkTab(view) ??
      beginEntries(view, isKnownCode, readString) ??
      beginVarDump(view, isKnownCode) ??
      beginPgBackRest(view) ??
      beginOwnCard(view) ??
      beginOwnTable(view) ??
      beginSuccess(view) ??
      beginHtml(view)
    if (record) {
      start(record, text, line, reading.previous)
      return
    }
    const brace = view.indexOf('{')
    const xml = findErrorXml(view)
    const isBraceFirst = brace >= 0 && (xml < 0 || brace < xml)
    if (isBraceFirst && readObject(reading)) return
    if (readXml(reading)) return
    if (!isBraceFirst && readObject(reading)) return
    if (readEmbeddedHtml(reading) || readText(reading)) return
    if (text.length > reach) {
      queue.push({ ...reading, text: text.slice(reach - overlap), previous: noPrevious })
      return
    }
    if (between.test(text) || isNoise(text)) assembler.between()
    else for (const one of assembler.pass()) found.push(one)
  }

  /** Reads what is in the queue. A bug of this program costs only the text in which it shows. */
  function readQueue(): void {
    for (let next = queue.pop(); next; next = queue.pop()) {
      try {
        read(next)
      } catch (error) {
        open = null
        onFailure?.(next.line, error)
      }
    }
  }

  function taken(): LocatedError[] {
    const result = found
    found = []
    return result
  }

  return {
    /** Reads the next line, of which `previous` gives the one before, and returns the errors that are complete with it. */
    line(text: string, number: number, previous: Previous): LocatedError[] {
      if (doubt.isPending()) seeLate(doubt.line(text))
      beforeLine = previous
      const plain = text.includes('\u001b[') ? text.replace(colour, '') : text
      queue.push({ text: stripPrefix(plain), line: number, mayOpen: true, previous })
      readQueue()
      return taken()
    },

    /** True while lines without any trigger matter too: something is open, or an error waits for more. */
    isBusy: () => open !== null || doubt.isPending() || assembler.isPending(),

    /** True inside an error body, whose end ends a line as well. */
    isInBody: () => open?.isBody === true || batch !== null,

    /** Ends the input. */
    end(number: number): LocatedError[] {
      beforeLine = noPrevious
      // What an open record gives back can open another one; each takes at least its first line away.
      while (open) {
        const record: OpenRecord = open
        close(record.end(), number)
        readQueue()
      }
      seeLate(doubt.end())
      for (const one of assembler.end()) found.push(one)
      return taken()
    },
  }
}

export type Scanner = ReturnType<typeof createScanner>
