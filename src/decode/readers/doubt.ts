import type { PartialResponse } from '../partial.ts'
import type { Candidate } from './reader.ts'
import { isDocument, isOfOtherService, isPlainlyOfStorage } from './signs.ts'

/** Lines before and after a failure in which a sign of object storage counts for it. */
const reach = 8
/** Of the text before, what those lines can be together. */
export const bytesBefore = 2048

/** The last lines of a text. */
function lastLines(text: string): string {
  return text.split('\n').slice(-reach).join('\n')
}

/**
 * Holds a failure that does not speak for itself until the lines around it have spoken: for it, where they tell of object
 * storage; against it, where they are a document, or a list of other codes in the same shape.
 */
export function createDoubt() {
  let held: { partial: PartialResponse; line: number; isAlone: boolean } | null = null
  let left = 0
  /** Lines for which what looks the same is one more entry of a list. */
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
      // One failure told line after line, or a list: looking around once is enough.
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

    /** Takes note of a failure that is certain: what was held is of the same one, or one more entry of a list. */
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
