/**
 * `npm run bench:linear`: stretches the samples of every form, in each of their variable parts, and texts of other kinds
 * to n and to 2n characters. What takes more than 2.5 times as long, or more than a second a megabyte, is printed.
 */

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

const size = 25_000
/** CPU time in milliseconds that is not worth a second measurement. */
const negligible = 8

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
    for (const sample of samples) {
      const { before, line } = typeof sample === 'string' ? { before: '', line: sample } : sample
      for (const { 0: part, index } of line.matchAll(/\w+|\s+|[^\w\s]+/g)) {
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

async function read(chunks) {
  for await (const _ of decode(chunks));
}

const bytesOf = text => new TextEncoder().encode(text)

function* single(bytes) {
  for (let at = 0; at < bytes.length; at++) yield bytes.subarray(at, at + 1)
}

/** Work of other kinds, as a function of a length. */
const works = [
  [
    'a body in chunks of one byte',
    length => read(single(bytesOf(body.replace('gone', fill('text ', length))))),
  ],
  ['a line in chunks of one byte', length => read(single(bytesOf(`NoSuchKey ${fill('a', length)}`)))],
  ['bodies in chunks of one byte', length => read(single(bytesOf(fill(`${body}\n`, length))))],
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

async function timeOf(work, length) {
  const start = process.cpuUsage()
  await work(length)
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** The least of several runs: the rest is the machine's. */
async function leastTime(work, length) {
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < 5; run++) least = Math.min(least, await timeOf(work, length))
  return least
}

/** Milliseconds for one, two and four lengths; growth that stops is a buffer that was filled. */
async function growth(work) {
  const times = []
  for (const factor of [1, 2, 4]) times.push(await leastTime(work, factor * size))
  return times
}

const texts = [...stretchedSamples(), ...otherTexts()]
const all = [...texts.map(([name, textOf]) => [name, length => read(textOf(length))]), ...works]
const wanted = process.argv[2]
let worst = ['', 0]
let failures = 0
for (const [name, work] of all) {
  if (wanted && !name.includes(wanted)) continue
  if ((await timeOf(work, 2 * size)) < negligible) continue
  const [first, second, fourth] = await growth(work)
  const perMegabyte = (fourth / (4 * size)) * 1e6
  if (perMegabyte > worst[1]) worst = [name, perMegabyte]
  const grows = second > 2.5 * first && fourth > 2.5 * second
  if (perMegabyte <= 1000 && !grows) continue
  failures++
  console.log(`${name}: ${[first, second, fourth].map(time => time.toFixed(0)).join(', ')} ms`)
}
console.log(
  `${all.length} texts, ${failures} not linear; at worst ${worst[1].toFixed(0)} ms a megabyte: ${worst[0]}`,
)
process.exitCode = failures > 0 ? 1 : 0
