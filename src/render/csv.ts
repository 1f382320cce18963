/** Catalogue entries as CSV. */
import type { Explanation } from '../types.ts'
import { printable } from './printable.ts'

const columns = ['status', 'code', 'service', 'retry', 'owner', 'summary'] as const

/** Catalogue entries as comma-separated values with a header line (RFC 4180, but lines end as Unix lines do). */
export function renderCsv(explanations: Explanation[]): string {
  const rows = explanations.map(explanation => columns.map(column => field(explanation[column])).join(','))
  return `${[columns.join(','), ...rows].join('\n')}\n`
}

function field(value: string | number | null): string {
  const text = printable(String(value ?? ''))
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
