// Log lines and error bodies by the gigabyte and the hundred thousand: speed, and peak resident memory.
import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { XMLParser } from 'fast-xml-parser'
import { decode } from 'obs-err'
import { body, hex, inFolder, median, program, throughPipe } from './measure.js'

const megabytes = Number(process.argv[2] ?? 1024)
const bodies = 100_000
const rounds = 5

// Log lines of programs that have nothing to do with OBS, as they stand side by side in one stream.
const lines = [
  i =>
    `2026-11-20T08:${10 + (i % 50)}:07.${100 + (i % 900)}Z INFO  [worker-${i % 16}] job ${hex(i)} finished in ${i % 977} ms`,
  i =>
    `10.2.${i % 256}.${i % 199} - - [20/Nov/2026:08:13:07 +0000] "GET /assets/app.${hex(i)}.js HTTP/1.1" 200 ${i % 90000} "-" "Mozilla/5.0 (X11; Linux x86_64)"`,
  i =>
    `{"level":"info","ts":${1700000000 + i},"logger":"cache","msg":"evicted","key":"user:${i}","size":${i % 4096}}`,
  i => `Nov 20 08:13:07 host-${i % 32} systemd[1]: Started Session ${i} of user deploy.`,
  i =>
    `[2026-11-20 08:13:07,${100 + (i % 900)}] DEBUG org.example.Pool - connection ${i % 64} returned, ${i % 20} idle`,
  i =>
    `W1120 08:13:07.${100000 + (i % 900000)}    1 reflector.go:324] watch of *v1.Pod closed, will retry (${hex(i)})`,
]

function row(name, figures, goal) {
  console.log(`${name.padEnd(44)}${figures.padEnd(52)}${goal}`)
}

await inFolder(async folder => {
  console.log(`Node ${process.versions.node}`)

  const log = join(folder, 'app.log')
  const block = 64
  for (let part = 0; part < 4; part++) {
    let text = ''
    for (let i = part << 20; text.length < (block / 4) * 1e6; i++) text += `${lines[i % lines.length](i)}\n`
    appendFileSync(log, text)
  }
  const times = Math.max(1, Math.round(megabytes / block))
  const { seconds, busy, peak } = throughPipe(folder, log, times, [program, 'decode'])
  row(
    `${times * block} MB of unrelated log lines, pipe`,
    `${((times * block) / seconds).toFixed(0)} MB/s (${((times * block) / busy).toFixed(0)} a core second), ${peak.toFixed(0)} MB resident`,
    'goal: at least 150 MB/s, at most 130 MB',
  )

  const each = Array.from({ length: bodies }, (_, i) => body(i))
  const joined = Buffer.from(each.join('\n'))
  const file = join(folder, 'bodies.xml')
  writeFileSync(file, joined)
  const chunks = []
  for (let at = 0; at < joined.length; at += 65_536) chunks.push(joined.subarray(at, at + 65_536))

  const parser = new XMLParser()
  const ways = {
    'bare fast-xml-parser': async () => {
      for (const xml of each) parser.parse(xml)
    },
    'decode of the library': async () => {
      let found = 0
      for await (const { kind } of decode(chunks)) if (kind === 'code') found++
      if (found !== bodies) throw new Error(`${found} of ${bodies} found`)
    },
    'obs-err decode --summary, pipe': async () =>
      throughPipe(folder, file, 1, [program, 'decode', '--summary']),
    'obs-err decode --format ndjson, pipe': async () =>
      throughPipe(folder, file, 1, [program, 'decode', '--format', 'ndjson']),
  }
  const taken = Object.fromEntries(Object.keys(ways).map(name => [name, []]))
  const peaks = {}
  for (let round = 0; round <= rounds; round++) {
    for (const [name, work] of Object.entries(ways)) {
      const start = performance.now()
      const told = await work()
      if (told) peaks[name] = Math.max(peaks[name] ?? 0, told.peak)
      if (round > 0) taken[name].push(performance.now() - start) // the first round compiles
    }
  }
  const bare = median(taken['bare fast-xml-parser'])
  console.log(
    `\n${bodies} error bodies, ${(joined.length / 1e6).toFixed(0)} MB: medians of ${rounds} interleaved runs`,
  )
  for (const [name, runs] of Object.entries(taken)) {
    const resident = peaks[name] ? `, ${peaks[name].toFixed(0)} MB resident` : ''
    const goal = name.startsWith('bare') ? '' : 'goal: at most 1.50'
    row(name, `${median(runs).toFixed(0)} ms  ${(median(runs) / bare).toFixed(2)}${resident}`, goal)
  }
})
