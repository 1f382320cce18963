/** Which findings of an answer are its reason, which are notes, and which can wait. */
import { translate } from '../diagnose/wording.ts'
import { background } from '../render/background.ts'
import { alignLabels } from '../render/label-columns.ts'
import type { Explanation, Lang } from '../types.ts'
import type { Answer } from './messages.ts'

export function sortFindings(
  explanation: Explanation,
  lang: Lang,
): Pick<Answer, 'reason' | 'notes' | 'listings'> {
  const { findings, headline, causes } = explanation
  const isListing = ({ id, text }: (typeof findings)[number]) => background.has(id) || text.includes('\n')
  const texts = findings.filter(one => !isListing(one)).map(({ text }) => text)
  // The finding that decided begins with the headline; what follows are the numbers.
  const deciding = texts.find(text => text.startsWith(headline))
  return {
    reason: deciding?.slice(headline.length).trim() || evidenceOf(causes[0]?.evidence ?? null, lang),
    notes: texts.filter(text => text !== deciding && !headline.includes(text)),
    listings: findings.filter(isListing).map(({ text }) => alignLabels(text.split('\n')).join('\n')),
  }
}

/** The evidence of a cause, unless it only points to a finding. */
function evidenceOf(evidence: string | null, lang: Lang): string | null {
  return evidence?.toLowerCase() === translate(lang, 'because-finding').toLowerCase() ? null : evidence
}
