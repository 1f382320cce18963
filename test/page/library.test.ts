import { readdirSync, readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serve, startChromium } from './browser.ts'

/** The built library in a real browser: straight from its files, in a bundle, and in a worker. */

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url))

/** Uses every function; `report` is told what came of it. */
const everything = (from: string) => `
  import { catalogue, checkSignature, decode, decodeText, explain, explainError, list } from '${from}'
  const body = '<Error><Code>NoSuchKey</Code><Key>a.txt</Key></Error>'
  const decoded = []
  const stream = new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'))
  for await (const { code } of decode(stream)) decoded.push(code)
  const [error] = decodeText(body)
  report([
    explain('no_such_key').code, list({ status: 404 }).length > 5, decoded, error.response.key,
    (await explainError(new Response(body, { status: 404 }))).code,
    await checkSignature(error.response, 'secret'), catalogue.errors.length > 200,
  ])
`
const expected = ['NoSuchKey', true, ['NoSuchKey'], 'a.txt', 'NoSuchKey', [], true]

const page = (script: string) => `<!doctype html><title>test</title>${script}`
const onPage = 'const report = value => { globalThis.told = value };'
const inWorker = 'const report = value => postMessage(value);'

let browser: Browser
let server: Server
let url: string

beforeAll(async () => {
  const bundle = async (source: string, format: 'esm' | 'iife') => {
    const stdin = { contents: source, resolveDir: path('') }
    const built = await build({
      stdin,
      format,
      bundle: true,
      platform: 'browser',
      write: false,
      target: 'es2022',
    })
    return built.outputFiles[0]?.text ?? ''
  }
  const pages = {
    '/module': page(`<script type="module">${onPage}${everything('./dist/index.js')}</script>`),
    '/bundle': page('<script type="module" src="/bundle.js"></script>'),
    '/bundle.js': await bundle(onPage + everything('./dist/index.js'), 'esm'),
    '/worker': page(
      `<script>new Worker('/worker.js', { type: 'module' }).onmessage = ({ data }) => { globalThis.told = data }</script>`,
    ),
    '/worker.js': inWorker + everything('/dist/index.js'),
    '/corpus': page(
      '<script type="module">import { decode } from "/dist/index.js"; globalThis.decode = decode; globalThis.told = true</script>',
    ),
  }
  ;({ server, url } = await serve(pages))
  browser = await startChromium()
}, 60_000)

afterAll(async () => {
  await browser?.close()
  server?.close()
})

/** Opens a page and waits until the script has told what it found. */
async function open(name: string) {
  const tab = await browser.newPage()
  const faults: string[] = []
  tab.on('pageerror', error => faults.push(error.message))
  tab.on('console', message => faults.push(message.text()))
  await tab.goto(`${url}${name}`)
  await tab.waitForFunction('globalThis.told !== undefined').catch(error => {
    throw new Error(`${error.message}\n${faults.join('\n')}`)
  })
  return { tab, faults }
}

describe('the library runs', () => {
  test.each(['/module', '/bundle', '/worker'])('%s', async name => {
    const { tab, faults } = await open(name)
    expect(await tab.evaluate('globalThis.told')).toEqual(expected)
    expect(faults.filter(text => !text.includes('favicon') && !text.includes('404'))).toEqual([])
    await tab.close()
  })
})

test('every sample gives the same as in Node', async () => {
  const { decode }: typeof import('../../src/index.ts') = await import(path('dist/index.js'))
  const corpus = path('test/fixtures/corpus')
  const { tab } = await open('/corpus')
  for (const file of readdirSync(corpus).filter(name => /^\d/.test(name))) {
    const bytes = readFileSync(`${corpus}/${file}`)
    const here: string[] = []
    for await (const explanation of decode(new Uint8Array(bytes), { file }))
      here.push(JSON.stringify(explanation))
    const there = await tab.evaluate(
      `(async () => {
        const found = []
        const bytes = Uint8Array.from(atob('${bytes.toString('base64')}'), c => c.charCodeAt(0))
        for await (const explanation of decode(bytes, { file: ${JSON.stringify(file)} })) found.push(JSON.stringify(explanation))
        return found
      })()`,
    )
    expect(there).toEqual(here)
  }
  await tab.close()
}, 120_000)
