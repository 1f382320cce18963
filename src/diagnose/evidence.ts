/** Ranks the causes of an entry by what a response shows. */

import type { CauseEntry, ErrorResponse, Finding, Lang } from '../types.ts'
import {
  type Facts,
  factsOf,
  isMute,
  isRefutedByFacts,
  isRefutedByMessage,
  isTelling,
  phrasesOf,
  phraseText,
} from './condition.ts'
import type { Decision } from './decision.ts'
import { join } from './wording.ts'

/** A cause at its rank, and what in the response points to it. */
export interface RankedCause {
  entry: CauseEntry
  evidence: string | null
  /** Whether the server's own words or a finding point to the cause: then a headline may tell the cause. */
  isTold: boolean
  /** Whether the lines around the error point to the cause, which is no proof. */
  isNear: boolean
}

/**
 * What in a response points to a cause, as a phrase that begins with a capital: `Message contains "has expired"`.
 * @returns null where none of the conditions of the cause holds
 */
function evidenceFor(
  cause: CauseEntry,
  facts: Facts,
  lang: Lang,
): Pick<Ranked, 'evidence' | 'isTold' | 'isWorded' | 'isNear' | 'nearness'> | null {
  for (const condition of cause.when) {
    const phrases = phrasesOf(condition, facts)
    if (phrases === null) continue
    // The finding is the whole evidence; the other tests of its condition only make it more specific.
    const shown = condition.finding ? phrases.slice(0, 1) : phrases
    const text = join(
      lang,
      'and',
      shown.map(phrase => phraseText(phrase, lang)),
    )
    const isWorded = condition.message !== undefined
    const nearness = condition.near?.length ?? 0
    const isNear = nearness > 0
    // Of a failed connection the words mostly tell whose they are, not why; its kind tells, and so does a verdict of the
    // cause's own, with which the summary would not agree.
    const isNamed = (condition.element?.Failure ?? condition.near) !== undefined || cause.retry !== null
    const { unanswered, details } = facts.response
    const isTold = unanswered && details.Failure !== undefined ? isNamed : isTelling(condition)
    return { evidence: capitalised(text), isTold, isWorded, isNear, nearness }
  }
  return null
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** What refutes a cause. */
type Refutation = 'none' | 'message' | 'facts'

/**
 * What refutes a cause: every condition that can be tested has to fail. `facts` where known facts refute all of them,
 * `message` where the words of the Message are needed.
 */
function refutationOf(entry: CauseEntry, facts: Facts): Refutation {
  let refutation: Refutation = 'none'
  for (const condition of entry.when) {
    if (isMute(condition)) continue
    if (isRefutedByFacts(condition, facts)) {
      if (refutation === 'none') refutation = 'facts'
    } else if (isRefutedByMessage(condition, facts)) refutation = 'message'
    else return 'none'
  }
  return refutation
}

/**
 * Orders the causes of an entry: first those that a finding decides, then those to which something points, each with the
 * reason; then those of which nothing tells; last those that the response speaks against. A cause that a condition of its
 * `unless` excludes is left out, and where a finding decides so are the causes that it does not name and that the Message
 * does not tell. The order of the catalogue holds within each group.
 * @param decisions what findings decide for this entry, most useful first
 */
export function rankCauses(
  causes: CauseEntry[],
  response: ErrorResponse,
  findings: Finding[],
  lang: Lang,
  decisions: Decision[] = [],
): RankedCause[] {
  const facts = factsOf(response, findings)
  const isExcluded = ({ unless }: CauseEntry) =>
    unless.some(condition => phrasesOf(condition, facts) !== null)
  const ranked = decided(causes, decisions, isExcluded)
  const rest: Ranked[] = []
  for (const entry of causes) {
    const isDecided = ranked.length > 0 && ranked.some(one => one.entry === entry)
    if (!isDecided && !isExcluded(entry)) rest.push(rank(entry, facts, lang))
  }
  const isSettled = decisions.some(({ causeIds }) => causeIds !== null)
  const isPointed = rest.some(({ place }) => place === 0)
  const kept = isSettled ? rest.filter(({ isWorded }) => isWorded) : rest
  // A Message that tells a cause says more than the lines around the error, unless it is the Message that every error of
  // the code has, which stands with the first cause. The lines around say more than how the request was made.
  const isTold = rest.some(({ entry, isWorded, isNear }) => isWorded && !isNear && entry !== causes[0])
  const order = ({ place, isOtherMessage, isNear, isWorded, nearness }: Ranked) => {
    // Of several causes that the lines around tell, the one of which they tell the most.
    if (isNear) return (isTold && !isWorded ? 0.5 : -1) - nearness / 100
    // Where nothing points to any cause, an unknown wording of the Message refutes no cause.
    return place === 2 && isOtherMessage && !isPointed ? 1 : place
  }
  const sorted = kept.sort((one, other) => order(one) - order(other))
  return ranked.length === 0 ? sorted : [...ranked, ...sorted]
}

/** The causes that findings decide, in the order in which the findings name them. */
function decided(
  causes: CauseEntry[],
  decisions: Decision[],
  isExcluded: (entry: CauseEntry) => boolean,
): RankedCause[] {
  const ranked: RankedCause[] = []
  for (const { cause, causeIds, sentence } of decisions) {
    const named = (causeIds ?? []).flatMap(id => causes.find(entry => entry.id === id) ?? [])
    // What another finding excludes gives way, unless nothing would be left.
    const possible = named.filter(entry => !isExcluded(entry))
    const kept = possible.length > 0 || decisions.length > 1 ? possible : named
    for (const [at, entry] of (cause ? [cause, ...kept] : kept).entries()) {
      if (ranked.some(one => one.entry === entry)) continue
      ranked.push({ entry, evidence: at === 0 ? sentence : null, isTold: at === 0, isNear: false })
    }
  }
  // The cause that a second finding decides comes before the alternatives of the first.
  return ranked.sort((one, other) => Number(one.evidence === null) - Number(other.evidence === null))
}

interface Ranked extends RankedCause {
  /** Whether the Message tells the cause. */
  isWorded: boolean
  /** How many texts of the lines around point to the cause. */
  nearness: number
  /** 0: something points to the cause; 1: nothing tells; 2: something speaks against the cause. */
  place: 0 | 1 | 2
  /** Whether only the words of the Message refute the cause. */
  isOtherMessage: boolean
}

function rank(entry: CauseEntry, facts: Facts, lang: Lang): Ranked {
  const found = evidenceFor(entry, facts, lang)
  if (found !== null) return { entry, ...found, place: 0, isOtherMessage: false }
  const refutation = refutationOf(entry, facts)
  const place = refutation === 'none' ? 1 : 2
  return {
    entry,
    evidence: null,
    isTold: false,
    isWorded: false,
    isNear: false,
    nearness: 0,
    place,
    isOtherMessage: refutation === 'message',
  }
}
