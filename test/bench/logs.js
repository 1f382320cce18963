// Kinds of log that hold the words of errors and no error, against a line filter of ten lines in the same run; then the
// same with errors in between. Prints, asserts nothing.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../bin/obs-err.js', import.meta.url))
const lines = Number(process.argv[2] ?? 150_000)
const rounds = Number(process.argv[3] ?? 3)

const hex = i =>
  Math.imul(i + 1, 0x9e3779b1)
    .toString(16)
    .replace('-', '')
    .padStart(8, '0')
    .toUpperCase()
const time = i => `2026-11-20T08:${10 + (i % 50)}:${10 + (i % 49)}.${100 + (i % 900)}Z`
const stack = [
  i => `${time(i)} ERROR [worker-${i % 16}] com.acme.orders.OrderService - order ${hex(i)} was not accepted`,
  i => `java.lang.IllegalStateException: the order ${hex(i)} is closed`,
  () => '\tat com.acme.orders.OrderService.accept(OrderService.java:214)',
  () => '\tat com.acme.orders.OrderController.post(OrderController.java:88)',
  () => '\tat org.springframework.web.servlet.FrameworkServlet.service(FrameworkServlet.java:897)',
  i => `Caused by: java.sql.SQLException: Connection ${i % 64} is not available, request timed out`,
  () => '\tat com.zaxxer.hikari.pool.HikariPool.createTimeoutException(HikariPool.java:696)',
  () => '\t... 41 more',
]
const successes = [
  i =>
    `${time(i)} INFO com.obs.services.internal.RestStorageService - Request: PUT https://b-${i % 9}.obs.cn-north-4.myhuaweicloud.com/backup/${hex(i)}.tar`,
  i =>
    `${time(i)} INFO com.obs.services.AbstractClient - Storage|1|HTTP+XML|putObject||||2026-11-20 08:13:07|2026-11-20 08:13:08|||0|`,
  i =>
    `${time(i)} INFO Up - status code: 200, request id: 0000019A5E9C0183${hex(i)}32E958BE, bucket: b-${i % 9}`,
  i =>
    `Upload successfully, ${i % 99}KB, n/a, /m/${hex(i)} --> obs://b-${i % 9}/${hex(i)}, cost [${i % 999}], status [200]`,
]

const kinds = {
  'JSON, "status":200 and "code":0': i =>
    `{"time":"${time(i)}","level":"info","status":200,"code":0,"path":"/api/v1/items/${i}","message":"done","took":${i % 977}}`,
  'Spring, response code: 200': i =>
    `${time(i)}  INFO 1 --- [nio-8080-exec-${i % 20}] c.a.web.RequestLog : GET /api/items/${hex(i)} response code: 200 in ${i % 977} ms`,
  'successes of OBS clients': i => successes[i % successes.length](i),
  'exceptions with stacks': i => stack[i % stack.length](i),
  'key=value, status=200': i =>
    `time=${time(i)} level=info msg="request completed" method=GET path=/api/items/${hex(i)} status=200 code=OK took=${i % 977}ms`,
  'access log of nginx': i =>
    `10.2.${i % 256}.${i % 199} - - [20/Nov/2026:08:13:07 +0000] "GET /assets/app.${hex(i)}.js HTTP/1.1" 200 ${i % 90000} "-" "Mozilla/5.0 (X11; Linux x86_64)"`,
  Kubernetes: i =>
    `W1120 08:13:07.${100000 + (i % 900000)}    1 reflector.go:324] k8s.io/client-go/informers/factory.go:134: watch of *v1.Pod closed, will retry (${hex(i)})`,
}
const all = Object.values(kinds)
const error = i =>
  `<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><RequestId>0000019A5E9C0183${hex(i)}32E958BE</RequestId></Error>`
const mixed = i => all[i % all.length](i)
const inputs = {
  ...kinds,
  'all of them, mixed': mixed,
  'mixed, one error in 10,000 lines': i => (i % 10_000 === 9999 ? error(i) : mixed(i)),
}

const filter = `
  const wanted = /NoSuch\\w+|AccessDenied|<Error>|status[=: ]+[45]\\d\\d/
  let rest = ''
  let found = 0
  for await (const chunk of process.stdin) {
    const lines = (rest + chunk).split('\\n')
    rest = lines.pop()
    for (const line of lines) if (wanted.test(line)) found++
  }
  console.log(found)
`

function seconds(file, args) {
  const start = performance.now()
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', `cat '${file}' | "$NODE" "$@" > /dev/null`, 'sh', ...args],
    {
      encoding: 'utf8',
      env: { ...process.env, NODE: process.execPath },
    },
  )
  if (status > 1) throw new Error(stderr)
  return (performance.now() - start) / 1000
}

const median = values => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
const folder = mkdtempSync(join(tmpdir(), 'obs-err-logs-'))
try {
  console.log(
    `Node ${process.versions.node}, ${lines} lines of a kind, medians of ${rounds} runs in turns, start-up included`,
  )
  const script = join(folder, 'filter.mjs')
  writeFileSync(script, `process.stdin.setEncoding('utf8')\n${filter}`)
  for (const [name, line] of Object.entries(inputs)) {
    const file = join(folder, 'log.txt')
    const text = Array.from({ length: lines }, (_, i) => line(i)).join('\n')
    writeFileSync(file, `${text}\n`)
    const taken = { filter: [], decode: [] }
    for (let round = 0; round < rounds; round++) {
      taken.filter.push(seconds(file, [script]))
      taken.decode.push(seconds(file, [program, 'decode', '--summary']))
    }
    const megabytes = text.length / 1e6
    const [of, ours] = [megabytes / median(taken.filter), megabytes / median(taken.decode)]
    console.log(
      `${name.padEnd(36)}${ours.toFixed(0).padStart(5)} MB/s  ${(ours / of).toFixed(2).padStart(5)} of the line filter (${of.toFixed(0)} MB/s)`,
    )
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
