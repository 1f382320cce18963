import { Command, CommanderError, Help } from 'commander'
import type { Lang } from '../types.ts'
import { help, helpOf, titleOf } from './help.ts'
import type { CommonOptions, DecodeFlags, ListOptions, Request } from './request.ts'
import { colorModes, formats, langs } from './settings.ts'
import { choice, usageText } from './usage.ts'
import { Refusal } from './user-error.ts'

/**
 * Reads a command line.
 *
 * @param argv the arguments after the name of the program
 * @throws Refusal where it is wrong, in the given language
 */
export function parse(argv: string[], lang: Lang, columns: number): [Request, CommonOptions] {
  let request: Request = { command: 'bare' }
  let shown = ''
  const program = createProgram(lang, {
    columns,
    ask: asked => {
      request = asked
    },
    show: text => {
      shown += text
    },
  })
  try {
    program.parse(argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode !== 0) throw new Refusal(usageText(error, program, lang))
    request = { command: 'show', text: shown }
  }
  const common = program.opts<CommonOptions & { version?: true }>()
  return [common.version ? { command: 'version' } : request, common]
}

/** Who is told what a command line holds; nobody where only the commands themselves are of interest. */
interface Listener {
  columns: number
  ask: (request: Request) => void
  show: (text: string) => void
}
const nobody: Listener = { columns: 80, ask: () => {}, show: () => {} }

/** The commands and their options. */
export function createProgram(lang: Lang, { columns, ask, show }: Listener = nobody): Command {
  const program = new Command('obs-err')
    .exitOverride()
    .configureOutput({
      writeOut: show,
      writeErr: () => {}, // commander speaks English only: the refusal tells it
      getOutHelpWidth: () => columns,
    })
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: title => titleOf(title, lang),
      formatHelp: (command, helper) =>
        helpOf(command.name(), Help.prototype.formatHelp.call(helper, command, helper), lang),
    })
    .helpOption('-h, --help', help(lang, 'option.help'))
    .helpCommand(false)
    .option('--format <format>', help(lang, 'option.format'), choice('--format', formats, lang))
    .option('--json', help(lang, 'option.json'))
    .option('--color <when>', help(lang, 'option.color'), choice('--color', colorModes, lang))
    .option('--lang <language>', help(lang, 'option.lang'), choice('--lang', langs, lang))
    .option('-V, --version', help(lang, 'option.version'))
    .argument('[what...]', help(lang, 'explain.what'))
    .action((queries: string[]) =>
      ask(queries.length > 0 ? { command: 'explain', queries } : { command: 'bare' }),
    )
  program
    .command('explain')
    .summary(help(lang, 'explain'))
    .argument('<what...>', help(lang, 'explain.what'))
    .action((queries: string[]) => ask({ command: 'explain', queries }))
  program
    .command('list')
    .summary(help(lang, 'list'))
    .option('--status <list>', help(lang, 'list.status'), repeated)
    .option('--search <words...>', help(lang, 'list.search'))
    .option('--retry <verdict>', help(lang, 'list.retry'))
    .option('--service <name>', help(lang, 'list.service'))
    .action((options: ListOptions) => ask({ command: 'list', options }))
  program
    .command('decode')
    .summary(help(lang, 'decode'))
    .argument('[file...]', help(lang, 'decode.file'))
    .option('--summary', help(lang, 'decode.summary'))
    .option('--ticket', help(lang, 'decode.ticket'))
    .option('--text <string>', help(lang, 'decode.text'), repeated)
    .option('--no-redact', help(lang, 'decode.no-redact'))
    .action((files: string[], flags: DecodeFlags) => ask({ command: 'decode', files, flags }))
  program
    .command('completion')
    .summary(help(lang, 'completion'))
    .argument('<shell>', help(lang, 'completion.shell'))
    .action((shell: string) => ask({ command: 'completion', shell }))
  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .action((words: string[]) => ask({ command: 'complete', words }))
  program
    .command('help')
    .summary(help(lang, 'help'))
    .argument('[topic]', help(lang, 'help.topic'))
    .action((topic?: string) => ask({ command: 'help', topic: topic ?? null }))
  return program
}

function repeated(value: string, before: string[] = []): string[] {
  return [...before, value]
}
