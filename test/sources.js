/** The modules of the program for scripts that look into them: bundled, since Node 20 reads no TypeScript. */

import { mkdirSync, readdirSync } from 'node:fs'
import { rolldown } from 'rolldown'

const root = new URL('..', import.meta.url)
const folder = new URL('node_modules/.cache/sources/', root)

/** Every module of the program, as a path within `src`. */
export const modules = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts') && !name.endsWith('.d.ts'))
  .sort()

/** What modules export, by their paths within `src`; messages name the lines of the sources. */
export async function load(names) {
  const all = names.map((name, index) => `export * as m${index} from ${JSON.stringify(`/src/${name}`)}\n`)
  const bundle = await rolldown({
    input: 'all-modules',
    platform: 'node',
    plugins: [
      {
        name: 'sources',
        resolveId(id) {
          if (id === 'all-modules') return id
          if (id === 'virtual:catalogue') return new URL('dist/catalogue.json', root).pathname
          return id.startsWith('/src/') ? new URL(`.${id}`, root).pathname : undefined
        },
        load: id => (id === 'all-modules' ? all.join('') : undefined),
      },
    ],
  })
  mkdirSync(folder, { recursive: true })
  const file = new URL(`${process.pid}.mjs`, folder)
  await bundle.write({ file: file.pathname, sourcemap: true, codeSplitting: false })
  process.setSourceMapsEnabled(true)
  const loaded = await import(file)
  return Object.fromEntries(names.map((name, index) => [name, loaded[`m${index}`]]))
}
