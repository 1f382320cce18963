import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Explanation } from '../src/types.ts'
import { type Loopback, startLoopback } from './readme/loopback.ts'
import { inPipe, userEnv } from './readme/terminal.ts'

/** Real curl against a real server on loopback that answers as OBS does, piped into the real program. */

const requestId = '0000019A5E9C018399B7100A32E958BE'
const hostId = '32AAAQAAEAABAAAQAAEAABAAAQAAEAABCSEB259H6805lPs8lyKzw8KOV7KbXQvQ'
const obs = {
  Server: 'OBS',
  Date: 'Fri, 07 Nov 2025 13:57:53 GMT',
  'x-obs-request-id': requestId,
  'x-obs-id-2': hostId,
}
const xml = { ...obs, 'Content-Type': 'application/xml' }
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

function body(code: string, message = 'Said by the server.', more = ''): string {
  return `${declaration}<Error><Code>${code}</Code><Message>${message}</Message><RequestId>${requestId}</RequestId><HostId>${hostId}</HostId>${more}</Error>`
}

const deleteResult = `${declaration}<DeleteResult xmlns="http://obs.myhwclouds.com/doc/2015-06-30/"><Deleted><Key>kept.txt</Key></Deleted><Error><Key>a.txt</Key><Code>AccessDenied</Code><Message>Access Denied</Message></Error><Error><Key>b.txt</Key><Code>InternalError</Code><Message>We encountered an internal error.</Message></Error></DeleteResult>`
const nginxPage =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n'

type Answer = (response: ServerResponse, request: IncomingMessage) => void

const failing = (status: number, code: string, message?: string): Answer => {
  return response => response.writeHead(status, xml).end(body(code, message))
}

const answers: Record<string, Answer> = {
  '/key': failing(404, 'NoSuchKey', 'The specified key does not exist.'),
  '/denied': failing(403, 'AccessDenied', 'Access Denied'),
  '/upload': failing(404, 'NoSuchUpload'),
  '/head': response => response.writeHead(404, { ...obs, 'x-obs-error-code': 'NoSuchBucket' }).end(),
  '/head-amz': response =>
    response.writeHead(403, { ...obs, 'x-amz-error-code': 'InvalidAccessKeyId' }).end(),
  '/moved': response =>
    response.writeHead(307, { ...xml, Location: '/denied' }).end(body('TemporaryRedirect')),
  '/chunked': response => {
    response.writeHead(409, xml)
    for (const char of body('BucketNotEmpty')) response.write(char)
    response.end()
  },
  '/chunk': response => {
    response.writeHead(409, xml)
    response.write(body('BucketNotEmpty'))
    response.end()
  },
  '/delete': response => response.writeHead(200, xml).end(deleteResult),
  '/copy': response => response.writeHead(200, xml).end(`   ${body('InternalError')}`),
  '/empty': response => response.writeHead(503, { ...obs, 'Content-Length': '0' }).end(),
  '/gateway': response =>
    response.writeHead(502, { Server: 'nginx/1.22.1', 'Content-Type': 'text/html' }).end(nginxPage),
  '/gzip': response =>
    response.writeHead(404, { ...xml, 'Content-Encoding': 'gzip' }).end(gzipSync(body('NoSuchBucket'))),
  '/oef': response =>
    response
      .writeHead(404, { ...obs, 'Content-Type': 'application/json' })
      .end(`{"code":"SYS.0014","message":"The bucket does not exist.","request_id":"${requestId}"}`),
  '/fine': response =>
    response.writeHead(200, { ...obs, 'Content-Type': 'text/plain' }).end('An <Error> is not here.\n'),
}

let server: Loopback
let home: string
let env: NodeJS.ProcessEnv

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'obs-err-curl-'))
  server = await startLoopback((request, response) => {
    const answer = answers[request.url ?? '']
    request.resume().on('end', () => answer?.(response, request))
  })
  env = userEnv(home, { OBS: server.url, no_proxy: '*' })
})
afterAll(async () => {
  await server.close()
  rmSync(home, { recursive: true })
})

/** What the program makes of what a command writes, and its exit status. */
async function decoded(command: string): Promise<{ results: Explanation[]; status: number | null }> {
  const { stdout, status } = await inPipe(`${command} | obs-err decode --format ndjson`, { cwd: home, env })
  const lines = stdout.split('\n').filter(line => line !== '')
  return { results: lines.map(line => JSON.parse(line) as Explanation), status }
}

test('curl is installed', async () => {
  expect((await inPipe('curl --version', { cwd: home, env })).stdout).toMatch(/^curl \d/)
})

