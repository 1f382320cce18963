/** Questions and their answers: look-up and the catalogue together. */
import { phrase } from '../answers.ts'
import type { Explanation, Lang } from '../types.ts'
import { explainClass, explainCode, explainStatus, explainUnknown } from './explain.ts'
import { lookup, lookupCode } from './lookup.ts'
import { nearestCodes } from './nearest.ts'
import { type CatalogueReader, reasonOf } from './reader.ts'

/**
 * Answers a question as typed: a code in any spelling, a status, a class of statuses. An unknown code has an answer,
 * too.
 */
export function answer(catalogue: CatalogueReader, query: string, lang: Lang): Explanation {
  return { ...answerTo(catalogue, query, lang), query }
}

function answerTo(catalogue: CatalogueReader, query: string, lang: Lang): Explanation {
  const subject = lookup(catalogue.names, query)
  switch (subject?.kind) {
    case undefined:
      return unknownCode(catalogue, query, null, lang)
    case 'code':
      return answerCode(catalogue, subject.code, null, lang)
    case 'status':
      // A status without an entry is explained only where a response had it; here the user asked for it.
      return catalogue.status(subject.status)
        ? answerStatus(catalogue, subject.status, lang)
        : unknownStatus(catalogue, subject.status, lang)
    case 'class':
      return answerClass(catalogue, subject.class, lang)
  }
}

/**
 * Explains a code from a response, in any spelling.
 *
 * @param status the status of the response, which decides the reason; null for the documented one
 */
export function answerCode(
  catalogue: CatalogueReader,
  spelling: string,
  status: number | null,
  lang: Lang,
): Explanation {
  const code = lookupCode(catalogue.names, spelling)
  const entry = code === null ? null : catalogue.error(code)
  if (entry === null) return unknownCode(catalogue, spelling, status, lang)
  const shown = status ?? entry.statuses[0] ?? null
  return explainCode(entry, shown, reasonOf(catalogue, shown), lang)
}

/** Explains a status without a code. A status that the catalogue lacks is explained by its class. */
export function answerStatus(catalogue: CatalogueReader, status: number, lang: Lang): Explanation {
  const entry = catalogue.status(status)
  if (entry) {
    const codes = codesWith(catalogue, one => one === status)
    return explainStatus(entry, codes, lang)
  }
  return { ...unknownStatus(catalogue, status, lang), kind: 'status', code: null }
}

function answerClass(catalogue: CatalogueReader, name: string, lang: Lang): Explanation {
  const entry = catalogue.statusClass(name)
  if (entry === null) return unknownCode(catalogue, name, null, lang)
  const isWithin = (status: number) => classOf(status) === name
  const statuses = catalogue.whole().statuses.filter(({ status }) => isWithin(status))
  return explainClass(entry, statuses, codesWith(catalogue, isWithin), lang)
}

function codesWith(catalogue: CatalogueReader, isWanted: (status: number) => boolean): string[] {
  return catalogue.names.filter(({ statuses }) => statuses.some(isWanted)).map(({ code }) => code)
}

/** `4xx` of 403. */
function classOf(status: number): string {
  return `${Math.floor(status / 100)}xx`
}

function unknownCode(
  catalogue: CatalogueReader,
  code: string,
  status: number | null,
  lang: Lang,
): Explanation {
  const entry = status === null ? null : catalogue.status(status)
  const key = entry === null ? 'unknownCode' : 'unknownCodeKnownStatus'
  const summary = phrase(lang, key, { code, status: status ?? '', date: catalogue.date })
  const unknown = explainUnknown(code, status, summary, nearestCodes(catalogue.names, code))
  if (entry === null) return unknown
  // The status of an unknown code still has causes and a retry verdict.
  const { reason, causes, retry, owner } = explainStatus(entry, [], lang)
  return { ...unknown, reason, causes, retry, owner }
}

function unknownStatus(catalogue: CatalogueReader, status: number, lang: Lang): Explanation {
  const name = classOf(status)
  const summary = catalogue.statusClass(name)?.summary[lang]
  const values = { status, date: catalogue.date, class: name, summary: summary ?? '' }
  const text = phrase(lang, summary ? 'unknownStatusOfClass' : 'unknownStatus', values)
  return explainUnknown(String(status), status, text, [])
}
