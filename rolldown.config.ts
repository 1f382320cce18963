import { builtinModules } from 'node:module'
import { defineConfig, type Plugin } from 'rolldown'
import { esmExternalRequirePlugin } from 'rolldown/plugins'
import { licencesOf, notePackages } from './licences.ts'
import { withoutSamples } from './samples.ts'
import { catalogueFile } from './src/catalogue/catalogue-file.ts'
import { readDataFolder } from './src/catalogue/data-folder.ts'

/** Writes the catalogue beside the program. */
function catalogue(): Plugin {
  return {
    name: 'catalogue',
    generateBundle() {
      const source = catalogueFile(readDataFolder('data'))
      this.emitFile({ type: 'asset', fileName: 'catalogue.json', source })
    },
  }
}

/** The folders of the packages of which the builds so far hold any code. */
const packages = new Set<string>()

/** Writes the licences of all packages that were noted; stands in the last build. */
function thirdPartyLicences(): Plugin {
  return {
    name: 'third-party-licences',
    generateBundle() {
      const source = licencesOf(packages)
      this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-LICENSES.txt', source })
    },
  }
}

/**
 * Every file of its own costs start-up time, and so does every kilobyte that is not needed: what each call needs
 * stands in one file (in place of three: 1.8 of 38 ms less on Node 24, paired, 60 runs a side), and the rest is loaded
 * when it is used.
 * A group takes what its files import along, but for what a group before it has.
 */
const groups = [
  {
    name: 'program',
    test: /src\/(?:main|answers|words|catalogue\/(?:answer|load|mentions|reader|select))\.ts/,
  },
  { name: 'parser', test: /src\/cli\/parser\.ts/ },
  { name: 'grid', test: /src\/render\/table-cells\.ts/ },
  { name: 'list', test: /src\/(?:cli\/commands\/list|render\/list|render\/csv)\.ts/ },
]

/** The parts that others load: where their sources stand, and what the build makes of them. */
const parts = {
  redact: `${import.meta.dirname}/src/redact/index.ts`,
  reading: `${import.meta.dirname}/src/reading.ts`,
  scanning: `${import.meta.dirname}/src/scanning.ts`,
  signature: `${import.meta.dirname}/src/signature/index.ts`,
}
const paths = {
  ...Object.fromEntries(Object.entries(parts).map(([name, source]) => [source, `./${name}.js`])),
  'virtual:catalogue': './catalogue.json',
}

/** The command line, in CommonJS: Node's loader of ES modules takes 8 % of the time of an empty script. */
const program = defineConfig({
  input: { main: 'src/main.ts' },
  platform: 'neutral',
  // cli-table3 loads colours where a table asks for them; ours come from chalk.
  external: [...Object.values(parts), '@colors/colors/safe'],
  // The only place that asks where it stands is src/package-root.ts.
  transform: { define: { 'import.meta.url': 'moduleUrl' } },
  resolve: { mainFields: ['module', 'main'], conditionNames: ['node', 'import', 'default'] },
  preserveEntrySignatures: 'exports-only',
  plugins: [
    esmExternalRequirePlugin({ external: builtinModules.flatMap(name => [name, `node:${name}`]) }),
    catalogue(),
    notePackages(packages),
  ],
  output: {
    dir: 'dist',
    format: 'cjs',
    minify: true,
    cleanDir: true,
    paths,
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    intro: ({ moduleIds }) =>
      moduleIds.some(id => id.endsWith('/src/package-root.ts'))
        ? 'const moduleUrl = require("node:url").pathToFileURL(__filename).href'
        : '',
    codeSplitting: { groups },
  },
})

/**
 * The library, ES modules that need nothing of Node, and in the same files what the command line has for reading errors:
 * the package holds all of it once. A plain error body loads `reading` and not `scanning`, less than half of both: 16 of
 * 122 ms less on Node 20, 11 of 60 on Node 24 (paired, 60 runs a side). A bundler leaves both out where only codes are
 * explained, since they stand in files of their own.
 * The catalogue is imported as JSON, which every runtime and bundler can do.
 */
const library = defineConfig({
  platform: 'neutral',
  resolve: { mainFields: ['module', 'main'], conditionNames: ['import', 'default'] },
  input: { index: 'src/index.ts', ...parts },
  external: ['virtual:catalogue'],
  // The files import from each other what is in no list of exports.
  preserveEntrySignatures: 'allow-extension',
  plugins: [withoutSamples(), notePackages(packages), thirdPartyLicences()],
  output: {
    dir: 'dist',
    format: 'esm',
    minify: true,
    paths,
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    codeSplitting: {
      groups: [
        // Both `explain` and `reading` need these.
        { name: 'lookup', test: /src\/(?:catalogue\/(?:answer|lookup)|languages)\.ts/ },
        { name: 'explain', test: /src\/library\/(?:explain|options)\.ts/ },
        { name: 'redact', test: /src\/redact\/index\.ts/ },
        { name: 'reading', test: /src\/reading\.ts/ },
        { name: 'scanning', test: /src\/(?:scanning|decode\/text)\.ts/ },
        { name: 'decode', test: /src\/library\/(?:decode|explain-error)\.ts/ },
      ],
    },
  },
})

export default defineConfig([program, library])
