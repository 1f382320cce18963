// Kinds of log that hold the words of errors and no error, against a line filter of ten lines of Node with one regular
// expression; then with errors in between, and nothing but errors. Each run of the program is paired with one of the
// filter, so that the ratio is worth something on a busy machine too. Prints, asserts nothing.
//
//   node test/bench/logs.js [lines of a kind] [rounds]
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { body, hex, inFolder, median, program, throughPipe } from './measure.js'

const lines = Number(process.argv[2] ?? 150_000)
const rounds = Number(process.argv[3] ?? 5)
/** A short log, in which the start counts, and a long one. */
const lengths = [1, 10]

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
const mixed = i => all[i % all.length](i)
const inputs = {
  ...kinds,
  'all of them, mixed': mixed,
  'mixed, one error in 10,000 lines': i => (i % 10_000 === 9999 ? body(i) : mixed(i)),
  'nothing but errors': i => body(i),
}

const filter = `
process.stdin.setEncoding('utf8')
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

await inFolder(folder => {
  const script = join(folder, 'filter.mjs')
  writeFileSync(script, filter)
  console.log(
    `Node ${process.versions.node}: MB a second on a core, start included, and how fast that is against the line filter,\nmedians of ${rounds} pairs`,
  )
  for (const [name, line] of Object.entries(inputs)) {
    const file = join(folder, 'log.txt')
    const count = line === inputs['nothing but errors'] ? lines / 10 : lines
    const text = `${Array.from({ length: count }, (_, i) => line(i)).join('\n')}\n`
    writeFileSync(file, text)
    const cells = lengths.map(times => {
      const pairs = Array.from({ length: rounds }, () => ({
        filter: throughPipe(folder, file, times, [script]),
        decode: throughPipe(folder, file, times, [program, 'decode', '--summary']),
      }))
      const megabytes = (text.length * times) / 1e6
      const speed = megabytes / median(pairs.map(({ decode }) => decode.busy))
      const ratio = median(pairs.map(pair => pair.filter.busy / pair.decode.busy))
      const peak = Math.max(...pairs.map(({ decode }) => decode.peak))
      return `${megabytes.toFixed(0).padStart(4)} MB: ${speed.toFixed(0).padStart(4)} MB/s ${ratio.toFixed(2)} ${peak.toFixed(0).padStart(4)} MB resident`
    })
    console.log(`${name.padEnd(36)}${cells.join('   ')}`)
  }
})
