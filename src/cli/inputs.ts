/** What there is to decode: files, standard input, text. */
import { existsSync } from 'node:fs'
import type { Io } from './process.ts'

/** One thing to decode. */
export interface Input {
  /** As it is shown in results; null for standard input and text. */
  file: string | null
  kind: 'file' | 'stdin' | 'text'
  chunks: AsyncIterable<string | Uint8Array>
}

async function* once(text: string): AsyncGenerator<string> {
  yield text
}

/** Does a word look like the path of a file, whether or not there is one? */
export function isPath(word: string): boolean {
  return /^[^\s<{\\/]*[\\/][^\s<{]*$|^[^\s<{]+\.[a-z]\w{0,4}$|^[^<{\n]+\.(?:log|txt|xml|json|gz|out|err)$/i.test(
    word,
  )
}

/**
 * True for an argument that can only be the text of an error: several words, XML or JSON, no path, and no file of
 * that name.
 */
function isText(argument: string): boolean {
  return /^\s*[<{]|\s/.test(argument) && !isPath(argument) && !existsSync(argument)
}

function textInput(text: string): Input {
  return { file: null, kind: 'text', chunks: once(text) }
}

/**
 * Turns the arguments of `decode` into inputs, in order; with none of them standard input is one.
 * @param texts the values of `--text`
 */
export function inputsOf(
  files: string[],
  texts: string[],
  { stdin, read }: Pick<Io, 'stdin' | 'read'>,
): Input[] {
  const standardInput: Input = { file: null, kind: 'stdin', chunks: stdin }
  const named = files.map((file): Input => {
    if (file === '-') return standardInput
    return isText(file) ? textInput(file) : { file, kind: 'file', chunks: read(file) }
  })
  const inputs = [...texts.map(textInput), ...named]
  return inputs.length > 0 ? inputs : [standardInput]
}
