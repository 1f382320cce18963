// Start-up of the built program against an empty script outside of any package, on the same Node: medians of
// interleaved runs, with the output in a pipe and on a terminal.
//
//   node test/bench/start.js [--rounds 40] [another node]...
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const program = fileURLToPath(new URL('../../bin/obs-err.js', import.meta.url))
const body = '<?xml version="1.0"?><Error><Code>NoSuchUpload</Code><Message>Gone.</Message></Error>'
/** Each call with the times of the empty script that it may take; Node from 22 on starts slower by itself. */
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

/** Runs all calls in turn, once to fill the caches and then `rounds` times; gives the milliseconds of each run. */
function timesOf(node, empty, rounds, stdout) {
  const runs = [{ args: [empty] }, ...calls.map(call => ({ ...call, args: [program, ...call.args] }))]
  const times = runs.map(() => [])
  for (let round = 0; round <= rounds; round++) {
    for (const [i, { args, input = '' }] of runs.entries()) {
      const start = process.hrtime.bigint()
      const { status, stderr } = spawnSync(node, args, { input, stdio: ['pipe', stdout, 'pipe'] })
      const took = Number(process.hrtime.bigint() - start) / 1e6
      if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`)
      if (round > 0) times[i].push(took)
    }
  }
  return times
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

const median = runs => [...runs].sort((a, b) => a - b)[Math.floor(runs.length / 2)]

function print(version, place, rounds, times) {
  const [empty, ...medians] = times.map(median)
  console.log(`Node ${version}, ${place}, medians of ${rounds} interleaved runs`)
  console.log(`${'empty script'.padEnd(22)}${empty.toFixed(1).padStart(7)} ms`)
  for (const [i, { name, pipe, terminal }] of calls.entries()) {
    const goal = place === 'terminal' ? terminal : pipe[Number.parseInt(version, 10) >= 22 ? 1 : 0]
    const ratio = medians[i] / empty
    const verdict = ratio <= goal ? 'met' : 'missed'
    console.log(
      `${name.padEnd(22)}${medians[i].toFixed(1).padStart(7)} ms${ratio.toFixed(2).padStart(7)}  goal ${goal.toFixed(2)}: ${verdict}`,
    )
  }
}

const rounds = Number(values.rounds)
if (values.times) {
  writeFileSync(values.times, JSON.stringify(timesOf(positionals[0], values.empty, rounds, 'inherit')))
} else {
  const folder = mkdtempSync(join(tmpdir(), 'obs-err-bench-'))
  const empty = join(folder, 'empty.cjs')
  writeFileSync(empty, '')
  for (const node of [process.execPath, ...positionals]) {
    const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim().slice(1)
    print(version, 'pipe', rounds, timesOf(node, empty, rounds, 'pipe'))
    print(version, 'terminal', rounds, timesOnTerminal(node, empty, rounds, folder))
  }
  rmSync(folder, { recursive: true })
}
