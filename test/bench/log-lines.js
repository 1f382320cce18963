// Lines of logs that hold the words of errors and no error, by the kind of log.
import { hex } from './measure.js'

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

export const kinds = {
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
