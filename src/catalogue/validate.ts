/** The shape of the catalogue: which keys there are and what they hold. */
import { langs } from '../languages.ts'
import type {
  CauseEntry,
  ClassEntry,
  Condition,
  Documented,
  ErrorEntry,
  LocalizedText,
  Source,
  StatusEntry,
} from '../types.ts'
import type { ErrorNames } from './reader.ts'

type Check = (value: unknown) => boolean
type Checks<T> = Record<keyof T, Check>

const isString: Check = value => typeof value === 'string'
const isNumber: Check = value => typeof value === 'number'
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const nullOr =
  (check: Check): Check =>
  value =>
    value === null || check(value)
const oneOf =
  (...values: unknown[]): Check =>
  value =>
    values.includes(value)
const listOf =
  (check: Check): Check =>
  value =>
    Array.isArray(value) && value.every(check)
const mapOf =
  (check: Check): Check =>
  value =>
    isObject(value) && Object.values(value).every(check)
/** An object with exactly these keys. */
const exactly = <T>(checks: Checks<T>): Check => {
  const keys = Object.keys(checks) as (keyof T & string)[]
  return value =>
    isObject(value) && Object.keys(value).length === keys.length && keys.every(key => checks[key](value[key]))
}
/** An object with some of these keys and no others. */
const some =
  <T>(checks: Checks<Required<T>>): Check =>
  value =>
    isObject(value) &&
    Object.keys(value).every(key => Object.hasOwn(checks, key) && checks[key as keyof T](value[key]))

const isText = exactly(Object.fromEntries(langs.map(lang => [lang, isString])) as Checks<LocalizedText>)
const isRetry = oneOf('yes', 'no', 'check-first')
const isOwner = oneOf('caller', 'bucket-owner', 'account', 'service', null)

const conditionChecks: Checks<Required<Condition>> = {
  finding: listOf(isString),
  message: listOf(isString),
  status: listOf(isNumber),
  method: listOf(isString),
  header: mapOf(isString),
  sent: mapOf(isString),
  element: mapOf(isString),
  query: mapOf(isString),
  host: listOf(oneOf('path-style', 'virtual-hosted', 'custom-domain')),
  client: listOf(isString),
  near: listOf(isString),
  absent: listOf(oneOf('requestId', 'message', 'status')),
}
const isCondition = some<Condition>(conditionChecks)

const causeChecks: Checks<CauseEntry> = {
  id: isString,
  title: isText,
  cause: isText,
  remedy: isText,
  check: nullOr(isText),
  commands: listOf(isString),
  when: listOf(isCondition),
  unless: listOf(isCondition),
  retry: nullOr(isRetry),
  owner: isOwner,
  confidence: oneOf('documented', 'observed', 'inferred'),
  sources: listOf(isString),
}
const isCause = exactly(causeChecks)

const isDocumented = nullOr(exactly<Documented>({ message: isText, solution: nullOr(isText) }))

const errorChecks: Checks<ErrorEntry> = {
  code: isString,
  aliases: listOf(isString),
  statuses: listOf(isNumber),
  service: isString,
  summary: isText,
  documented: isDocumented,
  causes: listOf(isCause),
  retry: isRetry,
  owner: isOwner,
  related: listOf(isString),
  links: listOf(isString),
}

const statusChecks: Checks<StatusEntry> = {
  status: isNumber,
  reason: isString,
  summary: isText,
  documented: isDocumented,
  causes: listOf(isCause),
  retry: isRetry,
  owner: isOwner,
  links: listOf(isString),
}

const isErrorShape = exactly(errorChecks)
const isStatusShape = exactly(statusChecks)
const isSources = mapOf(exactly<Source>({ title: isString, url: nullOr(isString), read: isString }))
const isClassShape = exactly<ClassEntry>({ class: isString, summary: isText, sources: listOf(isString) })
const isHeadShape = exactly({
  date: isString,
  names: listOf(
    exactly<ErrorNames>({ code: isString, aliases: listOf(isString), statuses: listOf(isNumber) }),
  ),
})

/** The keys of each kind of object, in the order in which the files of `data/` have them. */
export const keyOrder = {
  error: Object.keys(errorChecks),
  status: Object.keys(statusChecks),
  cause: Object.keys(causeChecks),
  condition: Object.keys(conditionChecks),
}

/** Does a parsed value have the shape of an entry, with every key and no other? */
export const isErrorEntry = (value: unknown): value is ErrorEntry => isErrorShape(value)
export const isStatusEntry = (value: unknown): value is StatusEntry => isStatusShape(value)
export const isClassEntry = (value: unknown): value is ClassEntry => isClassShape(value)

/** Does a parsed value have what look-up needs of a catalogue: its date, and the names of its errors? */
export const isHead = (value: unknown): value is { date: string; names: ErrorNames[] } => isHeadShape(value)

/**
 * Says where a parsed value departs from the shape of a catalogue (`errors.NoSuchKey`, or `errors[3]` where the
 * code is not readable), or null where it does not.
 */
export function shapeFault(value: unknown): string | null {
  if (!isObject(value)) return 'the top level'
  if (!isString(value.date)) return 'date'
  if (!isSources(value.sources)) return 'sources'
  const lists = { classes: isClassEntry, statuses: isStatusEntry, errors: isErrorEntry }
  for (const [key, check] of Object.entries<Check>(lists)) {
    const list = value[key]
    if (!Array.isArray(list)) return key
    const at = list.findIndex(entry => !check(entry))
    if (at >= 0) return `${key}${nameOf(list[at]) ?? `[${at}]`}`
  }
  return null
}

function nameOf(entry: unknown): string | null {
  const name = isObject(entry) ? (entry.code ?? entry.status ?? entry.class) : null
  return typeof name === 'string' || typeof name === 'number' ? `.${name}` : null
}
