import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { inPipe, packageFolder, userEnv } from './readme/terminal.ts'

/**
 * Whole transcripts of the built program: a command, what it writes to standard output, to standard error, and its
 * exit status where that is not 0. DATE stands for the date of the catalogue and VERSION for the version, which change
 * with every release. `npx vitest run test/transcripts.test.ts -u` writes down what the program does now.
 */

const folder = join(packageFolder, 'test/transcripts')
const home = mkdtempSync(join(tmpdir(), 'obs-err-'))
const env = userEnv(home)
afterAll(() => rmSync(home, { recursive: true }))

const parse = (file: string) => JSON.parse(readFileSync(join(packageFolder, file), 'utf8'))
const { date } = parse('data/catalogue.json')
const { version } = parse('package.json')

test.each(readdirSync(folder))('%s', async name => {
  const file = join(folder, name)
  const commands = readFileSync(file, 'utf8').match(/^\$ .*$/gm) ?? []
  expect(commands).not.toEqual([])
  const told = commands.map(async command => {
    const { stdout, stderr, status } = await inPipe(command.slice(2), { cwd: packageFolder, env })
    const errors = stderr === '' ? '' : `--- stderr\n${stderr}`
    const exit = status === 0 ? '' : `--- exit ${status}\n`
    return `${command}\n${stdout}${errors}${exit}`
  })
  const transcript = (await Promise.all(told)).join('\n')
  const masked = transcript.replaceAll(date, 'DATE').replaceAll(`obs-err ${version}`, 'obs-err VERSION')
  await expect(masked).toMatchFileSnapshot(file)
})
