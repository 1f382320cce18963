/** The command line as a whole: reads it, and hands it to the command that it names. */
import { openCatalogue } from '../catalogue/load.ts'
import type { CatalogueReader } from '../catalogue/reader.ts'
import { explain } from './commands/explain.ts'
import { unnamed } from './commands/unnamed.ts'
import { formatsOf } from './formats.ts'
import { withOutput } from './output.ts'
import type { Io } from './process.ts'
import { type CommandLine, readPlain } from './request.ts'
import { lenientSettings, type Settings, settingsOf } from './settings.ts'
import { choice, faultError } from './usage.ts'

/**
 * Runs the program.
 *
 * @param argv the arguments after the name of the program
 * @returns the exit status: 0 found, 1 not there, 2 could not run as asked
 */
export async function run(argv: string[], io: Io): Promise<number> {
  const line = readPlain(argv) ?? (await import('./parser.ts')).parse(argv)
  try {
    const settings = settingsOf(line.options, io.env)
    if (line.fault) throw faultError(line.fault, line.command, settings.lang)
    return await perform(line, settings, await withPager(line, settings, io))
  } catch (error) {
    // The problems of a wrong call are told in JSON, too, where JSON was asked for.
    return withOutput(io, lenientSettings(line.options, io.env), catalogueOrNull(), async () => {
      throw error
    })
  }
}

async function perform(line: CommandLine, settings: Settings, io: Io): Promise<number> {
  const { command, operands, options } = line
  if (options.version) {
    const { version } = await import('./commands/version.ts')
    return version(settings, io)
  }
  choice('--format', formatsOf(command ?? 'decode'), settings.lang)(settings.format)
  switch (command) {
    case 'explain':
      return explain(operands, settings, io)
    case 'list': {
      const { list } = await import('./commands/list.ts')
      return list(operands, options, settings, io)
    }
    case 'decode': {
      const { decode } = await import('./commands/decode.ts')
      return decode(operands, options, settings, io)
    }
    case 'run': {
      const { run } = await import('./commands/run.ts')
      return run(operands, options, settings, io)
    }
    case 'sources': {
      const { sources } = await import('./commands/sources.ts')
      return sources(operands, settings, io)
    }
    case 'completion': {
      const { completion } = await import('./commands/completion.ts')
      return completion(operands, settings, io)
    }
    case 'complete': {
      const { complete } = await import('./commands/completion.ts')
      return complete(operands, settings, io)
    }
    case 'help': {
      const { showHelp } = await import('./commands/help.ts')
      return showHelp(operands[0] ?? null, settings, io)
    }
    default:
      return unnamed(operands, options, settings, io)
  }
}

/** The output of a terminal goes through a pager where it is longer than the screen. */
async function withPager({ command }: CommandLine, { pager }: Settings, io: Io): Promise<Io> {
  if (!pager || !io.stdout.isTTY || command === 'run') return io
  const { pagedSink, pagerOf } = await import('./pager.ts')
  const program = pagerOf(io.env)
  return program === null ? io : { ...io, stdout: pagedSink(io, program) }
}

/** Where the catalogue cannot be read, the JSON object lacks its date and is valid all the same. */
function catalogueOrNull(): CatalogueReader | null {
  try {
    return openCatalogue()
  } catch {
    return null
  }
}
