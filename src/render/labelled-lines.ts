/** Rows of a label and its texts; the texts of all rows begin in one column. */
import type { Role } from './styles.ts'
import type { Terminal } from './terminal.ts'
import { displayWidth, padEnd } from './width.ts'
import { wrap } from './wrap.ts'

/** A label and what stands beside it. */
export interface Row {
  label: string
  /** One string for each line that may wrap. */
  lines: string[]
  /** Command lines below: never wrapped, so that each can be copied in one piece. */
  commands?: string[]
  role?: Role
}

/** The narrowest room for texts, however narrow the terminal and long the labels. */
const narrowest = 10
/** Columns by which a command, or the continuation of one of several texts, stands further right. */
const indentation = 2

/** Columns that the labels of these rows take, with the gap behind them. */
function labelWidth(rows: Row[]): number {
  return Math.max(0, ...rows.map(({ label }) => displayWidth(label))) + 2
}

/**
 * Lays rows out with their texts below each other.
 * @param indent the column at which texts begin; by default two right of the longest label
 */
export function renderRows(rows: Row[], terminal: Terminal, indent: number = labelWidth(rows)): string[] {
  const room = terminal.width === null ? null : Math.max(terminal.width - indent, narrowest)
  return rows.flatMap(({ label, lines, commands = [], role }) => {
    const texts = lines.length === 1 ? wrap(lines[0] ?? '', room) : lines.flatMap(line => hanging(line, room))
    const styled = [
      ...texts.map(line => (role && line !== '' ? terminal.style(role, line) : line)),
      ...commands.map(command => ' '.repeat(indentation) + terminal.style('command', command)),
    ]
    return styled.map((line, i) => {
      const shown = i === 0 ? label : ''
      const start = terminal.style('heading', shown) + padEnd('', indent - displayWidth(shown))
      return line === '' ? start.trimEnd() : start + line
    })
  })
}

/** Wraps a text; its further lines are indented, so that nobody takes them for the next text. */
function hanging(text: string, room: number | null): string[] {
  const lines = wrap(text, room === null ? null : room - indentation)
  return lines.map((line, i) => (i === 0 ? line : ' '.repeat(indentation) + line))
}
