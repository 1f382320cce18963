/** Counts errors of the same kind, so that text output tells each kind once. */
import { kindOf } from '../kind-of-error.ts'
import { nameOfKind, type Total } from '../render/repeats.ts'
import type { Explanation, Lang } from '../types.ts'

/** Further errors of a kind get a line each up to this many; later ones are only counted. */
const mostLines = 3
/** A hostile input can make up codes without end; beyond this many kinds all further ones count as one. */
const mostKinds = 10_000

interface Kind {
  name: string
  count: number
}

export type RepeatCounter = ReturnType<typeof createRepeatCounter>

/** Counts the errors of one run in the order in which they are found. */
export function createRepeatCounter(lang: Lang) {
  const kinds = new Map<string, Kind>()
  let errors = 0
  let isCut = false
  let first: Explanation['origin'] = null
  let last: Explanation['origin'] = null

  return {
    /** Counts an error; tells whether it gets a whole answer, a line, or is only counted. */
    count(explanation: Explanation): 'answer' | 'line' | 'none' {
      errors++
      first ??= explanation.origin
      last = explanation.origin
      const own = kindOf(explanation)
      const key = kinds.has(own) || kinds.size < mostKinds ? own : ''
      const kind = kinds.get(key)
      if (kind === undefined) {
        kinds.set(key, { name: key === own ? nameOfKind(explanation, lang) : '...', count: 1 })
        return 'answer'
      }
      kind.count++
      if (kind.count <= mostLines + 1) return 'line'
      isCut = true
      return 'none'
    },

    /** What the last line tells; null where there was at most one error. */
    total(): Total | null {
      if (errors < 2) return null
      const sorted = [...kinds.values()].sort((one, other) => other.count - one.count)
      return { errors, kinds: sorted, first, last, isCut }
    },
  }
}
