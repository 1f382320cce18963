/**
 * `npm run bench:linear`: stretches the samples of every form, in each of their variable parts, and texts of other kinds
 * to n and 2n characters. What takes more than 2.5 times as long, or more than a second a megabyte, is printed; an error takes a tenth
 * of a millisecond at most, where a megabyte holds more than ten thousand of them.
 * A look at few characters comes first, and stops what would take minutes. The lengths are such that what takes less
 * time than the clock can tell is harmless: were it quadratic, a line of a megabyte would still take less than a second.
 * `npm run bench:linear PART` measures the texts whose names hold PART. Two processes share the work.
 */

import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { load } from '../sources.js'

const sources = await load([
  'library/decode.ts',
  'decode/clients/index.ts',
  'render/wrap.ts',
  'redact/index.ts',
])
const { decode } = sources['library/decode.ts']
const { textForms } = sources['decode/clients/index.ts']
const { wrap } = sources['render/wrap.ts']
const { redactText } = sources['redact/index.ts']

/** So many processes measure. */
const processes = 2
/** Characters of the first look. */
const firstSize = 4000
/** Characters that texts are stretched to, and to twice and four times as many. */
const size = 32_000
/** Milliseconds a megabyte, and for each of the errors where a megabyte holds more than ten thousand. */
const allowed = 1000
const allowedEach = 0.1
/** Milliseconds that are within the noise of the clock; quadratic, 64,000 characters in 3 are a megabyte in 730. */
const noise = 3

const fill = (text, length) => text.repeat(Math.ceil(length / text.length)).slice(0, length)

/** What patterns are slow on: blanks, words, Base64, ends of lines that are none, brackets, quotes, separators. */
const runs = [
  ' ',
  '\t',
  'a',
  'A',
  '7',
  'aB3+/',
  'a ',
  'a.',
  'a-',
  '\r',
  '\u2028',
  '\u00a0',
  '<',
  '<a',
  '>',
  '{',
  '[',
  '(',
  ')',
  '"',
  "'",
  '\\',
  '\\"',
  ':',
  '=',
  ',',
  '/',
  '://',
  '%20',
  '&',
  '|',
  '-',
  '.',
  '，',
  '密',
  '│ ',
  ': ',
  '", "',
  'Error ',
  'error: ',
  'Exception: ',
]

const join = (before, line) => (before === '' ? line : `${before}\n${line}`)

/** The samples of all forms with one part of them stretched: each word, each blank, each mark; with a run in it; repeated. */
function* stretchedSamples() {
  let next = 0
  for (const { name, samples } of textForms) {
    // What stands in several samples of a form is stretched in the first of them.
    const stretched = new Set()
    for (const sample of samples) {
      const { before, line } = typeof sample === 'string' ? { before: '', line: sample } : sample
      for (const { 0: part, index } of line.matchAll(/\w+|\s+|[^\w\s]+/g)) {
        if (stretched.has(part)) continue
        stretched.add(part)
        const head = line.slice(0, index)
        const tail = line.slice(index + part.length)
        const run = runs[next++ % runs.length]
        yield [`${name}: ${part}`, length => join(before, head + fill(part, length) + tail)]
        yield [
          `${name}: ${JSON.stringify(run)} at ${part}`,
          length => join(before, head + fill(run, length) + part + tail),
        ]
        if (next % 4 === 0 && index > 0)
          yield [`${name}: all in front of ${part}`, length => fill(head, length)]
      }
      yield [`${name}: on one line`, length => join(before, fill(`${line} `, length))]
      yield [`${name}: on lines`, length => fill(`${join(before, line)}\n`, length)]
    }
  }
}

const body = '<Error><Code>NoSuchKey</Code><Message>gone</Message></Error>'
const json = '{"code":"NoSuchKey","message":"gone","request_id":"0A"}'

