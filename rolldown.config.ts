import { readFileSync } from 'node:fs'
import { defineConfig, type Plugin } from 'rolldown'
import { indexOf } from './src/catalogue/index-file.ts'

/** Writes the index of the catalogue beside the program, so that one entry can be read without the others. */
function catalogueIndex(): Plugin {
  return {
    name: 'catalogue-index',
    generateBundle() {
      const index = indexOf(readFileSync('data/catalogue.json', 'utf8'))
      this.emitFile({ type: 'asset', fileName: 'catalogue-index.json', source: JSON.stringify(index) })
    },
  }
}

/** commander can run commands that are programs of their own; here none is, and loading what starts them costs time. */
function withoutChildProcess(): Plugin {
  return {
    name: 'without-child-process',
    resolveId: (id, importer) => (/child_process$/.test(id) && importer?.includes('commander') ? '\0none' : null),
    load: id => (id === '\0none' ? 'export default {}' : null),
  }
}

const explained = 'card|response|rows|json|paint|printable|terminal|width|wrap'

/**
 * Every file of its own costs start-up time, and so does every kilobyte that is not needed: what each call needs
 * stands in one file, what the library shares with the program in another, and the rest is loaded when it is used.
 */
const groups = [
  { name: 'catalogue', test: /src\/(?:catalogue|words|root|types)|data\/words\.json/ },
  {
    name: 'program',
    test: new RegExp(
      `commander|data/help|src/(?:cli|program|usage|settings|help|refusal|render/(?:${explained})|commands/(?:explain|output))\\.ts`,
    ),
  },
  { name: 'reading', test: /src\/(?:decode|diagnose|explain-response|address)|commands\/decode|fast-xml|strnum/ },
]

export default defineConfig({
  input: { main: 'src/main.ts', index: 'src/index.ts' },
  platform: 'node',
  plugins: [catalogueIndex(), withoutChildProcess()],
  output: {
    dir: 'dist',
    format: 'esm',
    minify: true,
    cleanDir: true,
    chunkFileNames: '[name].js',
    codeSplitting: { groups },
  },
})
