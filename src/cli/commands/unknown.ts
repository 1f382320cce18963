/** The message for a question that the catalogue cannot answer. */
import { existsSync } from 'node:fs'
import { mentionIn } from '../../catalogue/mentions.ts'
import { nearestName } from '../../catalogue/nearest.ts'
import type { CatalogueReader } from '../../catalogue/reader.ts'
import { search } from '../../catalogue/search.ts'
import type { Explanation, Lang } from '../../types.ts'
import { translate } from '../../words.ts'
import { commands } from '../request.ts'

/** Tells that something asked for is not in the catalogue, and what may have been meant. */
export function unknownText(explanation: Explanation, catalogue: CatalogueReader, lang: Lang): string {
  const { query, status, suggestions, summary } = explanation
  if (status !== null || query === null) return summary
  if (/[<{]/.test(query)) return translate(lang, 'looksLikeError')
  if (existsSync(query)) return translate(lang, 'unknownButFile', { file: quoted(query) })
  const isText = /\s/.test(query.trim())
  const sentences = [translate(lang, isText ? 'neitherCodeNorError' : 'unknown', { code: query })]
  const mention = isText ? mentionIn(query, catalogue) : null
  if (mention) sentences.push(translate(lang, 'mentionedHere', { name: mention.name }))
  if (suggestions.length > 0)
    sentences.push(translate(lang, 'didYouMean', { names: alternatives(suggestions, lang) }))
  const command = nearestName(commands, query)
  if (command) sentences.push(translate(lang, 'didYouMeanCommand', { name: command }))
  if (isMentioned(query, suggestions, catalogue))
    sentences.push(translate(lang, 'inTexts', { word: quoted(query) }))
  return sentences.join(translate(lang, 'space'))
}

/** Does the word occur in the texts of entries beside those that are suggested anyway? */
function isMentioned(query: string, suggestions: string[], catalogue: CatalogueReader): boolean {
  if (!/[\p{L}\p{N}]{2}/u.test(query)) return false
  return search(catalogue.whole().errors, query).some(({ code }) => !suggestions.includes(code))
}

function alternatives(names: string[], lang: Lang): string {
  const last = names.slice(-1).join()
  const rest = names.slice(0, -1).join(translate(lang, 'comma'))
  return rest === '' ? last : rest + translate(lang, 'or') + last
}

/** Quotes a word for a shell. */
function quoted(word: string): string {
  return /^[\p{L}\p{N}_.-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
