/**
 * The one way the catalogue is written, so that the build finds entries by their text and a change shows as that change
 * alone: one blank a level, a text with both its languages on one line, and so a list of plain values.
 */

function isPlain(value: unknown): boolean {
  return value === null || typeof value !== 'object'
}

/**
 * Writes a value as it stands `level` levels deep in the file.
 * @returns JSON without a line end behind it
 */
export function written(value: unknown, level = 0): string {
  if (isPlain(value)) return JSON.stringify(value)
  const margin = `\n${' '.repeat(level)}`
  if (Array.isArray(value)) {
    if (value.every(isPlain)) return `[${value.map(item => JSON.stringify(item)).join(', ')}]`
    return `[${value.map(item => `${margin} ${written(item, level + 1)}`).join(',')}${margin}]`
  }
  const entries = Object.entries(value as object)
  const pair = ([name, inner]: [string, unknown]) => `${JSON.stringify(name)}: ${written(inner, level + 1)}`
  if (entries.length === 0) return '{}'
  if (Object.hasOwn(value as object, 'zh')) return `{ ${entries.map(pair).join(', ')} }`
  return `{${entries.map(entry => `${margin} ${pair(entry)}`).join(',')}${margin}}`
}
