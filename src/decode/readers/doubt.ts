import type { PartialResponse } from '../partial.ts'
import type { Candidate } from './reader.ts'
import { isDocument, isOfOtherService, isPlainlyOfStorage } from './signs.ts'

/** Lines before and after a failure in which a sign of object storage counts for it. */
const reach = 8
/** How many bytes before a failure are read for these lines. */
export const bytesBefore = 2048

/** The last lines of a text. */
function lastLines(text: string): string {
  return text.split('\n').slice(-reach).join('\n')
}

/**
 * Holds a failure that may be of another service until the lines around it decide. It counts where they name object
 * storage. It is dropped where they are a document, or a list of other codes in the same shape.
 */
export function createDoubt() {
  let held: { partial: PartialResponse; line: number; isAlone: boolean } | null = null
  let left = 0
  /** For how many more lines a failure in the same shape is taken for an entry of a list. */
  let listed = 0

  function settle(isRight: boolean): [PartialResponse, number][] {
    const result: [PartialResponse, number][] = held && isRight ? [[held.partial, held.line]] : []
    held = null
    return result
  }

  return {
    isPending: () => held !== null,

    /**
     * Takes a candidate.
     * @param before gives the text before its line
     * @returns the failures that are certain now, with their lines
     */
    consider({ partial, needs }: Candidate, line: number, before: () => string): [PartialResponse, number][] {
      if (needs === 'nothing') return [[partial, line]]
      const isOther = held !== null && held.partial.fields.code !== partial.fields.code
      // The same failure on the next line, too: one search of the lines around is enough.
      if (held && !isOther) return []
      const lines = lastLines(before())
      if (isDocument(lines) || isOfOtherService(lines)) return []
      if (isPlainlyOfStorage(lines) && listed === 0) return [[partial, line]]
      if (isOther) {
        held = null
        listed = reach
      }
      if (listed > 0 || held) return []
      held = { partial, line, isAlone: needs === 'no rival' }
      left = reach
      return []
    },

    /** Takes note of a failure that is certain. The failure that is held counts where it can be the same one. */
    meet({ fields, context }: PartialResponse): [PartialResponse, number][] {
      if (!held || context) return []
      const { code } = held.partial.fields
      return settle(code == null || fields.code == null || code === fields.code)
    },

    /** Takes note of the next line. */
    line(text: string): [PartialResponse, number][] {
      if (listed > 0) listed--
      if (!held) return []
      if (isDocument(text) || isOfOtherService(text)) return settle(false)
      if (isPlainlyOfStorage(text)) return settle(true)
      return --left > 0 ? [] : settle(held.isAlone)
    },

    end: () => settle(held?.isAlone ?? false),
  }
}
