// Start-up of the built program against an empty script on the same Node: medians of interleaved runs.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const here = path => fileURLToPath(new URL(path, import.meta.url))
const program = here('../../bin/obs-err.js')
const body = '<?xml version="1.0"?><Error><Code>NoSuchUpload</Code><Message>Gone.</Message></Error>'
const modern = Number(process.versions.node.split('.')[0]) >= 22
const calls = [
  { name: 'empty script', args: [here('empty.js')] },
  { name: 'explain NoSuchUpload', args: [program, 'explain', 'NoSuchUpload'], goal: modern ? 1.4 : 1.25 },
  { name: 'list --status 403', args: [program, 'list', '--status', '403'], goal: modern ? 1.6 : 1.4 },
  { name: 'decode of one body', args: [program, 'decode'], input: body, goal: modern ? 1.6 : 1.4 },
]
const rounds = Number(process.argv[2] ?? 40)

const times = calls.map(() => [])
for (let round = 0; round <= rounds; round++) {
  for (const [i, { args, input = '' }] of calls.entries()) {
    const start = process.hrtime.bigint()
    const { status, stderr } = spawnSync(process.execPath, args, { input })
    const took = Number(process.hrtime.bigint() - start) / 1e6
    if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`)
    if (round > 0) times[i].push(took) // the first round fills the caches of the disk and of Node
  }
}

const medians = times.map(runs => runs.sort((a, b) => a - b)[Math.floor(runs.length / 2)])
console.log(`Node ${process.versions.node}, medians of ${rounds} interleaved runs`)
for (const [i, { name, goal }] of calls.entries()) {
  const ratio = (medians[i] / medians[0]).toFixed(2)
  const wanted = goal ? `  (goal: at most ${goal.toFixed(2)})` : ''
  console.log(`${name.padEnd(22)}${medians[i].toFixed(1).padStart(7)} ms${ratio.padStart(7)}${wanted}`)
}
