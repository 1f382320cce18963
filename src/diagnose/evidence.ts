/** Weighs the causes of an entry against what a response shows. */

import type { AddressingStyle, CauseEntry, Condition, ErrorResponse, Finding, Lang } from '../types.ts'
import { addressingStyle, methodOf, queryOf } from './facts/request.ts'
import type { Word } from './rule.ts'
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
  /** Whether the server's own words, or a finding, point to the cause: then a headline may tell it. */
  isTold: boolean
}

/** What a finding decides. */
export interface Decision {
  /** A cause that the finding itself has, whatever the code. */
  cause: CauseEntry | null
  /** Ids of the causes of the entry that the finding leaves, the first first; null where it says nothing of them. */
  causeIds: string[] | null
}

/** What the conditions of all causes are held against, prepared once a response. */
interface Facts {
  response: ErrorResponse
  message: string
  /** The method as said, or as the operation shows it. */
  method: string | null
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

/** The words for what a test found, and the values that they take. */
type Phrase = [word: Word, values: Record<string, string | number>]

/** One test of a condition: what it found, or null where it does not hold. */
type Test = (facts: Facts) => Phrase | null

function isPresent(found: boolean, word: Word, values: Phrase[1] = {}): Phrase | null {
  return found ? [word, values] : null
}

/** How a value holds a fragment, or null where it does not. */
function held(
  kind: 'header' | 'sent' | 'element' | 'query',
  [name, value]: Named,
  fragment: string,
): Phrase | null {
  if (value === undefined) return null
  if (fragment === '') return [`because-${kind}`, { name }]
  const [whole, part] = [folded(value).trim(), foldedFragment(fragment)]
  if (whole === part) return [`because-${kind}-value`, { name, value: fragment }]
  return isPresent(whole.includes(part), `because-${kind}-contains`, { name, value: fragment })
}

function pairsOf(tests: Record<string, string> | undefined): [name: string, fragment: string][] {
  return Object.entries(tests ?? {})
}

/** The tests of a condition, in the order in which their phrases stand. */
function testsOf(condition: Condition): Test[] {
  const { finding, message, method, host, header, sent, element, query, status, client, absent } = condition
  const tests: Test[] = []
  if (finding)
    tests.push(({ findings }) =>
      isPresent(
        findings.some(({ id }) => finding.includes(id)),
        'because-finding',
      ),
    )
  if (message) {
    const parts = message.map(folded)
    const quoted = message.map(fragment => `"${fragment}"`).join('\n')
    tests.push(facts =>
      isPresent(
        parts.every(part => facts.message.includes(part)),
        'because-message',
        { fragments: quoted },
      ),
    )
  }
  if (method)
    tests.push(facts =>
      isPresent(facts.method !== null && method.includes(facts.method), 'because-method', {
        method: facts.method ?? '',
      }),
    )
  if (host)
    tests.push(facts => (facts.host && host.includes(facts.host) ? [`because-${facts.host}`, {}] : null))
  for (const [name, part] of pairsOf(header))
    tests.push(({ response }) => held('header', headerOf(response, name), part))
  for (const [name, part] of pairsOf(sent))
    tests.push(({ response }) => held('sent', sameHeader(response.requestHeaders, name), part))
  for (const [name, part] of pairsOf(element))
    tests.push(({ response }) => held('element', [name, elementOf(response, name)], part))
  for (const [name, part] of pairsOf(query))
    tests.push(facts => held('query', [name, facts.query.get(name)], part))
  if (status)
    tests.push(({ response }) =>
      isPresent(response.status !== null && status.includes(response.status), 'because-status', {
        status: response.status ?? '',
      }),
    )
  if (client)
    tests.push(({ response }) =>
      isPresent(response.client !== null && client.includes(response.client), 'because-client', {
        client: response.client ?? '',
      }),
    )
  for (const field of absent ?? [])
    tests.push(({ response }) => isPresent(response[field] === null, `because-no-${field}`))
  return tests
}

const known = new WeakMap<Condition, Test[]>()

/** What every test of a condition found, or null where one does not hold or there is none. */
function phrasesOf(condition: Condition, facts: Facts): Phrase[] | null {
  let tests = known.get(condition)
  if (tests === undefined) {
    tests = testsOf(condition)
    known.set(condition, tests)
  }
  const phrases: Phrase[] = []
  for (const test of tests) {
    const phrase = test(facts)
    if (phrase === null) return null
    phrases.push(phrase)
  }
  return phrases.length > 0 ? phrases : null
}

function phraseText([word, values]: Phrase, lang: Lang): string {
  if (word !== 'because-message') return say(lang, word, values)
  const fragments = join(lang, 'also', String(values.fragments).split('\n'))
  return say(lang, word, { fragments })
}

/**
 * What in a response points to a cause, as a phrase that begins with a capital: `Message contains "has expired"`.
 * @returns null where none of the conditions of the cause holds
 */
function evidenceFor(
  cause: CauseEntry,
  facts: Facts,
  lang: Lang,
): Pick<Ranked, 'evidence' | 'isTold' | 'isWorded'> | null {
  for (const condition of cause.when) {
    const phrases = phrasesOf(condition, facts)
    if (phrases === null) continue
    // A finding says in full what the other tests of its condition only narrow down.
    const shown = condition.finding ? phrases.slice(0, 1) : phrases
    const text = join(
      lang,
      'and',
      shown.map(phrase => phraseText(phrase, lang)),
    )
    const isWorded = condition.message !== undefined
    // Of a failed connection the words mostly tell whose they are, not why; its kind tells, and so does a verdict of the
    // cause's own, with which the summary would not agree.
    const isNamed = condition.element?.Failure !== undefined || cause.retry !== null
    const { unanswered, details } = facts.response
    const isTold = unanswered && details.Failure !== undefined ? isNamed : isTelling(condition)
    return { evidence: capitalised(text), isTold, isWorded }
  }
  return null
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** What a known fact of the response (status, method, parameters, headers) says against a condition. */
function isRefutedByFacts({ status, method, header, query, absent }: Condition, facts: Facts): boolean {
  const { response } = facts
  if (status && response.status !== null && !status.includes(response.status)) return true
  if (method && facts.method !== null && !method.includes(facts.method)) return true
  if (absent?.some(field => response[field] !== null)) return true
  // Other addresses, obs://bucket/key, have no query to tell by.
  const isRequest = query !== undefined && /^https?:/.test(response.url ?? '')
  if (isRequest && Object.keys(query).some(name => !facts.query.has(name))) return true
  if (!header || Object.keys(response.headers).length === 0) return false
  return Object.keys(header).some(name => headerOf(response, name)[1] === undefined)
}

/** Whether the Message is another one than a condition asks for. */
function isRefutedByMessage({ message }: Condition, facts: Facts): boolean {
  if (!message || facts.response.message === null) return false
  return !message.every(fragment => facts.message.includes(foldedFragment(fragment)))
}

/** A finding or a request header that is not there speaks against nothing: the other conditions of a cause decide. */
function isMute({ finding, sent, message, method, header }: Condition): boolean {
  return (finding ?? sent) !== undefined && !message && !method && !header
}

/** Whether every condition of a cause that could tell something is refuted. */
function isRefuted(entry: CauseEntry, test: (condition: Condition) => boolean): boolean {
  let isTold = false
  for (const condition of entry.when) {
    if (isMute(condition)) continue
    if (!test(condition)) return false
    isTold = true
  }
  return isTold
}

/** Elements that tell how the request was made, and not what became of it. */
const ofRequest = new Set(['Operation', 'StringToSign', 'CanonicalRequest'])

/** Whether a condition asks for what the server itself says of the failure, so that a headline may tell the cause. */
function isTelling({ finding, message, header, element }: Condition): boolean {
  return (
    Boolean(finding ?? message ?? header) || Object.keys(element ?? {}).some(name => !ofRequest.has(name))
  )
}

/**
 * Orders the causes of an entry: first those that a finding decides, then those to which something points, each with the
 * reason; then those of which nothing tells; last those that the response speaks against. A cause that a condition of its
 * `unless` excludes is left out, and where a finding decides so are the causes that it does not name and that the Message
 * does not tell. The order of the catalogue holds within each group.
 * @param decisions what findings decide for this entry, most useful first
 */
export function rankCauses(
  causes: CauseEntry[],
  response: ErrorResponse,
  findings: Finding[],
  lang: Lang,
  decisions: Decision[] = [],
): RankedCause[] {
  const facts: Facts = {
    response,
    message: folded(response.message ?? ''),
    method: methodOf(response),
    host: addressingStyle(response),
    query: queryOf(response),
    findings,
  }
  const ranked = decided(causes, decisions, lang)
  const rest = causes
    .filter(entry => !ranked.some(one => one.entry === entry))
    .filter(entry => !entry.unless.some(condition => phrasesOf(condition, facts) !== null))
    .map(entry => rank(entry, facts, lang))
  const isSettled = decisions.some(({ causeIds }) => causeIds !== null)
  const isPointed = rest.some(({ place }) => place === 0)
  const kept = isSettled ? rest.filter(({ isWorded }) => isWorded) : rest
  // Where nothing points anywhere, a Message in words not seen before says nothing against the other causes either.
  const order = ({ place, isOtherMessage }: Ranked) =>
    place === 2 && isOtherMessage && !isPointed ? 1 : place
  const sorted = kept.sort((one, other) => order(one) - order(other))
  return [...ranked, ...sorted.map(({ entry, evidence, isTold }) => ({ entry, evidence, isTold }))]
}

/** The causes that findings decide, in the order in which the findings name them. */
function decided(causes: CauseEntry[], decisions: Decision[], lang: Lang): RankedCause[] {
  const evidence = capitalised(say(lang, 'because-finding'))
  const ranked: RankedCause[] = []
  for (const { cause, causeIds } of decisions) {
    const named = (causeIds ?? []).flatMap(id => causes.find(entry => entry.id === id) ?? [])
    for (const [at, entry] of (cause ? [cause, ...named] : named).entries()) {
      if (ranked.some(one => one.entry === entry)) continue
      ranked.push({ entry, evidence: at === 0 ? evidence : null, isTold: at === 0 })
    }
  }
  // What a second finding decides comes before the alternatives of the first.
  return ranked.sort((one, other) => Number(one.evidence === null) - Number(other.evidence === null))
}

interface Ranked extends RankedCause {
  /** Whether the Message tells the cause. */
  isWorded: boolean
  /** 0: something points to the cause; 1: nothing tells; 2: something speaks against the cause. */
  place: 0 | 1 | 2
  /** Whether the words of the Message are all that speaks against the cause. */
  isOtherMessage: boolean
}

function rank(entry: CauseEntry, facts: Facts, lang: Lang): Ranked {
  const found = evidenceFor(entry, facts, lang)
  if (found !== null) return { entry, ...found, place: 0, isOtherMessage: false }
  const isAgainst = isRefuted(entry, one => isRefutedByFacts(one, facts) || isRefutedByMessage(one, facts))
  const isOtherMessage = isAgainst && !isRefuted(entry, one => isRefutedByFacts(one, facts))
  return { entry, evidence: null, isTold: false, isWorded: false, place: isAgainst ? 2 : 1, isOtherMessage }
}
