/** Everything that is known: the answer of `--full`. */

import type { Cause, Explanation } from '../types.ts'
import { translate, type Word } from '../words.ts'
import { isDecided } from './decided.ts'
import { renderHeader } from './header.ts'
import { alignLabels } from './label-columns.ts'
import { type Row, renderRows } from './labelled-lines.ts'
import { printable, printableLines } from './printable.ts'
import { pageOf, responseRows } from './response.ts'
import type { Terminal } from './terminal.ts'
import { wrap } from './wrap.ts'

/**
 * Renders everything that an explanation holds.
 * @param summaryOf the summary of a code, for the codes of a status; null where the catalogue has none
 */
export function renderFull(
  explanation: Explanation,
  terminal: Terminal,
  summaryOf: (code: string) => string | null,
): string[] {
  const { headline, summary, causes, findings, response } = explanation
  const sentences = headline === summary ? [summary] : [headline, summary]
  const sections = [
    [
      ...renderHeader(explanation, terminal),
      ...sentences.flatMap(text => wrap(printable(text), terminal.width)),
    ],
    ...causes.map((cause, i) => renderRows(causeRows(cause, i, terminal), terminal)),
    renderRows(
      findings.map(({ text }) => row('finding', alignLabels(printableLines(text)), terminal)),
      terminal,
    ),
    renderRows(documentedRows(explanation, terminal), terminal),
    ...responseRows(explanation, terminal.lang).map(rows => renderRows(rows, terminal)),
    explanation.kind === 'status' && response === null ? codes(explanation, terminal, summaryOf) : [],
    renderRows(references(explanation, terminal), terminal),
  ]
  return sections.filter(lines => lines.length > 0).flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]))
}

function row(label: Word, lines: string[], { lang }: Terminal, role?: Row['role']): Row {
  return { label: translate(lang, label), lines, ...(role && { role }) }
}

function causeRows(cause: Cause, index: number, terminal: Terminal): Row[] {
  const { lang } = terminal
  const number = translate(lang, 'causeNumber', { number: index + 1 })
  const rows: Row[] = [{ label: number, lines: [printable(cause.cause) + confidenceOf(cause, terminal)] }]
  if (cause.evidence) rows.push(row('because', [printable(cause.evidence)], terminal, 'evidence'))
  rows.push(row('remedy', [printable(cause.remedy)], terminal))
  if (cause.check) rows.push(row('check', [printable(cause.check)], terminal))
  rows.push(...commandRows(cause, terminal))
  const verdict = [
    cause.retry && translate(lang, 'retry', { verdict: translate(lang, `retry.${cause.retry}`) }),
    cause.owner && translate(lang, 'owner', { owner: translate(lang, `owner.${cause.owner}`) }),
  ].filter(Boolean)
  if (verdict.length > 0) rows.push({ label: '', lines: [verdict.join(' · ')], role: 'muted' })
  return rows
}

function commandRows({ commands }: Cause, terminal: Terminal): Row[] {
  return commands.length === 0 ? [] : [{ label: translate(terminal.lang, 'commands'), lines: [], commands }]
}

/** The confidence in words; empty for `documented`, which is the rule. */
function confidenceOf({ confidence }: Cause, { lang }: Terminal): string {
  return confidence === 'documented' ? '' : translate(lang, `confidence.${confidence}`)
}

function documentedRows(explanation: Explanation, terminal: Terminal): Row[] {
  const { documented } = explanation
  if (documented === null || isDecided(explanation)) return []
  const { message, solution } = documented
  const rows = [row('documented', [printable(message)], terminal)]
  if (solution) rows.push(row('documentedSolution', [printable(solution)], terminal))
  return rows
}

function codes(
  { related }: Explanation,
  terminal: Terminal,
  summaryOf: (code: string) => string | null,
): string[] {
  const rows = related.map(code => ({ label: code, lines: [printable(summaryOf(code) ?? '')] }))
  return rows.length === 0
    ? []
    : [terminal.style('heading', translate(terminal.lang, 'codes')), ...renderRows(rows, terminal)]
}

function references(explanation: Explanation, terminal: Terminal): Row[] {
  const { related, suggestions, links, causes } = explanation
  const sources = [...new Set(causes.flatMap(cause => cause.sources))]
  const comma = translate(terminal.lang, 'comma')
  const rows: Row[] = []
  if (suggestions.length > 0) rows.push(row('suggestions', [suggestions.join(comma)], terminal))
  if (related.length > 0 && explanation.kind !== 'status')
    rows.push(row('related', [related.join(comma)], terminal))
  if (links.length > 0)
    rows.push(
      row(
        'links',
        links.map(link => pageOf(link, terminal.lang)),
        terminal,
      ),
    )
  if (sources.length > 0) rows.push(row('sources', [sources.join(comma)], terminal, 'muted'))
  return rows
}
