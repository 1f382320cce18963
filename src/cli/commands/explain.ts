/** `obs-err explain`: what a code or a status means. */
import { answer } from '../../catalogue/answer.ts'
import { openCatalogue } from '../../catalogue/load.ts'
import type { CatalogueReader } from '../../catalogue/reader.ts'
import type { Explanation, Lang } from '../../types.ts'
import { formats } from '../formats.ts'
import { withOutput } from '../output.ts'
import type { Io } from '../process.ts'
import type { Settings } from '../settings.ts'

/**
 * Explains codes and statuses as typed. Exit status 1 where one is unknown; the others are still answered.
 *
 * @param options.notes what is told on standard error below the answers
 */
export async function explain(
  queries: string[],
  settings: Settings,
  io: Io,
  { catalogue = openCatalogue(), notes = [] }: { catalogue?: CatalogueReader; notes?: string[] } = {},
): Promise<number> {
  return withOutput(io, settings, catalogue, async output => {
    let status = 0
    for (const query of queries) {
      const explanation = await explainQuery(catalogue, query, settings.lang)
      if (explanation.kind === 'unknown') {
        const { unknownText } = await import('./unknown.ts')
        output.problem('unknown', unknownText(explanation, catalogue, settings.lang))
        status = 1
      }
      // A person reads the line above; a program finds the unknown code among the results.
      if (explanation.kind !== 'unknown' || !formats[settings.format].isText) await output.write(explanation)
    }
    for (const note of notes) output.note(note)
    return status
  })
}

/** The answer to a query, whose secrets are masked. */
async function explainQuery(catalogue: CatalogueReader, query: string, lang: Lang): Promise<Explanation> {
  const explanation = answer(catalogue, query, lang)
  const { kind, code, status } = explanation
  // A code or status as the catalogue writes it holds no secret.
  if (kind !== 'unknown' && (query === code || query === String(status))) return explanation
  const { redactText } = await import('../../redact/index.ts')
  return answer(catalogue, redactText(query), lang)
}
