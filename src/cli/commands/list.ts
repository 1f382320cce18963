import { type CatalogueReader, openCatalogue } from '../../catalogue/load.ts'
import { type Filter, MeaninglessFilter, type Source, select } from '../../catalogue/select.ts'
import type { Explanation, Retry } from '../../types.ts'
import { say } from '../../words.ts'
import { withOutput } from '../output.ts'
import type { Io } from '../process.ts'
import type { ListOptions } from '../request.ts'
import type { Settings } from '../settings.ts'
import { refusedFilter } from '../usage.ts'

/** Lists the catalogue entries that pass the filters. Exit status 1 where none does. */
export async function list(
  options: ListOptions,
  settings: Settings,
  io: Io,
  catalogue: CatalogueReader = openCatalogue(),
): Promise<number> {
  return withOutput(io, settings, catalogue, async output => {
    const found = selected(catalogue, options, settings)
    if (found.length === 0) output.problem(say(settings.lang, 'emptyList'))
    if (settings.format === 'csv') {
      const { renderCsv } = await import('../../render/csv.ts')
      await output.print(renderCsv(found))
    } else if (settings.format === 'text') {
      const { renderList } = await import('../../render/list.ts')
      if (found.length > 0) await output.print(await renderList(found, output.terminal))
    } else {
      for (const explanation of found) await output.write(explanation)
    }
    return found.length === 0 ? 1 : 0
  })
}

function selected(
  catalogue: CatalogueReader,
  options: ListOptions,
  { lang, format }: Settings,
): Explanation[] {
  const { status, search, retry, service } = options
  const filter: Filter = {
    ...(status && { status }),
    ...(search && { search: search.join(' ') }),
    ...(retry !== undefined && { retry: retry as Retry }),
    ...(service !== undefined && { service }),
  }
  // A table shows neither causes nor reasons; searching goes through the causes, and a program gets everything.
  const isTable = search === undefined && (format === 'text' || format === 'csv')
  const source: Source = {
    listed: catalogue.listed,
    errors: wanted => (isTable ? catalogue.brief(wanted) : catalogue.whole().errors),
    status: status => (isTable ? null : catalogue.status(status)),
  }
  try {
    return select(source, filter, lang)
  } catch (error) {
    throw error instanceof MeaninglessFilter ? refusedFilter(error, lang) : error
  }
}
