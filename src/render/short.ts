/** The answer that fits a screen, most needed first. */
import type { Explanation } from '../types.ts'
import { translate, type Word } from '../words.ts'
import { background } from './background.ts'
import { renderHeader } from './header.ts'
import { type Row, renderRows } from './labelled-lines.ts'
import { printable } from './printable.ts'
import { identityOf, pageOf, placeOf, speakerOf, targetOf } from './response.ts'
import { fitSentences } from './sentences.ts'
import type { Terminal } from './terminal.ts'
import { displayWidth } from './width.ts'

/** How much of each part is shown: lines of prose, and items of lists. */
interface Limits {
  headline: number
  cause: number
  remedy: number
  commands: number
  check: number
  alternatives: number
  documented: number
  message: number
  findings: number
  /** Are the links and the related codes shown? */
  references: boolean
}

/**
 * From the most roomy to the tightest; the first that fits a screen is taken. Other causes are left out before the
 * remedy is.
 */
const limits: Limits[] = [
  {
    ...{ headline: 3, cause: 3, remedy: 4, commands: 3, check: 3, alternatives: 5 },
    ...{ documented: 3, message: 3, findings: 2, references: true },
  },
  {
    ...{ headline: 3, cause: 3, remedy: 3, commands: 2, check: 2, alternatives: 3 },
    ...{ documented: 2, message: 2, findings: 1, references: true },
  },
  {
    ...{ headline: 2, cause: 2, remedy: 3, commands: 2, check: 2, alternatives: 2 },
    ...{ documented: 2, message: 2, findings: 1, references: false },
  },
  {
    ...{ headline: 2, cause: 2, remedy: 2, commands: 1, check: 2, alternatives: 2 },
    ...{ documented: 2, message: 2, findings: 1, references: false },
  },
  {
    ...{ headline: 2, cause: 2, remedy: 2, commands: 1, check: 2, alternatives: 1 },
    ...{ documented: 2, message: 2, findings: 0, references: false },
  },
]

/** An answer to a response stands above a prompt and below the command that was typed: fewer lines are better. */
const mostLines = { explain: 22, decode: 16 }
/** The choice of what is shown is made for this width, so that it is the same on every terminal and in a pipe. */
const referenceWidth = 80
/** Of the codes of a status only as many are named as fit a few lines. */
const mostCodes = 12

/** Renders an answer of at most 24 lines of 80 columns. */
export function renderShort(explanation: Explanation, terminal: Terminal): string[] {
  const reference: Terminal = { ...terminal, width: referenceWidth, links: false, style: (_, text) => text }
  const most = explanation.response === null ? mostLines.explain : mostLines.decode
  const chosen = limits.find(one => layOut(explanation, one, reference).length <= most) ?? limits.at(-1)
  return layOut(explanation, chosen as Limits, terminal)
}

function layOut(explanation: Explanation, limit: Limits, terminal: Terminal): string[] {
  const rows = [
    ...causeRows(explanation, limit, terminal),
    ...alternativeRows(explanation, limit, terminal),
    ...findingRows(explanation, limit, terminal),
    ...codeRows(explanation, terminal),
  ]
  const facts = [
    ...documentedRows(explanation, limit, terminal),
    ...responseRows(explanation, limit, terminal),
    ...referenceRows(explanation, limit, terminal),
    moreRow(explanation, terminal),
  ]
  const indent = labelColumn([...rows, ...facts])
  const head = renderRows(
    [{ label: '', lines: [shorten(explanation.headline, limit.headline, 0, terminal)] }],
    terminal,
    0,
  )
  const body = [rows, facts].filter(part => part.length > 0)
  return [
    ...renderHeader(explanation, terminal),
    ...head,
    ...body.flatMap((part, i) => [...(i === 0 ? [''] : []), ...renderRows(part, terminal, indent)]),
  ]
}

/** All texts begin at the same column, whatever rows an answer has. */
function labelColumn(rows: Row[]): number {
  return Math.max(9, ...rows.map(({ label }) => displayWidth(label) + 2))
}

/** As many whole sentences of a text as fit into the lines, at the reference width. */
function shorten(text: string, lines: number, indent: number, { lang }: Terminal): string {
  return fitSentences(printable(text), lang, lines, referenceWidth - indent)
}

/** Columns of labels and gap, as far as the choice of sentences is concerned. */
const labels = 10

function row(label: Word, text: string, lines: number, terminal: Terminal): Row {
  return { label: translate(terminal.lang, label), lines: [shorten(text, lines, labels, terminal)] }
}

