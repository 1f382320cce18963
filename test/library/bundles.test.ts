import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type * as source from '../../src/index.ts'

/** The built library in single-file bundles, in other runtimes, and beside the built program. */

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'obs-err-bundles-'))
const library = JSON.stringify(path('dist/index.js'))

/** Uses every function and prints what came of it. */
const everything = `
  import { catalogue, checkSignature, decode, decodeText, explain, explainError, list } from ${library}
  const body = '<Error><Code>NoSuchKey</Code><Key>a.txt</Key></Error>'
  const decoded = []
  const stream = new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'))
  for await (const { code } of decode(stream)) decoded.push(code)
  const [error] = decodeText(body)
  console.log(JSON.stringify([
    explain('no_such_key').code, list({ status: 404 }).length > 5, decoded, error.response.key,
    explainError(new Error('x', { cause: body })).code, await checkSignature(error.response, 'secret'),
    catalogue.errors.length > 200,
  ]))
`
const expected = ['NoSuchKey', true, ['NoSuchKey'], 'a.txt', 'NoSuchKey', [], true]

const input = join(folder, 'input.mjs')
beforeAll(() => writeFileSync(input, everything))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What a run of a script prints, parsed. */
function run(command: string, ...args: string[]): unknown {
  const { stdout, stderr, error } = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1' },
  })
  if (error) throw error
  expect(stderr).toBe('')
  return JSON.parse(stdout)
}

async function esbuilt(source: string, platform: 'node' | 'browser' = 'node'): Promise<string> {
  const outfile = join(folder, `esbuild-${platform}-${source.length}.mjs`)
  const stdin = { contents: source, resolveDir: folder }
  await build({ stdin, outfile, platform, bundle: true, format: 'esm', target: 'es2022', logLevel: 'error' })
  return outfile
}

describe('a single file runs in Node', () => {
  test.each(['node', 'browser'] as const)('made by esbuild for %s', async platform => {
    expect(run(process.execPath, await esbuilt(everything, platform))).toEqual(expected)
  })

  test('made by rolldown', async () => {
    const file = join(folder, 'rolldown.mjs')
    const bundle = await rolldown({ input, platform: 'node' })
    await bundle.write({ file, format: 'esm', codeSplitting: false })
    expect(run(process.execPath, file)).toEqual(expected)
  })
})

/** A folder below which `npm install bun deno` was run: their programs have 100 MB each. `.ci/run` names one. */
const runtimes = process.env.RUNTIMES

/** The program in the package of a platform: npm may not run the script that would put the program into place. */
function programIn(scope: string, name: string): string {
  const folder = join(runtimes ?? '', 'node_modules', scope)
  const [platform = ''] = readdirSync(folder)
  return join(folder, platform, name)
}

describe('the library runs in', () => {
  test('Node', () => expect(run(process.execPath, input)).toEqual(expected))

  test.runIf(runtimes)('Bun', () => {
    expect(run(programIn('@oven', 'bin/bun'), input)).toEqual(expected)
  })

  test.runIf(runtimes)('Deno, without a permission', () => {
    expect(run(programIn('@deno', 'deno'), 'run', '--no-config', '--no-lock', input)).toEqual(expected)
  })
})

test('a bundle that only explains carries no readers', async () => {
  const textOf = async (source: string) => readFileSync(await esbuilt(source), 'utf8')
  const mark = 'CommonMsg'
  expect(await textOf(`export { decodeText } from ${library}`)).toContain(mark)
  expect(await textOf(`export { explain, list } from ${library}`)).not.toContain(mark)
})

test('a bundle of nothing is empty: importing has no effects', async () => {
  expect(readFileSync(await esbuilt(`import ${library}`), 'utf8').trim()).toBe('')
})

test('the library and the program print the same of every sample', async () => {
  const { decode }: typeof source = await import(path('dist/index.js'))
  const corpus = path('test/fixtures/corpus')
  const samples = readdirSync(corpus).filter(name => /^\d/.test(name))
  for (const lang of ['en', 'zh'] as const) {
    const explained: string[] = []
    for (const file of samples) {
      const bytes = new Uint8Array(readFileSync(join(corpus, file)))
      for await (const explanation of decode(bytes, { file, lang }))
        explained.push(JSON.stringify(explanation))
    }
    const args = [path('bin/obs-err.js'), 'decode', '--format', 'json', '--lang', lang, ...samples]
    const { stdout } = spawnSync(process.execPath, args, {
      cwd: corpus,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    const printed: unknown[] = JSON.parse(stdout).results
    expect(explained).toEqual(printed.map(result => JSON.stringify(result)))
  }
}, 60_000)
