import type { CauseEntry, ErrorResponse, Finding, Lang } from '../types.ts'
import { rankCauses } from './evidence.ts'
import { idTimes } from './facts/request-id-time.ts'
import { unsigned } from './facts/unsigned.ts'
import { confirmed, identity } from './rules/answering-server.ts'
import { clock } from './rules/clock.ts'
import { refusal } from './rules/denying-policy.ts'
import { endpoint } from './rules/endpoint.ts'
import { expiry } from './rules/expiry.ts'
import { names } from './rules/names.ts'
import { unanswered } from './rules/no-answer.ts'
import { signature } from './rules/signature.ts'
import { suspects } from './rules/signature-causes.ts'
import { sizes } from './rules/sizes.ts'
import { state, statusDiffers } from './rules/state.ts'
import { bare } from './rules/status-only.ts'

/** From one response to facts that only it holds. `documented` are the statuses the catalogue has for the code. */
type Diagnose = (response: ErrorResponse, lang: Lang, documented: number[]) => Finding[]

/**
 * Every kind of evidence, most useful first, with the ids of its findings.
 * Ids are part of the output and stay as they are.
 */
const kinds: Diagnose[] = [
  identity, // answered-by-other
  unanswered, // local-file, proxy-refused, no-answer
  refusal, // not-authorized, authorization-message
  unsigned, // unsigned
  clock, // clock-skew, clock-timezone, date-unreadable
  expiry, // link-expired, credential-date
  suspects, // scope-region, content-type-signed, token-not-signed, bucket-not-signed, resource-not-encoded, resource-special-characters
  signature, // signing-difference, signing-same, string-to-sign, string-to-sign-bytes, signature-scope, canonical-request
  endpoint, // endpoint-redirect, bucket-region, location, region-expected, virtual-host, path-style, bucket-twice
  names, // bucket-name, key-name
  sizes, // size-over, size-under, range, digest
  state, // delete-marker, flow-control, retry-after, method-resource, allow
  bare, // head-no-body, body-compressed, body-missing, curl-fail, bare-status, right-to-list
  confirmed, // answered-by-obs
  statusDiffers, // status-differs, error-in-success
  idTimes, // request-time, upload-time
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
): { causes: { entry: CauseEntry; evidence: string | null }[]; findings: Finding[] } {
  const documented = entry?.statuses ?? []
  const findings: Finding[] = []
  for (const kind of kinds) {
    const found = kind(response, lang, documented)
    if (found.length > 0) findings.push(...found)
  }
  return { causes: rankCauses(entry?.causes ?? [], response, findings, lang), findings }
}
