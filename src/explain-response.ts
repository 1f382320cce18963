/** Joins the catalogue, the diagnosis and the redaction: from a response that was read somewhere to its explanation. */

import { phrase } from './answers.ts'
import { answerCode, answerStatus } from './catalogue/answer.ts'
import { causeIn, refilled } from './catalogue/explain.ts'
import { lookupCode } from './catalogue/lookup.ts'
import type { CatalogueReader } from './catalogue/reader.ts'
import { type CommandValues, hasPlaceholder } from './command-line.ts'
import type { RankedCause } from './diagnose/evidence.ts'
import { failureCodeOf, isUnsent } from './diagnose/facts/failure.ts'
import { addressOf, endpointOf, queryOf } from './diagnose/facts/request.ts'
import { withRequest } from './diagnose/facts/surroundings.ts'
import { diagnose, type Entry } from './diagnose/index.ts'
import { retryOf } from './diagnose/retry.ts'
import type { UnwordedFinding } from './diagnose/rule.ts'
import { languages } from './languages.ts'
import { collectSecrets, redact, redactText } from './redact/index.ts'
import type {
  Cause,
  ClientExplanation,
  ErrorResponse,
  Explanation,
  Finding,
  Lang,
  ObsResponse,
  Origin,
} from './types.ts'

/** What the catalogue alone says of a code or status. It is computed once for each of them and kept. */
interface Known {
  explanation: Explanation
  entry: Entry | null
  /**
   * The causes in the order of the last response: in a log the next response of the code mostly gives the same order.
   */
  ranked?: { order: RankedCause[]; causes: Cause[] }
}

/** How many different codes and statuses are kept. */
const maxAnswers = 1000

function publicForm(response: ErrorResponse): ObsResponse {
  const { code, message, status, resource, bucket, key } = response
  const { requestId, hostId, method, url, time, client, details } = response
  return {
    code,
    message,
    status,
    resource,
    bucket,
    key,
    requestId,
    hostId,
    method,
    url,
    time,
    client,
    details,
  }
}

/** `RequestTimeOut` of the Java SDK is no answer of OBS; the server's `RequestTimeout` brings a request id. */
function isClientTimeout({ code, requestId }: ErrorResponse): boolean {
  return code === 'RequestTimeOut' && requestId === null
}

/** Findings whose region is that of the bucket. */
const regionTellers = new Set<string>(['bucket-region', 'region-expected', 'request-contrast'])

/** The values of a response that fill the command lines of causes. */
function commandValues(response: ErrorResponse, findings: Finding[]): CommandValues {
  const address = addressOf(response)
  const { endpoint, region } = endpointOf(response)
  // What a finding tells of the region or host is the one to use.
  const told = (name: string) => {
    const value = findings.find(({ id, values }) => regionTellers.has(id) && values[name])?.values[name]
    return value === undefined ? null : String(value)
  }
  const { bucket, key, method, url, requestId, details } = response
  return {
    bucket,
    key,
    method,
    url: url !== null && /^https?:/i.test(url) ? url : null,
    requestId,
    host: address?.host ?? details.Host ?? null,
    endpoint,
    region: told('region') ?? region,
    uploadId: queryOf(response).get('uploadid') ?? details.UploadId ?? null,
  }
}

