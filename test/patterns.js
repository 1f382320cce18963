/**
 * `npm run check:patterns`: proves with recheck that no regular expression of the program can take more than linear time
 * on what it is given. A pattern that was proved before is not checked again. A pattern that recheck cannot decide in
 * time must at least have no attack that recheck finds.
 */

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

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

/** Patterns that a file makes of parts, which only show when it is loaded. */
async function builtPatterns(files) {
  const built = []
  const original = globalThis.RegExp
  globalThis.RegExp = new Proxy(original, {
    construct(target, args) {
      const made = Reflect.construct(target, args)
      const from = /\/src\/[\w./-]+:\d+/.exec(new Error().stack ?? '')
      if (from) built.push({ where: from[0].slice(1), source: made.source, flags: made.flags })
      return made
    },
  })
  for (const file of files) await import(new URL(file, root).href)
  globalThis.RegExp = original
  return built
}

const files = rooms.flatMap(room =>
  room.endsWith('.ts')
    ? [room]
    : readdirSync(new URL(`${room}/`, root), { recursive: true, encoding: 'utf8' })
        .filter(name => name.endsWith('.ts'))
        .map(name => `${room}/${name}`),
)
const patterns = files.flatMap(patternsOf)

export { builtPatterns, files, patterns }

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const proved = existsSync(cacheFile) ? JSON.parse(readFileSync(cacheFile, 'utf8')) : {}
  const wanted = process.argv[2]
  let failures = 0
  for (const { where, source, flags } of patterns) {
    if (wanted && !where.includes(wanted)) continue
    const id = createHash('sha256').update(`${flags}/${source}`).digest('hex').slice(0, 16)
    if (proved[id]) continue
    const result = await check(source, flags, { timeout: 20_000 })
    if (result.status === 'vulnerable') {
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
}
