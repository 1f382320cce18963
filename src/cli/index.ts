import { type CatalogueReader, openCatalogue } from '../catalogue/load.ts'
import type { Lang } from '../types.ts'
import { explain } from './commands/explain.ts'
import { refusalText, withOutput } from './output.ts'
import type { Io } from './process.ts'
import { type CommonOptions, type DecodeFlags, plainRequest, type Request } from './request.ts'
import { langOf, langs, type Settings } from './settings.ts'
import { choice } from './usage.ts'

/**
 * Runs the program.
 *
 * @param argv the arguments after the name of the program
 * @returns the exit status: 0 found, 1 not there, 2 could not run as asked
 */
export async function run(argv: string[], io: Io): Promise<number> {
  const lang = wantedLang(argv) ?? langOf(io.env)
  try {
    const plain = plainRequest(argv)
    if (plain) return await perform(plain, settingsOf({}, lang), io)
    const { parse } = await import('./parser.ts')
    const [request, common] = parse(argv, lang, Math.min(io.stdout.columns || 100, 100))
    return await perform(request, settingsOf(common, lang), io)
  } catch (error) {
    // Also a wrong call answers in JSON where JSON was asked for.
    const format = wantsJson(argv) ? 'json' : 'text'
    return withOutput(io, { format, color: 'never', lang }, catalogueOrNull(), async output => {
      output.problem(refusalText(error, lang))
      return 2
    })
  }
}

async function perform(request: Request, settings: Settings, io: Io): Promise<number> {
  if (settings.format === 'csv' && request.command !== 'list') {
    choice('--format', ['text', 'json', 'ndjson'], settings.lang)('csv')
  }
  switch (request.command) {
    case 'explain':
      return explain(request.queries, settings, io)
    case 'list': {
      const { list } = await import('./commands/list.ts')
      return list(request.options, settings, io)
    }
    case 'decode':
      return decode(request.files, request.flags, settings, io)
    case 'bare':
      return io.stdin.isTTY ? help(null, settings, io) : decode([], { redact: true }, settings, io)
    case 'help':
      return help(request.topic, settings, io)
    case 'show':
      return show(request.text, settings, io)
    case 'version': {
      const { versionText } = await import('./commands/version.ts')
      return show(versionText(settings.lang), settings, io)
    }
    case 'completion': {
      const { printScript } = await import('./commands/completion.ts')
      return printScript(request.shell, settings.lang)
    }
    case 'complete': {
      const { complete } = await import('./commands/completion.ts')
      return complete(request.words, settings.lang)
    }
  }
}

async function decode(files: string[], flags: DecodeFlags, settings: Settings, io: Io): Promise<number> {
  const { decode } = await import('./commands/decode.ts')
  const { summary = false, ticket = false, text = [], redact } = flags
  return decode(files, { ...settings, summary, ticket, text, redact }, io)
}

async function help(topic: string | null, settings: Settings, io: Io): Promise<number> {
  const { helpText } = await import('./commands/help.ts')
  const status = await show(helpText(topic, settings.lang), settings, io)
  if (topic !== 'decode') return status
  const { exampleAnswer } = await import('./commands/help.ts')
  return exampleAnswer(settings, io)
}

function show(text: string, settings: Settings, io: Io): Promise<number> {
  return withOutput(io, { ...settings, format: 'text' }, null, async output => {
    await output.print(text)
    return 0
  })
}

function settingsOf({ format = 'text', json, color = 'auto' }: CommonOptions, lang: Lang): Settings {
  return { format: json ? 'json' : format, color, lang }
}

/** Without the date of a catalogue that cannot be read the JSON object still is one. */
function catalogueOrNull(): CatalogueReader | null {
  try {
    return openCatalogue()
  } catch {
    return null
  }
}

/** The language of `--lang`, which has to be known before anything is said about the rest; null where it is wrong. */
function wantedLang(argv: string[]): Lang | null {
  const value = valuesOf(argv, '--lang').at(-1)
  return langs.find(lang => lang === value?.toLowerCase()) ?? null
}

function wantsJson(argv: string[]): boolean {
  return optionsOf(argv).includes('--json') || valuesOf(argv, '--format').at(-1)?.toLowerCase() === 'json'
}

function valuesOf(argv: string[], option: string): string[] {
  return optionsOf(argv).flatMap((word, i, words) => {
    if (word.startsWith(`${option}=`)) return [word.slice(option.length + 1)]
    return word === option ? words.slice(i + 1, i + 2) : []
  })
}

function optionsOf(argv: string[]): string[] {
  const end = argv.indexOf('--')
  return end < 0 ? argv : argv.slice(0, end)
}
