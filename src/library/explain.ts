/** `explain` and `list`: what the catalogue says of codes and statuses. */
import { answer } from '../catalogue/answer.ts'
import type { Filter } from '../catalogue/filter.ts'
import { select } from '../catalogue/select.ts'
import type { Explanation } from '../types.ts'
import { reader } from './catalogue.ts'
import { checkOptions, describe, type Options } from './options.ts'

/**
 * Explains an error code in any spelling, an HTTP status, or a class of statuses. What the catalogue lacks has the kind
 * `unknown`, with suggestions.
 *
 * @example
 * explain('no_such_key').summary
 * explain(403).related
 * explain('4xx', { lang: 'zh' }).causes
 */
export function explain(query: string | number, options: Options = {}): Explanation {
  if (typeof query !== 'string' && typeof query !== 'number')
    throw new TypeError(`explain takes an error code or an HTTP status, not ${describe(query)}`)
  return answer(reader, String(query), checkOptions(options).lang)
}

const filterKeys: Record<keyof Filter, true> = { status: true, search: true, retry: true, service: true }

/**
 * Lists the entries that pass the filter, by status and code; best first where words are searched for.
 *
 * @throws InvalidFilter where a filter asks for something that no entry can be
 * @example
 * list({ status: '4xx', retry: 'yes' }).map(({ code }) => code)
 * list({ search: 'multipart upload' })
 */
export function list(filter: Filter = {}, options: Options = {}): Explanation[] {
  const keys = Object.keys(filterKeys)
  const wrong = typeof filter === 'object' && filter !== null ? Object.keys(filter) : ['']
  if (wrong.some(key => !keys.includes(key)))
    throw new TypeError(`the filter of list is an object with some of the keys ${keys.join(', ')}`)
  return select(reader, filter, checkOptions(options).lang)
}
