// What `obs-err run` costs: commands that print much, alone and under it, in turns; medians of wall and processor time.
//
//   node test/bench/run.js [--rounds 5] [--megabytes 1000]
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const program = fileURLToPath(new URL('../../bin/obs-err.js', import.meta.url))
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    megabytes: { type: 'string', default: '1000' },
  },
})
const rounds = Number(values.rounds)
const bytes = Number(values.megabytes) * 1e6
const folder = mkdtempSync(join(tmpdir(), 'obs-err-bench-'))
const line =
  '2026-11-21 10:00:00 INFO copied obs://my-bucket/some/folder/file-000123.txt 1048576 bytes 200 OK'

/** The flood does nothing but print. The others make each line, as a program does that reports what it works on. */
const commands = {
  flood: `yes '${line}' | head -c ${bytes}`,
  awk: `awk 'BEGIN { for (i = 0; i < ${bytes / 100}; i++) printf "2026-11-21 10:00:%02d INFO copied obs://my-bucket/some/folder/file-%08d.txt %d bytes 200\\n", i % 60, i, i * 7 }'`,
  gzip: `yes '${line}' | head -c ${bytes} | gzip -1 | gzip -dc`,
}
const targets = { pipe: '| cat >/dev/null', file: `>${join(folder, 'out')}`, '/dev/null': '>/dev/null' }

/** Seconds of one call: by the clock, and of the processors. */
function secondsOf(words) {
  const start = process.hrtime.bigint()
  const { stderr, status } = spawnSync('bash', ['-c', `TIMEFORMAT='%U %S'; time { ${words}; }`], {
    encoding: 'utf8',
  })
  const wall = Number(process.hrtime.bigint() - start) / 1e9
  const [user, system] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number)
  if (status !== 0) throw new Error(`${words}: ${stderr}`)
  return { wall, cpu: user + system }
}

const median = list => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]
const shown = number => number.toFixed(2).padStart(8)

console.log(
  `${values.megabytes} MB, medians of ${rounds} rounds in turns; seconds alone, seconds under run, ratio`,
)
console.log(`${' '.repeat(18)}    wall     run   ratio |    cpu     run   ratio`)
for (const [name, command] of Object.entries(commands)) {
  for (const [place, target] of Object.entries(targets)) {
    const script = `'${command.replaceAll("'", "'\\''")}'`
    const calls = [`sh -c ${script} ${target}`, `${program} run -- sh -c ${script} ${target}`]
    const times = calls.map(() => [])
    for (let round = 0; round < rounds; round++)
      for (const [index, call] of calls.entries()) times[index].push(secondsOf(call))
    const cells = ['wall', 'cpu'].map(kind => {
      const [alone, under] = times.map(list => median(list.map(time => time[kind])))
      const ratios = times[1].map((time, round) => time[kind] / times[0][round][kind])
      return shown(alone) + shown(under) + shown(median(ratios))
    })
    console.log(`${name.padEnd(7)}${place.padEnd(11)}${cells.join(' |')}`)
  }
}
rmSync(folder, { recursive: true })
