/** What the options that all commands share, the environment and the terminal decide together. */
import { langOfLocale, langs } from '../languages.ts'
import { plain } from '../render/styles.ts'
import type { Terminal } from '../render/terminal.ts'
import type { Lang } from '../types.ts'
import { type FormatName, formatNames } from './formats.ts'
import type { Io, TextSink } from './process.ts'
import type { Options } from './request.ts'
import { choice } from './usage.ts'

/** Values of the options; the first of each is the default. */
export const colorModes = ['auto', 'always', 'never'] as const

export type ColorMode = (typeof colorModes)[number]

/** What every command is told beside its own arguments. */
export interface Settings {
  format: FormatName
  color: ColorMode
  lang: Lang
  /** Everything that is known, or what fits a screen? */
  full: boolean
  /** May output that is longer than the screen go through a pager? */
  pager: boolean
}

/** A card or table wider than this is hard to read. */
const widest = 100

/** The language of the locale; a variable that is empty does not count. */
export function langOf(env: Io['env']): Lang {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return langOfLocale(locale)
}

/**
 * The settings of a run whose command line may be wrong: a value without meaning counts as not given. An error is told
 * in the language and format that they name.
 */
export function lenientSettings({ format, json, lang }: Options, env: Io['env']): Settings {
  const wantsJson = json || format?.toLowerCase() === 'json'
  return {
    format: wantsJson ? 'json' : 'text',
    color: 'never',
    lang: langs.find(one => one === lang?.toLowerCase()) ?? langOf(env),
    full: false,
    pager: false,
  }
}

/**
 * The settings that the options ask for.
 *
 * @throws UserError where a value has no meaning
 */
export function settingsOf(options: Options, env: Io['env']): Settings {
  const { lang } = lenientSettings(options, env)
  const { format, json, color, full = false, pager = true } = options
  if (options.lang !== undefined) choice('--lang', langs, lang)(options.lang)
  const named = format === undefined ? 'text' : choice('--format', formatNames, lang)(format)
  const mode =
    color === undefined ? 'auto' : color === false ? 'never' : choice('--color', colorModes, lang)(color)
  return { format: json ? 'json' : named, color: mode, lang, full, pager }
}

/** What decides whether there is colour and whether there are links. */
interface Surface {
  stdout: Pick<TextSink, 'isTTY'>
  env: Io['env']
}

/**
 * Is colour on? `--color`, then `NO_COLOR` (https://no-color.org: set and not empty), `FORCE_COLOR`, `CLICOLOR_FORCE`
 * and `CLICOLOR` (https://bixense.com/clicolors), then a dumb terminal, then whether the output is a terminal.
 */
export function colourOn(mode: ColorMode, { stdout, env }: Surface): boolean {
  if (mode !== 'auto') return mode === 'always'
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false'
  if (env.CLICOLOR_FORCE && env.CLICOLOR_FORCE !== '0') return true
  if (env.CLICOLOR === '0') return false
  return env.TERM !== 'dumb' && stdout.isTTY === true
}

/** Does the terminal understand hyperlinks? Asked of what terminals set about themselves; never in a pipe. */
export function linksOn({ stdout, env }: Surface): boolean {
  if (!stdout.isTTY) return false
  if (env.FORCE_HYPERLINK) return env.FORCE_HYPERLINK !== '0'
  if (env.CI || env.TERM === 'dumb') return false
  const program = /^(?:iTerm\.app|WezTerm|vscode|ghostty)$/.test(env.TERM_PROGRAM ?? '')
  return Boolean(program || Number(env.VTE_VERSION) >= 5000 || env.WT_SESSION || env.KITTY_WINDOW_ID)
}

/** Columns to wrap at: `COLUMNS` where it is set, then those of the terminal; null in a pipe, where nothing is wrapped. */
export function widthOf(
  { isTTY, columns }: Pick<TextSink, 'isTTY' | 'columns'>,
  env: Io['env'],
): number | null {
  const asked = /^[1-9]\d{0,4}$/.test(env.COLUMNS ?? '') ? Number(env.COLUMNS) : undefined
  const width = asked ?? (isTTY ? columns || 80 : null)
  return width === null ? null : Math.min(width, widest)
}

/** How text is laid out in this run. The package that colours is loaded only where there is colour. */
export async function terminalOf({ color, lang }: Settings, io: Io): Promise<Terminal> {
  return {
    width: widthOf(io.stdout, io.env),
    style: colourOn(color, io) ? (await import('../render/colour.ts')).colours() : plain,
    lang,
    links: linksOn(io),
  }
}
