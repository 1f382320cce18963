import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { transform } from 'esbuild'
import { defineConfig, type InputOptions, type Plugin, rolldown } from 'rolldown'
import { licencesOf, notePackages } from './licences.ts'
import { readDataFolder } from './src/catalogue/data-folder.ts'

/** The page as one file, `dist/page/index.html`: the program, the one of its worker, the style and the catalogue. */

const packages = new Set<string>()

/** A module whose text the build makes up. */
function virtual(name: string, load: () => string | Promise<string>, moduleType: 'js' | 'json'): Plugin {
  return {
    name,
    resolveId: id => (id === name ? `\0${name}` : null),
    load: async id => (id === `\0${name}` ? { code: await load(), moduleType } : null),
  }
}

const everywhere = {
  platform: 'browser',
  resolve: { mainFields: ['module', 'main'], conditionNames: ['import', 'default'] },
} satisfies InputOptions

/** The program of the worker, with the catalogue inside. */
async function workerProgram(): Promise<string> {
  const catalogue = virtual('virtual:catalogue', () => JSON.stringify(readDataFolder('data')), 'json')
  const build = await rolldown({
    ...everywhere,
    input: 'src/page/worker.ts',
    plugins: [catalogue, notePackages(packages)],
  })
  const { output } = await build.generate({ format: 'iife', minify: true, codeSplitting: false })
  await build.close()
  return output[0].code
}

/** Stands in the page for the program of its worker until the page is minified: that would undo the escapes. */
const workerMark = 'the program of the worker'
const quotedMark = new RegExp(`(["'\`])${workerMark}\\1`)

/** A text as a string of JavaScript in which nothing can end the script that the string stands in. */
function literal(text: string): () => string {
  const escaped = JSON.stringify(text).replace(
    /[<\u2028\u2029]/g,
    char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return () => escaped
}

/** What the Content-Security-Policy knows a script or style by. */
function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

/** Nothing is loaded from anywhere, and no text can become code or markup. The search in long logs is WebAssembly. */
function policyFor(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src ${hashOf(script)} 'wasm-unsafe-eval'`,
    `style-src ${hashOf(style)}`,
    'img-src data:',
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types worker',
  ].join('; ')
}

/** Puts the program into the page, in place of the file that it would be. */
function inOneFile(): Plugin {
  return {
    name: 'in-one-file',
    async generateBundle(_, bundle) {
      const [chunk] = Object.values(bundle).filter(file => file.type === 'chunk')
      if (chunk === undefined) throw new Error('the page has no program')
      delete bundle[chunk.fileName]
      const script = chunk.code.trim().replace(quotedMark, literal(await workerProgram()))
      const { code: style } = await transform(readFileSync('src/page/page.css', 'utf8'), {
        loader: 'css',
        minify: true,
      })
      const licences = licencesOf(packages)
      if (/<\/(?:script|style)|<!--/i.test([script, style, licences].join('\n')))
        throw new Error('a part of the page would end before its end')
      const parts: Record<string, string> = {
        '{policy}': policyFor(script, style.trim()),
        '<link rel="stylesheet" href="page.css">': `<style>${style.trim()}</style>`,
        '{licences}': licences,
        '<script src="main.tsx"></script>': `<script>${script}</script>`,
      }
      let source = readFileSync('src/page/page.html', 'utf8')
      for (const [mark, part] of Object.entries(parts)) {
        if (!source.includes(mark)) throw new Error(`page.html has no ${mark}`)
        source = source.replace(mark, () => part)
      }
      this.emitFile({ type: 'asset', fileName: 'index.html', source })
    },
  }
}

export default defineConfig({
  ...everywhere,
  input: 'src/page/main.tsx',
  plugins: [
    virtual('virtual:worker', () => `export default ${JSON.stringify(workerMark)}`, 'js'),
    notePackages(packages),
    inOneFile(),
  ],
  output: { dir: 'dist/page', format: 'iife', minify: true, cleanDir: true, codeSplitting: false },
})
