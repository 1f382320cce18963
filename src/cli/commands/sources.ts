/** `obs-err sources`: what the keys mean under which the catalogue cites its sources. */
import { openCatalogue } from '../../catalogue/load.ts'
import { nearestName } from '../../catalogue/nearest.ts'
import { pageOf } from '../../render/response.ts'
import type { Terminal } from '../../render/terminal.ts'
import { wrap } from '../../render/wrap.ts'
import type { Source } from '../../types.ts'
import { translate } from '../../words.ts'
import { withOutput } from '../output.ts'
import type { Io } from '../process.ts'
import type { Settings } from '../settings.ts'

/** Tells title, address and date of the sources with these keys, or of all. Exit status 1 where there is no such key. */
export async function sources(keys: string[], settings: Settings, io: Io): Promise<number> {
  const catalogue = openCatalogue()
  return withOutput(io, settings, catalogue, async output => {
    const { sources } = catalogue.whole()
    let status = 0
    let isFirst = true
    for (const key of keys.length > 0 ? keys : Object.keys(sources)) {
      const source = Object.hasOwn(sources, key) ? sources[key] : undefined
      if (source === undefined) {
        const near = nearestName(Object.keys(sources), key)
        const sentences = [translate(settings.lang, 'unknownSource', { key })]
        if (near !== null) sentences.push(translate(settings.lang, 'didYouMean', { names: near }))
        output.problem('unknown', sentences.join(translate(settings.lang, 'space')))
        status = 1
        continue
      }
      await output.print((isFirst ? '' : '\n') + sourceText(key, source, output.terminal))
      isFirst = false
    }
    return status
  })
}

function sourceText(key: string, { title, url, read }: Source, { width, style, lang }: Terminal): string {
  const indent = '  '
  const lines = [
    style('code', key),
    ...wrap(title, width === null ? null : width - indent.length).map(line => indent + line),
    ...(url === null ? [] : [indent + pageOf(url, lang)]),
    indent + style('muted', translate(lang, 'sourceRead', { read })),
  ]
  return `${lines.join('\n')}\n`
}
