import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { textForms } from '../src/decode/clients/index.ts'
import { answerAsObs } from './readme/answers.ts'
import { type Loopback, startLoopback, writeCurlConfig } from './readme/loopback.ts'
import { blocksOf, retell } from './readme/retell.ts'
import { packageFolder, userEnv } from './readme/terminal.ts'

/** The commands, answers and examples of both READMEs; `npm run pictures` writes them anew. */

let server: Loopback
let home: string

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'obs-err-readme-'))
  server = await startLoopback(answerAsObs, { tls: true })
  writeCurlConfig(home, server)
  copyFileSync(new URL('readme/app.log', import.meta.url), join(home, 'app.log'))
  mkdirSync(join(home, 'node_modules'))
  symlinkSync(packageFolder, join(home, 'node_modules', 'obs-err'))
})
afterAll(async () => {
  await server.close()
  rmSync(home, { recursive: true })
})

describe.each([
  ['README.md', 'C.UTF-8'],
  ['README-zh-CN.md', 'zh_CN.UTF-8'],
])('%s', (file, lang) => {
  const path = join(packageFolder, file)
  const page = readFileSync(path, 'utf8')

  test('says what its commands and examples print', async () => {
    const told = await retell(page, { cwd: home, env: userEnv(home, { LANG: lang, NO_COLOR: '1' }) })
    await expect(told).toMatchFileSnapshot(path)
  })

  test('names only npm scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'))
    const named = [...page.matchAll(/npm run (\w+)/g)].map(([, name]) => name)
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named))
  })

  test('names every client that decode tells apart', () => {
    const clients = new Set(
      textForms
        .map(({ client }) => (typeof client === 'function' ? client('') : client))
        .filter(client => client !== null),
    )
    expect([...clients].filter(client => !page.includes(`\`${client}\``))).toEqual([])
  })

  test('links only to files that exist', () => {
    const links = [...page.matchAll(/(?:\]\(|src(?:set)?=")(?!https?:)([^)"#]+)/g)].map(
      ([, link = '']) => link,
    )
    expect(links.filter(link => !isFile(join(packageFolder, link)))).toEqual([])
  })

  test('has commands and examples', () => {
    expect(blocksOf(page, 'console').length).toBeGreaterThan(3)
    expect(blocksOf(page, 'js').length).toBe(5)
  })
})

function isFile(path: string): boolean {
  try {
    readFileSync(path)
    return true
  } catch {
    return false
  }
}
