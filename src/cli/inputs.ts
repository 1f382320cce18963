/** What there is to decode: files, standard input, text. */
import { existsSync } from 'node:fs'
import type { Io } from './process.ts'
import { contentOf } from './streams.ts'

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

/** An argument that can only be the error itself: it begins like XML or JSON, and no file is called so. */
function isText(argument: string): boolean {
  return /^\s*[<{]/.test(argument) && !existsSync(argument)
}

/**
 * Turns the arguments of `decode` into inputs, in order; with none of them standard input is one.
 * @param texts the values of `--text`
 */
export function inputsOf(files: string[], texts: string[], { stdin }: Pick<Io, 'stdin'>): Input[] {
  const named = files.map((file): Input => {
    if (file === '-') return { file: null, kind: 'stdin', chunks: stdin }
    if (isText(file)) return { file: null, kind: 'text', chunks: once(file) }
    return { file, kind: 'file', chunks: contentOf(file) }
  })
  const given = texts.map((text): Input => ({ file: null, kind: 'text', chunks: once(text) }))
  const inputs = [...given, ...named]
  return inputs.length > 0 ? inputs : [{ file: null, kind: 'stdin', chunks: stdin }]
}
