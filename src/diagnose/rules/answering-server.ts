/** Says who answered, where that was not OBS, or where a response without a code leaves the question open. */

import { type Answerer, answererOf } from '../facts/answerer.ts'
import { clip, escapeUnseen } from '../facts/quote.ts'
import { found, rule, type UnwordedFinding } from '../rule.ts'

function valuesOf({ name, evidence }: Answerer): Record<string, string> {
  const shown = { name: escapeUnseen(clip(name, 100)) }
  return evidence ? { ...shown, evidence: evidence[0], value: evidence[1] } : shown
}

export const answeringServer = rule(['answered-by-other', 'answerer-unknown'], response => {
  const answerer = answererOf(response)
  if (answerer === null || answerer.who === 'obs') return []
  if (answerer.who === 'unknown') return found('answerer-unknown')
  return found(`answered-by-other:${answerer.who}`, valuesOf(answerer))
})

/** That OBS itself answered, where no code says so. */
export const answeredByObs = rule(['answered-by-obs'], (response): UnwordedFinding<'answered-by-obs'>[] => {
  if (response.code !== null || response.status === null) return []
  const answerer = answererOf(response)
  return answerer?.who === 'obs' ? found('answered-by-obs', valuesOf(answerer)) : []
})