/** Texts that are no line of a program. */
function* otherTexts() {
  for (const run of runs) {
    const named = JSON.stringify(run)
    yield [`a line of ${named}`, length => fill(run, length)]
    yield [`${named} behind a code`, length => `NoSuchKey${fill(run, length)}x`]
    yield [`${named} in a body`, length => body.replace('gone', fill(run.replace('<', 'x'), length))]
    yield [
      `${named} in a cut-off body`,
      length => `<Error><Code>NoSuchKey</Code><Message>${fill(run, length)}`,
    ]
    yield [`${named} in JSON`, length => json.replace('gone', fill(run.replace(/["\\]/g, 'x'), length))]
    yield [`${named} in a header`, length => `HTTP/1.1 404 Not Found\r\nServer: ${fill(run, length)}\r\n\r\n`]
    yield [
      `${named} in a page`,
      length => `<html><head><title>403 Forbidden</title></head><body>${fill(run, length)}`,
    ]
  }
  yield ['bodies on one line', length => fill(body, length)]
  yield ['objects on one line', length => fill(json, length)]
  yield ['objects of an array', length => `[${fill(`${json},`, length)}`]
  yield [
    'items of a page',
    length => `<html><title>404 Not Found</title><ul>${fill('<li>Code: x</li>', length)}`,
  ]
  yield ['open elements in a body', length => `<Error><Code>NoSuchKey</Code>${fill('<a>', length)}`]
  yield ['elements of a body', length => `<Error><Code>NoSuchKey</Code>${fill('<a>1</a>', length)}</Error>`]
  yield ['open brackets', length => fill('{"a":[', length)]
  yield ['headers', length => `HTTP/1.1 404 Not Found\r\n${fill('x-amz-h: v\r\n', length)}\r\n`]
  yield [
    'frames of a stack',
    length => `com.obs.services.exception.ObsException: x\n${fill('\tat a.B.c(D.java:1)\n', length)}`,
  ]
  yield ['lines of source', length => fill('  "a": f(x, {\n', length)]
  yield [
    'details of s3cmd',
    length => `DEBUG: S3Error: 403 (Forbidden)\n${fill("DEBUG: ErrorXML: Name: 'v'\n", length)}`,
  ]
  yield [
    'details of s3cmd of different names',
    length => numbered(length, n => `DEBUG: ErrorXML: N${n}: 'v'\n`),
  ]
  yield [
    'details of the SDK for C',
    length => `put object failed(NoSuchKey).\nExtra Details:\n${numbered(length, n => `  N${n}: v\n`)}`,
  ]
  yield ['boxes of Terraform', length => fill('│ Error: ', length)]
  yield ['boxes of Terraform on lines', length => fill('╷\n│ Error: x\n│ y\n', length)]
  yield ['unknown codes', length => numbered(length, n => `<Error><Code>NoSuchThing${n}</Code></Error>\n`)]
}

function numbered(length, line) {
  let text = ''
  for (let n = 0; text.length < length; n++) text += line(n)
  return text
}

/** Decodes chunks and counts the errors. */
async function read(chunks) {
  let count = 0
  for await (const _ of decode(chunks)) count++
  return count
}

const bytesOf = text => new TextEncoder().encode(text)

function* small(bytes) {
  for (let at = 0; at < bytes.length; at += 4) yield bytes.subarray(at, at + 4)
}

/** Work of other kinds, as a function of a length. */
const works = [
  [
    'a body in chunks of four bytes',
    length => read(small(bytesOf(body.replace('gone', fill('text ', length))))),
  ],
  ['a line in chunks of four bytes', length => read(small(bytesOf(`NoSuchKey ${fill('a', length)}`)))],
  ['bodies in chunks of four bytes', length => read(small(bytesOf(fill(`${body}\n`, length))))],
  ['wrapping Chinese', length => wrap(fill('请求的桶不存在，', length), 80)],
  ['wrapping one word', length => wrap(fill('a', length), 80)],
  ['wrapping words', length => wrap(fill('not found ', length), 80)],
  ['wrapping blanks', length => wrap(`密${fill(' ', length)}密`, 80)],
  ['wrapping an address', length => wrap(`https://${fill('密', length)}`, 80)],
  ...runs.flatMap(run => [
    [`redacting ${JSON.stringify(run)}`, length => redactText(`secret ${fill(run, length)}x`)],
    [
      `redacting ${JSON.stringify(run)} behind a name`,
      length => redactText(`password=${fill(run, length)}x`),
    ],
    [`redacting names with ${JSON.stringify(run)}`, length => redactText(fill(`token${run}`, length))],
  ]),
]

/** Milliseconds that a run takes, and how many errors it finds. */
async function run(work, length) {
  const start = process.cpuUsage()
  const count = await work(length)
  const { user, system } = process.cpuUsage(start)
  return { time: (user + system) / 1000, count: Number(count) || 0 }
}

/** The least of several runs: the rest is the machine's. A run that is within `enough` is the last one. */
async function leastTime(work, length, enough) {
  let least = Number.POSITIVE_INFINITY
  for (let runs = 0; runs < 4 && least > enough; runs++)
    least = Math.min(least, (await run(work, length)).time)
  return least
}

/**
 * Measures one kind of work.
 * @returns which part of the allowed time it takes, and where it is not linear the times
 */
async function measure(work) {
  const budget = (length, count = 0) => Math.max((allowed * length) / 1e6, allowedEach * count)
  // Some milliseconds are for an error each, whatever its length is.
  const first = await leastTime(work, firstSize, 20 * budget(firstSize))
  if (first > 20 * budget(firstSize))
    return { part: first / budget(firstSize), times: [first], of: firstSize }
  const { time: short, count } = await run(work, size)
  const double = await leastTime(work, 2 * size, Math.max(noise, Math.min(2 * short, budget(size, count))))
  const part = double / budget(2 * size, 2 * count)
  if (double <= noise || (double <= 2 * short && part <= 0.5)) return { part }
  const least = Math.min(short, await leastTime(work, size, double / 2.5))
  const fourth = await leastTime(work, 4 * size, Math.min(2.5 * double, budget(4 * size, 4 * count)))
  // Growth that stops is a buffer that was filled.
  const grows =
    double > 2.5 * least &&
    fourth > 2.5 * double &&
    (await leastTime(work, 8 * size, 2.5 * fourth)) > 2.5 * fourth
  const last = fourth / budget(4 * size, 4 * count)
  return grows || last > 1 ? { part: last, times: [least, double, fourth], of: size } : { part: last }
}

async function measureShare(share) {
  const texts = [...stretchedSamples(), ...otherTexts()]
  const all = [...texts.map(([name, textOf]) => [name, length => read(textOf(length))]), ...works]
  const wanted = process.argv[2]
  const result = { measured: 0, failures: 0, worst: ['', 0] }
  for (const [index, [name, work]] of all.entries()) {
    if (index % processes !== share || (wanted && !name.includes(wanted))) continue
    const { part, times, of } = await measure(work)
    result.measured++
    if (part > result.worst[1]) result.worst = [name, part]
    if (!times) continue
    result.failures++
    console.log(`${name}: ${times.map(time => time.toFixed(0)).join(', ')} ms for ${of} characters and more`)
  }
  process.send(result)
}

/** Measures all in processes of their own, and sums up. */
async function measureAll() {
  const file = fileURLToPath(import.meta.url)
  const results = await Promise.all(
    Array.from(
      { length: processes },
      (_, share) =>
        new Promise((resolve, reject) => {
          const child = fork(file, process.argv.slice(2), {
            env: { ...process.env, OBS_ERR_BENCH_SHARE: String(share) },
          })
          child.once('message', resolve)
          child.once('exit', status => reject(new Error(`a process ended with status ${status}`)))
        }),
    ),
  )
  const sum = name => results.reduce((total, result) => total + result[name], 0)
  const [name, part] = results.map(({ worst }) => worst).sort(([, one], [, other]) => other - one)[0]
  console.log(
    `${sum('measured')} texts, ${sum('failures')} not linear; at worst ${(100 * part).toFixed(0)} % of the allowed time: ${name}`,
  )
  process.exitCode = sum('failures') > 0 ? 1 : 0
}

const share = process.env.OBS_ERR_BENCH_SHARE
await (share === undefined ? measureAll() : measureShare(Number(share)))
