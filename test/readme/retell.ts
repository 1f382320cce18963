import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { onTerminal } from './terminal.ts'

/** Width of the terminal that the transcripts of the READMEs were taken on. */
const columns = 90

/** Where the commands and examples of a page are run. */
export interface Place {
  cwd: string
  env: NodeJS.ProcessEnv
}

/** The fenced blocks of a page in one language, without the fences. */
export function blocksOf(page: string, language: string): string[] {
  return [...page.matchAll(fence(language))].map(([, , text = '']) => text)
}

/**
 * Runs every command and every library example of a page and gives the page with what they print now: `console` blocks
 * hold commands behind `$ ` and what a terminal shows for them, `js` blocks end in comments that hold what they print.
 */
export async function retell(page: string, place: Place): Promise<string> {
  const told = await replaceBlocks(page, 'console', text => transcript(text, place))
  return replaceBlocks(told, 'js', text => example(text, place))
}

/** A fence of more than three backticks may hold one of three: the ticket has one. */
function fence(language: string): RegExp {
  return new RegExp(`^(\`{3,})${language}\\n(.*?)^\\1$`, 'gms')
}

async function replaceBlocks(
  page: string,
  language: string,
  replace: (text: string) => Promise<string>,
): Promise<string> {
  const parts: string[] = []
  let end = 0
  for (const match of page.matchAll(fence(language))) {
    const [block, ticks, text = ''] = match
    parts.push(page.slice(end, match.index), `${ticks}${language}\n${await replace(text)}${ticks}`)
    end = match.index + block.length
  }
  return parts.join('') + page.slice(end)
}

async function transcript(text: string, { cwd, env }: Place): Promise<string> {
  const shown: string[] = []
  for (const [, command = ''] of text.matchAll(/^\$ (.*)$/gm)) {
    const output = await onTerminal(command, { cwd, env, columns })
    shown.push(`$ ${command}\n${output}`)
  }
  return shown.join('')
}

async function example(text: string, { cwd, env }: Place): Promise<string> {
  const code = text.replace(/(?:^\/\/.*\n)+$/m, '')
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', code], {
    cwd,
    env,
  })
  return code + stdout.replace(/^/gm, '// ').replace(/\/\/ $/, '')
}
