/** Completion: the words that may stand at the cursor of a command line that is being typed. */
import type { Command, Option } from 'commander'
import { langs } from '../languages.ts'
import type { Catalogue, Lang } from '../types.ts'
import { formatsOf } from './formats.ts'
import { help, topics } from './help.ts'
import { createProgram } from './parser.ts'
import { commands } from './request.ts'
import { colorModes } from './settings.ts'

/** A word that may stand at the cursor, and what the word is. */
export type Candidate = [word: string, description: string]

interface Candidates {
  candidates: Candidate[]
  /** May the name of a file stand at the cursor? */
  files: boolean
}

/** What stands before the cursor, as far as it decides what may follow. */
interface Before {
  /** Null where no command is named. */
  command: Command | null
  operands: number
  /** An option that still lacks its value. */
  option: Option | null
  /** Are all further words operands? */
  isEnded: boolean
}

/** The candidates that begin with what was typed. */
export function candidatesFor(words: string[], catalogue: Catalogue, lang: Lang): Candidates {
  const program = createProgram()
  const { before, typed } = cursorOf(words)
  const state = readBefore(before, program)
  const options = [...(state.command?.options ?? unnamedOptions(program)), ...program.options]
  const [, name, value] = /^(--[^=]+)=(.*)$/s.exec(typed) ?? []
  if (state.option) return only(valuesOf(state.option, state, catalogue), typed)
  if (!state.isEnded && name !== undefined && value !== undefined) {
    const option = options.find(({ long }) => long === name)
    const values = option?.required ? valuesOf(option, state, catalogue) : []
    return only(
      values.map(([word, description]) => [`${name}=${word}`, description]),
      typed,
    )
  }
  if (!state.isEnded && typed.startsWith('-')) {
    return only(
      options.flatMap(({ long, description }): Candidate[] =>
        long ? [[long, help(lang, description)]] : [],
      ),
      typed,
    )
  }
  return operandsFor(state, typed, catalogue, lang)
}

/** bash hands over `--color=al` as three words, and completes the last one alone. */
function cursorOf(words: string[]): { before: string[]; typed: string } {
  const typed = words.at(-1) ?? ''
  const before = words.slice(0, -1)
  const isOption = (word: string | undefined) => word?.startsWith('--') && word.length > 2
  if (typed === '=' && isOption(before.at(-1))) return { before, typed: '' }
  if (before.at(-1) === '=' && isOption(before.at(-2))) return { before: before.slice(0, -1), typed }
  return { before, typed }
}

function readBefore(words: string[], program: Command): Before {
  const state: Before = { command: null, operands: 0, option: null, isEnded: false }
  for (const word of words) {
    if (state.option) {
      if (word !== '=') state.option = null
    } else if (!state.isEnded && word === '--') {
      state.isEnded = true
    } else if (!state.isEnded && word.startsWith('-')) {
      const options = [...(state.command?.options ?? unnamedOptions(program)), ...program.options]
      state.option = options.find(({ long, required }) => required && long === word) ?? null
    } else if (state.command === null && state.operands === 0 && commands.some(name => name === word)) {
      state.command = program.commands.find(command => command.name() === word) ?? null
    } else {
      state.operands++
      // Behind the name of the command that it runs, everything belongs to that command.
      if (state.command?.name() === 'run') state.isEnded = true
    }
  }
  return state
}

/** The options that are understood where no command is named. */
function unnamedOptions(program: Command): readonly Option[] {
  return program.commands.find(command => command.name() === 'decode')?.options ?? []
}

function operandsFor(
  { command, operands }: Before,
  typed: string,
  catalogue: Catalogue,
  lang: Lang,
): Candidates {
  switch (command?.name()) {
    case 'explain':
      return only(subjects(catalogue, typed, lang), typed)
    case 'list':
      return only(statusesOf(catalogue, lang), typed)
    case 'sources':
      return only(
        Object.entries(catalogue.sources).map(([key, { title }]): Candidate => [key, title]),
        typed,
      )
    case 'completion':
      return only(operands === 0 ? withoutDescription(['bash', 'zsh', 'fish', 'powershell']) : [], typed)
    case 'help':
      return only(operands === 0 ? [...named(lang), ...withoutDescription(topics)] : [], typed)
    case undefined: {
      if (operands > 0) return { ...only(subjects(catalogue, typed, lang), typed), files: true }
      const candidates = typed === '' ? named(lang) : [...named(lang), ...subjects(catalogue, typed, lang)]
      return { ...only(candidates, typed), files: typed !== '' }
    }
    default:
      return { candidates: [], files: true }
  }
}

function only(candidates: Candidate[], typed: string): Candidates {
  return { candidates: candidates.filter(([word]) => word.startsWith(typed)), files: false }
}

function named(lang: Lang): Candidate[] {
  return commands.map(name => [name, help(lang, name)])
}

/** Codes, statuses and classes. A code is offered in the case in which its beginning was typed, and as one word. */
function subjects(catalogue: Catalogue, typed: string, lang: Lang): Candidate[] {
  const like = (word: string) =>
    word.toLowerCase().startsWith(typed.toLowerCase()) ? typed + word.slice(typed.length) : word
  const codes = catalogue.errors.map(({ code, summary }): Candidate => {
    return [like(code.replaceAll(' ', '_')), summary[lang]]
  })
  return [...codes, ...statusesOf(catalogue, lang)]
}

function statusesOf({ statuses, classes }: Catalogue, lang: Lang): Candidate[] {
  return [
    ...statuses.map(({ status, summary }): Candidate => [String(status), summary[lang]]),
    ...classes.map((entry): Candidate => [entry.class, entry.summary[lang]]),
  ]
}

function valuesOf({ long }: Option, { command }: Before, catalogue: Catalogue): Candidate[] {
  switch (long) {
    case '--format':
      return withoutDescription(formatsOf(command?.name() ?? 'decode'))
    case '--color':
      return withoutDescription(colorModes)
    case '--lang':
      return withoutDescription(langs)
    case '--status': {
      const used = new Set(catalogue.errors.flatMap(({ statuses }) => statuses))
      const statuses = catalogue.statuses.filter(({ status }) => used.has(status))
      return [
        ...withoutDescription(catalogue.classes.map(entry => entry.class)),
        ...statuses.map(({ status, reason }): Candidate => [String(status), reason]),
      ]
    }
    case '--retry':
      return withoutDescription(['yes', 'no', 'check-first'])
    case '--service':
      return withoutDescription([...new Set(catalogue.errors.map(({ service }) => service))].sort())
    default:
      return []
  }
}

function withoutDescription(words: readonly string[]): Candidate[] {
  return words.map(word => [word, ''])
}
