import { type CommandValues, fillCommands } from '../command-line.ts'
import { orderPages } from '../documentation.ts'
import type {
  Cause,
  CauseEntry,
  ClassEntry,
  ClientExplanation,
  CodeExplanation,
  ErrorEntry,
  ExplanationFields,
  Lang,
  Owner,
  Retry,
  StatusEntry,
  StatusExplanation,
  UnknownExplanation,
} from '../types.ts'

/** What an explanation has where nothing is known; every field is always present. */
const nothing: ExplanationFields = {
  query: null,
  code: null,
  status: null,
  reason: null,
  service: null,
  summary: '',
  headline: '',
  documented: null,
  causes: [],
  retry: 'no',
  owner: null,
  related: [],
  links: [],
  suggestions: [],
  response: null,
  findings: [],
  origin: null,
}

/** Explains an error code that came with a status, or with none. */
export function explainCode(
  entry: ErrorEntry,
  status: number | null,
  reason: string | null,
  lang: Lang,
): CodeExplanation | ClientExplanation {
  const kind = entry.service === 'client' ? 'client' : 'code'
  return {
    kind,
    ...nothing,
    code: entry.code,
    status,
    reason,
    service: entry.service,
    ...saidOf(entry, lang),
    causes: entry.causes.map(cause => causeIn(cause, lang)),
    retry: entry.retry,
    owner: entry.owner,
    related: [...entry.related],
    links: orderPages(entry.links, lang),
  }
}

/** Explains an HTTP status; `codes` are the errors that come with it. */
export function explainStatus(entry: StatusEntry, codes: string[], lang: Lang): StatusExplanation {
  return {
    kind: 'status',
    ...nothing,
    code: null,
    status: entry.status,
    reason: entry.reason,
    ...saidOf(entry, lang),
    causes: entry.causes.map(cause => causeIn(cause, lang)),
    retry: entry.retry,
    owner: entry.owner,
    related: codes,
    links: orderPages(entry.links, lang),
  }
}

/** Explains a class of statuses by its statuses in the catalogue and the errors that come with them. */
export function explainClass(
  entry: ClassEntry,
  statuses: StatusEntry[],
  codes: string[],
  lang: Lang,
): StatusExplanation {
  return {
    kind: 'status',
    ...nothing,
    ...verdictOf(Number(entry.class[0]) * 100),
    code: null,
    summary: entry.summary[lang],
    headline: entry.summary[lang],
    causes: statuses.flatMap(status => status.causes.map(cause => causeIn(cause, lang))),
    related: codes,
    links: orderPages([...new Set(statuses.flatMap(status => status.links))], lang),
  }
}

/** The answer for a code or status that the catalogue lacks; its class of statuses says what little is known. */
export function explainUnknown(
  code: string,
  status: number | null,
  summary: string,
  suggestions: string[],
): UnknownExplanation {
  return {
    kind: 'unknown',
    ...nothing,
    ...verdictOf(status),
    code,
    status,
    summary,
    headline: summary,
    suggestions,
  }
}

function saidOf({ summary, documented }: ErrorEntry | StatusEntry, lang: Lang) {
  return {
    summary: summary[lang],
    headline: summary[lang],
    documented: documented && {
      message: documented.message[lang],
      solution: documented.solution?.[lang] ?? null,
    },
  }
}

/** A cause of the catalogue in one language, with what in a response points to it. */
export function causeIn(
  entry: CauseEntry,
  lang: Lang,
  evidence: string | null = null,
  values: CommandValues = {},
): Cause {
  return {
    title: entry.title[lang],
    cause: entry.cause[lang],
    remedy: entry.remedy[lang],
    check: entry.check?.[lang] ?? null,
    commands: fillCommands(entry.commands, values),
    evidence,
    retry: entry.retry,
    owner: entry.owner,
    confidence: entry.confidence,
    sources: [...entry.sources],
  }
}

/**
 * The same cause with its command lines filled by another response. Each member is named: copying them with `...` takes
 * several times as long, and a log of errors needs this for each of them.
 */
export function refilled(one: Cause, { commands }: CauseEntry, values: CommandValues): Cause {
  const { title, cause, remedy, check, evidence, retry, owner, confidence, sources } = one
  return {
    title,
    cause,
    remedy,
    check,
    commands: fillCommands(commands, values),
    evidence,
    retry,
    owner,
    confidence,
    sources,
  }
}

/** What a status alone says about a retry and about who has to act (RFC 9110, section 15). */
function verdictOf(status: number | null): { retry: Retry; owner: Owner } {
  if (status === 429) return { retry: 'yes', owner: 'caller' }
  if (status !== null && status >= 500) return { retry: 'check-first', owner: 'service' }
  return { retry: 'no', owner: status !== null && status >= 400 ? 'caller' : null }
}
