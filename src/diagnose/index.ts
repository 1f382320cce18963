/** The diagnosis: what one response itself shows, and which causes that speaks for. */

import type { CauseEntry, ErrorResponse, Finding, Lang } from '../types.ts'
import { type RankedCause, rankCauses } from './evidence.ts'
import type { Rule } from './rule.ts'
import { answeredByObs, answeringServer } from './rules/answering-server.ts'
import { clock } from './rules/clock.ts'
import { denyingPolicy } from './rules/denying-policy.ts'
import { endpoint } from './rules/endpoint.ts'
import { expiry } from './rules/expiry.ts'
import { idTimes } from './rules/id-times.ts'
import { names } from './rules/names.ts'
import { noAnswer } from './rules/no-answer.ts'
import { signature } from './rules/signature.ts'
import { signedParts } from './rules/signed-parts.ts'
import { sizes } from './rules/sizes.ts'
import { state, statusDiffers } from './rules/state.ts'
import { statusOnly } from './rules/status-only.ts'
import { unsigned } from './rules/unsigned.ts'
import { worded } from './wording.ts'

/** Every rule, the most useful findings first. */
export const rules: Rule[] = [
  answeringServer,
  noAnswer,
  denyingPolicy,
  unsigned,
  clock,
  expiry,
  signedParts,
  signature,
  endpoint,
  names,
  sizes,
  state,
  statusOnly,
  answeredByObs,
  statusDiffers,
  idTimes,
]

/**
 * Computes what a response itself shows, and weighs the causes of an entry against it.
 * @param entry what the catalogue holds of the code or status, null where it holds nothing
 * @returns the causes that something points to first, each with what does; and the findings, most useful first
 */
export function diagnose(
  response: ErrorResponse,
  entry: { causes: CauseEntry[]; statuses: number[] } | null,
  lang: Lang,
): { causes: RankedCause[]; findings: Finding[] } {
  const context = { documentedStatuses: entry?.statuses ?? [] }
  const findings = rules.flatMap(({ find }) => find(response, context)).map(one => worded(one, lang))
  return { causes: rankCauses(entry?.causes ?? [], response, findings, lang), findings }
}
