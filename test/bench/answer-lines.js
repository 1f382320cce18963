/**
 * Measures how long the answers are: lines at 80 columns, over the corpus for `decode` and over the catalogue for
 * `explain`. Prints median, 95 % and maximum; asserts nothing. Run `npm run build` first.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../bin/obs-err.js', import.meta.url))
const fixtures = ['corpus', 'captures'].map(name =>
  fileURLToPath(new URL(`../fixtures/${name}/`, import.meta.url)),
)
const data = fileURLToPath(new URL('../../data/', import.meta.url))

const answer = (args, lang) => {
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    COLUMNS: '80',
    LC_ALL: lang === 'zh' ? 'zh_CN.UTF-8' : 'C',
  }
  try {
    return execFileSync(process.execPath, [program, ...args], {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch (error) {
    return error.stdout
  }
}
const lines = text => text.trimEnd().split('\n').length

function report(title, measured) {
  const sorted = measured.toSorted((a, b) => a.lines - b.lines)
  const at = share => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  const most = sorted.at(-1)
  console.log(
    `${title.padEnd(12)} ${String(sorted.length).padStart(4)} answers   median ${at(0.5).lines}   95 % ${at(0.95).lines}   most ${most.lines} (${most.name})`,
  )
}

for (const lang of ['en', 'zh']) {
  const samples = fixtures.flatMap(folder =>
    readdirSync(folder)
      .filter(name => name !== 'index.tsv')
      .map(name => ({ name, text: answer(['decode', `${folder}${name}`], lang) })),
  )
  report(
    `decode ${lang}`,
    samples.filter(({ text }) => text.trim() !== '').map(({ name, text }) => ({ name, lines: lines(text) })),
  )
  const codes = readdirSync(`${data}errors`).map(
    file => JSON.parse(readFileSync(`${data}errors/${file}`, 'utf8')).code,
  )
  const statuses = readdirSync(`${data}statuses`).map(file => file.replace('.json', ''))
  report(
    `explain ${lang}`,
    [...codes, ...statuses, '3xx', '4xx', '5xx'].map(name => ({
      name,
      lines: lines(answer(['explain', name], lang)),
    })),
  )
}
