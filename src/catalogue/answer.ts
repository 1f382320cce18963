import type { Explanation, Lang } from '../types.ts'
import { say } from '../words.ts'
import { explainClass, explainError, explainStatus, explainUnknown } from './explain.ts'
import type { CatalogueReader } from './load.ts'
import { lookup, lookupCode } from './lookup.ts'
import { nearestCodes } from './nearest.ts'

/** Answers a question as typed: a code in any spelling, a status, a class of statuses. Total: unknown is an answer. */
export function answer(catalogue: CatalogueReader, query: string, lang: Lang): Explanation {
  return { ...answerTo(catalogue, query, lang), query }
}

function answerTo(catalogue: CatalogueReader, query: string, lang: Lang): Explanation {
  let found = lookup(catalogue.listed, query)
  if (found === null) {
    catalogue.whole() // a code that was renamed since the build shows only in the data file
    found = lookup(catalogue.listed, query)
  }
  if (found === null) return unknownCode(catalogue, query, null, lang)
  if (found.kind === 'code') {
    return answerCode(catalogue, found.code, null, lang)
  }
  if (found.kind === 'status') {
    // Only a response of the wire makes a status without an entry worth explaining; asked for, it is unknown.
    return catalogue.status(found.status)
      ? answerStatus(catalogue, found.status, lang)
      : unknownStatus(catalogue, found.status, lang)
  }
  return answerClass(catalogue, found.class, lang)
}

/**
 * Explains a code from a response, in whatever spelling.
 *
 * @param status the status it came with: it chooses the reason; null for the documented one
 */
export function answerCode(
  catalogue: CatalogueReader,
  spelling: string,
  status: number | null,
  lang: Lang,
): Explanation {
  const code = lookupCode(catalogue.listed, spelling)
  const entry = code === null ? null : catalogue.error(code)
  if (entry === null) return unknownCode(catalogue, spelling, status, lang)
  const shown = status ?? entry.statuses[0] ?? null
  const explanation = explainError(entry, shown === null ? null : catalogue.status(shown), lang)
  return { ...explanation, status: shown }
}

/** Explains a bare status; one that the catalogue lacks by its class. */
export function answerStatus(catalogue: CatalogueReader, status: number, lang: Lang): Explanation {
  const entry = catalogue.status(status)
  if (entry)
    return explainStatus(
      entry,
      codesWith(catalogue, one => one === status),
      lang,
    )
  return { ...unknownStatus(catalogue, status, lang), kind: 'status', code: null }
}

function answerClass(catalogue: CatalogueReader, name: string, lang: Lang): Explanation {
  const entry = catalogue.statusClass(name)
  if (entry === null) return unknownCode(catalogue, name, null, lang)
  const within = (status: number) => `${Math.floor(status / 100)}xx` === name
  const statuses = catalogue.whole().statuses.filter(({ status }) => within(status))
  return explainClass(entry, statuses, codesWith(catalogue, within), lang)
}

function codesWith(catalogue: CatalogueReader, within: (status: number) => boolean): string[] {
  return catalogue.listed.filter(({ statuses }) => statuses.some(within)).map(({ code }) => code)
}

function unknownCode(
  catalogue: CatalogueReader,
  code: string,
  status: number | null,
  lang: Lang,
): Explanation {
  const entry = status === null ? null : catalogue.status(status)
  const key = entry === null ? 'unknownCode' : 'unknownCodeKnownStatus'
  const summary = say(lang, key, { code, status: status ?? '', date: catalogue.date })
  const unknown = explainUnknown(code, status, summary, nearestCodes(catalogue.listed, code))
  if (entry === null) return unknown
  // The status still tells something.
  const { reason, causes, retry, owner } = explainStatus(entry, [], lang)
  return { ...unknown, reason, causes, retry, owner }
}

function unknownStatus(catalogue: CatalogueReader, status: number, lang: Lang): Explanation {
  const name = `${Math.floor(status / 100)}xx`
  const summary = catalogue.statusClass(name)?.summary[lang]
  const values = { status, date: catalogue.date, class: name, summary: summary ?? '' }
  const text = say(lang, summary ? 'unknownStatusOfClass' : 'unknownStatus', values)
  return explainUnknown(String(status), status, text, [])
}
