import { readFileSync, writeFileSync } from 'node:fs'
import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A server of OBS-shaped answers on loopback, as curl sees it. */
export interface Loopback {
  /** `http://127.0.0.1:PORT` */
  url: string
  port: number
  close: () => Promise<void>
}

const pem = new URL('loopback.pem', import.meta.url)

/** Starts a server; with `tls` it speaks HTTPS under the names of `loopback.pem`. */
export async function startLoopback(answer: RequestListener, { tls = false } = {}): Promise<Loopback> {
  const server = tls
    ? createHttpsServer({ key: readFileSync(pem), cert: readFileSync(pem) }, answer)
    : createHttpServer(answer)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/**
 * Lets curl reach a TLS loopback server under every host name, and trust it, so that a command can be run as a user
 * types it. To be used with the environment variable `CURL_HOME` set to the folder.
 */
export function writeCurlConfig(folder: string, { port }: Loopback): void {
  writeFileSync(
    join(folder, '.curlrc'),
    `connect-to = "::127.0.0.1:${port}"\ncacert = "${fileURLToPath(pem)}"\nnoproxy = "*"\n`,
  )
}
