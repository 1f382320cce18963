/** The table of `decode --summary`. */
import type { Lang } from '../types.ts'
import { translate } from '../words.ts'
import type { Column } from './column.ts'
import { printable } from './printable.ts'
import { renderColumns } from './table.ts'
import type { Terminal } from './terminal.ts'

/** Where an error stood; `time` as the response told it (ISO 8601), null where it told none. */
export interface Occurrence {
  file: string | null
  line: number
  time: string | null
}

/** All occurrences of one error. */
export interface SummaryRow {
  count: number
  /** The code, or null for a status without a code. */
  code: string | null
  status: number | null
  first: Occurrence
  last: Occurrence
  cause: string
  remedy: string
}

/** Renders one row for each distinct error, in the order given. */
export async function renderSummary(rows: SummaryRow[], terminal: Terminal): Promise<string> {
  const { lang } = terminal
  const columns: Column[] = [
    { title: translate(lang, 'column.count') },
    { title: translate(lang, 'column.status'), role: 'status' },
    { title: translate(lang, 'column.code'), role: 'code' },
    { title: translate(lang, 'column.first') },
    { title: translate(lang, 'column.last') },
    { title: translate(lang, 'column.cause'), wrapped: true },
    { title: translate(lang, 'column.remedy'), wrapped: true },
  ]
  const cells = rows.map(({ count, status, code, first, last, cause, remedy }) => [
    String(count),
    String(status ?? '-'),
    printable(code ?? '-'),
    placeText(first, lang),
    placeText(last, lang),
    printable(cause),
    printable(remedy),
  ])
  return `${await renderColumns(columns, cells, terminal)}\n${totalText(rows, terminal)}\n`
}

/** How many errors there were, and where each kind is explained. */
function totalText(rows: SummaryRow[], { lang }: Terminal): string {
  const errors = rows.reduce((sum, { count }) => sum + count, 0)
  const explained = rows.find(({ code }) => code !== null && code !== '...')?.code ?? rows[0]?.status
  const total =
    rows.length === 1
      ? translate(lang, 'totalOneKind', { errors })
      : translate(lang, 'total', { errors, kinds: rows.length })
  const next =
    explained == null
      ? ''
      : translate(lang, 'semicolon') + translate(lang, 'explainEach', { what: printable(String(explained)) })
  return total + next
}

function placeText({ file, line, time }: Occurrence, lang: Lang): string {
  const at = file === null ? translate(lang, 'line', { line }) : `${printable(file)}:${line}`
  return time === null ? at : `${at} ${printable(time)}`
}
