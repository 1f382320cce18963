import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import type {
  Cause,
  Confidence,
  Explanation,
  Finding,
  Kind,
  ObsResponse,
  Origin,
  Owner,
  Retry,
} from '../src/types.ts'

/** What the built program prints holds to `data/schema.json`, and so do the types. */

const path = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url))
const corpus = path('test/fixtures/corpus')
const schema = JSON.parse(readFileSync(path('data/schema.json'), 'utf8'))
const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true })
const isOutput = ajv.compile(schema)
const isExplanation = ajv.compile({ ...schema, ...schema.$defs.Explanation })

/** What one run of the program printed, as values; `format` decides how it is read. */
function run(
  format: 'json' | 'ndjson',
  args: string[],
  input = '',
): { status: number | null; values: unknown[] } {
  const { status, stdout } = spawnSync(
    process.execPath,
    [path('bin/obs-err.js'), ...args, '--format', format],
    {
      cwd: corpus,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, LANG: 'C.UTF-8' },
      input,
      maxBuffer: 1 << 28,
    },
  )
  const texts = format === 'json' ? [stdout] : stdout.split('\n').slice(0, -1)
  return { status, values: texts.map(text => JSON.parse(text)) }
}

const samples = readdirSync(corpus).filter(name => /^\d/.test(name))
const oversized = `<Error><Code>${'A'.repeat(300_000)}</Code></Error>`

const calls: [line: string, status: number, args: string[], input?: string][] = [
  ['explain, known code', 0, ['explain', 'NoSuchUpload']],
  ['explain, alias', 0, ['explain', 'KeyTooLong']],
  ['explain, status', 0, ['explain', '403', '"404 Not Found"']],
  ['explain, class', 0, ['explain', '1xx', '2xx', '3xx', '4xx', '5xx']],
  ['explain, unknown', 1, ['explain', 'NoSuchBuckett', 'constructor', '__proto__']],
  ['explain, some unknown', 1, ['explain', 'NoSuchKey', 'Zzz']],
  ['list, everything', 0, ['list']],
  ['list, filters', 0, ['list', '--status', '4xx,503', '--retry', 'yes', '--service', 'obs']],
  ['list, search', 0, ['list', '--search', 'upload']],
  ['list, nothing left', 1, ['list', '--search', 'xyzzyxyzzy']],
  ['decode, code', 0, ['decode', '001-nosuchkey-doc-canonical.xml']],
  ['decode, status', 0, ['decode', '095-curl-i-empty-503.txt']],
  ['decode, client', 0, ['decode', '137-node-connrefused.txt']],
  ['decode, unknown', 1, ['decode', '--text', '<Error><Code>NeverHeardOf</Code></Error>']],
  ['decode, several errors', 0, ['decode', '060-deleteresult-mixed.xml', '054-two-bodies-concatenated.xml']],
  ['decode, standard input', 0, [], '<Error><Code>AccessDenied</Code></Error>'],
  ['decode, nothing there', 1, ['decode'], 'all is well\n'],
  ['decode, empty input', 1, ['decode']],
  ['decode, hostile input', 1, ['decode'], oversized],
  ['decode, a missing file', 2, ['decode', 'missing.xml', '001-nosuchkey-doc-canonical.xml']],
  ['decode, ticket', 2, ['decode', '--ticket', '001-nosuchkey-doc-canonical.xml']],
  ['decode, every sample', 1, ['decode', ...samples]],
  ['decode, every sample as a summary', 1, ['decode', '--summary', ...samples]],
  ['decode, every sample with its secrets', 1, ['decode', '--no-redact', ...samples]],
  ['wrong option', 2, ['list', '--nope']],
  ['wrong value', 2, ['list', '--status', '999']],
  ['missing argument', 2, ['explain']],
]

describe.each(['en', 'zh'])('in %s', lang => {
  test.each(calls)('%s is an object of the schema', (_, status, args, input) => {
    const told = run('json', [...args, '--lang', lang], input)
    isOutput(told.values[0])
    expect(isOutput.errors ?? []).toEqual([])
    expect(told.status).toBe(status)
    const { problems } = told.values[0] as { problems: unknown[] }
    if (status === 2) expect(problems).not.toEqual([])
  })

  test.each(calls)('%s has lines of the schema', (_, status, args, input) => {
    const told = run('ndjson', [...args, '--lang', lang], input)
    for (const value of told.values) {
      isExplanation(value)
      expect(isExplanation.errors ?? []).toEqual([])
    }
    expect(told.status).toBe(status)
  })
})

test('both formats print the same results', () => {
  const [whole] = run('json', ['decode', ...samples]).values as [{ results: Explanation[] }]
  expect(run('ndjson', ['decode', ...samples]).values).toEqual(whole.results)
  expect(new Set(whole.results.map(({ kind }) => kind))).toEqual(
    new Set<Kind>(['code', 'status', 'unknown', 'client']),
  )
})

/** Every key of a type, which the type-checker holds to be complete. */
type Keys<T> = Record<keyof T, true>

const explanation: Keys<Explanation> = {
  kind: true,
  query: true,
  code: true,
  status: true,
  reason: true,
  service: true,
  summary: true,
  headline: true,
  documented: true,
  causes: true,
  retry: true,
  owner: true,
  related: true,
  links: true,
  suggestions: true,
  response: true,
  findings: true,
  origin: true,
}
const response: Keys<ObsResponse> = {
  code: true,
  message: true,
  status: true,
  resource: true,
  bucket: true,
  key: true,
  requestId: true,
  hostId: true,
  method: true,
  url: true,
  time: true,
  client: true,
  details: true,
}
const cause: Keys<Cause> = {
  title: true,
  cause: true,
  remedy: true,
  check: true,
  commands: true,
  evidence: true,
  retry: true,
  owner: true,
  confidence: true,
  sources: true,
}
const finding: Keys<Finding> = { id: true, text: true, values: true }
const origin: Keys<Origin> = { file: true, line: true, count: true }

const kind: Record<Kind, true> = { code: true, status: true, unknown: true, client: true }
const retry: Record<Retry, true> = { yes: true, no: true, 'check-first': true }
const owner: Record<NonNullable<Owner>, true> = {
  caller: true,
  'bucket-owner': true,
  account: true,
  service: true,
}
const confidence: Record<Confidence, true> = { documented: true, observed: true, inferred: true }

describe('the schema and src/types.ts', () => {
  test.each([
    ['Explanation', explanation],
    ['Cause', cause],
    ['Response', response],
    ['Finding', finding],
    ['Origin', origin],
  ] as const)('agree on the keys of %s, all of which are always present', (name, keys) => {
    const { properties, required, additionalProperties } = schema.$defs[name]
    expect(Object.keys(properties)).toEqual(Object.keys(keys))
    expect(required).toEqual(Object.keys(keys))
    expect(additionalProperties).toBe(false)
  })

  test.each([
    ['Explanation', 'kind', Object.keys(kind)],
    ['Explanation', 'retry', Object.keys(retry)],
    ['Explanation', 'owner', [...Object.keys(owner), null]],
    ['Cause', 'confidence', Object.keys(confidence)],
  ])('agree on the values of %s.%s', (name, key, values) => {
    expect(schema.$defs[name].properties[key].enum).toEqual(values)
  })
})
