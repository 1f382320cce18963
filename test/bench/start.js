// Start-up of the built program against an empty CommonJS script outside of any package, on the same Node: with the
// output in a pipe and on a terminal. In each round everything runs once, in turns forwards and backwards. Prints two
// ratios and asserts nothing: by the clock, the median of what each round gives for the call divided by the empty script;
// and of the time on a core (Linux only), which is steadier where other programs run.
//
//   node test/bench/start.js [--rounds 40] [24 | another/node]...
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { downloadNode } from '../node-binary.js'

const program = fileURLToPath(new URL('../../bin/obs-err.js', import.meta.url))
const body = '<?xml version="1.0"?><Error><Code>NoSuchUpload</Code><Message>Gone.</Message></Error>'
/** Each call with the times of the empty script that it may take; Node from 22 on needs less by itself. */
const calls = [
  { name: 'explain NoSuchUpload', args: ['explain', 'NoSuchUpload'], pipe: [1.25, 1.4], terminal: 1.5 },
  { name: 'list --status 403', args: ['list', '--status', '403'], pipe: [1.5, 1.5], terminal: 2 },
  { name: 'decode of one body', args: ['decode'], input: body, pipe: [1.6, 1.6], terminal: 2 },
]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '40' },
    times: { type: 'string' },
    empty: { type: 'string' },
  },
})

/** Milliseconds on a core of all processes that ended so far; Linux counts them in hundredths of a second. */
function coreTime() {
  if (process.platform !== 'linux') return Number.NaN
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ')
  return (Number(fields[13]) + Number(fields[14])) * 10
}

/** Gives the milliseconds of each run and those on a core of all runs, the empty script first. */
function timesOf(node, empty, rounds, stdout) {
  const runs = [{ args: [empty] }, ...calls.map(call => ({ ...call, args: [program, ...call.args] }))].map(
    run => ({ ...run, times: [], core: 0 }),
  )
  // Two rounds more, which fill the caches.
  for (let round = -2; round < rounds; round++) {
    for (const run of round % 2 === 0 ? runs : runs.toReversed()) {
      const { args, input = '', times } = run
      const core = coreTime()
      const start = process.hrtime.bigint()
      const { status, stderr } = spawnSync(node, args, { input, stdio: ['pipe', stdout, 'pipe'] })
      const took = Number(process.hrtime.bigint() - start) / 1e6
      if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`)
      if (round < 0) continue
      times.push(took)
      run.core += coreTime() - core
    }
  }
  return runs.map(({ times, core }) => ({ times, core }))
}

/** The same in a terminal of its own, which `script` makes. This file runs itself there, and writes the times down. */
function timesOnTerminal(node, empty, rounds, folder) {
  const file = join(folder, 'times.json')
  const words = [
    process.execPath,
    fileURLToPath(import.meta.url),
    '--rounds',
    rounds,
    '--times',
    file,
    '--empty',
    empty,
    node,
  ]
  // So many rows that nothing is too long for the screen, and no pager is started.
  const command = `stty rows 1000 cols 100; ${words.map(word => `'${word}'`).join(' ')}`
  execFileSync('script', ['-qec', command, '/dev/null'], { stdio: ['ignore', 'ignore', 'inherit'] })
  return JSON.parse(readFileSync(file, 'utf8'))
}

const median = numbers => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

function print(version, place, rounds, [empty, ...results]) {
  console.log(`Node ${version}, ${place}, ${rounds} rounds`)
  console.log(`${'empty script'.padEnd(22)}${median(empty.times).toFixed(1).padStart(7)} ms`)
  for (const [i, { name, pipe, terminal }] of calls.entries()) {
    const goal = place === 'terminal' ? terminal : pipe[Number.parseInt(version, 10) >= 22 ? 1 : 0]
    const { times, core } = results[i]
    const ratio = median(times.map((took, round) => took / empty.times[round]))
    const onCore = core / empty.core
    const columns = [
      name.padEnd(22),
      `${median(times).toFixed(1).padStart(7)} ms`,
      ratio.toFixed(2).padStart(7),
      Number.isNaN(onCore) ? '' : `  on a core ${onCore.toFixed(2)}`,
      `  goal ${goal.toFixed(2)}: ${ratio <= goal ? 'met' : 'missed'}`,
    ]
    console.log(columns.join(''))
  }
}

const rounds = Number(values.rounds)
if (values.times) {
  writeFileSync(values.times, JSON.stringify(timesOf(positionals[0], values.empty, rounds, 'inherit')))
} else {
  const folder = mkdtempSync(join(tmpdir(), 'obs-err-bench-'))
  try {
    const empty = join(folder, 'empty.cjs')
    writeFileSync(empty, '')
    const others = positionals.map(one => (/^\d+$/.test(one) ? downloadNode(one, folder) : one))
    for (const node of [process.execPath, ...others]) {
      const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim().slice(1)
      print(version, 'pipe', rounds, timesOf(node, empty, rounds, 'pipe'))
      print(version, 'terminal', rounds, timesOnTerminal(node, empty, rounds, folder))
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
