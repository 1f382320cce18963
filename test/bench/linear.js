/**
 * `npm run bench:linear`: stretches the samples of every form, in each of their variable parts, to lines of n and of 2n
 * characters, and prints those whose time grows by more than 2.5 times, or that take more than a second a megabyte.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { decode } from 'obs-err'

const size = 32_000

/** Lines that a form is known to read: the samples in the source, as they are written there. */
const samples = readdirSync(new URL('../../src/decode/clients/', import.meta.url)).flatMap(name => {
  const text = readFileSync(new URL(`../../src/decode/clients/${name}`, import.meta.url), 'utf8')
  return [...text.matchAll(/samples: \[\n([\s\S]*?)\n {6}\],/g)].flatMap(([, list]) =>
    [...list.matchAll(/^ +(['"])(.*)\1,$/gm)].map(([, , sample]) =>
      sample.replaceAll("\\'", "'").replaceAll('\\\\', '\\'),
    ),
  )
})

/** A sample with one part of it repeated up to a length: each word, each blank, each mark, and the whole. */
function* stretched(sample, length) {
  for (const { 0: part, index } of sample.matchAll(/\w+|\s+|[^\w\s]+/g)) {
    yield sample.slice(0, index) +
      part.repeat(Math.ceil(length / part.length)) +
      sample.slice(index + part.length)
  }
  for (const { index } of sample.matchAll(/[\s:,[("']/g)) {
    yield sample.slice(0, index).repeat(Math.ceil(length / Math.max(1, index)))
  }
  yield `${sample} `.repeat(Math.ceil(length / sample.length))
}

async function timeOf(line) {
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < 3; run++) {
    const start = performance.now()
    for await (const _ of decode(line));
    least = Math.min(least, performance.now() - start)
  }
  return least
}

let worst = 0
let bad = 0
let tries = 0
for (const sample of new Set(samples)) {
  const twice = [...stretched(sample, 2 * size)]
  for (const [at, line] of [...stretched(sample, size)].entries()) {
    tries++
    const [first, second] = [await timeOf(line), await timeOf(twice[at])]
    const perMegabyte = (second / twice[at].length) * 1e6
    worst = Math.max(worst, perMegabyte)
    // Times below a few milliseconds say more of the machine than of the form.
    if (perMegabyte < 1000 && (second < 20 || second < 2.5 * first)) continue
    bad++
    console.log(`${first.toFixed(0)} ms, ${second.toFixed(0)} ms: ${line.slice(0, 100)}… (${line.length})`)
  }
}
console.log(`${tries} lines, ${bad} not linear, at worst ${worst.toFixed(0)} ms a megabyte`)
process.exitCode = bad > 0 ? 1 : 0
