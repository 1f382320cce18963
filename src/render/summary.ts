/** The table of `decode --summary`. */
import type { Lang } from '../types.ts'
import { say } from '../words.ts'
import type { Column } from './column.ts'
import { printable } from './printable.ts'
import { renderColumns } from './table.ts'
import type { Terminal } from './terminal.ts'

/** Where an error stood; `time` as the response told it (ISO 8601), null where it told none. */
export interface Place {
  file: string | null
  line: number
  time: string | null
}

/** All occurrences of one error. */
export interface SummaryRow {
  count: number
  /** The code, or null for a bare status. */
  code: string | null
  status: number | null
  first: Place
  last: Place
  cause: string
  remedy: string
}

/** Renders one row for each distinct error, in the order given. */
export async function renderSummary(rows: SummaryRow[], terminal: Terminal): Promise<string> {
  const { lang } = terminal
  const columns: Column[] = [
    { title: say(lang, 'column.count') },
    { title: say(lang, 'column.status'), role: 'status' },
    { title: say(lang, 'column.code'), role: 'code' },
    { title: say(lang, 'column.first') },
    { title: say(lang, 'column.last') },
    { title: say(lang, 'column.cause'), wrapped: true },
    { title: say(lang, 'column.remedy'), wrapped: true },
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
      ? say(lang, 'totalOneKind', { errors })
      : say(lang, 'total', { errors, kinds: rows.length })
  const next =
    explained == null
      ? ''
      : say(lang, 'semicolon') + say(lang, 'explainEach', { what: printable(String(explained)) })
  return total + next
}

function placeText({ file, line, time }: Place, lang: Lang): string {
  const at = file === null ? say(lang, 'line', { line }) : `${printable(file)}:${line}`
  return time === null ? at : `${at} ${printable(time)}`
}
