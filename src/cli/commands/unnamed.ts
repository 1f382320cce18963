/** `obs-err ...` without the name of a command: the operands tell which command is meant. */
import { existsSync } from 'node:fs'
import { openCatalogue } from '../../catalogue/load.ts'
import { lookup } from '../../catalogue/lookup.ts'
import type { CatalogueReader } from '../../catalogue/reader.ts'
import { translate } from '../../words.ts'
import { isPath } from '../inputs.ts'
import type { Io } from '../process.ts'
import type { Options } from '../request.ts'
import type { Settings } from '../settings.ts'
import { explain } from './explain.ts'

/** Codes and statuses are explained; files and texts that hold an error are decoded, and so is standard input. */
export async function unnamed(
  operands: string[],
  options: Options,
  settings: Settings,
  io: Io,
): Promise<number> {
  const isDecoding = options.summary || options.ticket || options.text || options.redact === false
  if (operands.length === 0 && !isDecoding && io.stdin.isTTY && !settings.full) {
    const { showHelp } = await import('./help.ts')
    return showHelp(null, settings, io)
  }
  const catalogue = openCatalogue()
  if (!isDecoding && operands.length > 0) {
    if (operands.every(word => lookup(catalogue.names, word) !== null)) {
      const file = operands.find(word => existsSync(word))
      const notes = file === undefined ? [] : [translate(settings.lang, 'fileOfThatName', { file })]
      return explain(operands, settings, io, { catalogue, notes })
    }
    const { isDecodable } = await import('./decode.ts')
    const whole = operands.join(' ')
    if (
      operands.length > 1 &&
      !operands.some(word => existsSync(word)) &&
      (await isDecodable(whole, catalogue))
    ) {
      return decodeWith([], { ...options, text: [whole] })
    }
    if (!(await every(operands, word => isForDecode(word, catalogue)))) {
      return explain(operands, settings, io, { catalogue })
    }
  }
  return decodeWith(operands, options)

  async function decodeWith(files: string[], decodeOptions: Options): Promise<number> {
    const { decode } = await import('./decode.ts')
    return decode(files, decodeOptions, settings, io, catalogue)
  }
}

/** Is a word what `decode` takes: a file, or what can only be meant as one, or a text that holds an error? */
async function isForDecode(word: string, catalogue: CatalogueReader): Promise<boolean> {
  if (lookup(catalogue.names, word) !== null) return false
  if (word === '-' || existsSync(word) || isPath(word)) return true
  const { isDecodable } = await import('./decode.ts')
  return isDecodable(word, catalogue)
}

async function every(words: string[], test: (word: string) => Promise<boolean>): Promise<boolean> {
  for (const word of words) if (!(await test(word))) return false
  return true
}