function causeRows(explanation: Explanation, limit: Limits, terminal: Terminal): Row[] {
  const cause = explanation.causes[0]
  if (cause === undefined || isClass(explanation)) return []
  const rows: Row[] = []
  const isTold = explanation.headline !== explanation.summary
  // A headline that says the title of the cause behind another word ("Probably: ...") is no proof: the reason is shown.
  const isProbable = explanation.headline.indexOf(cause.title.slice(1)) > 1
  if (!isTold && cause.cause !== explanation.summary)
    rows.push(row(cause.evidence === null ? 'likely' : 'cause', cause.cause, limit.cause, terminal))
  if (cause.evidence !== null && (!isTold || isProbable))
    rows.push({ ...row('because', cause.evidence, 1, terminal), role: 'evidence' })
  rows.push({
    ...row('remedy', cause.remedy, limit.remedy, terminal),
    commands: cause.commands.slice(0, limit.commands),
  })
  if (cause.check !== null) rows.push(row('check', cause.check, limit.check, terminal))
  return rows
}

/** The next causes, a line each. */
function alternativeRows(explanation: Explanation, limit: Limits, terminal: Terminal): Row[] {
  const { causes } = explanation
  const others = isClass(explanation) ? causes : causes.slice(1)
  if (others.length === 0) return []
  // A line that says "1 more" would take as much room as the one cause that is left.
  const most = others.length <= limit.alternatives + 1 ? others.length : limit.alternatives
  const lines = others.slice(0, most).map(({ title }) => shorten(title, 1, labels, terminal))
  const count = others.length - most
  if (count > 0) lines.push(translate(terminal.lang, 'moreCauses', { count }))
  return [{ label: translate(terminal.lang, isClass(explanation) ? 'causes' : 'otherCauses'), lines }]
}

/** Findings that say more than the headline and the causes do; one that takes a table of lines is for `--full`. */
function findingRows({ findings, headline }: Explanation, limit: Limits, terminal: Terminal): Row[] {
  return findings
    .filter(({ id, text }) => !background.has(id) && !text.includes('\n'))
    .filter(({ text }) => !headline.includes(text) && !text.startsWith(headline))
    .slice(0, limit.findings)
    .map(({ text }) => row('finding', text, 2, terminal))
}

/** The codes of a status, for whoever asks about the status; they tell nothing of a response. */
function codeRows({ kind, related, response }: Explanation, terminal: Terminal): Row[] {
  if (kind !== 'status' || response !== null || related.length === 0) return []
  const { lang } = terminal
  const shown = related.slice(0, mostCodes).join(translate(lang, 'comma'))
  const count = related.length - mostCodes
  const text = count > 0 ? translate(lang, 'andMore', { shown, count }) : shown
  return [{ label: translate(lang, 'codes'), lines: [text] }]
}

/** The documented text, for whoever asks about a code; a response has the server's own message. */
function documentedRows(
  { documented, response, summary }: Explanation,
  limit: Limits,
  terminal: Terminal,
): Row[] {
  if (documented === null || response !== null) return []
  const { message, solution } = documented
  const text = [message, solution]
    .filter(part => part && part !== summary)
    .join(translate(terminal.lang, 'space'))
  return text === '' ? [] : [row('documented', text, limit.documented, terminal)]
}

/** What the server said, and what identifies the request. */
function responseRows(explanation: Explanation, limit: Limits, terminal: Terminal): Row[] {
  const { response, origin, code } = explanation
  if (response === null) return []
  const { lang } = terminal
  const rows: Row[] = []
  if (response.message) rows.push(row(speakerOf(explanation), response.message, limit.message, terminal))
  if (response.code !== null && response.code !== code) rows.push(row('spelt', response.code, 1, terminal))
  const target = targetOf(response)
  if (target !== '') rows.push({ label: translate(lang, 'request'), lines: [target] })
  const ids = [identityOf(response), placeOf(origin, lang)].filter(Boolean)
  if (ids.length > 0)
    rows.push({
      label: translate(lang, response.requestId ? 'requestId' : 'place'),
      lines: [ids.join(' · ')],
    })
  return rows
}

function referenceRows(
  { related, suggestions, links, kind, response }: Explanation,
  limit: Limits,
  terminal: Terminal,
): Row[] {
  const { lang } = terminal
  const rows: Row[] = []
  if (suggestions.length > 0)
    rows.push({ label: translate(lang, 'suggestions'), lines: [suggestions.join(translate(lang, 'comma'))] })
  if (response !== null || !limit.references) return rows
  if (related.length > 0 && kind !== 'status')
    rows.push({ label: translate(lang, 'related'), lines: [related.join(translate(lang, 'comma'))] })
  if (links[0] !== undefined) rows.push({ label: translate(lang, 'links'), lines: [pageOf(links[0], lang)] })
  return rows
}

/** Where the rest is. */
function moreRow(explanation: Explanation, { lang }: Terminal): Row {
  const { code, status, response, kind } = explanation
  const what = kind === 'unknown' || code === null ? String(status ?? '') : printable(code)
  const text =
    response === null || what === ''
      ? translate(lang, 'moreFull')
      : translate(lang, 'moreExplain', { what: /^[\w.-]+$/.test(what) ? what : `"${what}"` })
  return { label: translate(lang, 'more'), lines: [text], role: 'muted' }
}

function isClass({ code, status, response }: Explanation): boolean {
  return response === null && code === null && status === null
}
