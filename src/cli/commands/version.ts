import { readFileSync } from 'node:fs'
import { openCatalogue } from '../../catalogue/load.ts'
import { root } from '../../package-root.ts'
import type { Lang } from '../../types.ts'
import { say } from '../../words.ts'

/** The version of the package and the date of its catalogue, as a line. */
export function versionText(lang: Lang): string {
  const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))
  return `${say(lang, 'version', { version, date: openCatalogue().date })}\n`
}
