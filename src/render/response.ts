/** What the response said, and what identifies the request. */
import { isChinesePage } from '../documentation.ts'
import type { Explanation, Lang, ObsResponse } from '../types.ts'
import { translate, type Word } from '../words.ts'
import type { Row } from './labelled-lines.ts'
import { printable } from './printable.ts'

/**
 * The longest values and names that are shown, in columns; the JSON output has the longer ones. A row with a longer label stands in a block
 * of its own, so that it does not push the values of the other rows to the right.
 */
const longest = { value: 160, name: 32, label: 14 }

/**
 * What the response said, as blocks of rows for the full answer. Elements with long names are a block of their own, so
 * that the ids stay in sight on a narrow terminal. Empty where there was no response.
 */
export function responseRows(explanation: Explanation, lang: Lang): Row[][] {
  const { response, origin } = explanation
  if (response === null) return []
  const rows = requestRows(explanation, lang)
  const further = details(response, lang)
  const isNarrow = further.every(({ label }) => label.length <= longest.label)
  return isNarrow
    ? [[...rows, ...further, ...placeRows(origin, lang)]]
    : [[...rows, ...placeRows(origin, lang)], further]
}

/** Whose text the message is: where OBS sent no response, the client speaks for itself. */
export function speakerOf({ kind, response }: Explanation): Word {
  return kind === 'client' && !response?.requestId ? 'clientSaid' : 'serverSaid'
}

/** What the server said and what identifies the request, without the further elements of the body. */
export function requestRows(explanation: Explanation, lang: Lang): Row[] {
  const { response, code } = explanation
  if (response === null) return []
  const resource = response.key === null && response.bucket === null ? response.resource : null
  const said: [Word, string | null][] = [
    [speakerOf(explanation), response.message],
    ['spelt', response.code !== code ? response.code : null],
    ['requestId', response.requestId],
    ['hostId', response.hostId],
    ['bucket', response.bucket],
    ['key', response.key],
    ['resource', resource],
    ['request', [response.method, response.url].filter(Boolean).join(' ') || null],
    ['time', response.time],
    ['client', response.client],
  ]
  return said
    .filter((entry): entry is [Word, string] => entry[1] !== null && entry[1] !== '')
    .map(([word, value]) => ({ label: translate(lang, word), lines: [printable(value)] }))
}

function details(response: ObsResponse, lang: Lang): Row[] {
  const entries = Object.entries(response.details)
  const isShort = ([name, value]: [string, string]) =>
    name.length <= longest.name && value.length <= longest.value && !value.includes('\n')
  const long = entries
    .filter(entry => !isShort(entry))
    .map(([name]) => printable(name.slice(0, longest.name)))
  const rows = entries
    .filter(isShort)
    .map(([name, value]) => ({ label: printable(name), lines: [printable(value)] }))
  return long.length === 0
    ? rows
    : [
        ...rows,
        {
          label: translate(lang, 'alsoSent'),
          lines: [translate(lang, 'inJson', { names: long.join(translate(lang, 'comma')) })],
        },
      ]
}

/** A documentation page; one that the reader may not be able to read is marked. */
export function pageOf(url: string, lang: Lang): string {
  return lang === 'en' && isChinesePage(url) ? translate(lang, 'inChinese', { url }) : url
}

/** The short answer cuts a longer name; `--full` and JSON have all of it. */
const longestTarget = 160

/** `PUT obs://bucket/key`, or the URL or resource where the bucket is not known. */
export function targetOf({ method, bucket, key, url, resource }: ObsResponse): string {
  const object = bucket === null ? null : `obs://${bucket}${key === null ? '' : `/${key}`}`
  const withoutQuery = url?.replace(/\?.*$/s, '') ?? null
  const target = printable([method, object ?? withoutQuery ?? resource ?? key].filter(Boolean).join(' '))
  return target.length > longestTarget ? `${target.slice(0, longestTarget)}...` : target
}

/** Request id and client: what identifies one request among others. */
export function identityOf({ requestId, client }: ObsResponse): string {
  return printable([requestId, client].filter(Boolean).join(' · '))
}

/** Where in the input the error stood; null for a single error at the top of standard input, which needs no place. */
export function placeOf(origin: Explanation['origin'], lang: Lang): string | null {
  if (origin === null || (origin.file === null && origin.line === 1 && origin.count === 1)) return null
  return origin.file === null
    ? translate(lang, 'line', { line: origin.line })
    : `${printable(origin.file)}:${origin.line}`
}

function placeRows(origin: Explanation['origin'], lang: Lang): Row[] {
  const at = placeOf(origin, lang)
  if (origin === null || at === null) return []
  const times = origin.count > 1 ? translate(lang, 'times', { count: origin.count }) : ''
  return [{ label: translate(lang, 'place'), lines: [at + times] }]
}
