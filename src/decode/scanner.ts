import { createAssembler, type Found, type Trace } from './assemble.ts'
import { noPrevious, type Previous, readForm } from './clients/form.ts'
import { candidates, textForms } from './clients/index.ts'
import type { StatusesOf } from './evidence.ts'
import { stripPrefix } from './input/prefix.ts'
import type { PartialResponse } from './partial.ts'
import { bytesBefore, createDoubt } from './readers/doubt.ts'
import { isInline, readerTriggers, readGenerally } from './readers/index.ts'
import { isForeign, isOfStorage } from './readers/signs.ts'
import { isBroken, wrappedText } from './readers/wrapped-text.ts'
import { beginHtml } from './records/html.ts'
import { beginHttp } from './records/http.ts'
import { findOpenObject, openObject, readFragment, readObjectLine } from './records/object.ts'
import { beginPgBackRest } from './records/pgbackrest.ts'
import { isPrintedField, printedFields } from './records/printed.ts'
import type { OpenRecord, Step } from './records/record.ts'
import { beginStringToSign } from './records/string-to-sign.ts'
import { beginTerraform } from './records/terraform.ts'
import { beginSuccess } from './records/unrelated.ts'
import { beginUrlResponse } from './records/url-response.ts'
import { beginVarDump } from './records/var-dump.ts'
import { wrappedLine } from './records/wrapped.ts'
import { errorXml, findErrorXml, placeOf } from './records/xml.ts'
import type { Fields } from './syntax/fields.ts'
import { type Connection, readConnection } from './syntax/http.ts'
import { unescapeString } from './syntax/literal.ts'
import type { Knows } from './syntax/object.ts'
import { isNoise, narrow } from './syntax/unescape.ts'

/** Literals that begin a record of several lines; those of a single line stand with their forms. */
const recordTriggers = [
  '<Error',
  '<error>',
  ':Error>',
  '<DeleteResult',
  'Result',
  '<Code>',
  'lt;Error',
  'lt;/Error',
  'u003cError',
  'x3cError',
  '＜Error',
  '<html',
  '<HTML',
  '<!DOCTYPE html',
  '<!doctype html',
  // Not `HTTP/1.1"`: that is in every line of a web server's log.
  ...['1.0', '1.1', '2', '2.0', '3'].flatMap(version =>
    [' ', '\r', '\n'].map(end => `HTTP/${version}${end}`),
  ),
  'x-obs-',
  'x-amz-',
  '{\n',
  '{\r\n',
  '*   Trying ',
  'Connected to ',
  'Established connection to ',
  '* ALPN',
  '* SSL connection',
  '"code"',
  '"Code"',
  'rror_code',
  'rrorCode',
  "'Code'",
  'CommonMsg',
  'Code:',
  'Code：',
  'Code ',
  'Code-->',
  'tatus:',
  'equestId:',
  'Status-->',
  'tatusCode',
  'code: ',
  'Error Message',
  'ErrorMessage',
  'xceptionCode',
  'xception name',
  'equest ID: ',
  "{'body'",
  '│ Error: ',
  '<NSHTTPURLResponse: ',
  'Exception)#',
  'array(',
  'HTTP request failed with ',
]

/** Every literal one of which a line must hold to be looked at. */
export const triggers: string[] = [
  ...new Set([...recordTriggers, ...textForms.flatMap(form => form.triggers), ...readerTriggers]),
]

/** More than any form of a single line is long. */
const reach = 8192

