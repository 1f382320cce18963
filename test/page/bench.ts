import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { test } from 'vitest'
import { clock, denied, drop, finished, usePage } from './open-page.ts'

/** How fast the page is: prints, asserts nothing. */

const open = usePage()
const rounds = 20
const line = 'INFO com.acme.orders.OrderService - order was accepted, status=200, took=14ms\n'

const median = (values: number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0

/** What Chromium traces of a thread, as far as it is needed here; times in microseconds. */
interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  dur?: number
  tdur?: number
  args: { name?: string }
}

/** The longest tasks of the main thread, in milliseconds: on a busy machine most of the time is spent waiting. */
function longestTask(events: TraceEvent[]): { wall: number; cpu: number } {
  const isMain = ({ pid, tid }: TraceEvent) => main.has(`${pid}:${tid}`)
  const threads = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
  const main = new Set(threads.map(({ pid, tid }) => `${pid}:${tid}`))
  const tasks = events.filter(event => event.ph === 'X' && /RunTask/.test(event.name) && isMain(event))
  const longest = (times: number[]) => times.reduce((most, time) => Math.max(most, time / 1000), 0)
  return {
    wall: longest(tasks.map(({ dur = 0 }) => dur)),
    cpu: longest(tasks.map(({ tdur = 0 }) => tdur)),
  }
}

/** The most memory that a process of the pages had so far, in megabytes; the worker runs in the process of its page. */
async function memoryOf(tab: Page): Promise<number> {
  const session = await tab.context().browser()?.newBrowserCDPSession()
  const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] }
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(
      ({ id }) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) / 1000,
    )
  return Math.max(0, ...peaks)
}

test('the first answer after a paste of 10 kB', async () => {
  const tab = await open()
  const taken: number[] = []
  for (let round = 0; round < rounds; round++) {
    // Another code in each round, so that the answer is another one.
    const text = `${line.repeat(120)}${clock.replace('RequestTimeTooSkewed', ['NoSuchKey', 'AccessDenied'][round % 2] ?? '')}`
    const ms = await tab.evaluate(`new Promise(resolve => {
      const data = new DataTransfer()
      data.setData('text/plain', ${JSON.stringify(text)})
      const before = document.querySelector('.answer')
      const start = performance.now()
      new MutationObserver((_, observer) => {
        const answer = document.querySelector('.answer')
        if (answer === null || answer === before) return
        observer.disconnect()
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)))
      }).observe(document.querySelector('main'), { childList: true, subtree: true })
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })`)
    taken.push(ms as number)
  }
  console.log(
    `first answer after a paste of 10 kB, drawn: median ${median(taken).toFixed(0)} ms, most ${Math.max(...taken).toFixed(0)} ms of ${rounds}`,
  )
})

test.each([
  ['one error in 10,000 lines', `${line.repeat(10_000)}${denied}\n`],
  ['nothing but errors', `${denied}\n`.repeat(8000)],
])(
  '100 MB of log: %s',
  async (name, piece) => {
    const tab = await open()
    await tab.evaluate(
      `window.parts = Array(Math.ceil(1e8 / ${piece.length})).fill(new Blob([${JSON.stringify(piece)}]))`,
    )
    const before = await memoryOf(tab)
    await tab
      .context()
      .browser()
      ?.startTracing(tab, { categories: ['toplevel'] })
    const start = performance.now()
    await drop(tab, 'app.log', 'window.parts')
    const told = await finished(tab, 300_000)
    const seconds = (performance.now() - start) / 1000
    const trace = await tab.context().browser()?.stopTracing()
    const { wall, cpu } = longestTask(JSON.parse(String(trace)).traceEvents)
    console.log(
      `100 MB of log, ${name}: ${told} ${seconds.toFixed(1)} s, ${(100 / seconds).toFixed(0)} MB/s; ` +
        `longest task of the main thread: ${wall.toFixed(0)} ms, by CPU time ${cpu.toFixed(0)} ms; ` +
        `memory at most +${((await memoryOf(tab)) - before).toFixed(0)} MB`,
    )
  },
  300_000,
)
