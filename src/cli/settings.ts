import { plain } from '../render/styles.ts'
import type { Terminal } from '../render/terminal.ts'
import type { Lang } from '../types.ts'
import type { Io, Sink } from './process.ts'

/** Values of the options; the first of each is the default. */
export const formats = ['text', 'json', 'ndjson', 'csv'] as const
export const colorModes = ['auto', 'always', 'never'] as const
export const langs = ['en', 'zh'] as const satisfies Lang[]

export type Format = (typeof formats)[number]
export type ColorMode = (typeof colorModes)[number]

/** What every command is told beside its own arguments. */
export interface Settings {
  format: Format
  color: ColorMode
  lang: Lang
  /** Everything that is known, instead of what fits a screen. */
  full?: boolean
}

/** What decides how the output looks. */
export interface Surroundings {
  stdout: Pick<Sink, 'isTTY'>
  env: Io['env']
}

/** A card or table wider than this is hard to read. */
const widest = 100

/** The language of the locale; a variable that is empty does not count. */
export function langOf(env: Io['env']): Lang {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return /^zh/i.test(locale) ? 'zh' : 'en'
}

/**
 * Is colour on? `--color`, then `NO_COLOR` (https://no-color.org: set and not empty), then `FORCE_COLOR`, then a
 * dumb terminal, then whether the output is a terminal.
 */
export function colourOn(mode: ColorMode, { stdout, env }: Surroundings): boolean {
  if (mode !== 'auto') return mode === 'always'
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false'
  return env.TERM !== 'dumb' && stdout.isTTY === true
}

/** Does the terminal understand hyperlinks? Asked of what terminals set about themselves; never in a pipe. */
export function linksOn({ stdout, env }: Surroundings): boolean {
  if (!stdout.isTTY) return false
  if (env.FORCE_HYPERLINK) return env.FORCE_HYPERLINK !== '0'
  if (env.CI || env.TERM === 'dumb') return false
  const program = /^(?:iTerm\.app|WezTerm|vscode|ghostty)$/.test(env.TERM_PROGRAM ?? '')
  return Boolean(program || Number(env.VTE_VERSION) >= 5000 || env.WT_SESSION || env.KITTY_WINDOW_ID)
}

/** How text is laid out in this run. The package that colours is loaded only where there is colour. */
export async function terminalOf({ color, lang }: Settings, io: Io): Promise<Terminal> {
  const { isTTY, columns } = io.stdout
  return {
    width: isTTY ? Math.min(columns || 80, widest) : null,
    paint: colourOn(color, io) ? (await import('../render/colour.ts')).colours() : plain,
    lang,
    links: linksOn(io),
  }
}
