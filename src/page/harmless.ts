/** Foreign text becomes harmless on a screen. */
import { printableLines } from '../render/printable.ts'

/**
 * A copy of a value in which every text, names included, has its control characters and changes of direction made
 * visible. Line breaks stay.
 */
export function harmless<T>(value: T): T {
  return cleaned(value) as T
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return printableLines(value).join('\n')
  if (Array.isArray(value)) return value.map(cleaned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [cleaned(name), cleaned(part)]))
}
