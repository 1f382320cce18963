import { answerCode, answerStatus } from './catalogue/answer.ts'
import { causeIn } from './catalogue/explain.ts'
import { lookupCode } from './catalogue/lookup.ts'
import type { CatalogueReader } from './catalogue/reader.ts'
import { failureCodeOf } from './diagnose/facts/failure.ts'
import { diagnose } from './diagnose/index.ts'
import { redact, redactText } from './redact/index.ts'
import type {
  Cause,
  CauseEntry,
  ClientExplanation,
  ErrorResponse,
  Explanation,
  Lang,
  ObsResponse,
  Origin,
} from './types.ts'
import { say } from './words.ts'

/** What the catalogue alone says of a code or status: worked out once, however often it comes. */
interface Known {
  explanation: Explanation
  entry: { causes: CauseEntry[]; statuses: number[] } | null
  /** The causes as the last response ordered them: in a log the next one does the same. */
  ranked?: { order: Ranked[]; causes: Cause[] }
}

/** So many different codes and statuses are remembered. */
const maxAnswers = 1000

type Ranked = ReturnType<typeof diagnose>['causes'][number]

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

/**
 * Joins the catalogue, the diagnosis and the redaction: from a response that was read somewhere to its explanation.
 * @param options `redact: false` keeps secrets
 * @returns a function of one response and the place it was found at
 */
export function responseExplainer(
  catalogue: CatalogueReader,
  { lang, redact: isRedacting }: { lang: Lang; redact: boolean },
): <Place extends Origin | null>(
  response: ErrorResponse,
  origin: Place,
) => Explanation & { query: null; response: ObsResponse; origin: Place } {
  const answers = new Map<string, Known>()

  function knownOf(response: ErrorResponse): Known {
    const { code, status, unanswered } = response
    const name = `${code}|${status}|${unanswered ? failureCodeOf(response) : ''}|${isClientTimeout(response)}`
    const before = answers.get(name)
    if (before) return before
    const found = lookUp(response)
    // A log repeats few codes, but a hostile input makes up any number: the oldest answer goes.
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
        entry: entry && { causes: entry.causes, statuses: [] },
      }
    }
    const explanation = answerCode(catalogue, code, status, lang)
    if (isClientTimeout(response))
      return { explanation: noAnswer(explanation, say(lang, 'clientTimeout')), entry: null }
    const canonical = lookupCode(catalogue.names, code)
    if (canonical !== null) return { explanation, entry: catalogue.error(canonical) }
    const entry = status === null ? null : catalogue.status(status)
    return { explanation, entry: entry && { causes: entry.causes, statuses: [] } }
  }

  /** Nobody answered: the catalogue knows the system's names for why, whoever printed the failure. */
  function unansweredKnown(response: ErrorResponse): Known {
    const name = response.code ?? failureCodeOf(response)
    const canonical = name === null ? null : lookupCode(catalogue.names, name)
    const entry = canonical === null ? null : catalogue.error(canonical)
    const explanation = answerCode(catalogue, canonical ?? '', null, lang)
    if (entry === null)
      return {
        explanation: { ...noAnswer(explanation, say(lang, 'unanswered')), code: response.code },
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

  function causesFor(known: Known, order: Ranked[]): Cause[] {
    // Where nothing points anywhere the catalogue's order stands: a wording not seen before speaks against little.
    if (order.every(({ evidence }) => evidence === null)) return known.explanation.causes
    const before = known.ranked
    // Both are orders of the same causes, so of the same length.
    const isSame = (one: Ranked, at: number) =>
      before?.order[at]?.entry === one.entry && before.order[at].evidence === one.evidence
    if (before && order.every(isSame)) return before.causes
    const causes = order.map(({ entry, evidence }) => causeIn(entry, lang, evidence))
    known.ranked = { order, causes }
    return causes
  }

  return (response, origin) => {
    const known = knownOf(response)
    const { explanation, entry } = known
    // Masked before anything is said about it: what a finding quotes in part could not be masked afterwards.
    const seen = isRedacting ? redact(response) : response
    const { causes, findings } = diagnose(seen, entry, lang)
    return {
      ...explanation,
      query: null,
      causes: causesFor(known, causes),
      findings,
      response: publicForm(seen),
      origin: isRedacting && origin?.file ? { ...origin, file: redactText(origin.file) } : origin,
    }
  }
}