/** The title of a cause as a sentence: `The presigned URL has expired.`, `Probably: the presigned URL has expired.` */
function titleSentence({ entry, isNear }: RankedCause, lang: Lang): string {
  const title = (entry.title ?? entry.cause)[lang]
  const sentence = /[.。]$/.test(title) ? title : `${title}${languages[lang].fullStop}`
  if (isNear) return phrase(lang, 'probably', { title: sentence })
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`
}

/** A proof quotes what was signed, which can hold a token: the proof is masked by the secrets of its response. */
function withoutSecrets(proof: UnwordedFinding, response: ErrorResponse): UnwordedFinding {
  const secrets = collectSecrets(response)
  const values = Object.entries(proof.values).map(([name, value]) => [
    name,
    typeof value === 'string' ? redactText(value, secrets) : value,
  ])
  return { ...proof, values: Object.fromEntries(values) }
}

/**
 * Makes the function that explains responses.
 * @param options `redact: false` keeps secrets
 * @returns a function of one response and the place it was found at
 */
export function responseExplainer(
  catalogue: CatalogueReader,
  { lang, redact: isRedacting }: { lang: Lang; redact: boolean },
): <Place extends Origin | null>(
  response: ErrorResponse,
  origin: Place,
  proofs?: UnwordedFinding[],
) => Explanation & { query: null; response: ObsResponse; origin: Place } {
  const answers = new Map<string, Known>()
  /** What was known of the last error with an answer: in a log the next one mostly has the same code and status. */
  let last: { code: string | null; status: number | null; known: Known } | null = null

  function knownOf(response: ErrorResponse): Known {
    const { code, status, unanswered } = response
    if (unanswered) return kept(`${code}|${status}|no answer|${failureCodeOf(response)}`, response)
    if (isClientTimeout(response)) return kept(`${code}|${status}|timeout`, response)
    if (last?.code !== code || last.status !== status)
      last = { code, status, known: kept(`${code}|${status}`, response) }
    return last.known
  }

  /** What is known under a name, which is looked up once. */
  function kept(name: string, response: ErrorResponse): Known {
    const before = answers.get(name)
    if (before) return before
    const found = lookUp(response)
    // A log repeats few codes, but a hostile input can invent any number of them: the oldest answer is dropped.
    const [oldest] = answers.keys()
    if (answers.size >= maxAnswers && oldest !== undefined) answers.delete(oldest)
    answers.set(name, found)
    return found
  }

  function lookUp(response: ErrorResponse): Known {
    const { code, status } = response
    if (response.unanswered) return unansweredKnown(response)
    if (code === null) {
      const entry = catalogue.status(status ?? 0)
      return {
        explanation: answerStatus(catalogue, status ?? 0, lang),
        entry: entry && { name: String(status), causes: entry.causes, statuses: [] },
      }
    }
    const explanation = answerCode(catalogue, code, status, lang)
    if (isClientTimeout(response))
      return {
        explanation: noAnswer(explanation, phrase(lang, 'clientTimeout')),
        entry: codeEntry('ETIMEDOUT'),
      }
    const canonical = lookupCode(catalogue.names, code)
    if (canonical !== null) return { explanation, entry: codeEntry(canonical) }
    const entry = status === null ? null : catalogue.status(status)
    return { explanation, entry: entry && { name: String(status), causes: entry.causes, statuses: [] } }
  }

  function codeEntry(code: string): Entry | null {
    const entry = catalogue.error(code)
    return entry && { name: code, causes: entry.causes, statuses: entry.statuses }
  }

  /**
   * What is known of a request without an answer: the catalogue has the system's names for the reason, whichever
   * program printed it.
   */
  function unansweredKnown(response: ErrorResponse): Known {
    const canonical = [response.code, failureCodeOf(response)]
      .map(name => (name === null ? null : lookupCode(catalogue.names, name)))
      .find(found => found !== null)
    const entry = canonical ? codeEntry(canonical) : null
    const explanation = answerCode(catalogue, canonical ?? '', null, lang)
    if (entry === null)
      return {
        explanation: { ...noAnswer(explanation, phrase(lang, 'unanswered')), code: response.code },
        entry,
      }
    return {
      explanation: { ...explanation, kind: 'client', code: response.code && explanation.code },
      entry,
    }
  }

  function noAnswer(explanation: Explanation, summary: string): ClientExplanation {
    return {
      ...explanation,
      kind: 'client',
      summary,
      headline: summary,
      service: 'client',
      causes: [],
      related: [],
      links: [],
      suggestions: [],
      owner: 'caller',
      retry: 'check-first',
    }
  }

  function causesFor(
    known: Known,
    order: RankedCause[],
    response: ErrorResponse,
    findings: Finding[],
  ): Cause[] {
    const { ranked } = known
    let values: CommandValues | null = null
    const causes = order.map(({ entry, evidence }, at) => {
      const before = ranked?.order[at]
      const isSame = before?.entry === entry && before.evidence === evidence
      const cause = isSame ? ranked?.causes[at] : undefined
      // Consecutive errors of a log mostly have the same causes; only the values in command lines differ.
      if (cause && !entry.commands.some(hasPlaceholder)) return cause
      values ??= commandValues(response, findings)
      return cause ? refilled(cause, entry, values) : causeIn(entry, lang, evidence, values)
    })
    known.ranked = { order, causes }
    return causes
  }

  return (response, origin, proofs = []) => {
    const known = knownOf(response)
    const { explanation, entry } = known
    // The response is masked before the diagnosis: a secret that a finding quotes in part could not be found afterwards.
    const seen = isRedacting ? redact(response) : response
    const request = withRequest(seen)
    const { causes, findings, decision, note } = diagnose(
      request,
      entry,
      lang,
      isRedacting ? proofs.map(one => withoutSecrets(one, response)) : proofs,
    )
    const first = causes[0]?.evidence == null ? null : causes[0]
    const told = first?.isTold ? titleSentence(first, lang) : null
    const verdict = first?.entry.retry ?? explanation.retry
    const retry = retryOf(
      request,
      verdict,
      isUnsent(seen) || (response.unanswered && first?.entry.retry === 'yes'),
    )
    // A copy that is changed takes less time than members behind `...`.
    return Object.assign(
      { ...explanation },
      {
        query: null,
        headline: decision ?? told ?? note ?? explanation.headline,
        causes: causesFor(known, causes, request, findings),
        retry,
        owner: first?.entry.owner ?? explanation.owner,
        findings,
        response: publicForm(seen),
        origin: isRedacting && origin?.file ? { ...origin, file: redactText(origin.file) } : origin,
      },
    )
  }
}
