import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readDataFolder } from '../src/catalogue/data-folder.ts'
import { openCatalogue } from '../src/catalogue/load.ts'
import { responseExplainer } from '../src/explain-response.ts'
import type { CauseEntry, Owner, Retry } from '../src/types.ts'
import { findAll } from './decode/find.ts'

/** Failures as many programs print them, each with the id of the cause that was behind it. */

interface Situation {
  situation: string
  text: string
  /** The id of the cause that comes first. */
  first: string
  /** What the headline says, as a pattern. */
  headline?: string
  retry?: Retry
  owner?: Owner
}

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const situations: Situation[] = JSON.parse(read('fixtures/situations.json'))
const explain = responseExplainer(openCatalogue(), { lang: 'en', redact: true })

const { errors, statuses } = readDataFolder(fileURLToPath(new URL('../data', import.meta.url)))
const findings: { cause?: CauseEntry }[] = Object.values(JSON.parse(read('../data/findings.json')).findings)
const causes = [
  ...[...errors, ...statuses].flatMap(entry => entry.causes),
  ...findings.flatMap(({ cause }) => cause ?? []),
]

test.each(situations)('$situation: $first', async ({ text, first, headline, retry, owner }) => {
  const found = await findAll(text)
  expect(found).toHaveLength(1)
  const [explanation] = found.map(({ response }) => explain(response, { file: null, line: 1, count: 1 }))
  const title = explanation?.causes[0]?.title
  expect(causes.filter(cause => cause.title?.en === title).map(({ id }) => id)).toContain(first)
  if (headline) expect(explanation?.headline).toMatch(new RegExp(headline))
  if (retry) expect(explanation?.retry).toBe(retry)
  if (owner) expect(explanation?.owner).toBe(owner)
})
