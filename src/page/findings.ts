/** Which findings of an answer are its reason, which are notes, and which can wait. */
import { background } from '../render/background.ts'
import { isDecided } from '../render/decided.ts'
import { alignLabels } from '../render/label-columns.ts'
import type { Explanation } from '../types.ts'
import type { Answer } from './messages.ts'

export function sortFindings(explanation: Explanation): Pick<Answer, 'reason' | 'notes' | 'listings'> {
  const { findings, headline, causes } = explanation
  const isListing = ({ id, text }: (typeof findings)[number]) => background.has(id) || text.includes('\n')
  const texts = findings.filter(one => !isListing(one)).map(({ text }) => text)
  // The finding that decided begins with the headline; what follows are the numbers.
  const deciding = texts.find(text => text.startsWith(headline))
  return {
    reason:
      deciding?.slice(headline.length).trim() ||
      (isDecided(explanation) ? null : (causes[0]?.evidence ?? null)),
    notes: texts.filter(text => text !== deciding && !headline.includes(text)),
    listings: findings.filter(isListing).map(({ text }) => alignLabels(text.split('\n')).join('\n')),
  }
}
