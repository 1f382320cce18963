/** What is told of a question that the catalogue cannot answer. */
import { existsSync } from 'node:fs'
import { nearestName } from '../../catalogue/nearest.ts'
import type { CatalogueReader } from '../../catalogue/reader.ts'
import { search } from '../../catalogue/search.ts'
import type { Explanation, Lang } from '../../types.ts'
import { say } from '../../words.ts'
import { mentionIn } from '../mentions.ts'
import { commands } from '../request.ts'

/** Tells that something asked for is not in the catalogue, and what may have been meant. */
export function unknownText(explanation: Explanation, catalogue: CatalogueReader, lang: Lang): string {
  const { query, status, suggestions, summary } = explanation
  if (status !== null || query === null) return summary
  if (/[<{]/.test(query)) return say(lang, 'looksLikeError')
  if (existsSync(query)) return say(lang, 'unknownButFile', { file: quoted(query) })
  const isText = /\s/.test(query.trim())
  const sentences = [say(lang, isText ? 'neitherCodeNorError' : 'unknown', { code: query })]
  const mention = isText ? mentionIn(query, catalogue) : null
  if (mention) sentences.push(say(lang, 'mentionedHere', { name: mention.name }))
  if (suggestions.length > 0)
    sentences.push(say(lang, 'didYouMean', { names: alternatives(suggestions, lang) }))
  const command = nearestName(commands, query)
  if (command) sentences.push(say(lang, 'didYouMeanCommand', { name: command }))
  if (isMentioned(query, suggestions, catalogue))
    sentences.push(say(lang, 'inTexts', { word: quoted(query) }))
  return sentences.join(say(lang, 'space'))
}

/** Does the word occur in the texts of entries beside those that are suggested anyway? */
function isMentioned(query: string, suggestions: string[], catalogue: CatalogueReader): boolean {
  if (!/[\p{L}\p{N}]{2}/u.test(query)) return false
  return search(catalogue.whole().errors, query).some(({ code }) => !suggestions.includes(code))
}

function alternatives(names: string[], lang: Lang): string {
  const last = names.slice(-1).join()
  const rest = names.slice(0, -1).join(say(lang, 'comma'))
  return rest === '' ? last : rest + say(lang, 'or') + last
}

/** As a shell takes it back. */
function quoted(word: string): string {
  return /^[\p{L}\p{N}_.-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