describe('one failure', () => {
  const rows: [command: string, code: string | null, status: number, method?: string][] = [
    ['curl -s $OBS/key', 'NoSuchKey', 404],
    ['curl -sS $OBS/key', 'NoSuchKey', 404],
    ['curl -si $OBS/denied', 'AccessDenied', 403],
    ['curl -v $OBS/denied 2>&1', 'AccessDenied', 403, 'GET'],
    ['curl -sv $OBS/denied 2>&1', 'AccessDenied', 403, 'GET'],
    ['curl -sv -X DELETE $OBS/upload 2>&1', 'NoSuchUpload', 404, 'DELETE'],
    ['curl -sI $OBS/head', 'NoSuchBucket', 404],
    ['curl -sI $OBS/head-amz', 'InvalidAccessKeyId', 403],
    ['curl -svI $OBS/head 2>&1', 'NoSuchBucket', 404, 'HEAD'],
    ['curl -s -D - $OBS/key', 'NoSuchKey', 404],
    ['curl -s -D - -o /dev/null $OBS/head', 'NoSuchBucket', 404],
    ['curl -sS -f $OBS/denied 2>&1', null, 403],
    ['curl -sS --fail-with-body $OBS/denied 2>&1', 'AccessDenied', 403],
    ['curl -siL $OBS/moved', 'AccessDenied', 403],
    ['curl -sLv $OBS/moved 2>&1', 'AccessDenied', 403, 'GET'],
    ['echo text | curl -si -T - -H "Expect: 100-continue" $OBS/denied', 'AccessDenied', 403],
    ['echo text | curl -sv -T - -H "Expect: 100-continue" $OBS/denied 2>&1', 'AccessDenied', 403, 'PUT'],
    ['curl -si $OBS/chunked', 'BucketNotEmpty', 409],
    ['curl -si --raw $OBS/chunk', 'BucketNotEmpty', 409],
    ['curl -si $OBS/copy', 'InternalError', 200],
    ['curl -si $OBS/empty', null, 503],
    ['curl -s -D - $OBS/gateway', null, 502],
    ['curl -s $OBS/gateway', null, 502],
    ['curl -s $OBS/gzip', 'NoSuchBucket', 404],
    ['curl -si --compressed $OBS/gzip', 'NoSuchBucket', 404],
    ['curl -s $OBS/oef', 'SYS.0014', 404],
    ['curl -si $OBS/oef', 'SYS.0014', 404],
    ['curl -s -w "\\n%{http_code}\\n" $OBS/key', 'NoSuchKey', 404],
  ]
  test.each(rows)('%s', async (command, code, status, method) => {
    const { results, status: exit } = await decoded(command)
    expect(results.map(({ response, status }) => [response?.code ?? null, status])).toEqual([[code, status]])
    if (method) expect(results[0]?.response?.method).toBe(method)
    expect(exit).toBe(0)
  })
})

test.each(['curl -si', 'curl -sv'])('the ids of the answer are kept: %s', async curl => {
  const [result] = (await decoded(`${curl} $OBS/denied 2>&1`)).results
  expect(result?.response).toMatchObject({
    requestId,
    hostId,
    time: '2025-11-07T13:57:53.000Z',
  })
})

test.fails('curl -si $OBS/gzip: compressed bytes behind plain headers', async () => {
  const { results } = await decoded('curl -si $OBS/gzip')
  expect(results).toMatchObject([{ code: 'NoSuchBucket', status: 404 }])
})

test('an empty 503 of OBS keeps its request id', async () => {
  expect((await decoded('curl -si $OBS/empty')).results).toMatchObject([
    { kind: 'status', response: { requestId } },
  ])
})

test("a gateway's page is not an answer of OBS", async () => {
  const [result] = (await decoded('curl -si $OBS/gateway')).results
  expect(result?.findings.map(({ text }) => text).join()).toMatch(/nginx/)
})

describe('several failures', () => {
  test.each([
    ['two URLs', 'curl -si $OBS/key $OBS/denied', ['NoSuchKey', 'AccessDenied']],
    ['two bare bodies', 'curl -s $OBS/key $OBS/denied', ['NoSuchKey', 'AccessDenied']],
    ['two URLs with all headers', 'curl -sv $OBS/key $OBS/denied 2>&1', ['NoSuchKey', 'AccessDenied']],
    ['one of two', 'curl -si $OBS/fine $OBS/denied', ['AccessDenied']],
    ['200 DeleteResult', 'curl -si $OBS/delete', ['AccessDenied', 'InternalError']],
  ])('%s', async (_, command, codes) => {
    const { results, status } = await decoded(command)
    expect(results.map(({ code }) => code)).toEqual(codes)
    expect(status).toBe(0)
  })

  test('each failure of a DeleteResult names its object', async () => {
    const { results } = await decoded('curl -si $OBS/delete')
    expect(results.map(({ response }) => response?.key)).toEqual(['a.txt', 'b.txt'])
  })
})

describe('no failure', () => {
  test.each(['curl -s $OBS/fine', 'curl -si $OBS/fine', 'curl -sv $OBS/fine 2>&1', 'curl -s -f $OBS/key'])(
    '%s',
    async command => {
      expect(await decoded(command)).toEqual({ results: [], status: 1 })
    },
  )
})

test('a refused connection: OBS never answered', async () => {
  const closed = await startLoopback(() => {})
  await closed.close()
  const { port } = new URL(closed.url)
  const host = 'b-1.obs.cn-north-4.myhuaweicloud.com'
  const { results } = await decoded(
    `curl -sS --resolve ${host}:${port}:127.0.0.1 http://${host}:${port}/key 2>&1`,
  )
  expect(results).toMatchObject([{ kind: 'client', response: { client: 'curl' } }])
  // A connection to this machine without a bucket is nobody's.
  expect((await decoded(`curl -sS ${closed.url}/key 2>&1`)).results).toEqual([])
})

test('an answer is shown before the next one begins', async () => {
  let next: (() => void) | undefined
  const asked = new Promise<void>(resolve => {
    answers['/slow'] = response => {
      next = () => failing(404, 'NoSuchKey')(response, null as never)
      resolve()
    }
  })
  const child = spawn('sh', ['-c', 'curl -s -N -i $OBS/denied $OBS/slow | obs-err decode --format ndjson'], {
    cwd: home,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child.stdout.setEncoding('utf8')
  await asked
  const [first] = (await once(child.stdout, 'data')) as [string]
  expect((JSON.parse(first) as Explanation).code).toBe('AccessDenied')
  const [rest] = (await Promise.all([once(child.stdout, 'data'), next?.()]))[0] as [string]
  expect((JSON.parse(rest) as Explanation).code).toBe('NoSuchKey')
  await once(child, 'close')
})
