import { colours } from '../../src/render/colour.ts'
import { plain } from '../../src/render/styles.ts'
import type { Terminal } from '../../src/render/terminal.ts'

/** A pipe: nothing is wrapped, coloured or linked. */
export const pipe: Terminal = { width: null, style: plain, lang: 'en', links: false }

/** A terminal of so many columns. */
export const wide = (width: number, rest: Partial<Terminal> = {}): Terminal => ({ ...pipe, width, ...rest })

/** The same with everything it can do. */
export const colourful = (width: number): Terminal => wide(width, { style: colours(), links: true })

/** The words alone, without colour and links. */
export const bare = (text: string): string => text.replace(/\x1b\[\d+m|\x1b\]8;;.*?\x1b\\/g, '')
