import { readdirSync } from 'node:fs'
import { type Command as Node, RootCommand, script } from '@bomb.sh/tab'
import type { Command } from 'commander'
import { openCatalogue } from '../../catalogue/load.ts'
import type { Catalogue, Lang } from '../../types.ts'
import { formatNames } from '../formats.ts'
import { help, topics } from '../help.ts'
import { createProgram } from '../parser.ts'
import type { Io } from '../process.ts'
import { colorModes, langs, type Settings } from '../settings.ts'
import { choice } from '../usage.ts'

const shells = ['bash', 'zsh', 'fish', 'powershell'] as const

/** The script for bash builds on a function of the package bash-completion, which not every machine has. */
const withoutBashCompletion = `declare -F _get_comp_words_by_ref >/dev/null || _get_comp_words_by_ref() {
    words=("\${COMP_WORDS[@]}") cword=$COMP_CWORD cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]}
}`

/** A word that may stand somewhere, and what it is. */
type Offer = [word: string, description: string]

/** Prints the completion script of a shell: to the console, where the package that makes it writes as well. */
export function completion([shell = '']: string[], { lang }: Settings, _io: Io): number {
  const wanted = choice('completion', shells, lang)(shell)
  if (wanted === 'bash') console.log(withoutBashCompletion)
  script(wanted, 'obs-err', 'obs-err')
  return 0
}

/** Prints what may stand where the cursor is; the scripts call this with the words of the command line so far. */
export function complete(words: string[], { lang }: Settings, _io: Io): number {
  const program = createProgram()
  const catalogue = openCatalogue().whole()
  const typed = words.at(-1) ?? ''
  const subjects = offersOf(catalogue, typed, lang)
  const tree = new RootCommand()
  addOptions(tree, program, catalogue, lang)
  addArgument(tree, subjects)
  for (const command of program.createHelp().visibleCommands(program)) {
    const node = tree.command(command.name(), help(lang, command.summary()))
    addOptions(node, command, catalogue, lang)
    addOptions(node, program, catalogue, lang)
    if (command.name() === 'explain') addArgument(node, subjects)
    if (command.name() === 'decode') addArgument(node, filesLike(typed))
    if (command.name() === 'completion') addArgument(node, bare(shells))
    if (command.name() === 'help') addArgument(node, bare(topics))
  }
  tree.parse(words)
  return 0
}

function addOptions(node: Node, command: Command, catalogue: Catalogue, lang: Lang): void {
  const used = new Set(catalogue.errors.flatMap(error => error.statuses))
  const statuses = catalogue.statuses
    .filter(({ status }) => used.has(status))
    .map(({ status, reason }): Offer => [String(status), reason])
  const values: Record<string, Offer[]> = {
    '--format': bare(formatNames),
    '--color': bare(colorModes),
    '--lang': bare(langs),
    '--status': [...bare(catalogue.classes.map(entry => entry.class)), ...statuses],
    '--retry': bare(['yes', 'no', 'check-first']),
    '--service': bare([...new Set(catalogue.errors.map(({ service }) => service))].sort()),
  }
  for (const { long, description, required } of command.options) {
    if (!long) continue
    const name = long.slice(2)
    if (required) node.option(name, help(lang, description), offer => give(values[long] ?? [], offer))
    else node.option(name, help(lang, description))
  }
}

function addArgument(node: Node, offers: Offer[]): void {
  node.argument('what', offer => give(offers, offer), true)
}

function give(offers: Offer[], offer: (word: string, description: string) => void): void {
  for (const [word, description] of offers) offer(word, description)
}

/** Codes, statuses and classes. A code is offered in the case in which its beginning was typed. */
function offersOf({ errors, statuses, classes }: Catalogue, typed: string, lang: Lang): Offer[] {
  const like = (word: string) =>
    word.toLowerCase().startsWith(typed.toLowerCase()) ? typed + word.slice(typed.length) : word
  return [
    ...errors.map(({ code, summary }): Offer => [like(code), summary[lang]]),
    ...statuses.map(({ status, summary }): Offer => [String(status), summary[lang]]),
    ...classes.map((entry): Offer => [entry.class, entry.summary[lang]]),
  ]
}

/** The files whose paths begin as typed, folders with a slash: the scripts themselves complete no files. */
function filesLike(typed: string): Offer[] {
  const folder = typed.slice(0, typed.lastIndexOf('/') + 1)
  try {
    return readdirSync(folder || '.', { withFileTypes: true }).map(
      (entry): Offer => [folder + entry.name + (entry.isDirectory() ? '/' : ''), ''],
    )
  } catch {
    return []
  }
}

function bare(words: readonly string[]): Offer[] {
  return words.map((word): Offer => [word, ''])
}
