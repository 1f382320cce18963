/** `decode` and `decodeText`: the errors in an input, and their explanations. */
import { codesOf } from '../catalogue/lookup.ts'
import { findErrors, responseExplainer } from '../reading.ts'
import { findErrorsInText } from '../scanning.ts'
import type { DecodedExplanation } from '../types.ts'
import { reader } from './catalogue.ts'
import { gunzip } from './gunzip.ts'
import { checkOptions, type DecodeOptions, describe } from './options.ts'

/** What `decode` reads: text, bytes, a stream or chunks of them, cut anywhere. UTF-16 and gzip are recognised. */
export type Input =
  | string
  | Uint8Array
  | Iterable<string | Uint8Array>
  | AsyncIterable<string | Uint8Array>
  | Stream

/** The part of a ReadableStream that is used where streams are no iterables, as in Safari. */
export interface Stream {
  getReader(): {
    read(): Promise<{ done: boolean; value?: string | Uint8Array | undefined }>
    cancel(): Promise<void>
  }
}

/**
 * Finds every error in the input and yields the explanation of each as soon as the error is complete. Memory does not
 * grow with the input.
 *
 * @example
 * for await (const { code, headline, causes } of decode(file.stream())) console.log(code, headline, causes[0]?.remedy)
 */
export function decode(input: Input, options: DecodeOptions = {}): AsyncGenerator<DecodedExplanation, void> {
  return explanations(chunksOf(input), checkOptions(options))
}

async function* explanations(
  chunks: AsyncGenerator<string | Uint8Array>,
  { lang, redact, file }: Required<DecodeOptions>,
): AsyncGenerator<DecodedExplanation, void> {
  const explain = responseExplainer(reader, { lang, redact })
  try {
    for await (const { response, line, isRepeat } of findErrors(chunks, { ...codesOf(reader), gunzip }))
      if (!isRepeat) yield explain(response, { file, line, count: 1 })
  } finally {
    // The caller may have enough before the input ends.
    await chunks.return(undefined)
  }
}

/**
 * Finds every error in a text.
 *
 * @example
 * decodeText('<Error><Code>NoSuchKey</Code></Error>')[0]?.summary
 */
export function decodeText(text: string, options: DecodeOptions = {}): DecodedExplanation[] {
  if (typeof text !== 'string') throw new TypeError(`decodeText takes a string, not ${describe(text)}`)
  const { lang, redact, file } = checkOptions(options)
  const explain = responseExplainer(reader, { lang, redact })
  return findErrorsInText(text, codesOf(reader))
    .filter(({ isRepeat }) => !isRepeat)
    .map(({ response, line }) => explain(response, { file, line, count: 1 }))
}

/** The input as chunks. */
function chunksOf(input: Input): AsyncGenerator<string | Uint8Array> {
  if (typeof input === 'string' || input instanceof Uint8Array) return each([input])
  if (typeof input === 'object' && input !== null) {
    if (Symbol.asyncIterator in input || Symbol.iterator in input) return each(input)
    if ('getReader' in input) return read(input)
  }
  throw new TypeError(
    `decode takes a string, bytes, a ReadableStream, or chunks of text or bytes, not ${describe(input)}`,
  )
}

async function* each(
  chunks: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
): AsyncGenerator<string | Uint8Array> {
  for await (const chunk of chunks) {
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array))
      throw new TypeError(`a chunk of the input is a string or a Uint8Array, not ${describe(chunk)}`)
    yield chunk
  }
}

async function* read(stream: Stream): AsyncGenerator<string | Uint8Array> {
  const chunks = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await chunks.read()
      if (done || value === undefined) return
      yield value
    }
  } finally {
    await chunks.cancel().catch(() => {})
  }
}
