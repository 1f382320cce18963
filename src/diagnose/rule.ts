/** The shape of a rule of the diagnosis: it declares the ids that it can give, and computes findings from a response. */

import type findingsFile from '../../data/findings.json'
import type { ErrorResponse, Finding, FindingId } from '../types.ts'

/** A key of `findings` in `data/findings.json`: an id, or an id and the variant of its sentence (`clock-skew:ahead`). */
export type FindingKey = keyof (typeof findingsFile)['findings']

/** A key of `words` in `data/findings.json`. */
export type Word = keyof (typeof findingsFile)['words']

/** The keys that belong to an id. */
type KeyOf<Id extends FindingId> = Extract<FindingKey, Id | `${Id}:${string}`>

/** A finding before it is put into words. */
export interface UnwordedFinding<Key extends FindingKey = FindingKey> {
  key: Key
  values: Finding['values']
  /** Sentences that follow, filled with the same values. */
  also: Word[]
}

/** What a rule may look at beside the response. */
export interface Context {
  /** The statuses that the catalogue has for the code; empty where it has none. */
  documentedStatuses: number[]
}

/** A rule: from one response to facts that only this response holds. */
export interface Rule<Id extends FindingId = FindingId> {
  /** Every id that the rule can give. */
  gives: readonly Id[]
  find: (response: ErrorResponse, context: Context) => UnwordedFinding<KeyOf<Id>>[]
}

/** Declares a rule; the compiler refuses a finding whose id the rule does not declare. */
export function rule<const Id extends FindingId>(
  gives: readonly Id[],
  find: (response: ErrorResponse, context: Context) => UnwordedFinding<KeyOf<Id>>[],
): Rule<Id> {
  return { gives, find }
}

/** One finding as a list, the shape that every part of a rule returns. */
export function found<Key extends FindingKey>(
  key: Key,
  values: Finding['values'] = {},
  also: Word[] = [],
): UnwordedFinding<Key>[] {
  return [{ key, values, also }]
}
