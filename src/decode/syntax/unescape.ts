import { unescapeString } from './literal.ts'

/** XML in disguise: escaped for another language, quoted, boxed, or with a terminal's noise in it. */

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&', nbsp: ' ' }

/** Undoes one level of XML or HTML escaping, numeric references included; an unknown reference stays as it is. */
export function unescapeXml(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|quot|apos|amp|nbsp));/gi,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole
      const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
      return point > 0x10ffff ? whole : String.fromCodePoint(point)
    },
  )
}

/** Full-width forms of ASCII (Chinese input methods and translators produce them) become ASCII. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[！-～]/g, char => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll('　', ' ')
}

/** What a program puts in front of every line: a quote mark, a box, a log prefix up to its level or tag. */
const linePrefix =
  /^(?:\s*[│┃|>]+ ?|\s*(?:\[?\d{4}[-/]\d\d[-/]\d\d|\d\d-\d\d \d\d:\d\d:\d\d)[^<>]*?[\w.)\]]:\s?(?=\s*<|\s*$))/

/** Lines of curl that fall between the lines of a body at a terminal. */
const terminalNoise = /^(?:\* .*|[{}] \[\d+ bytes data\]|\r?\s*\d+\s+\d[\d.kMG\s:-]*)$/
/** No such line is longer: curl's progress is as wide as a terminal, and only its last state is on a line. */
const maxNoise = 500

const maxPrefix = 500

/** Removes a program's prefix from one line of a body. */
export function stripPrefix(line: string): string {
  const prefix = linePrefix.exec(line.slice(0, maxPrefix))?.[0] ?? ''
  return line.slice(prefix.length)
}

/** True for a line that a terminal mixed into a body. */
export function isNoise(line: string): boolean {
  return line.length <= maxNoise && terminalNoise.test(line)
}

/** Bodies inside a string literal: Python bytes wrapped over lines, `\n`, `\"`, `\/`, `\u003c`. */
const stringEscape = /\\(?:[nrt]\s*<|u003c|x3c|\/|")|>\\[nrt]/i

/**
 * Makes plain XML of what stands between `<Error` and `</Error>` in whatever disguise.
 * @param text from the start of the element, lines joined by line feeds
 */
export function plainXml(text: string): string {
  let xml = text
  // Most bodies are plain: the character that every disguise has is missing, which is the fastest test.
  if (xml.includes('\n')) xml = xml.replace(/['"][^\S\n]*\n\s*b?['"]/g, '')
  if (xml.includes('\\')) {
    for (let level = 0; level < 3 && stringEscape.test(xml); level++) xml = unescapeString(xml)
  }
  if (xml.includes('lt;')) {
    for (let level = 0; level < 2 && !/<(?:[\w-]+:)?Code>/.test(xml) && /&(?:amp;)?lt;/.test(xml); level++) {
      xml = unescapeXml(xml)
    }
  }
  return xml.startsWith('＜') ? toHalfWidth(xml) : xml
}
