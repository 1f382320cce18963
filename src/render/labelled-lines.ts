import type { Role } from './styles.ts'
import type { Terminal } from './terminal.ts'
import { displayWidth, padEnd } from './width.ts'
import { wrap } from './wrap.ts'

/** A label and what stands beside it, one string for each line that may wrap. */
export interface Row {
  label: string
  lines: string[]
  role?: Role
}

/** Lays rows out with their texts below each other, two spaces right of the longest label. */
export function renderRows(rows: Row[], terminal: Terminal): string[] {
  const indent = Math.max(...rows.map(({ label }) => displayWidth(label))) + 2
  const room = terminal.width === null ? null : Math.max(terminal.width - indent, 10)
  return rows.flatMap(({ label, lines, role }) =>
    (lines.length === 1 ? wrap(lines[0] ?? '', room) : lines.flatMap(line => hanging(line, room))).map(
      (line, i) => {
        const shown = i === 0 ? label : ''
        const start = terminal.paint('heading', shown) + padEnd('', indent - displayWidth(shown))
        return line === '' ? start.trimEnd() : start + (role ? terminal.paint(role, line) : line)
      },
    ),
  )
}

/** Where several texts stand below each other, the continuation of one is told from the next by two more spaces. */
function hanging(text: string, room: number | null): string[] {
  const lines = wrap(text, room === null ? null : room - 2)
  return lines.map((line, i) => (i === 0 ? line : `  ${line}`))
}
