/** The line on an error of a kind that was explained before, and the total at the end. */
import type { Explanation, Lang } from '../types.ts'
import { translate } from '../words.ts'
import { printable } from './printable.ts'
import { identityOf, placeOf, targetOf } from './response.ts'
import type { Terminal } from './terminal.ts'
import { wrap } from './wrap.ts'

/** All errors of a run, for the last line. */
export interface Total {
  errors: number
  /** How often each kind came, most frequent first. */
  kinds: { name: string; count: number }[]
  first: Explanation['origin']
  last: Explanation['origin']
  /** Were some errors only counted? */
  isCut: boolean
}

/** Names of kinds in the last line; `--summary` has all of them. */
const mostNames = 5
/** Columns of the line between two answers, where nothing tells the width. */
const ruleWidth = 40

/** The line between an answer and the next. */
export function renderRule(terminal: Terminal): string {
  return `${terminal.style('muted', '─'.repeat(Math.min(terminal.width ?? ruleWidth, 80)))}\n`
}

/** The name of the kind of an error: its code, or its status where there is no code. */
export function nameOfKind({ code, status }: Explanation, lang: Lang): string {
  return printable(code ?? (status === null ? translate(lang, 'noAnswer') : String(status)))
}

/** One line on an error of a kind that was explained before. */
export function renderRepeat(explanation: Explanation, terminal: Terminal): string {
  const { lang } = terminal
  const { response, origin } = explanation
  const name = nameOfKind(explanation, lang)
  const facts = [response && targetOf(response), response && identityOf(response), placeOf(origin, lang)]
  const text = translate(lang, 'again', { name, facts: facts.filter(Boolean).join(' · ') })
  return `${wrap(text, terminal.width).join('\n  ')}\n`
}

/** The last line behind several errors. */
export function renderTotal({ errors, kinds, first, last, isCut }: Total, terminal: Terminal): string {
  const { lang } = terminal
  const parts = [countText(errors, kinds, lang), rangeOf(first, last, lang)]
  if (isCut) parts.push(translate(lang, 'totalSummary'))
  return `${wrap(parts.filter(Boolean).join(translate(lang, 'semicolon')), terminal.width).join('\n')}\n`
}

function countText(errors: number, kinds: Total['kinds'], lang: Lang): string {
  const names = kinds
    .slice(0, mostNames)
    .map(({ name, count }) => translate(lang, 'timesName', { name, count }))
  if (kinds.length > mostNames) names.push('...')
  if (kinds.length === 1) return names.join()
  const count = translate(lang, 'total', { errors, kinds: kinds.length })
  // Where no kind came twice, the answers above name all of them.
  return errors === kinds.length
    ? count
    : count + translate(lang, 'colon') + names.join(translate(lang, 'comma'))
}

/** From the first to the last place: `app.log:1 to 5210`, or two places where they are in different files. */
function rangeOf(first: Total['first'], last: Total['last'], lang: Lang): string {
  if (first === null || last === null) return ''
  if (first.file !== last.file)
    return translate(lang, 'range', { first: placeOf(first, lang) ?? '1', last: placeOf(last, lang) ?? '1' })
  const lines = { first: first.line, last: last.line }
  if (first.file === null) return translate(lang, 'lineRange', lines)
  return translate(lang, 'range', { first: `${printable(first.file)}:${first.line}`, last: last.line })
}
