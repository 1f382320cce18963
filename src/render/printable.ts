/** Makes foreign text harmless on a terminal. */

/** Line breaks of any kind inside a field. */
const breaks = /[\r\n\u2028\u2029]+/g
/** C0 but for the tab, DEL, C1, and what turns the direction of text around. */
const harmful = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
/** The same for JSON, which already escapes C0; U+2028 and U+2029 end a line in some readers of ndjson. */
const escaped = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/**
 * Makes foreign text harmless on a terminal: control characters and bidirectional overrides become visible
 * (`␛`, `\u202e`), line breaks and tabs a space.
 */
export function printable(text: string): string {
  return text.replace(breaks, ' ').replaceAll('\t', ' ').replace(harmful, visible)
}

/** The same for text of several lines: its lines stay. */
export function printableLines(text: string): string[] {
  return text.split('\n').map(line => line.replaceAll('\t', '  ').replace(harmful, visible))
}

/** Escapes what JSON.stringify leaves bare in its result although a terminal would obey it. */
export function escapeJson(json: string): string {
  return json.replace(escaped, codeUnit)
}

function visible(character: string): string {
  const code = character.charCodeAt(0)
  // The pictures of C0 stand at U+2400 in the same order; that of DEL after them.
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  return code === 0x7f ? '\u2421' : codeUnit(character)
}

function codeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
