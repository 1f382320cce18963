import { diagnose } from '../../src/diagnose/index.ts'
import type { Rule } from '../../src/diagnose/rule.ts'
import type { ErrorResponse, Lang } from '../../src/types.ts'

/** A response of which only the named fields are known. */
export function response(known: Partial<ErrorResponse> = {}): ErrorResponse {
  return {
    code: null,
    message: null,
    status: null,
    resource: null,
    bucket: null,
    key: null,
    requestId: null,
    hostId: null,
    method: null,
    url: null,
    time: null,
    client: null,
    details: {},
    headers: {},
    requestHeaders: {},
    unanswered: false,
    around: { before: '', behind: '' },
    ...known,
  }
}

/** All findings of a response, id to text. */
export function findings(
  known: Partial<ErrorResponse>,
  lang: Lang = 'en',
  statuses: number[] = [],
): Record<string, string> {
  const found = diagnose(response(known), { name: '', causes: [], statuses }, lang).findings
  return Object.fromEntries(found.map(({ id, text }) => [id, text]))
}

/** The ids of all findings, in order. */
export function ids(known: Partial<ErrorResponse>, statuses: number[] = []): string[] {
  return diagnose(response(known), { name: '', causes: [], statuses }, 'en').findings.map(({ id }) => id)
}

/** What one rule finds, key to values. */
export function given(rule: Rule, known: Partial<ErrorResponse>, documentedStatuses: number[] = []) {
  const found = rule.find(response(known), { documentedStatuses })
  return Object.fromEntries(found.map(({ key, values }) => [key, values]))
}
