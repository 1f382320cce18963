/** Weighs the causes of an entry against what a response shows. */

import type { AddressingStyle, CauseEntry, Condition, ErrorResponse, Finding, Lang } from '../types.ts'
import { addressingStyle, queryOf } from './facts/request.ts'
import { join, say } from './wording.ts'

/** Headers that a form prints as a field of its own name. */
const printedHeaders: Record<string, string> = {
  'x-reserved-indicator': 'Indicator',
  'delete-marker': 'DeleteMarker',
  'qos-delay-time': 'QosDelayTime',
  'bucket-region': 'BucketRegion',
  allow: 'Allow',
  server: 'Server',
  location: 'Location',
  'retry-after': 'RetryAfter',
}

/** A cause in its place, and what in the response points to it. */
export interface RankedCause {
  entry: CauseEntry
  evidence: string | null
}

/** What the conditions of all causes are held against, prepared once a response. */
interface Facts {
  response: ErrorResponse
  message: string
  host: AddressingStyle | null
  query: ReadonlyMap<string, string>
  findings: Finding[]
}

function folded(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ')
}

const foldedFragments = new Map<string, string>()

/** A fragment of the catalogue, folded once however many messages it is looked for in. */
function foldedFragment(fragment: string): string {
  const before = foldedFragments.get(fragment)
  if (before !== undefined) return before
  const text = folded(fragment)
  foldedFragments.set(fragment, text)
  return text
}

type Named = [name: string, value: string | undefined]

const vendor = /^x-(?:obs|amz)-/

/** A header under the name it came with: `x-obs-` and `x-amz-` mean the same. */
function sameHeader(headers: Record<string, string>, name: string): Named {
  const bare = name.replace(vendor, '')
  const found = [name, `x-obs-${bare}`, `x-amz-${bare}`].find(one => headers[one] !== undefined) ?? name
  return [found, headers[found]]
}

/** A header of the response; text forms print some of them as fields. */
function headerOf({ headers, details }: ErrorResponse, name: string): Named {
  const found = sameHeader(headers, name)
  if (found[1] !== undefined) return found
  return [name, details[printedHeaders[name] ?? printedHeaders[name.replace(vendor, '')] ?? name]]
}

/** An element by name; those that became fields of the response are found there. */
function elementOf(response: ErrorResponse, name: string): string | undefined {
  const detail = response.details[name]
  if (detail !== undefined) return detail
  if (name === 'Key') return response.key ?? undefined
  if (name === 'BucketName' || name === 'Bucket') return response.bucket ?? undefined
  if (name === 'Resource') return response.resource ?? undefined
  return name === 'Indicator' ? response.headers['x-reserved-indicator'] : undefined
}

/** The clause that says how a value holds a fragment, or null where it does not. */
function holds(
  lang: Lang,
  kind: 'header' | 'sent' | 'element' | 'query',
  name: string,
  value: string | undefined,
  fragment: string,
): string | null {
  if (value === undefined) return null
  if (fragment === '') return say(lang, `because-${kind}`, { name })
  const [whole, part] = [folded(value).trim(), foldedFragment(fragment)]
  if (whole === part) return say(lang, `because-${kind}-value`, { name, value: fragment })
  return whole.includes(part) ? say(lang, `because-${kind}-contains`, { name, value: fragment }) : null
}

const noPairs: [string, string][] = []

function pairsOf(tests: Record<string, string> | undefined): [name: string, fragment: string][] {
  return tests ? Object.entries(tests) : noPairs
}

