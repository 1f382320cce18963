/**
 * `npm run check:patterns`: no regular expression of the program takes more than linear time, whatever it is given.
 * recheck proves that of a pattern, or finds an attack, which is then measured: a bounded count looks like an attack to
 * recheck. Where recheck decides nothing, texts that are made from the pattern's own parts are measured instead. What
 * was settled stands in `test/patterns.json`, so that only new patterns take time.
 */

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseAst } from 'rolldown/parseAst'
import { load, modules } from './sources.js'

// The other backends are programs of their own, which npm would have to download.
process.env.RECHECK_BACKEND = 'pure'

const root = new URL('..', import.meta.url)
const memory = new URL('patterns.json', import.meta.url)
/** @typedef {{ where: string, source: string, flags: string }} Pattern */

/** The literals of a module. @returns {Pattern[]} */
function literalsOf(name) {
  const text = readFileSync(new URL(`src/${name}`, root), 'utf8')
  const found = []
  const nodes = [parseAst(text, { lang: 'ts' })]
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    if (node === null || typeof node !== 'object') continue
    const where = () => `src/${name}:${text.slice(0, node.start).split('\n').length}`
    if (node.regex) found.push({ where: where(), source: node.regex.pattern, flags: node.regex.flags })
    else nodes.push(...Object.values(node))
  }
  return found
}

/** The program itself would run, and the page needs a browser. */
const isLoadable = name => name !== 'main.ts' && !name.startsWith('page/')

/**
 * The patterns that modules put together when they are loaded, or when they read the samples of the corpus.
 * @returns {Promise<Pattern[]>}
 */
async function builtPatterns() {
  const found = []
  const Original = globalThis.RegExp
  globalThis.RegExp = new Proxy(Original, {
    construct(target, args, self) {
      const pattern = Reflect.construct(target, args, self)
      const where = /src\/[\w/-]+\.ts:\d+/.exec(new Error().stack.split('\n')[2])?.[0]
      if (where) found.push({ where, source: pattern.source, flags: pattern.flags })
      return pattern
    },
  })
  const { decode } = (await load(modules.filter(isLoadable)))['library/decode.ts']
  const corpus = new URL('fixtures/corpus/', import.meta.url)
  for (const file of readdirSync(corpus)) {
    for await (const _ of decode(readFileSync(new URL(file, corpus))));
  }
  globalThis.RegExp = Original
  return found
}

/** The least CPU time of some runs of a pattern on a text, in milliseconds. */
function timeOf({ source, flags }, text) {
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < 4; run++) {
    const pattern = new RegExp(source, flags.replace('y', ''))
    const start = process.cpuUsage()
    pattern.exec(text)
    const { user, system } = process.cpuUsage(start)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

/** Whether a pattern takes more than linear time on texts of a kind; three times, since the machine has other work. */
function isSlow(pattern, textOf) {
  for (let time = 0; time < 3; time++) {
    const twice = timeOf(pattern, textOf(32_000))
    if (twice <= 2 || (twice <= 30 && twice <= 2.5 * timeOf(pattern, textOf(16_000)))) return false
  }
  return true
}

/** The attack that recheck found, in any length. */
function attackOf({ pumps, suffix }) {
  return length => {
    const share = length / Math.max(1, pumps.length)
    return (
      pumps.map(({ prefix, pump }) => prefix + pump.repeat(Math.ceil(share / pump.length))).join('') + suffix
    )
  }
}

/** Texts that come near to what a pattern matches: its words and a character of each class, again and again. */
function* nearTexts({ source }) {
  const words = new Set(source.match(/[\w ]+|[^\x00-\x7f]/g))
  const marks = new Set(source.replace(/\\[a-zA-Z]/g, '').match(/[^\w\\]/g))
  const pumps = [
    ...words,
    ...marks,
    'a',
    'A',
    '0',
    ' ',
    '\t',
    '\r',
    '\n',
    '=',
    'a ',
    'a.',
    'aB',
    '<a>',
    '"a"',
    '{"a":',
  ]
  const starts = ['', ...words]
  for (const pump of pumps) {
    for (const start of starts) yield length => start + pump.repeat(Math.ceil(length / pump.length))
    for (const other of pumps.slice(-14))
      yield length => (pump + other).repeat(Math.ceil(length / (pump.length + other.length)))
  }
}

/** How a pattern was settled, or what is wrong with it. */
async function judge(pattern) {
  const { check } = await import('recheck')
  const result = await check(pattern.source, pattern.flags, { timeout: 10_000 })
  if (result.status === 'safe') return { settled: 'proved' }
  if (result.status === 'vulnerable') {
    const { type, degree = '' } = result.complexity
    return isSlow(pattern, attackOf(result.attack)) ? { wrong: `${type} ${degree}` } : { settled: 'measured' }
  }
  const slow = [...nearTexts(pattern)].find(textOf => isSlow(pattern, textOf))
  return slow ? { wrong: `slow on ${JSON.stringify(slow(40))}` } : { settled: 'measured' }
}

const idOf = ({ source, flags }) =>
  createHash('sha256').update(`${flags}/${source}`).digest('hex').slice(0, 16)

const patterns = new Map(
  [...modules.flatMap(literalsOf), ...(await builtPatterns())].map(one => [idOf(one), one]),
)
const known = JSON.parse(readFileSync(memory, 'utf8'))
const settled = Object.fromEntries(Object.entries(known).filter(([id]) => patterns.has(id)))
const save = () => writeFileSync(memory, `${JSON.stringify(settled, Object.keys(settled).sort(), 2)}\n`)
let failures = 0
for (const [id, pattern] of patterns) {
  if (settled[id]) continue
  const judgement = await judge(pattern)
  if (judgement.settled) {
    settled[id] = judgement.settled
    save()
  } else {
    failures++
    console.log(`${pattern.where}: ${judgement.wrong} /${pattern.source}/${pattern.flags}`)
  }
}
save()
const measured = Object.values(settled).filter(how => how === 'measured').length
console.log(`${patterns.size} patterns, ${measured} of them measured, ${failures} not linear`)
process.exitCode = failures > 0 ? 1 : 0
