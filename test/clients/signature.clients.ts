import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import type { Finding } from '../../src/types.ts'
import { packageFolder, userEnv } from '../readme/terminal.ts'
import { type Breakage, breakages, type ClientName } from './breakages.ts'
import { type Answer, startProxy } from './breaking-proxy.ts'
import { startVerifyingServer } from './verifying-server.ts'

/**
 * Real clients sign requests, a proxy breaks one thing of each, a server verifies them, and `obs-err decode
 * --check-signature` is given the answer of the server alone. Clients that are not installed are skipped.
 */

const accessKeyId = 'AKEXAMPLE00000000013'
const secretKey = 'kMDEpFfF+Z0b/zJN7ECRbqCjWzXtKfH0wWeFAKEx'
const token = 'gQpjbi1ub3J0aC00iEXAMPLEtOkEn0123456789=='

const home = mkdtempSync(join(tmpdir(), 'obs-err-broken-'))
const server = await startVerifyingServer(secretKey)
const proxy = await startProxy(server.port)
afterAll(() => {
  proxy.close()
  server.close()
  rmSync(home, { recursive: true })
})

const script = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const base = { ...userEnv(home), AWS_EC2_METADATA_DISABLED: 'true', NODE_PATH: process.env.NODE_PATH }
writeFileSync(join(home, 'content.txt'), 'content')

interface Outcome {
  stdout: string
  stderr: string
  status: number | null
}
function run([program = '', ...args]: string[], env: NodeJS.ProcessEnv, input = ''): Promise<Outcome> {
  const child = spawn(program, args, { cwd: home, env, stdio: ['pipe', 'pipe', 'pipe'] })
  const shown = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', text => {
      shown[name] += text
    })
  child.stdin.end(input)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', status => resolve({ ...shown, status }))
  })
}

/** The environment of a client: its keys and, for temporary keys, the token. */
function keysOf({ secretKey: change, hasToken }: Breakage): NodeJS.ProcessEnv {
  const secret = change ? change(secretKey) : secretKey
  return {
    ...base,
    OBS_ACCESS_KEY_ID: accessKeyId,
    OBS_SECRET_ACCESS_KEY: secret,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secret,
    AWS_DEFAULT_REGION: 'cn-north-4',
    HTTP_PROXY: `http://127.0.0.1:${proxy.port}`,
    http_proxy: `http://127.0.0.1:${proxy.port}`,
    ...(hasToken && { OBS_SECURITY_TOKEN: token, AWS_SESSION_TOKEN: token }),
  }
}

const json = (one: Breakage, signature: string, link = false) =>
  JSON.stringify({
    call: one.call,
    params: one.params,
    style: one.style,
    signature,
    link,
    proxyPort: proxy.port,
  })
const esdk = (signature: string) => (one: Breakage) => ['node', script('sign.cjs'), json(one, signature)]
const boto3 = (signature: string) => (one: Breakage) => [
  '/usr/bin/python3',
  script('sign.py'),
  json(one, signature),
]
const esdkLink = (one: Breakage) => ['node', script('sign.cjs'), json(one, 'obs', true)]
const boto3Link = (signature: string) => (one: Breakage) => [
  '/usr/bin/python3',
  script('sign.py'),
  json(one, signature, true),
]

function awsCli({ call, params }: Breakage): string[] {
  const { Bucket, Key, ContentType } = params as Record<string, string>
  const words = [
    '/usr/bin/aws',
    's3api',
    call === 'put' ? 'put-object' : 'get-object',
    '--endpoint-url',
    'http://obs.cn-north-4.myhuaweicloud.com',
    '--bucket',
    Bucket as string,
    '--key',
    Key as string,
  ]
  if (call !== 'put') return [...words, 'got']
  return [...words, '--body', 'content.txt', ...(ContentType ? ['--content-type', ContentType] : [])]
}

function s3cmd(version: string[]): (one: Breakage) => string[] {
  return ({ params, secretKey: change }) => {
    const { Bucket, Key } = params as Record<string, string>
    const config = [
      '[default]',
      `access_key = ${accessKeyId}`,
      `secret_key = ${change ? change(secretKey) : secretKey}`,
      'host_base = obs.cn-north-4.myhuaweicloud.com',
      'host_bucket = %(bucket)s.obs.cn-north-4.myhuaweicloud.com',
      'bucket_location = cn-north-4',
      'use_https = False',
      'max_retries = 0',
      'proxy_host = 127.0.0.1',
      `proxy_port = ${proxy.port}`,
    ]
    writeFileSync(join(home, '.s3cfg'), [...config, ''].join('\n'))
    return [
      's3cmd',
      '--no-progress',
      '--storage-class=STANDARD',
      ...version,
      'put',
      'content.txt',
      `s3://${Bucket}/${Key}`,
    ]
  }
}