function clauses(condition: Condition, facts: Facts, lang: Lang): (string | null)[] {
  const { response, message, host, query, findings } = facts
  const result: (string | null)[] = []
  const { finding, message: fragments, status, method, client } = condition
  if (finding) {
    const found = findings.some(({ id }) => finding.includes(id))
    result.push(found ? say(lang, 'because-finding') : null)
  }
  if (fragments) {
    const found = fragments.every(fragment => message.includes(foldedFragment(fragment)))
    const quoted = fragments.map(fragment => `"${fragment}"`)
    result.push(found ? say(lang, 'because-message', { fragments: join(lang, 'also', quoted) }) : null)
  }
  if (method) {
    const found = method.find(one => one === response.method?.toUpperCase())
    result.push(found ? say(lang, 'because-method', { method: found }) : null)
  }
  if (condition.host) {
    result.push(host && condition.host.includes(host) ? say(lang, `because-${host}`) : null)
  }
  for (const [name, fragment] of pairsOf(condition.header)) {
    result.push(holds(lang, 'header', ...headerOf(response, name), fragment))
  }
  for (const [name, fragment] of pairsOf(condition.sent)) {
    result.push(holds(lang, 'sent', ...sameHeader(response.requestHeaders, name), fragment))
  }
  for (const [name, fragment] of pairsOf(condition.element)) {
    result.push(holds(lang, 'element', name, elementOf(response, name), fragment))
  }
  for (const [name, fragment] of pairsOf(condition.query)) {
    result.push(holds(lang, 'query', name, query.get(name), fragment))
  }
  if (status) {
    const found = status.find(one => one === response.status)
    result.push(found ? say(lang, 'because-status', { status: found }) : null)
  }
  if (client) {
    const found = client.find(one => one === response.client)
    result.push(found ? say(lang, 'because-client', { client: found }) : null)
  }
  for (const field of condition.absent ?? []) {
    result.push(response[field] === null ? say(lang, `because-no-${field}`) : null)
  }
  return result
}

/**
 * What in a response points to a cause, as a phrase that begins with a capital: `Message contains "has expired"`.
 * @returns null where none of the cause's conditions holds, or it has none
 */
function evidenceFor(cause: CauseEntry, facts: Facts, lang: Lang): string | null {
  for (const condition of cause.when) {
    const parts = clauses(condition, facts, lang)
    if (parts.length === 0 || parts.includes(null)) continue
    // A finding says in full what the other tests of its condition only narrow down.
    const text = join(lang, 'and', (condition.finding ? parts.slice(0, 1) : parts) as string[])
    return text.charAt(0).toUpperCase() + text.slice(1)
  }
  return null
}

/** A finding or a request header that is not there speaks against nothing: the other conditions of a cause decide. */
function isMute({ finding, sent, message, method, header }: Condition): boolean {
  return (finding ?? sent) !== undefined && !message && !method && !header
}

/** Whether what the response does say speaks against a condition; what it does not say speaks against none. */
function isRefuted({ message, status, method, header, query, absent }: Condition, facts: Facts): boolean {
  const { response } = facts
  if (message && response.message !== null) {
    if (!message.every(fragment => facts.message.includes(foldedFragment(fragment)))) return true
  }
  if (status && response.status !== null && !status.includes(response.status)) return true
  if (method && response.method !== null && !method.includes(response.method.toUpperCase())) return true
  if (absent?.some(field => response[field] !== null)) return true
  // Other addresses, obs://bucket/key, have no query to tell by.
  const isRequest = query !== undefined && /^https?:/.test(response.url ?? '')
  if (isRequest && Object.keys(query).some(name => !facts.query.has(name))) return true
  if (!header || Object.keys(response.headers).length === 0) return false
  return Object.keys(header).some(name => headerOf(response, name)[1] === undefined)
}

/**
 * The causes a response points to first, each with the reason; then those that nothing in it can tell of; last those
 * it speaks against. The catalogue's order holds within each.
 * @param findings what was computed from the response
 */
export function rankCauses(
  causes: CauseEntry[],
  response: ErrorResponse,
  findings: Finding[],
  lang: Lang,
): RankedCause[] {
  if (!causes.some(cause => cause.when.length > 0)) return causes.map(entry => ({ entry, evidence: null }))
  const facts: Facts = {
    response,
    message: folded(response.message ?? ''),
    host: addressingStyle(response),
    query: queryOf(response),
    findings,
  }
  const ranks = causes.map(entry => {
    const evidence = evidenceFor(entry, facts, lang)
    if (evidence !== null) return { entry, evidence, rank: 0 }
    const telling = entry.when.filter(condition => !isMute(condition))
    const refuted = telling.length > 0 && telling.every(condition => isRefuted(condition, facts))
    return { entry, evidence, rank: refuted ? 2 : 1 }
  })
  return ranks.sort((one, other) => one.rank - other.rank).map(({ entry, evidence }) => ({ entry, evidence }))
}
