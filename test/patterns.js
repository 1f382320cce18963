/**
 * `npm run check:patterns`: proves with recheck that no regular expression of the program can take more than linear time
 * on what it is given, and tries the attacks that recheck finds where it cannot prove that. A pattern that was proved
 * before is not checked again.
 */

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'

// The other backends are programs of their own, which npm would have to download.
process.env.RECHECK_BACKEND = 'pure'
const { check } = await import('recheck')

const root = new URL('..', import.meta.url)
const cacheFolder = new URL('node_modules/.cache/patterns/', root)
const cacheFile = new URL('proved.json', cacheFolder)

/** Rooms whose patterns run on what users give: the catalogue and the command line are not among them. */
const rooms = ['src/decode', 'src/redact', 'src/diagnose', 'src/address.ts', 'src/hosts.ts', 'src/time.ts']

/** A regular expression in the text of a program: behind an operator, a bracket or a keyword. */
const literal =
  /(?<=(?:^|[=(,:[!&|?{};]|=>|\breturn|\bof)\s*)\/(?![*/])((?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuvy]*)/gm

/** @returns {{ where: string, source: string, flags: string }[]} */
function patternsOf(path) {
  const text = readFileSync(new URL(path, root), 'utf8').replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '')
  return [...text.matchAll(literal)].map(({ 1: source, 2: flags, index }) => ({
    where: `${path}:${text.slice(0, index).split('\n').length}`,
    source,
    flags,
  }))
}

/** The least time of some runs of a pattern on a text, in milliseconds. */
function timeOf(source, flags, text) {
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < 4; run++) {
    const pattern = new RegExp(source, flags.replace('y', ''))
    const start = performance.now()
    pattern.exec(text)
    least = Math.min(least, performance.now() - start)
  }
  return least
}

/** Whether an attack that recheck found takes more than linear time: a bounded count looks like an attack to it. */
function isReal({ source, flags }, { pumps, suffix }) {
  const textOf = length => {
    const share = length / Math.max(1, pumps.length)
    return (
      pumps.map(({ prefix, pump }) => prefix + pump.repeat(Math.ceil(share / pump.length))).join('') + suffix
    )
  }
  const [once, twice] = [timeOf(source, flags, textOf(16_000)), timeOf(source, flags, textOf(32_000))]
  return twice > 30 || (twice > 2 && twice > 2.5 * once)
}

const files = rooms.flatMap(room =>
  room.endsWith('.ts')
    ? [room]
    : readdirSync(new URL(`${room}/`, root), { recursive: true, encoding: 'utf8' })
        .filter(name => name.endsWith('.ts'))
        .map(name => `${room}/${name}`),
)
const patterns = files.flatMap(patternsOf)

const proved = existsSync(cacheFile) ? JSON.parse(readFileSync(cacheFile, 'utf8')) : {}
const wanted = process.argv[2]
let failures = 0
for (const { where, source, flags } of patterns) {
  if (wanted && !where.includes(wanted)) continue
  const id = createHash('sha256').update(`${flags}/${source}`).digest('hex').slice(0, 16)
  if (proved[id]) continue
  const result = await check(source, flags, { timeout: 8000 })
  if (result.status === 'vulnerable' && isReal({ source, flags }, result.attack)) {
    failures++
    console.log(`${where}: ${result.complexity.type} ${result.complexity.degree ?? ''} /${source}/${flags}`)
  } else {
    if (result.status === 'unknown') console.log(`${where}: undecided /${source}/${flags}`)
    proved[id] = result.status
    mkdirSync(cacheFolder, { recursive: true })
    writeFileSync(cacheFile, JSON.stringify(proved))
  }
}
console.log(`${patterns.length} patterns, ${failures} of them not linear`)
process.exitCode = failures > 0 ? 1 : 0