const probes = {
  node: ['node', '-e', 'require("esdk-obs-nodejs")'],
  boto3: ['/usr/bin/python3', '-c', 'import boto3'],
  aws: ['/usr/bin/aws', '--version'],
  s3cmd: ['s3cmd', '--version'],
}

const clients: Record<ClientName, { probe: string[]; words: (one: Breakage) => string[]; isLink?: true }> = {
  'esdk obs': { probe: probes.node, words: esdk('obs') },
  'esdk v2': { probe: probes.node, words: esdk('v2') },
  'esdk obs link': { probe: probes.node, words: esdkLink, isLink: true },
  'boto3 v2': { probe: probes.boto3, words: boto3('s3') },
  'boto3 v2 link': { probe: probes.boto3, words: boto3Link('s3'), isLink: true },
  'boto3 v4': { probe: probes.boto3, words: boto3('s3v4') },
  'boto3 v4 link': { probe: probes.boto3, words: boto3Link('s3v4'), isLink: true },
  'aws-cli v4': { probe: probes.aws, words: awsCli },
  's3cmd v4': { probe: probes.s3cmd, words: s3cmd([]) },
  's3cmd v2': { probe: probes.s3cmd, words: s3cmd(['--signature-v2']) },
}

const isThere = new Map<string, boolean>()
for (const [program = '', ...args] of Object.values(probes))
  isThere.set(program, spawnSync(program, args, { env: base }).status === 0)
const present = breakages.filter(({ client }) => isThere.get(clients[client].probe[0] as string))

/** Lets the client send the request; gives the first answer of the server. */
async function answerTo(one: Breakage, change: Breakage['change']): Promise<Answer | undefined> {
  const { words, isLink } = clients[one.client]
  const env = keysOf(one)
  const answers = proxy.use(change ?? (() => {}))
  const made = await run(words(one), env)
  if (isLink) {
    // A signature with a plus shows what not encoding the plus does.
    if (one.named.includes('signature-encoding') && !made.stdout.includes('%2B')) return answerTo(one, change)
    const url = made.stdout
    await run(
      [
        'curl',
        '-s',
        '-g',
        '--path-as-is',
        '--proxy',
        `http://127.0.0.1:${proxy.port}`,
        ...(one.curl ?? []),
        url,
      ],
      base,
    )
  }
  return answers[0]
}

async function findingOf(one: Breakage, answer: string): Promise<Finding | null> {
  const words = [join(packageFolder, 'bin/obs-err.js'), 'decode', '--check-signature', '--json']
  const env = {
    ...base,
    // What a user has in the environment: the right secret key, whatever the client was configured with.
    OBS_SECRET_ACCESS_KEY: one.named.includes('signature-secret-differs')
      ? (one.secretKey?.(secretKey) ?? '')
      : secretKey,
    ...(one.hasToken && { OBS_SECURITY_TOKEN: token }),
  }
  const { stdout } = await run(words, env, answer)
  expect(stdout).not.toContain(secretKey)
  expect(stdout).not.toContain(token)
  const [result] = JSON.parse(stdout).results
  return (
    result?.findings.find(({ id }: Finding) => id.startsWith('signature-') && id !== 'signature-scope') ??
    null
  )
}

/** What a finding names: the mistake, or a signed header that did not arrive. */
function nameOf({ id, values }: Finding): string {
  if (id === 'signature-string-differs' && values.name) return 'header-lost'
  return id === 'signature-reproduced' ? String(values.mistake).replace('mistake-', '') : id
}

test(`of ${present.length} broken requests nine in ten are named, none wrongly`, async () => {
  const rows: string[] = []
  const count = { named: 0, unnamed: 0, wrong: 0 }
  for (const one of present) {
    const answer = await answerTo(one, one.change)
    expect(answer?.body, `${one.client}: ${one.what}`).toContain('SignatureDoesNotMatch')
    const finding = await findingOf(one, answer?.body ?? '')
    const name = finding ? nameOf(finding) : 'nothing'
    const verdict = one.named.includes(name)
      ? 'named'
      : name === 'signature-string-differs' || finding === null
        ? 'unnamed'
        : 'wrong'
    count[verdict]++
    rows.push([verdict.padEnd(8), one.client.padEnd(14), one.what.padEnd(48), name].join(' '))
  }
  console.log([...rows, JSON.stringify(count)].join('\n'))
  expect(count.wrong).toBe(0)
  expect(count.named).toBeGreaterThanOrEqual(Math.ceil(present.length * 0.9))
}, 1_800_000)

test('the same requests are accepted where nothing breaks them', async () => {
  const seen = new Set<string>()
  for (const one of present) {
    const { secretKey: _, curl, ...whole } = one
    const key = JSON.stringify([one.client, one.call, one.params])
    if (curl || seen.has(key)) continue
    seen.add(key)
    expect(await answerTo(whole, undefined), `${one.client}: ${one.call}`).toEqual({ status: 200, body: '' })
  }
}, 1_800_000)
