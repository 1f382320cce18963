import { openCatalogue } from '../../src/catalogue/load.ts'
import { codesOf } from '../../src/catalogue/lookup.ts'
import { findErrors } from '../../src/decode/index.ts'
import { gunzip } from '../../src/gunzip.ts'
import type { ErrorResponse } from '../../src/types.ts'

const catalogue = openCatalogue()

const codes = codesOf(catalogue)

export const { isKnownCode } = codes

/** Each piece is overwritten by the next one, as those of a file are. */
async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  const room = Buffer.alloc(size)
  for (let at = 0; at < bytes.length; at += size) {
    yield room.subarray(0, bytes.copy(room, 0, at, at + size))
    room.fill('?')
  }
}

/** All failures in an input that arrives in pieces of `size` bytes. */
export async function findAll(
  input: string | Buffer,
  size = Number.POSITIVE_INFINITY,
): Promise<{ response: ErrorResponse; line: number }[]> {
  const bytes = Buffer.from(input as string)
  const found = []
  for await (const one of findErrors(pieces(bytes, Math.min(size, bytes.length || 1)), {
    ...codes,
    gunzip,
  })) {
    if (!one.isRepeat) found.push(one)
  }
  return found
}

/** The only failure in an input. */
export async function findOne(input: string | Buffer): Promise<ErrorResponse> {
  const found = await findAll(input)
  if (found.length !== 1) throw new Error(`expected one error, found ${JSON.stringify(found)}`)
  return (found[0] as { response: ErrorResponse }).response
}
