// Builds unless the last build is newer than all that it is made of: `npm ci` has just built.
import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const sources = [
  'src',
  'data',
  'package.json',
  'package-lock.json',
  'rolldown.config.ts',
  'tsconfig.build.json',
]

const changed = path => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0
const filesOf = path =>
  statSync(join(root, path)).isDirectory()
    ? [path, ...readdirSync(join(root, path), { recursive: true }).map(name => join(path, name))]
    : [path]

// The declarations are written last.
const built = changed('dist/types/index.d.ts')
if (sources.flatMap(filesOf).some(path => changed(path) > built)) {
  execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
}
