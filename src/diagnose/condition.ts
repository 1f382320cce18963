/** Tests the conditions of causes on a response. */

import type { AddressingStyle, Condition, ErrorResponse, Finding, Lang } from '../types.ts'
import { firstSentence } from './decision.ts'
import { addressingStyle, methodOf, queryOf } from './facts/request.ts'
import type { Word } from './rule.ts'
import { join, translate } from './wording.ts'

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

/** What the conditions of all causes are tested on, prepared once for each response. */
export interface Facts {
  response: ErrorResponse
  message: string
  /** The method as the response names it, or as the operation shows it. */
  method: string | null
  host: AddressingStyle | null
  query: ReadonlyMap<string, string>
  /** What stands around the error, in lower case. */
  around: string
  findings: Finding[]
}

/** Prepares what the conditions of all causes are tested on. */
export function factsOf(response: ErrorResponse, findings: Finding[]): Facts {
  return {
    response,
    message: foldedMessage(response.message ?? ''),
    method: methodOf(response),
    host: addressingStyle(response),
    query: queryOf(response),
    around: folded(`${response.around.before}\n${response.around.behind}`),
    findings,
  }
}

function folded(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ')
}

let lastMessage = { text: '', folded: '' }

/** A folded Message. The last one is kept, since a log repeats few messages. */
function foldedMessage(text: string): string {
  if (text !== lastMessage.text) lastMessage = { text, folded: folded(text) }
  return lastMessage.folded
}

const foldedFragments = new Map<string, string>()

/** A folded fragment of the catalogue. It is kept, since it is searched for in many messages. */
function foldedFragment(fragment: string): string {
  const before = foldedFragments.get(fragment)
  if (before !== undefined) return before
  const text = folded(fragment)
  foldedFragments.set(fragment, text)
  return text
}

type Named = [name: string, value: string | undefined]

const vendor = /^x-(?:obs|amz)-/

/** The names under which a header may have come, the given one first: `x-obs-` and `x-amz-` mean the same. */
interface HeaderNames {
  sent: string[]
  /** The field as which text forms print the header. */
  field: string
}

const headerNames = new Map<string, HeaderNames>()

function namesOf(name: string): HeaderNames {
  let names = headerNames.get(name)
  if (names === undefined) {
    const withoutPrefix = name.replace(vendor, '')
    const sent = [...new Set([name, `x-obs-${withoutPrefix}`, `x-amz-${withoutPrefix}`])]
    names = { sent, field: printedHeaders[name] ?? printedHeaders[withoutPrefix] ?? name }
    headerNames.set(name, names)
  }
  return names
}

/** A header under the name it came with. */
function sameHeader(headers: Record<string, string>, name: string): Named {
  for (const one of namesOf(name).sent) if (headers[one] !== undefined) return [one, headers[one]]
  return [name, undefined]
}

/** A header of the response; text forms print some of them as fields. */
function headerOf({ headers, details }: ErrorResponse, name: string): Named {
  const found = sameHeader(headers, name)
  return found[1] === undefined ? [name, details[namesOf(name).field]] : found
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

/** The words for what a test found, and the values that they take; null where a finding says it in a sentence of its own. */
type Phrase = [word: Word | null, values: Record<string, string | number>]

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

/** What no word may touch: a bucket called `cdn-pictures` is no CDN. */
const wordBefore = '(?<![a-z0-9_.-])'
const wordBehind = '(?![a-z0-9_-]|\\.[a-z0-9])'

/** What `…` and `*` of a text stand for: up to 60 characters of the same sentence, and the rest of a word. */
const wildcards: Record<string, string> = { '…': '(?:[^.?!。？！]|\\.(?=\\S)){0,60}?', '*': '[a-z]*' }

/** A text as a pattern, as whole words where it begins or ends with a letter or digit. */
function wordPattern(text: string): string {
  const plain = folded(text)
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/[…*]/g, mark => wildcards[mark] as string)
  const isWordAtEnd = /[a-z0-9*]$/.test(folded(text))
  return `${/^[a-z0-9]/.test(plain) ? wordBefore : ''}${plain}${isWordAtEnd ? wordBehind : ''}`
}

/** Looks for one of several texts around the error. */
function nearTest(alternatives: string): Test {
  const pattern = new RegExp(alternatives.split('|').map(wordPattern).join('|'))
  return ({ around }) => {
    const found = pattern.exec(around)?.[0]
    return found === undefined ? null : ['because-near', { fragment: found.trim() }]
  }
}

/** The tests of a condition, in the order in which their phrases stand. */
function testsOf(condition: Condition): Test[] {
  const { finding, message, method, host, header, sent, element, query, status, client, near, absent } =
    condition
  const tests: Test[] = []
  if (finding)
    tests.push(({ findings }) => {
      const found = findings.find(({ id }) => finding.includes(id))
      return found ? [null, { sentence: firstSentence(found.text) }] : null
    })
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
  for (const alternatives of near ?? []) tests.push(nearTest(alternatives))
  for (const field of absent ?? [])
    tests.push(({ response }) => isPresent(response[field] === null, `because-no-${field}`))
  return tests
}

const known = new WeakMap<Condition, Test[]>()

/** What every test of a condition found, or null where one does not hold or there is none. */
export function phrasesOf(condition: Condition, facts: Facts): Phrase[] | null {
  let tests = known.get(condition)
  if (tests === undefined) {
    tests = testsOf(condition)
    known.set(condition, tests)
  }
  let phrases: Phrase[] | null = null
  for (const test of tests) {
    const phrase = test(facts)
    if (phrase === null) return null
    if (phrases === null) phrases = [phrase]
    else phrases.push(phrase)
  }
  return phrases
}

/** What a test found, in the given language. */
export function phraseText([word, values]: Phrase, lang: Lang): string {
  if (word === null) return String(values.sentence)
  if (word !== 'because-message') return translate(lang, word, values)
  const fragments = join(lang, 'also', String(values.fragments).split('\n'))
  return translate(lang, word, { fragments })
}

/** What a known fact of the response (status, method, parameters, headers) says against a condition. */
export function isRefutedByFacts(
  { status, method, header, query, absent }: Condition,
  facts: Facts,
): boolean {
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
export function isRefutedByMessage({ message }: Condition, facts: Facts): boolean {
  if (!message || facts.response.message === null) return false
  return !message.every(fragment => facts.message.includes(foldedFragment(fragment)))
}

/**
 * True for a condition that proves nothing where it fails: a missing finding, request header or word around the error
 * excludes no cause.
 */
export function isMute({ finding, sent, near, message, method, header }: Condition): boolean {
  return (finding ?? sent ?? near) !== undefined && !message && !method && !header
}

/** Elements that describe the request, not the failure. */
const ofRequest = new Set(['Operation', 'StringToSign', 'CanonicalRequest'])

/** Whether a condition tests what the server itself says of the failure: then a headline may tell the cause. */
export function isTelling({ finding, message, header, element, near }: Condition): boolean {
  return (
    Boolean(finding ?? message ?? header ?? near) ||
    Object.keys(element ?? {}).some(name => !ofRequest.has(name))
  )
}
