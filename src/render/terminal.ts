/** What the layout of text depends on. */
import type { Lang } from '../types.ts'
import type { Style } from './styles.ts'

/** What decides how text is laid out; computed once in each run. */
export interface Terminal {
  /** Columns, at most 100; null where nothing is wrapped. */
  width: number | null
  style: Style
  lang: Lang
  /** Does the terminal understand hyperlinks (OSC 8)? */
  links: boolean
}

/** A text that links to an address where the terminal supports it, and the text alone elsewhere. */
export function linked(text: string, url: string | undefined, terminal: Terminal): string {
  return terminal.links && url ? `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\` : text
}
