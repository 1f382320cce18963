import type { CatalogueReader } from '../catalogue/load.ts'
import { nearestName } from '../catalogue/nearest.ts'
import { search } from '../catalogue/search.ts'
import type { Explanation, Lang } from '../types.ts'
import { say } from '../words.ts'

/** Commands that a word may be a slip of. */
const commands = ['explain', 'list', 'decode', 'completion', 'help'] as const

/** Tells that something asked for is not in the catalogue, and what may have been meant. */
export function unknownText(explanation: Explanation, catalogue: CatalogueReader, lang: Lang): string {
  const { query, status, suggestions, summary } = explanation
  if (status !== null || query === null) return summary
  const sentences = [say(lang, 'unknown', { code: query })]
  if (suggestions.length > 0)
    sentences.push(say(lang, 'didYouMean', { names: alternatives(suggestions, lang) }))
  const command = nearestName(commands, query)
  if (command) sentences.push(say(lang, 'didYouMeanCommand', { name: command }))
  const count = /[\p{L}\p{N}]{2}/u.test(query) ? search(catalogue.whole(), query).length : 0
  if (count > 0) sentences.push(say(lang, 'inTexts', { count, word: quoted(query) }))
  return sentences.join(say(lang, 'space'))
}

function alternatives(names: string[], lang: Lang): string {
  const last = names.slice(-1).join()
  const rest = names.slice(0, -1).join(', ')
  return rest === '' ? last : rest + say(lang, 'or') + last
}

/** As a shell takes it back. */
function quoted(word: string): string {
  return /^[\p{L}\p{N}_.-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
