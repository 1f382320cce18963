/** What findings decide, and the one sentence that tells what happened: both stand in `data/findings.json`. */

import file from '../../data/findings.json' with { type: 'json' }
import type { CauseEntry, Finding, Lang, LocalizedText } from '../types.ts'
import type { UnwordedFinding } from './rule.ts'
import { filled } from './wording.ts'

/** What a finding decides. */
export interface Decision {
  /** A cause of the finding itself, for every code. */
  cause: CauseEntry | null
  /**
   * Ids of the causes that remain possible, the most likely first; null where the finding says nothing of the entry's
   * causes.
   */
  causeIds: string[] | null
  /** What the finding says first: the evidence of its cause. */
  sentence: string
}

interface FindingEntry extends LocalizedText {
  /** What happened, where the first sentence of the finding does not tell it. */
  headline?: LocalizedText
  /** By code or status: ids of the causes that remain possible, the most likely first. */
  decides?: Record<string, string[]>
  /** A cause of the finding itself, for every code. */
  cause?: CauseEntry
}

const entries = file.findings as Record<UnwordedFinding['key'], FindingEntry>

/** A word of a finding can decide, too: the mistake that reproduces a signature is the cause. */
const decidingWords = file.words as Record<string, Pick<FindingEntry, 'decides'>>

/**
 * What a finding decides for a code or status; null where it decides nothing.
 * @param text the finding in words
 */
export function decisionOf({ key, values }: UnwordedFinding, name: string, text: string): Decision | null {
  const { decides = decidingWords[String(values.mistake)]?.decides, cause } = entries[key]
  const sentence = firstSentence(text)
  const causeIds = decides && Object.hasOwn(decides, name) ? (decides[name] ?? null) : null
  // A cause of the entry is more specific than the finding's own cause.
  if (causeIds) return { cause: null, causeIds, sentence }
  return cause ? { cause, causeIds: null, sentence } : null
}

/** The first sentence of a text, up to its full stop. */
export function firstSentence(text: string): string {
  return /^[\s\S]*?(?:[.?!](?=\s|$)|[。？！])/.exec(text)?.[0] ?? text
}

/** The sentence that a finding has for a headline; null where it has none. */
export function noteOf(
  { key, values: own }: UnwordedFinding,
  lang: Lang,
  values: Finding['values'],
): string | null {
  const { headline } = entries[key]
  return headline ? filled(headline[lang], lang, { ...values, ...own }) : null
}
