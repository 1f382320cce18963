import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** Downloads a major version of Node into a folder, from the package of npm that carries the binary; gives its path. */
export function downloadNode(major, folder) {
  const home = join(folder, major)
  const carrier = `node-${process.platform}-${process.arch}`
  const asked = ['install', '--prefix', home, '--no-audit', '--no-fund', `${carrier}@${major}`]
  execFileSync('npm', asked, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  return join(home, 'node_modules', carrier, 'bin', 'node')
}
