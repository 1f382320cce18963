/** The diagnosis: what one response itself shows, and the causes to which that points. */

import type { CauseEntry, ErrorResponse, Finding, Lang } from '../types.ts'
import { type Decision, decisionOf, firstSentence, noteOf } from './decision.ts'
import { type RankedCause, rankCauses } from './evidence.ts'
import type { Context, Rule, UnwordedFinding } from './rule.ts'
import { answeredByObs, answeringServer } from './rules/answering-server.ts'
import { clientClock } from './rules/client-clock.ts'
import { clock } from './rules/clock.ts'
import { contrast } from './rules/contrast.ts'
import { denyingPolicy } from './rules/denying-policy.ts'
import { endpoint } from './rules/endpoint.ts'
import { expiry } from './rules/expiry.ts'
import { hostName } from './rules/host-name.ts'
import { idTimes } from './rules/id-times.ts'
import { names } from './rules/names.ts'
import { noAnswer } from './rules/no-answer.ts'
import { owners } from './rules/owners.ts'
import { signature } from './rules/signature.ts'
import { signedParts } from './rules/signed-parts.ts'
import { sizes } from './rules/sizes.ts'
import { state, statusDiffers } from './rules/state.ts'
import { statusOnly } from './rules/status-only.ts'
import { unsigned } from './rules/unsigned.ts'
import { uploadId } from './rules/upload-id.ts'
import { worded } from './wording.ts'

/** Every rule, the most useful findings first. */
export const rules: Rule[] = [
  answeringServer,
  noAnswer,
  hostName,
  clientClock,
  contrast,
  owners,
  denyingPolicy,
  unsigned,
  clock,
  expiry,
  signedParts,
  signature,
  endpoint,
  uploadId,
  names,
  sizes,
  state,
  statusOnly,
  answeredByObs,
  statusDiffers,
  idTimes,
]

/** What the catalogue holds of a code or status. */
export interface Entry {
  /** The code, or the status as text: the key of `decides` in `data/findings.json`. */
  name: string
  causes: CauseEntry[]
  statuses: number[]
}

export interface Diagnosis {
  /** The causes, best first, each with what points to it. */
  causes: RankedCause[]
  /** The findings, most useful first. */
  findings: Finding[]
  /** What happened here, as the most useful finding that decides tells it; null where none does. */
  decision: string | null
  /** What a finding tells where nothing points to a cause; null where there is no such finding. */
  note: string | null
}

/**
 * Computes what a response itself shows, and ranks the causes of an entry by it.
 * @param entry null where the catalogue holds nothing of the code or status
 * @param proofs findings that more than the response shows, such as those of a secret key; they come first
 */
export function diagnose(
  response: ErrorResponse,
  entry: Entry | null,
  lang: Lang,
  proofs: UnwordedFinding[] = [],
): Diagnosis {
  const context: Context = { documentedStatuses: entry?.statuses ?? [] }
  const findings: Finding[] = []
  const decisions: Decision[] = []
  let decision: string | null = null
  let note: string | null = null
  const values = { status: response.status ?? '' }
  const read = (all: UnwordedFinding[]) => {
    for (const found of all) {
      const finding = worded(found, lang)
      findings.push(finding)
      note ??= noteOf(found, lang, values)
      const decided = decisionOf(found, entry?.name ?? '', finding.text)
      if (decided === null) continue
      decisions.push(decided)
      decision ??= noteOf(found, lang, values) ?? firstSentence(finding.text)
    }
  }
  read(proofs)
  for (const { find } of rules) read(find(response, context))
  const causes = rankCauses(entry?.causes ?? [], response, findings, lang, decisions)
  return { causes, findings, decision, note }
}
