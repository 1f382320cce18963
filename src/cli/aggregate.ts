/** Errors of one kind, counted. */
import { timeInId } from '../diagnose/facts/request-id-time.ts'
import type { Occurrence, SummaryRow } from '../render/summary.ts'
import { isoTime } from '../time.ts'
import type { Explanation } from '../types.ts'

interface Group extends SummaryRow {
  explanation: Explanation
}

/** A hostile input can invent any number of codes; all kinds of errors beyond this many are counted as one. */
const mostGroups = 10_000

/** The time in the request id: a log line often has no time, or one without a zone. */
function aboutTime(requestId: string | null | undefined): string | null {
  const time = timeInId(requestId)
  return time === null ? null : isoTime(time)
}

/** Counts errors that have the same code, status and cause. */
export function createAggregate() {
  const groups = new Map<string, Group>()

  return {
    add(explanation: Explanation): void {
      const { code, status, causes, origin, response } = explanation
      const cause = causes[0]
      const own = [code, status, cause?.evidence ? cause.cause : ''].join('|')
      const name = groups.has(own) || groups.size < mostGroups ? own : ''
      const place: Occurrence = {
        file: origin?.file ?? null,
        line: origin?.line ?? 0,
        time: response?.time ?? aboutTime(response?.requestId),
      }
      const group = groups.get(name)
      if (group) {
        group.count++
        group.last = place
      } else {
        const text = { cause: cause?.title ?? explanation.summary, remedy: cause?.remedy ?? '' }
        const isRest = name === '' && own !== ''
        groups.set(name, {
          ...{ count: 1, code: isRest ? '...' : code, status, first: place, last: place, ...text },
          explanation: isRest ? { ...explanation, kind: 'unknown', code: '...' } : explanation,
        })
      }
    },

    /** The groups, most frequent first; equal ones in the order of their first error. */
    rows(): SummaryRow[] {
      return [...groups.values()].sort((one, other) => other.count - one.count)
    },

    /** The first error of each group with the number of all of them. */
    explanations(): Explanation[] {
      return [...groups.values()]
        .sort((one, other) => other.count - one.count)
        .map(({ explanation, count }) => ({
          ...explanation,
          origin: explanation.origin && { ...explanation.origin, count },
        }))
    },
  }
}
