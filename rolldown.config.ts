import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { defineConfig, type Plugin } from 'rolldown'
import { esmExternalRequirePlugin } from 'rolldown/plugins'
import { catalogueFiles } from './src/catalogue/catalogue-file.ts'
import { readDataFolder } from './src/catalogue/data-folder.ts'

/** Writes the catalogue beside the program. */
function catalogue(): Plugin {
  return {
    name: 'catalogue',
    generateBundle() {
      for (const [fileName, source] of Object.entries(catalogueFiles(readDataFolder('data')))) {
        this.emitFile({ type: 'asset', fileName, source })
      }
    },
  }
}

/** Packages of the MIT licence that come without its text; their `package.json` names licence and author. */
const withoutText = ['@nodable/entities']

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

/**
 * Every file of its own costs start-up time, and so does every kilobyte that is not needed: what each call needs
 * stands in one file, what the library shares with the program in others, and the rest is loaded when it is used.
 * A group takes what its files import along, but for what a group before it has.
 */
const groups = [
  { name: 'catalogue', test: /src\/(?:catalogue\/(?:answer|load|reader|select)|words)\.ts/ },
  { name: 'redact', test: /src\/redact\// },
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
    esmExternalRequirePlugin({ external: builtinModules.flatMap(name => [name, `node:${name}`]) }),
    catalogue(),
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
