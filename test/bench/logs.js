// Kinds of log that hold the words of errors and no error, against a line filter of ten lines of Node with one regular
// expression; then with errors in between, and nothing but errors. Each run of the program is paired with one of the
// filter, so that the ratio is worth something on a busy machine too. Prints, asserts nothing.
//
//   node test/bench/logs.js [lines of a kind] [rounds]
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { kinds } from './log-lines.js'
import { body, inFolder, median, program, throughPipe } from './measure.js'

const lines = Number(process.argv[2] ?? 150_000)
const rounds = Number(process.argv[3] ?? 5)
/** A short log, in which the start counts, and a long one. */
const lengths = [1, 10]

const all = Object.values(kinds)
const mixed = i => all[i % all.length](i)
const inputs = {
  ...kinds,
  'all of them, mixed': mixed,
  'mixed, one error in 10,000 lines': i => (i % 10_000 === 9999 ? body(i) : mixed(i)),
  'nothing but errors': i => body(i),
}

const filter = `
process.stdin.setEncoding('utf8')
const wanted = /NoSuch\\w+|AccessDenied|<Error>|status[=: ]+[45]\\d\\d/
let rest = ''
let found = 0
for await (const chunk of process.stdin) {
  const lines = (rest + chunk).split('\\n')
  rest = lines.pop()
  for (const line of lines) if (wanted.test(line)) found++
}
console.log(found)
`

await inFolder(folder => {
  const script = join(folder, 'filter.mjs')
  writeFileSync(script, filter)
  console.log(
    `Node ${process.versions.node}: MB a second on a core, start included, and how fast that is against the line filter,\nmedians of ${rounds} pairs`,
  )
  for (const [name, line] of Object.entries(inputs)) {
    const file = join(folder, 'log.txt')
    const count = line === inputs['nothing but errors'] ? lines / 10 : lines
    const text = `${Array.from({ length: count }, (_, i) => line(i)).join('\n')}\n`
    writeFileSync(file, text)
    const cells = lengths.map(times => {
      const pairs = Array.from({ length: rounds }, () => ({
        filter: throughPipe(folder, file, times, [script]),
        decode: throughPipe(folder, file, times, [program, 'decode', '--summary']),
      }))
      const megabytes = (text.length * times) / 1e6
      const speed = megabytes / median(pairs.map(({ decode }) => decode.busy))
      const ratio = median(pairs.map(pair => pair.filter.busy / pair.decode.busy))
      const peak = Math.max(...pairs.map(({ decode }) => decode.peak))
      return `${megabytes.toFixed(0).padStart(4)} MB: ${speed.toFixed(0).padStart(4)} MB/s ${ratio.toFixed(2)} ${peak.toFixed(0).padStart(4)} MB resident`
    })
    console.log(`${name.padEnd(36)}${cells.join('   ')}`)
  }
})
