/** `obs-err list`: the entries of the catalogue that pass the filters. */

import { type Filter, InvalidFilter } from '../../catalogue/filter.ts'
import { openCatalogue } from '../../catalogue/load.ts'
import type { CatalogueReader } from '../../catalogue/reader.ts'
import { select } from '../../catalogue/select.ts'
import type { Explanation, Retry } from '../../types.ts'
import { translate } from '../../words.ts'
import { withOutput } from '../output.ts'
import type { Io } from '../process.ts'
import type { Options } from '../request.ts'
import type { Settings } from '../settings.ts'
import { filterError } from '../usage.ts'

/**
 * Lists the catalogue entries that pass the filters. Exit status 1 where none does.
 *
 * @param words further statuses (`403`, `4xx`, `400-499`) and words to search for
 */
export async function list(
  words: string[],
  options: Options,
  settings: Settings,
  io: Io,
  catalogue: CatalogueReader = openCatalogue(),
): Promise<number> {
  return withOutput(io, settings, catalogue, async output => {
    const found = entries(catalogue, filterOf(words, options), settings)
    if (found.length === 0) output.problem('empty-list', translate(settings.lang, 'emptyList'))
    await output.writeList(found)
    return found.length === 0 ? 1 : 0
  })
}

function filterOf(words: string[], { status = [], search = [], retry, service }: Options): Filter {
  const isStatus = (word: string) => /^[1-5](?:\d\d|xx)(?:[-,][\dx]+)*$/i.test(word)
  const statuses = [...status, ...words.filter(isStatus)]
  const searched = [...search, ...words.filter(word => !isStatus(word))]
  return {
    ...(statuses.length > 0 && { status: statuses }),
    ...(searched.length > 0 && { search: searched.join(' ') }),
    ...(retry !== undefined && { retry: retry as Retry }),
    ...(service !== undefined && { service }),
  }
}

function entries(catalogue: CatalogueReader, filter: Filter, { lang }: Settings): Explanation[] {
  try {
    return select(catalogue, filter, lang)
  } catch (error) {
    throw error instanceof InvalidFilter ? filterError(error, lang) : error
  }
}
