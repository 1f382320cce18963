import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { delimiter, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'

/** A real browser, and a server of the files that it is to load. */

/** The programs by which Chromium is called, in the order in which they are looked for. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'chrome']

/** The path of an installed Chromium, or null. `CHROMIUM` names another one. */
function findChromium(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const paths = [
    process.env.CHROMIUM ?? '',
    ...names.flatMap(name => folders.map(folder => join(folder, name))),
  ]
  return paths.find(path => path !== '' && existsSync(path)) ?? null
}

/** Starts the browser. In a container Chromium cannot make the sandbox that it makes elsewhere. */
export async function startChromium(): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error(`no Chromium is installed: looked for ${names.join(', ')}`)
  return chromium.launch({ executablePath, args: ['--no-sandbox'] })
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Serves `pages` by their paths, and below `/dist/` the files of the build. */
export async function serve(pages: Record<string, string>): Promise<{ url: string; server: Server }> {
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost')
    const file = pathname.startsWith('/dist/') ? join(root, pathname) : null
    const content = pages[pathname] ?? (file !== null && existsSync(file) ? readFileSync(file) : null)
    response.writeHead(content === null ? 404 : 200, {
      'content-type': types[extname(pathname)] ?? types['.html'],
    })
    response.end(content ?? '')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}
