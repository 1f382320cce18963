/** Lines `  label: value` that stand below each other, with their values in one column. */

import { displayWidth, padEnd } from './width.ts'

const labelled = /^ {2}([^:]{1,40}): ?(.*)$/

/** Puts the values of labelled lines below each other; lines of another form stay as they are. */
export function alignLabels(lines: string[]): string[] {
  const labels = lines.flatMap(line => labelled.exec(line)?.[1] ?? [])
  const width = Math.max(0, ...labels.map(displayWidth))
  return lines.map(line => {
    const [, label, value] = labelled.exec(line) ?? []
    return label === undefined ? line : `  ${padEnd(label, width)}  ${value}`.trimEnd()
  })
}
