/** `obs-err completion`: prints a completion script; `obs-err complete`: what the script calls with the words typed. */
import { openCatalogue } from '../../catalogue/load.ts'
import { candidatesFor } from '../candidates.ts'
import { printText } from '../output.ts'
import type { Io } from '../process.ts'
import type { Settings } from '../settings.ts'
import { choice } from '../usage.ts'
import { scripts } from './completion-scripts.ts'

const shells = Object.keys(scripts) as (keyof typeof scripts)[]

/** Prints the completion script of a shell. */
export function completion([shell = '']: string[], settings: Settings, io: Io): Promise<number> {
  return printText(scripts[choice('completion', shells, settings.lang)(shell)], settings, io)
}

/**
 * Prints what may stand where the cursor is: a word a line, with its description behind a tab. The line `:files` asks
 * the script for the shell's own completion of file names.
 *
 * @param words the words behind `obs-err`, the last of which is to be completed
 */
export function complete(words: string[], settings: Settings, io: Io): Promise<number> {
  const { candidates, files } = candidatesFor(words, openCatalogue().whole(), settings.lang)
  const lines = candidates.map(([word, description]) =>
    description === '' ? word : `${word}\t${description}`,
  )
  return printText([...lines, ...(files ? [':files'] : [])].map(line => `${line}\n`).join(''), settings, io)
}
