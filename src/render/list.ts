/** The table of `list`. */
import type { Explanation } from '../types.ts'
import { translate } from '../words.ts'
import type { Column } from './column.ts'
import { printable } from './printable.ts'
import { renderColumns } from './table.ts'
import type { Terminal } from './terminal.ts'

/** Renders catalogue entries as a table with the columns status, code and summary. */
export async function renderList(explanations: Explanation[], terminal: Terminal): Promise<string> {
  const columns: Column[] = [
    { title: translate(terminal.lang, 'column.status'), role: 'status' },
    { title: translate(terminal.lang, 'column.code'), role: 'code' },
    { title: translate(terminal.lang, 'column.summary'), wrapped: true },
  ]
  const rows = explanations.map(({ status, code, summary }) => [
    String(status ?? '-'),
    printable(code ?? ''),
    printable(summary),
  ])
  return renderColumns(columns, rows, terminal)
}
