/** One explanation as text. */
import type { Explanation } from '../types.ts'
import { renderFull } from './full.ts'
import { renderShort } from './short.ts'
import type { Terminal } from './terminal.ts'

/**
 * Renders one explanation, each line with its line end.
 *
 * @param options `full`: everything that is known instead of what fits a screen; `summaryOf`: the summary of a code,
 * for the codes of a status, null where the catalogue has none
 */
export function renderCard(
  explanation: Explanation,
  terminal: Terminal,
  { full, summaryOf }: { full: boolean; summaryOf: (code: string) => string | null },
): string {
  const lines = full ? renderFull(explanation, terminal, summaryOf) : renderShort(explanation, terminal)
  return `${lines.join('\n')}\n`
}
