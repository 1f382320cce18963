/** Makes what cannot be seen in a text visible. */

const unseen =
  /[\u0000-\u001f\u007f-\u00a0\u00ad\u061c\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]/g

const shorthand: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function escapeCharacter(character: string): string {
  const hex = character.charCodeAt(0).toString(16)
  return (
    shorthand[character] ?? (hex.length <= 2 ? `\\x${hex.padStart(2, '0')}` : `\\u${hex.padStart(4, '0')}`)
  )
}

/** `U+200B`, the name under which a character is looked up. */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** The text with control, blank and invisible characters (ASCII space excepted) as escapes. */
export function escapeUnseen(text: string): string {
  return text.replace(unseen, escapeCharacter)
}

/** At most `limit` characters of a text; an ellipsis stands for the rest. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text
  // A surrogate pair is not cut in two.
  const end = /[\ud800-\udbff]/.test(text.charAt(limit - 1)) ? limit - 1 : limit
  return `${text.slice(0, end)}…`
}

/** A text of the server in double quotes, everything in it visible, at most 200 characters of it. */
export function quote(text: string): string {
  return `"${escapeUnseen(clip(text, 200)).replace(/"/g, '\\"')}"`
}

/** How a space and a line end are drawn where they matter. */
const space = '·'
export const lineEnd = '↵'

/** A line with its spaces drawn, at most 200 characters of it. */
export function drawSpaces(text: string): string {
  return escapeUnseen(clip(text, 200)).replaceAll(' ', space)
}