/** Colours of a terminal. */
const colour = /\u001b\[[\d;]*m/g

/** Lines between the parts of one failure: frames of a stack, the box of a message, an XML declaration. */
const between =
  /^\s*$|^\s+\S|^(?:Caused by:|Traceback|During handling|The above exception|[│╷╵]|\d{1,8}\r?$|<\?xml)|^\* |^[0-9a-f]{1,8}$/

/** An empty line, or one that holds no more than the declaration of a body to come. */
const declaration = /^(?:<\?xml(?:\s+[\w:-]+=(?:"[^"<>]*"|'[^'<>]*'))*\s*\?>)?\s*$/

/** An address of OBS anywhere on a line. */
const obsUrl = /https?:\/\/[\w.-]{1,80}(?:myhuaweicloud\.com|myhwclouds\.com)[^\s"'<>()[\]{}，。；]{0,2000}/

/** A bare status says nothing of the place; the line that it stands on may. */
function withAddress(partial: PartialResponse, line: string): PartialResponse {
  const { status, code, url, bucket, details } = partial.fields
  if (partial.context || status == null || code != null || url != null || bucket != null || details?.Host)
    return partial
  const found = obsUrl.exec(line)?.[0].replace(/[.,;:]+$/, '')
  return found ? { ...partial, fields: { ...partial.fields, url: found } } : partial
}

/** Adds what the record around a text tells of the request. */
function within(partial: PartialResponse, around: Fields): PartialResponse {
  const { bucket, key, url, method } = { ...around, ...partial.fields }
  return { ...partial, fields: { ...partial.fields, bucket, key, url, method } as Fields }
}

/** What a scanner is told by its caller. */
export interface ScannerOptions {
  /** Tells whether a word is a code of the catalogue. */
  knows: Knows
  /** Gives the statuses that a code is documented with. */
  statusesOf?: StatusesOf
  /** Is told which form read which line, and why two partial responses were joined. */
  trace?: Trace
}

/**
 * The state machine behind every form: it is given one line after another and returns the failures as they become
 * complete. It knows nothing of bytes, files or the catalogue.
 */
export function createScanner({ knows, statusesOf, trace }: ScannerOptions) {
  const assembler = createAssembler(statusesOf, trace)
  const doubt = createDoubt()
  let open: OpenRecord | null = null
  let openLine = 0
  /** Fields that the items of the `DeleteResult` being read share, null outside of one. */
  let batch: Fields | null = null
  let connection: Connection = { port: null, isSecure: false }
  let found: Found[] = []
  /** What the record around a text tells of the request. */
  let around: Fields | null = null

  function see(partials: PartialResponse[], line: number): void {
    for (const partial of partials) {
      for (const [earlier, at] of doubt.meet(partial)) found.push(...assembler.add(earlier, at))
      found.push(...assembler.add(around ? within(partial, around) : partial, line))
    }
  }

  function seeLate(settled: [PartialResponse, number][]): void {
    for (const [partial, line] of settled) see([partial], line)
  }

  function start(record: OpenRecord, first: string, line: number): void {
    open = record
    openLine = line
    follow(record.take(first), line)
  }

  /** Acts on what a record made of its line. */
  function follow(step: Step, line: number): void {
    if (step.open) return
    open = null
    see(step.partials, openLine)
    readTexts(step)
    for (const text of step.again) read(text, line, step.again.length === 1)
    if (step.rest.trim() !== '') read(step.rest, line, true)
  }

  /** Reads the lines of a record that is no failure itself. */
  function readTexts({ texts = [], around: known = {} }: Step): void {
    around = known
    let before = ''
    for (const text of texts) {
      const last = before
      readText(text, openLine, () => last)
      before = text
    }
    around = null
  }

  function readText(text: string, line: number, previous: Previous, mayOpen = false): boolean {
    const narrowed = /[！-～]/.test(text) ? narrow(text) : text
    if (readForms(narrowed, line, previous)) return true
    // A line of a log inside a JSON string.
    if (narrowed.includes('\\"') && readForms(unescapeString(narrowed), line, previous)) return true
    if (mayOpen && isPrintedField(text) && !isInline(narrowed)) {
      start(printedFields(knows), text, line)
      return true
    }
    return readGeneral(narrowed, line, previous, mayOpen)
  }

  /** Asks the general readers, which know no program. */
  function readGeneral(text: string, line: number, previous: Previous, mayOpen: boolean): boolean {
    const candidate = readGenerally(text.length <= reach ? text : text.slice(0, reach), knows)
    if (candidate && mayOpen && isBroken(candidate, text)) start(wrappedText(), text, line)
    else if (candidate) seeLate(doubt.weigh(candidate, line, () => previous(bytesBefore)))
    return candidate !== null
  }

  function readForms(text: string, line: number, previous: Previous, mayOpen = true): boolean {
    for (const { form, at: trigger } of candidates(text)) {
      // Patterns look at a stretch around the trigger: on a line of a megabyte they would take minutes.
      const plain =
        text.length <= reach ? text : text.slice(Math.max(0, trigger - reach / 4), trigger + reach)
      if (form.wraps && !form.wraps.whole.test(plain)) {
        if (!mayOpen || !form.wraps.begins.test(plain)) continue
        start(wrappedLine(form, knows), plain, line)
        return true
      }
      const partial = readForm(form, plain, previous, knows)
      if (!partial) continue
      // The program is one of several services, and the failure one of another.
      if (!partial.context && isForeign(plain)) return true
      if (form.isCommon && !isOfStorage(plain)) {
        seeLate(doubt.weigh({ partial, needs: 'storage' }, line, () => previous(bytesBefore)))
        return true
      }
      see([withAddress(partial, plain)], line)
      if (!partial.context) return true
    }
    return false
  }

  function readXml(text: string, line: number, previous: Previous): boolean {
    const isBatch = text.includes('DeleteResult') && /<(?:[\w-]+:)?DeleteResult[\s>/]/.test(text)
    if (isBatch) batch = { status: 200, ...assembler.takeHead() }
    const at = findErrorXml(text)
    if (at < 0) {
      if (text.includes('DeleteResult>') && text.includes('</')) batch = null
      return isBatch
    }
    const before = text.slice(0, at)
    const place = placeOf(before, previous())
    if (!place) return false
    if (place.isEmbedded) readText(before, line, previous)
    if (open) return true
    start(errorXml(batch, place), text.slice(at), line)
    return true
  }

  function readObject(text: string, line: number, previous: Previous, mayOpen: boolean): boolean {
    if (text.includes('{')) {
      const whole = readObjectLine(text, knows)
      if (whole && whole.partials.length > 0) {
        if (/\S/.test(whole.before)) readText(whole.before, line, previous)
        see(whole.partials, line)
        if (/\S/.test(whole.rest)) read(whole.rest, line, false)
        return true
      }
      if (whole) {
        around = whole.around
        return false
      }
      const at = mayOpen ? findOpenObject(text) : -1
      if (at >= 0) {
        if (/\S/.test(text.slice(0, at))) readText(text.slice(0, at), line, previous)
        start(openObject(knows), text.slice(at), line)
        return true
      }
    }
    const fragment = /"Code"|"code"/.test(text) ? readFragment(text, knows) : null
    if (fragment) see([fragment], line)
    return fragment !== null
  }

  /** Reads a line that no open record claims. */
  function read(text: string, line: number, mayOpen: boolean, previous = noPrevious): void {
    around = null
    if (open) {
      follow((open as OpenRecord).take(text), line)
      return
    }
    if (declaration.test(text)) {
      assembler.between()
      return
    }
    // A log of bodies holds little else, and nothing else begins so.
    if (text.startsWith('<Error') && readXml(text, line, previous)) return
    const remark = readConnection(text, connection)
    if (remark) {
      connection = remark
      return
    }
    const record =
      (assembler.isPending() ? beginStringToSign(text) : null) ??
      beginTerraform(text, joined => readText(joined, line, noPrevious)) ??
      beginHttp(text, { knows, method: assembler.method(), connection }) ??
      beginUrlResponse(text) ??
      beginVarDump(text, knows) ??
      beginPgBackRest(text) ??
      beginSuccess(text) ??
      beginHtml(text)
    if (record) {
      start(record, text, line)
      return
    }
    const braceFirst =
      text.includes('{') && (findErrorXml(text) < 0 || text.indexOf('{') < findErrorXml(text))
    if (braceFirst && readObject(text, line, previous, mayOpen)) return
    if (readXml(text, line, previous)) return
    if (!braceFirst && readObject(text, line, previous, mayOpen)) return
    if (readText(text, line, previous, mayOpen)) return
    if (between.test(text) || isNoise(text)) assembler.between()
    else found.push(...assembler.pass())
  }

  function taken(): Found[] {
    const result = found
    found = []
    return result
  }

  return {
    /** Reads the next line, of which `previous` gives the one before, and returns the failures that are complete with it. */
    line(text: string, number: number, previous: Previous): Found[] {
      if (doubt.isPending()) seeLate(doubt.line(text))
      read(stripPrefix(text.includes('\u001b[') ? text.replace(colour, '') : text), number, true, previous)
      return taken()
    },

    /** True while lines without any trigger matter too: something is open, or a failure waits for more. */
    isBusy: () => open !== null || doubt.isPending() || assembler.isPending(),

    /** True inside an error body, whose end ends a line as well. */
    isInBody: () => open?.isBody === true || batch !== null,

    /** Ends the input. */
    end(number: number): Found[] {
      // What an open record gives back can open another one; each takes at least its first line away.
      while (open) {
        const record: OpenRecord = open
        open = null
        const step = record.end()
        see(step.partials, openLine)
        readTexts(step)
        for (const text of step.again) read(text, number, false)
      }
      seeLate(doubt.end())
      found.push(...assembler.end())
      return taken()
    },
  }
}

export type Scanner = ReturnType<typeof createScanner>
