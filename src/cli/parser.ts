/** The commands and options of the program, and the reader of command lines that hold options. */
import { Command, CommanderError, Help, type Option } from 'commander'
import { nearestName } from '../catalogue/nearest.ts'
import { displayWidth } from '../render/width.ts'
import { wrap } from '../render/wrap.ts'
import type { Lang } from '../types.ts'
import { help, helpOf, titleOf } from './help.ts'
import { type CommandLine, commands, type Options } from './request.ts'

/** What is called where no command is named; no word of a command line is the same. */
const unnamed = '(unnamed)'

/**
 * Reads a command line. A wrong command line is read as far as possible, so that the error is told in the language
 * and format that it asks for.
 */
export function parse(argv: string[]): CommandLine {
  const seen: { called: Command | null; helped: Command | null } = { called: null, helped: null }
  const program = createProgram({
    call: command => {
      seen.called = command
    },
    help: command => {
      seen.helped = command
    },
  })
  const line = (command: Command | null, fault: CommandLine['fault'] = null): CommandLine => {
    const name = commands.find(one => one === command?.name())
    return {
      command: command?.name() === 'complete' ? 'complete' : (name ?? null),
      operands: command?.args ?? [],
      options: typedOptions(command ?? program),
      fault,
    }
  }
  try {
    program.parse(argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    const { helped } = seen
    if (helped) {
      const operands = helped === program ? [] : [helped.name()]
      return { ...line(helped), command: 'help', operands }
    }
    const named = program.commands.find(command => command.name() === program.args[0]) ?? null
    return line(named, faultOf(error, named, argv))
  }
  return line(seen.called, seen.called && unknownOption(seen.called, program, argv))
}

/** Options that were typed; the parser gives those that begin with `no-` a value in any case. */
function typedOptions(command: Command): Options {
  const typed = Object.entries(command.optsWithGlobals()).filter(
    ([name, value]) => !(['color', 'pager', 'redact'].includes(name) && value === true),
  )
  return Object.fromEntries(typed)
}

function faultOf(error: CommanderError, command: Command | null, argv: string[]): CommandLine['fault'] {
  if (error.code === 'commander.excessArguments') return { kind: 'excessArguments' }
  if (error.code === 'commander.optionMissingArgument') {
    // Only the last word of a line can lack its value.
    return { kind: 'optionMissingArgument', option: argv.at(-1)?.split('=')[0] ?? '' }
  }
  if (error.code !== 'commander.missingArgument') throw error
  const argument = command?.registeredArguments.find(({ required }) => required)?.name() ?? ''
  return { kind: 'missingArgument', argument }
}

/** The parser takes an unknown option for an operand: this tells it from an operand behind `--`. */
function unknownOption(called: Command, program: Command, argv: string[]): CommandLine['fault'] {
  const end = argv.indexOf('--')
  const candidates = end < 0 ? argv : argv.slice(0, end)
  const word = called.args.find(one => /^-[^\d]/.test(one) && candidates.includes(one))
  if (word === undefined) return null
  const option = word.split('=')[0] ?? word
  const hasOption = ({ options }: Command) =>
    options.some(({ long, short }) => long === option || short === option)
  const owner = program.commands.find(
    command => command !== called && isVisible(command) && hasOption(command),
  )
  const known = [called, program].flatMap(({ options }) => options.flatMap(({ long }) => long ?? []))
  return { kind: 'unknownOption', option, owner: owner?.name() ?? null, near: nearestName(known, option) }
}

function isVisible(command: Command): boolean {
  return commands.some(name => name === command.name())
}

/** Is told which command a line calls, and which command's help it asks for. */
interface Listener {
  call: (command: Command) => void
  help: (command: Command) => void
}

/** The commands and their options. Their descriptions are keys of `data/help.json`. */
export function createProgram(listener: Listener = { call: () => {}, help: () => {} }): Command {
  const program = new Command('obs-err')
    .exitOverride()
    .configureOutput({ writeOut: () => {}, writeErr: () => {} })
    .configureHelp({
      formatHelp: command => {
        listener.help(command)
        return ''
      },
    })
    .helpOption('-h, --help', 'option.help')
    .helpCommand(false)
    .option('--format <format>', 'option.format')
    .option('--json', 'option.json')
    .option('--color <when>', 'option.color')
    .option('--no-color', 'option.no-color')
    .option('--lang <language>', 'option.lang')
    .option('--no-pager', 'option.no-pager')
    .option('-V, --version', 'option.version')
    .argument('[what...]', 'what')
  const add = (command: Command): Command =>
    command.allowUnknownOption().action((...args) => listener.call(args.at(-1)))
  add(program.command('explain').summary('explain').argument('<what...>', 'explain.what')).option(
    '--full',
    'option.full',
  )
  add(program.command('list').summary('list').argument('[words...]', 'list.words'))
    .option('--status <list>', 'list.status', repeated)
    .option('--search <words...>', 'list.search')
    .option('--retry <verdict>', 'list.retry')
    .option('--service <name>', 'list.service')
  addDecoding(add(program.command('decode').summary('decode').argument('[file...]', 'decode.file')))
  add(program.command('run').summary('run').argument('<command...>', 'run.command'))
    .usage('[options] -- <command> [args...]')
    .option('--full', 'option.full')
    .option('--always', 'run.always')
    .option('--check-signature', 'decode.check-signature')
    .option('--secret-key-env <name>', 'decode.secret-key-env')
    .option('--no-redact', 'decode.no-redact')
  add(program.command('sources').summary('sources').argument('[key...]', 'sources.key'))
  add(program.command('completion').summary('completion').argument('<shell>', 'completion.shell'))
  add(program.command('help').summary('help').argument('[topic]', 'help.topic'))
  add(program.command('complete', { hidden: true }).argument('[words...]'))
  addDecoding(add(program.command(unnamed, { hidden: true, isDefault: true }).argument('[what...]')))
  return program
}

function addDecoding(command: Command): Command {
  return command
    .option('--full', 'option.full')
    .option('--summary', 'decode.summary')
    .option('--ticket', 'decode.ticket')
    .option('--text <string>', 'decode.text', repeated)
    .option('--check-signature', 'decode.check-signature')
    .option('--secret-key-env <name>', 'decode.secret-key-env')
    .option('--no-redact', 'decode.no-redact')
}

function repeated(value: string, before: string[] = []): string[] {
  return [...before, value]
}

/** The help of a command of the program; without a width nothing is wrapped. */
export function commandHelp(command: Command, lang: Lang, width: number | null): string {
  const text = (key: string) => help(lang, key)
  const helper = Object.assign(new Help(), {
    helpWidth: width ?? Number.MAX_SAFE_INTEGER,
    minWidthToWrap: 16,
    showGlobalOptions: true,
    displayWidth,
    boxWrap: (line: string, columns: number) => wrap(line, columns).join('\n'),
    styleTitle: (title: string) => titleOf(title, lang),
    optionDescription: ({ description }: Option) => text(description),
    argumentDescription: ({ description }: { description: string }) => text(description),
    subcommandDescription: (subcommand: Command) => text(subcommand.summary()),
  })
  return helpOf(command.name(), helper.formatHelp(command, helper), lang, width)
}
