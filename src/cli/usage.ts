import type { Command, CommanderError } from 'commander'
import type { MeaninglessFilter } from '../catalogue/select.ts'
import type { Lang } from '../types.ts'
import { say } from '../words.ts'
import { Refusal } from './user-error.ts'

/** A value among a few, or a refusal that names them. */
export function choice<T extends string>(
  option: string,
  choices: readonly T[],
  lang: Lang,
): (value: string) => T {
  return value => {
    const found = choices.find(one => one === value.toLowerCase())
    if (found === undefined) throw refusedChoice(option, value, choices, lang)
    return found
  }
}

/** Says that a value means nothing, and what would. */
function refusedChoice(option: string, value: string, choices: readonly string[], lang: Lang): Refusal {
  return new Refusal(say(lang, 'usage.choice', { option, value, choices: choices.join(say(lang, 'comma')) }))
}

/** Puts a filter without meaning into words. */
export function refusedFilter({ option, value, choices }: MeaninglessFilter, lang: Lang): Refusal {
  if (option === 'search') return new Refusal(say(lang, 'usage.search'))
  if (option !== 'status') return refusedChoice(`--${option}`, value, choices, lang)
  return new Refusal(say(lang, 'usage.status', { value, choices: choices.join(say(lang, 'comma')) }))
}

/** Puts an error of commander's parser into words; its own are in English only. */
export function usageText(error: CommanderError, program: Command, lang: Lang): string {
  // What is at fault stands in quotes: error: unknown option '--josn'\n(Did you mean --json?)
  const a = /'([^']*)'/.exec(error.message)?.[1]?.split(/[ ,]/)[0] ?? ''
  const name = /\(Did you mean (.+?)\?\)/.exec(error.message)?.[1]
  const isUnknown = error.code === 'commander.unknownOption'
  const owner = program.commands.find(command => command.options.some(option => option.long === a))
  const called = program.commands.find(command => command.name() === program.args[0])
  const command = (owner ?? called)?.name()
  const sentences = [sentence(error.code, a, lang)]
  if (isUnknown && owner) sentences[0] = say(lang, 'usage.misplaced', { a, command: owner.name() })
  else if (name) sentences.push(say(lang, 'usage.suggestion', { name }))
  sentences.push(say(lang, 'usage.help', { command: command ? `${command} ` : '' }))
  return sentences.join(say(lang, 'space'))
}

function sentence(code: string, a: string, lang: Lang): string {
  switch (code) {
    case 'commander.unknownOption':
      return say(lang, 'usage.unknownOption', { a })
    case 'commander.optionMissingArgument':
      return say(lang, 'usage.optionMissingArgument', { a })
    case 'commander.missingArgument':
      return say(lang, 'usage.missingArgument', { a })
    default:
      return say(lang, 'usage.excessArguments')
  }
}
