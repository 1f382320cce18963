/** A table: wrapped on a terminal, one line a row in a pipe, blocks where the terminal is narrow. */
import { type Column, gap } from './column.ts'
import { renderRows } from './labelled-lines.ts'
import type { Role } from './styles.ts'
import type { Terminal } from './terminal.ts'
import { displayWidth, padEnd } from './width.ts'

/** Where prose would be narrower than this, rows of label and text read better. */
const narrowest = 24

/**
 * Renders rows of cells under their titles: on a terminal wrapped to its width, elsewhere one line a row with the
 * columns at least two spaces apart. Where a terminal is too narrow for the columns, each row becomes a block.
 */
export async function renderColumns(
  columns: Column[],
  rows: string[][],
  terminal: Terminal,
): Promise<string> {
  const natural = columns.map((column, i) =>
    Math.max(displayWidth(column.title), ...rows.map(row => displayWidth(row[i] ?? ''))),
  )
  if (terminal.width === null) return alignedLines(columns, rows, natural, terminal)
  const prose = columns.filter(({ wrapped }) => wrapped).length
  const fixed = natural.reduce((sum, width, i) => sum + (columns[i]?.wrapped ? 0 : width), 0)
  const room = Math.floor((terminal.width - fixed - gap * (columns.length - 1)) / Math.max(prose, 1))
  if (room < narrowest) return blocks(columns, rows, terminal)
  const { renderWrappedTable } = await import('./table-cells.ts')
  return renderWrappedTable(columns, rows, room, terminal)
}

function alignedLines(columns: Column[], rows: string[][], widths: number[], terminal: Terminal): string {
  const line = (cells: string[], role: (column: Column) => Role | undefined) =>
    columns
      .map((column, i) => {
        const cell = cells[i] ?? ''
        const shown = role(column)
        const space = i === columns.length - 1 ? '' : padEnd('', (widths[i] ?? 0) + gap - displayWidth(cell))
        return (shown ? terminal.style(shown, cell) : cell) + space
      })
      .join('')
  const titles = columns.map(({ title }) => title)
  return `${[line(titles, () => 'heading'), ...rows.map(row => line(row, ({ role }) => role))].join('\n')}\n`
}

function blocks(columns: Column[], rows: string[][], terminal: Terminal): string {
  const block = (row: string[]) =>
    renderRows(
      columns.map(({ title, role }, i) => ({ label: title, lines: [row[i] ?? ''], ...(role && { role }) })),
      terminal,
    ).join('\n')
  return `${rows.map(block).join('\n\n')}\n`
}
