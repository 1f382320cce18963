import type { Cause, Explanation } from '../types.ts'
import { say, type Word } from '../words.ts'
import { type Row, renderRows } from './labelled-lines.ts'
import { printable, printableLines } from './printable.ts'
import { responseRows } from './response.ts'
import { linked, type Terminal } from './terminal.ts'
import { displayWidth, padEnd } from './width.ts'
import { wrap } from './wrap.ts'

/**
 * Renders one explanation as a card of text, each line with its line end.
 *
 * @param summaryOf the summary of a code, for the codes of a status; null where it has none
 */
export function renderCard(
  explanation: Explanation,
  terminal: Terminal,
  summaryOf: (code: string) => string | null,
): string {
  const sections = [
    [...header(explanation, terminal), ...wrap(printable(explanation.summary), terminal.width)],
    ...fullCauses(explanation, terminal),
    renderRows(
      explanation.findings.map(finding => row('finding', printableLines(finding.text), terminal)),
      terminal,
    ),
    otherCauses(explanation, terminal),
    ...responseRows(explanation, terminal.lang).map(rows => renderRows(rows, terminal)),
    isStatus(explanation) ? codes(explanation, terminal, summaryOf) : [],
    renderRows(references(explanation, terminal), terminal),
  ]
  return `${sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

/** Asked about a status: its codes are the answer. Behind a response they are only what might have been. */
function isStatus({ kind, response }: Explanation): boolean {
  return kind === 'status' && response === null
}

function row(label: Word, lines: string[], { lang }: Terminal, role?: Row['role']): Row {
  return { label: say(lang, label), lines, ...(role && { role }) }
}

function header(explanation: Explanation, terminal: Terminal): string[] {
  const { code, status, reason, query, links } = explanation
  const line = [status, reason].filter(part => part !== null).join(' ')
  // A class of statuses, however it was typed.
  const title = line || (query?.toLowerCase() ?? say(terminal.lang, 'noAnswer'))
  const [name, rest] = code === null ? [title, ''] : [code, line]
  const safe = printable(name)
  const left = [safe, printable(rest)].filter(Boolean)
  const painted = [
    linked(terminal.paint('code', safe), links[0], terminal),
    ...left.slice(1).map(part => terminal.paint('status', part)),
  ].join('  ')
  const right = verdict(explanation, terminal)
  if (right === '') return [painted]
  const muted = terminal.paint('muted', right)
  if (terminal.width === null) return [`${painted}  ${muted}`]
  const gap = terminal.width - displayWidth(left.join('  ')) - displayWidth(right)
  return gap < 2 ? [painted, muted] : [painted + padEnd('', gap) + muted]
}

function verdict({ kind, status, retry, owner }: Explanation, { lang }: Terminal): string {
  if (kind === 'unknown' && status === null) return ''
  const parts = [say(lang, 'retry', { verdict: say(lang, `retry.${retry}`) })]
  if (owner) parts.push(say(lang, 'owner', { owner: say(lang, `owner.${owner}`) }))
  return parts.join(' · ')
}

function fullCauses(explanation: Explanation, terminal: Terminal): string[][] {
  return weigh(explanation).full.map(cause => renderRows(causeRows(cause, terminal), terminal))
}

/** Behind an answer more alternatives than this are a list to look up, not to read. */
const mostOthers = 4

function otherCauses(explanation: Explanation, terminal: Terminal): string[] {
  const { full, short } = weigh(explanation)
  if (short.length === 0) return []
  const { kind, code, status, response } = explanation
  const shown = response === null || short.length <= mostOthers + 1 ? short : short.slice(0, mostOthers)
  const lines = shown.map(cause => printable(cause.cause) + confidence(cause, terminal))
  const count = short.length - shown.length
  // Of a code that the catalogue lacks the causes are those of its status.
  const what = printable(kind === 'unknown' || code === null ? String(status) : code)
  if (count > 0) lines.push(say(terminal.lang, 'moreCauses', { count, what }))
  return renderRows([row(full.length > 0 ? 'otherCauses' : 'causes', lines, terminal)], terminal)
}

/**
 * Asked about a code: every cause in full. Behind a response: those it points to, or the likeliest where it points
 * to none, and the others in short. A whole class of statuses has too many causes for more than a list.
 */
function weigh({ causes, response, code, status }: Explanation): { full: Cause[]; short: Cause[] } {
  if (response === null) {
    return code === null && status === null ? { full: [], short: causes } : { full: causes, short: [] }
  }
  const matched = causes.filter(({ evidence }) => evidence !== null).length
  const shown = matched > 0 ? matched : causes.length <= 2 ? causes.length : 1
  return { full: causes.slice(0, shown), short: causes.slice(shown) }
}

function causeRows(cause: Cause, terminal: Terminal): Row[] {
  const rows = [row('cause', [printable(cause.cause) + confidence(cause, terminal)], terminal)]
  if (cause.evidence) rows.push(row('because', [printable(cause.evidence)], terminal, 'evidence'))
  rows.push(row('remedy', [printable(cause.remedy)], terminal))
  if (cause.check) rows.push(row('check', [printable(cause.check)], terminal))
  return rows
}

/** Documented is the rule and needs no word. */
function confidence({ confidence }: Cause, { lang }: Terminal): string {
  return confidence === 'documented' ? '' : say(lang, `confidence.${confidence}`)
}

function codes(
  { related }: Explanation,
  terminal: Terminal,
  summaryOf: (code: string) => string | null,
): string[] {
  const rows = related.map(code => ({ label: code, lines: [printable(summaryOf(code) ?? '')] }))
  return rows.length === 0
    ? []
    : [terminal.paint('heading', say(terminal.lang, 'codes')), ...renderRows(rows, terminal)]
}

function references(explanation: Explanation, terminal: Terminal): Row[] {
  const { related, suggestions, links, causes } = explanation
  const sources = [...new Set(causes.flatMap(cause => cause.sources))]
  const comma = say(terminal.lang, 'comma')
  const rows: Row[] = []
  if (suggestions.length > 0) rows.push(row('suggestions', [suggestions.join(comma)], terminal))
  if (related.length > 0 && explanation.kind !== 'status')
    rows.push(row('related', [related.join(comma)], terminal))
  if (links.length > 0) rows.push(row('links', links, terminal))
  // Whoever asks about a code may ask where that is known from; whoever has a failure wants it gone.
  if (sources.length > 0 && explanation.response === null)
    rows.push(row('sources', [sources.join(comma)], terminal, 'muted'))
  return rows
}
