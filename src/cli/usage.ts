/** Words for command lines that are wrong. */
import type { InvalidFilter } from '../catalogue/filter.ts'
import type { Lang } from '../types.ts'
import { translate } from '../words.ts'
import type { CommandLine, Fault } from './request.ts'
import { UserError } from './user-error.ts'

/** A reader of values among a few; any other value is an error that names them. */
export function choice<T extends string>(
  option: string,
  choices: readonly T[],
  lang: Lang,
): (value: string) => T {
  return value => {
    const found = choices.find(one => one === value.toLowerCase())
    if (found === undefined) throw choiceError(option, value, choices, lang)
    return found
  }
}

/** Says that a value has no meaning, and which values have. */
function choiceError(option: string, value: string, choices: readonly string[], lang: Lang): UserError {
  return new UserError(
    translate(lang, 'usage.choice', { option, value, choices: choices.join(translate(lang, 'comma')) }),
  )
}

/** Puts a filter without meaning into words. */
export function filterError({ option, value, choices }: InvalidFilter, lang: Lang): UserError {
  if (option === 'search') return new UserError(translate(lang, 'usage.search'))
  if (option !== 'status') return choiceError(`--${option}`, value, choices, lang)
  return new UserError(
    translate(lang, 'usage.status', { value, choices: choices.join(translate(lang, 'comma')) }),
  )
}

/** Says why a command line cannot be read, and which help tells more. */
export function faultError(fault: Fault, command: CommandLine['command'], lang: Lang): UserError {
  const owner = fault.kind === 'unknownOption' ? (fault.owner ?? command) : command
  const more = translate(lang, 'usage.help', { command: owner ? `${owner} ` : '' })
  return new UserError([...sentences(fault, command, lang), more].join(translate(lang, 'space')))
}

function sentences(fault: Fault, command: CommandLine['command'], lang: Lang): string[] {
  if (fault.kind === 'optionMissingArgument')
    return [translate(lang, 'usage.optionMissingArgument', { a: fault.option })]
  if (fault.kind === 'missingArgument')
    return [translate(lang, 'usage.missingArgument', { a: fault.argument })]
  if (fault.kind === 'excessArguments') return [translate(lang, 'usage.excessArguments')]
  const { option: a, owner, near } = fault
  if (command === 'run') return [translate(lang, 'usage.beforeCommand', { a })]
  if (owner) return [translate(lang, 'usage.misplaced', { a, command: owner })]
  const unknown = translate(lang, 'usage.unknownOption', { a })
  return near === null ? [unknown] : [unknown, translate(lang, 'usage.suggestion', { name: near })]
}
