import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { defineConfig, type Plugin } from 'rolldown'
import { esmExternalRequirePlugin } from 'rolldown/plugins'
import { readDataFolder } from './src/catalogue/data-folder.ts'
import { canonical, indexOf, writeIndex } from './src/catalogue/index-file.ts'

/** Writes the catalogue and its index beside the program, so that one entry can be read without the others. */
function catalogueIndex(): Plugin {
  return {
    name: 'catalogue-index',
    generateBundle() {
      const text = canonical(readDataFolder('data'))
      this.emitFile({ type: 'asset', fileName: 'catalogue.json', source: text })
      const index = indexOf(text)
      this.emitFile({ type: 'asset', fileName: 'catalogue-index.json', source: writeIndex(index) })
    },
  }
}

/**
 * Spares what packages load and this program has no use for. commander can run commands that are programs of their
 * own: here none is. Importing `node:process` opens all three standard streams. The XML parser is told to leave
 * numbers and entities alone, so what converts the ones, decodes the others and judges them never gets to work.
 */
const spared: { importer: RegExp; modules: Record<string, string> }[] = [
  {
    importer: /\/commander\//,
    modules: {
      'node:child_process': 'export {}',
      'node:fs': 'export {}',
      'node:path': 'export {}',
      'node:process': 'module.exports = globalThis.process',
    },
  },
  // Whether there is colour is decided before it is loaded.
  {
    importer: /\/chalk\//,
    modules: { '#supports-color': 'export default { stdout: false, stderr: false }' },
  },
  {
    importer: /\/cli-table3\//,
    modules: {
      '@colors/colors/safe': 'export {}',
      // Tells the package's own authors what it does.
      './debug':
        'const nothing = () => {}; module.exports = { debug: nothing, info: nothing, warn: nothing }',
      // The width of a text is measured by the program itself; one way of it is enough.
      'string-width': `module.exports = require(${JSON.stringify(`${import.meta.dirname}/src/render/width.ts`)}).displayWidth`,
    },
  },
  {
    importer: /\/fast-xml-parser\//,
    modules: {
      'is-unsafe': 'export const isUnsafe = () => true; export const HTML = []; export const XML = []',
      strnum: 'export default text => text',
      '../validator.js': 'export const validate = () => true',
      // The text handed over begins at the root element: a document type inside is no XML, and is read without it.
      './DocTypeReader.js': 'export default class { readDocType() { throw new Error("document type") } }',
      // Paths are for stop nodes and callbacks, of which there are none; only the current tag is asked for.
      'path-expression-matcher': `
        export class Expression {}
        export class ExpressionSet { add() {} seal() { return this } }
        export class Matcher {
          tags = []
          readOnly() { return this }
          reset() { this.tags = [] }
          push(tag) { this.tags.push(tag) }
          pop() { this.tags.pop() }
          getCurrentTag() { return this.tags.at(-1) }
          updateCurrent() {}
          matchesAny() { return false }
          toString() { return '' }
        }`,
      '@nodable/entities': `
        export class EntityDecoder { reset() {} setXmlVersion() {} addInputEntities() {} decode(text) { return text } }
        export const XML = {}; export const COMMON_HTML = {}; export const CURRENCY = {}
        export const ENTITY_ACTION = { BLOCK: 'block', ALLOW: 'allow' }`,
    },
  },
]

const isSpared = (id: string) => spared.some(({ modules }) => Object.hasOwn(modules, id))

function sparing(): Plugin {
  const prefix = '\0spared:'
  return {
    name: 'sparing',
    resolveId: (id, importer) => {
      if (!isSpared(id)) return null
      const at = spared.findIndex(one => one.importer.test(importer ?? '') && Object.hasOwn(one.modules, id))
      if (at >= 0) return `${prefix}${at}:${id}`
      return id.startsWith('node:') ? { id, external: true } : null
    },
    load: id => {
      if (!id.startsWith(prefix)) return null
      const at = Number(id.charAt(prefix.length))
      return spared[at]?.modules[id.slice(prefix.length + 2)] ?? null
    },
  }
}

/** Packages of the MIT licence that come without its text; their `package.json` names licence and author. */
const withoutText = ['@bomb.sh/tab']

/** What npm tells about a package, as far as it is needed here. */
interface Manifest {
  name: string
  version: string
  license?: string
  author?: string | { name: string }
}

/** The licence text of the package in `folder`, from its own file. */
function licenceText(folder: string, { name, license, author }: Manifest): string {
  const file = readdirSync(folder).find(entry => /^(?:licen[cs]e|copying)\b/i.test(entry))
  if (file && withoutText.includes(name))
    throw new Error(`${name} has its licence text now: mend withoutText`)
  if (file) return readFileSync(`${folder}/${file}`, 'utf8').trim()
  if (license !== 'MIT' || !author || !withoutText.includes(name))
    throw new Error(`${name} has no licence text`)
  const holder = typeof author === 'string' ? author : author.name
  return readFileSync('LICENSE', 'utf8')
    .trim()
    .replace(/^Copyright.*$/m, `Copyright (c) ${holder}`)
}

