import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packageFolder, userEnv } from '../readme/terminal.ts'
import { contentOf, errorCodes, startServer } from './obs-server.ts'

/**
 * Real clients by themselves and under `obs-err run`, against a server on this machine: the same bytes on both streams,
 * the same exit status, and the answer below where the client failed. `npm run test:clients` runs it; a client that is
 * not installed is skipped. CLIENT_RUNS sets the number of runs (200), CLIENT_SEED repeats one.
 */

const runs = Number(process.env.CLIENT_RUNS ?? 200)
const seed = Number(process.env.CLIENT_SEED ?? Date.now())

const home = mkdtempSync(join(tmpdir(), 'obs-err-clients-'))
const server = await startServer()
const endpoint = `http://127.0.0.1:${server.port}`
const script = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const env = {
  ...userEnv(home),
  AWS_ACCESS_KEY_ID: 'AK',
  AWS_SECRET_ACCESS_KEY: 'SK',
  AWS_DEFAULT_REGION: 'cn-north-4',
  AWS_EC2_METADATA_DISABLED: 'true',
  NODE_PATH: process.env.NODE_PATH,
}
beforeAll(() => {
  const config = ['[default]', 'access_key = AK', 'secret_key = SK', `host_base = 127.0.0.1:${server.port}`]
  const more = [`host_bucket = 127.0.0.1:${server.port}`, 'use_https = False', 'max_retries = 1']
  writeFileSync(join(home, '.s3cfg'), [...config, ...more, ''].join('\n'))
})
afterAll(async () => {
  await server.close()
  rmSync(home, { recursive: true })
})

interface Client {
  name: string
  /** How often it is taken in proportion to the others: some take seconds. */
  weight: number
  /** Whether it is there. */
  probe: string[]
  command(object: string): string[]
  /** Does it say of some failures neither code nor status, so that there is nothing to explain? */
  isSilent?: true
}

const remote = `:s3,provider=Other,access_key_id=AK,secret_access_key=SK,endpoint='${endpoint}':bucket`
const clients: Client[] = [
  {
    name: 'curl',
    weight: 10,
    probe: ['curl', '--version'],
    command: object => ['curl', '-sS', '--fail-with-body', `${endpoint}/bucket/${object}`],
  },
  {
    name: 'curl -v',
    weight: 3,
    probe: ['curl', '--version'],
    command: object => ['curl', '-sSv', '--fail-with-body', `${endpoint}/bucket/${object}`],
  },
  {
    name: 'esdk-obs-nodejs',
    weight: 3,
    probe: ['node', '-e', 'require("esdk-obs-nodejs")'],
    command: object => ['node', script('get.cjs'), String(server.port), object],
  },
  {
    name: 'boto3',
    weight: 2,
    probe: ['/usr/bin/python3', '-c', 'import boto3'],
    command: object => ['/usr/bin/python3', script('get.py'), String(server.port), object],
  },
  {
    name: 's3cmd',
    isSilent: true,
    weight: 2,
    probe: ['s3cmd', '--version'],
    command: object => ['s3cmd', '--no-progress', 'get', `s3://bucket/${object}`, '-'],
  },
  {
    name: 'rclone',
    isSilent: true,
    weight: 2,
    probe: ['rclone', 'version'],
    command: object => ['rclone', 'cat', '--retries', '1', '--low-level-retries', '1', `${remote}/${object}`],
  },
  {
    name: 'aws-cli',
    weight: 1,
    probe: ['/usr/bin/aws', '--version'],
    command: object => ['/usr/bin/aws', '--endpoint-url', endpoint, 's3', 'cp', `s3://bucket/${object}`, '-'],
  },
]

const isThere = ({ probe: [program = '', ...args] }: Client) => spawnSync(program, args, { env }).status === 0
const present = clients.filter(isThere)

interface Outcome {
  stdout: Buffer
  stderr: string
  status: number | null
}

/** Runs a command; a signal is sent while the object is on its way. */
function outcomeOf(command: string[], signal: NodeJS.Signals | null = null): Promise<Outcome> {
  const [program = '', ...args] = command
  const child = spawn(program, args, { cwd: home, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const shown = { stdout: [] as Buffer[], stderr: [] as Buffer[] }
  for (const name of ['stdout', 'stderr'] as const) child[name].on('data', data => shown[name].push(data))
  if (signal) void server.nextGet().then(() => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, killed) => {
      const status = killed === null ? code : 128 + constants.signals[killed]
      const stderr = Buffer.concat(shown.stderr).toString()
      resolve({ stdout: Buffer.concat(shown.stdout), stderr, status })
    })
  })
}

const wrapped = (command: string[]) => [join(packageFolder, 'bin/obs-err.js'), 'run', '--', ...command]

/** What differs from one run of a client to the next: the time, ports, how curl connects, and the size of the pieces that it reads. */
function steady(text: string): string {
  return text
    .replace(/\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d/g, 'TIME')
    .replace(/^\* [^\n]*\n/gm, '')
    .replace(/^[{}] \[\d+ bytes data\]\n/gm, '')
    .replace(/^< Date: [^\n]*\n/gm, '')
    .replace(/ in \d+\.\d seconds \([^)]*\)/g, '')
}

const call = fc.record({
  client: fc.oneof(...present.map(client => ({ weight: client.weight, arbitrary: fc.constant(client) }))),
  object: fc.oneof(
    { weight: 3, arbitrary: fc.tuple(fc.integer({ min: 0, max: 2_000_000 }), fc.constantFrom(0, 0, 0, 5)) },
    { weight: 2, arbitrary: fc.constantFrom(...errorCodes) },
  ),
})
const nameOf = (object: string | [number, number]) => (typeof object === 'string' ? object : object.join('-'))

test(`the same bytes and status in ${runs} runs, and the answer below (seed ${seed})`, async () => {
  const seen = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(call, async ({ client, object }) => {
      const command = client.command(nameOf(object))
      const [bare, under] = await Promise.all([outcomeOf(command), outcomeOf(wrapped(command))])
      expect(under.stdout.equals(bare.stdout)).toBe(true)
      expect(under.status).toBe(bare.status)
      const [own, all] = [steady(bare.stderr), steady(under.stderr)]
      expect(all.slice(0, own.length)).toBe(own)
      const answer = all.slice(own.length)
      if (bare.status === 0) expect(answer).toBe('')
      else if (!(client.isSilent && answer === '')) expect(answer).toMatch(/^\n?(?:\w+ {2})?40[34] \w+/)
      seen.set(client.name, (seen.get(client.name) ?? 0) + 1)
    }),
    { numRuns: runs, seed, endOnFailure: true },
  )
  console.log([...seen].map(([name, count]) => `${name} ${count}`).join(', '))
}, 1_800_000)

describe.each(present)('$name', client => {
  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    '%s gives the same status',
    async signal => {
      // Slow enough that the signal comes while the object does.
      const command = client.command('3000000-1')
      const [bare, under] = [await outcomeOf(command, signal), await outcomeOf(wrapped(command), signal)]
      expect(under.status).toBe(bare.status)
      const content = contentOf(3_000_000)
      if (client.name !== 'esdk-obs-nodejs')
        expect(content.subarray(0, under.stdout.length).equals(under.stdout)).toBe(true)
    },
    60_000,
  )
})

test('every client that is installed was found', () => expect(present.length).toBeGreaterThan(0))
