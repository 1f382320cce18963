import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerAsObs } from '../readme/answers.ts'
import { type Loopback, startLoopback, writeCurlConfig } from '../readme/loopback.ts'
import { onTerminal, packageFolder, userEnv } from '../readme/terminal.ts'
import { drawTerminal, themes } from './svg.ts'

/** The pictures of the READMEs show what the program prints; `npm run pictures` draws them anew. */

const columns = 100
const commands = {
  decode: 'curl -s https://my-bucket.obs.cn-north-4.myhuaweicloud.com/report.pdf | obs-err decode',
  list: 'obs-err list --status 403',
}
const langs = { '': 'C.UTF-8', '-zh': 'zh_CN.UTF-8' }

let server: Loopback
let home: string

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'obs-err-pictures-'))
  server = await startLoopback(answerAsObs, { tls: true })
  writeCurlConfig(home, server)
})
afterAll(async () => {
  await server.close()
  rmSync(home, { recursive: true })
})

const pictures = Object.entries(commands).flatMap(([name, command]) =>
  Object.entries(langs).map(([suffix, lang]) => ({ name: `${name}${suffix}`, command, lang })),
)

test.each(pictures)('$name', async ({ name, command, lang }) => {
  const shown = await onTerminal(command, { cwd: home, env: userEnv(home, { LANG: lang }), columns })
  for (const [theme, colours] of Object.entries(themes)) {
    const path = join(packageFolder, '.github', 'pictures', `${name}-${theme}.svg`)
    await expect(drawTerminal(`$ ${command}\n${shown}`, columns, colours)).toMatchFileSnapshot(path)
  }
})
