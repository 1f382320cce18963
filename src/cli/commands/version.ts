/** `obs-err --version`: the version of the package and the date of its catalogue. */
import { readFileSync } from 'node:fs'
import { openCatalogue } from '../../catalogue/load.ts'
import { packageRoot } from '../../package-root.ts'
import { translate } from '../../words.ts'
import { printText } from '../output.ts'
import type { Io } from '../process.ts'
import type { Settings } from '../settings.ts'

export function version(settings: Settings, io: Io): Promise<number> {
  const { version } = JSON.parse(readFileSync(new URL('package.json', packageRoot), 'utf8'))
  const { date } = openCatalogue()
  return printText(`${translate(settings.lang, 'version', { version, date })}\n`, settings, io)
}
