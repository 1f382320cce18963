// What the benchmarks share: texts to read, programs that are measured while they read them, and medians.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const program = fileURLToPath(new URL('../../bin/obs-err.js', import.meta.url))

/** Eight digits that look like chance and are the same in each run. */
export const hex = i =>
  Math.imul(i + 1, 0x9e3779b1)
    .toString(16)
    .replace('-', '')
    .padStart(8, '0')
    .toUpperCase()

/** An error body as OBS sends it. */
export const body = i =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><RequestId>0000019A5E9C0183${hex(i)}32E958BE</RequestId><HostId>32AAAQAAEAABAAAQAAEAABAAAQAAEAABCSEB${hex(i)}805lPs8lyKzw</HostId><Key>folder/object-${i}.bin</Key></Error>`

export const median = values => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

/** Does some work in a folder that is there for as long. */
export async function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'obs-err-bench-'))
  try {
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

// A program tells its time on a core and its peak as it ends: nothing outside of it knows them on every system.
const report = `process.on('exit', () => require('node:fs').writeSync(2, '\\nused ' + JSON.stringify(process.resourceUsage())))`

/**
 * Runs a script of Node that reads a file from a pipe.
 * @param times how often the file is sent
 * @returns seconds by the clock and on a core, and megabytes resident at the peak
 */
export function throughPipe(folder, file, times, args) {
  const hook = join(folder, 'report.cjs')
  writeFileSync(hook, report)
  const command = `cat ${`'${file}' `.repeat(times)}| "$NODE" --require "$HOOK" "$@" > /dev/null`
  const env = { ...process.env, NODE: process.execPath, HOOK: hook }
  const start = performance.now()
  const { status, stderr } = spawnSync('sh', ['-c', command, 'sh', ...args], { encoding: 'utf8', env })
  const seconds = (performance.now() - start) / 1000
  if (status > 1) throw new Error(`${args.join(' ')}: status ${status}\n${stderr}`)
  const used = JSON.parse(/\nused (.*)/.exec(stderr)?.[1])
  return { seconds, busy: (used.userCPUTime + used.systemCPUTime) / 1e6, peak: used.maxRSS / 1024 }
}
