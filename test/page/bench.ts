import { test } from 'vitest'
import { clock, denied, drop, finished, usePage } from './open-page.ts'

/** How fast the page is: prints, asserts nothing. The main thread is asked for its tasks of 50 ms and more. */

const open = usePage()
const rounds = 20
const line = 'INFO com.acme.orders.OrderService - order was accepted, status=200, took=14ms\n'

const median = (values: number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0

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
  ['nothing but errors', `${denied}\n`],
])(
  '100 MB of log: %s',
  async (name, piece) => {
    const tab = await open()
    const heap = () => tab.evaluate('performance.memory?.usedJSHeapSize ?? 0') as Promise<number>
    const part = piece.repeat(Math.ceil(1e6 / piece.length))
    await tab.evaluate(
      `window.parts = Array(Math.ceil(1e8 / ${part.length})).fill(new Blob([${JSON.stringify(piece)}.repeat(${part.length / piece.length})]))`,
    )
    await tab.evaluate(`{
    window.tasks = []
    new PerformanceObserver(list => window.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' })
  }`)
    await tab.waitForTimeout(500)
    await tab.evaluate('window.tasks.length = 0')
    const before = await heap()
    const start = performance.now()
    await drop(tab, 'app.log', 'window.parts')
    const told = await finished(tab, 300_000)
    const seconds = (performance.now() - start) / 1000
    const tasks = (await tab.evaluate('window.tasks')) as number[]
    console.log(
      `100 MB of log, ${name}: ${told} ${seconds.toFixed(1)} s, ${(100 / seconds).toFixed(0)} MB/s; ` +
        `tasks of 50 ms and more on the main thread: ${tasks.length}, longest ${Math.max(0, ...tasks).toFixed(0)} ms; ` +
        `heap of the page ${((await heap()) - before) / 1e6 < 1 ? 'as before' : `+${(((await heap()) - before) / 1e6).toFixed(0)} MB`}`,
    )
  },
  300_000,
)
