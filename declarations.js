// Puts the declarations that the library's own names into dist/types. tsc has written those of every source file, with
// imports of `.ts` files, which TypeScript takes from no package.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const dist = fileURLToPath(new URL('dist', import.meta.url))
const written = new Set()

function publish(name) {
  if (written.has(name)) return
  written.add(name)
  const text = readFileSync(join(dist, 'declarations', `${name}.d.ts`), 'utf8')
  const target = join(dist, 'types', `${name}.d.ts`)
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, text.replace(/(from |import\()(['"]\.[^'"]*)\.ts(['"])/g, '$1$2.js$3'))
  for (const [, path] of text.matchAll(/(?:from |import\()['"](\.[^'"]*)\.ts['"]/g))
    publish(join(dirname(name), path))
}

publish('index')
rmSync(join(dist, 'declarations'), { recursive: true })