/** Writes the library's entry: an ES module that passes on what the bundle exports. */
function libraryEntry(): Plugin {
  return {
    name: 'library-entry',
    generateBundle(_, bundle) {
      const library = Object.values(bundle).find(file => file.type === 'chunk' && file.name === 'library')
      const names = library?.type === 'chunk' ? library.exports : []
      const source = `import library from './library.cjs'\n\nexport const { ${names.sort().join(', ')} } = library\n`
      this.emitFile({ type: 'asset', fileName: 'index.js', source })
    },
  }
}

/** Collects the licences of every package of which the program holds any code. */
function thirdPartyLicences(): Plugin {
  return {
    name: 'third-party-licences',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter(file => file.type === 'chunk')
      const modules = chunks.flatMap(chunk => Object.keys(chunk.modules))
      const folders = modules.flatMap(id => /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? [])
      const licences = [...new Set(folders)].map(folder => {
        const manifest: Manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
        const { name, version, license = 'see text' } = manifest
        return `${name} ${version} (${license})\n\n${licenceText(folder, manifest)}\n`
      })
      const idle = withoutText.filter(name => !folders.some(folder => folder.endsWith(`/${name}`)))
      if (idle.length > 0) throw new Error(`${idle.join(', ')} is bundled no more: mend withoutText`)
      const source = `obs-err holds code of these packages.\n\n${licences.sort().join(`\n${'-'.repeat(80)}\n\n`)}`
      this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-LICENSES.txt', source })
    },
  }
}

/** The lines that forms must recognise are for the tests; the program does without them. */
function withoutExamples(): Plugin {
  const example = /\n\s+example:\s+(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`),(?=\n)/g
  return {
    name: 'without-examples',
    transform: {
      filter: { id: /\/src\/decode\/clients\/\w[\w-]*\.ts$/ },
      handler: code => ({ code: code.replace(example, ''), map: null }),
    },
  }
}

/** The completion scripts come with comments, a third of their text, for which no shell has a use. */
function withoutShellComments(): Plugin {
  return {
    name: 'without-shell-comments',
    transform: {
      filter: { id: /\/@bomb\.sh\/tab\/dist\/powershell-[\w-]+\.mjs$/ },
      handler: code => ({ code: code.replace(/^[ \t]*# .*\n/gm, ''), map: null }),
    },
  }
}

/** Text of one byte a character takes half the memory, and Node a millisecond less to read and hash it. */
function asciiOnly(): Plugin {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  return {
    name: 'ascii-only',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') file.code = file.code.replace(/[^\0-\x7f]/g, escaped)
      }
    },
  }
}

/** A large object is read faster out of a string than as code (https://v8.dev/blog/cost-of-javascript-2019#json). */
function jsonAsString(): Plugin {
  return {
    name: 'json-as-string',
    load: id => {
      if (!/\/data\/\w+\.json$/.test(id)) return null
      const text = JSON.stringify(JSON.parse(readFileSync(id, 'utf8')))
      return { code: `export default JSON.parse(${JSON.stringify(text)})`, moduleType: 'js' }
    },
  }
}

/**
 * Every file of its own costs start-up time, and so does every kilobyte that is not needed: what each call needs
 * stands in one file, what the library shares with the program in others, and the rest is loaded when it is used.
 * A group takes what its files import along, but for what a group before it has.
 */
const groups = [
  { name: 'catalogue', test: /src\/(?:catalogue\/(?:answer|load|select)|words)\.ts/ },
  { name: 'reading', test: /src\/(?:decode\/index|explain-response)\.ts/ },
  { name: 'program', test: /src\/main\.ts/ },
  { name: 'parser', test: /src\/cli\/parser\.ts/ },
  { name: 'grid', test: /src\/render\/table-cells\.ts/ },
  { name: 'list', test: /src\/(?:cli\/commands\/list|render\/list|render\/csv)\.ts/ },
]

export default defineConfig({
  input: { main: 'src/main.ts', library: 'src/index.ts' },
  platform: 'neutral',
  // The only place that asks where it stands is src/package-root.ts.
  transform: { define: { 'import.meta.url': 'moduleUrl' } },
  resolve: { mainFields: ['module', 'main'], conditionNames: ['node', 'import', 'default'] },
  preserveEntrySignatures: 'exports-only',
  plugins: [
    sparing(),
    esmExternalRequirePlugin({
      external: builtinModules.flatMap(name => [name, `node:${name}`]).filter(name => !isSpared(name)),
    }),
    withoutExamples(),
    withoutShellComments(),
    jsonAsString(),
    asciiOnly(),
    catalogueIndex(),
    thirdPartyLicences(),
    libraryEntry(),
  ],
  output: {
    dir: 'dist',
    // Node starts its loader of ES modules for the first one: 8 % of an empty script's time, spared by all calls.
    format: 'cjs',
    minify: true,
    cleanDir: true,
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    intro: ({ moduleIds }) =>
      moduleIds.some(id => id.endsWith('/src/package-root.ts'))
        ? 'const moduleUrl = require("node:url").pathToFileURL(__filename).href'
        : '',
    codeSplitting: { groups },
  },
})
