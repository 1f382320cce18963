import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { startChromium } from './browser.ts'

/** The built page in a real browser, as a user opens it from a disk. */

export const pageFile = fileURLToPath(new URL('../../dist/page/index.html', import.meta.url))

/** How a page is opened; by default on a desk, in English and light. */
export interface Looks {
  lang?: 'en' | 'zh'
  theme?: 'light' | 'dark'
  width?: keyof typeof heights
  hash?: string
  /** Does the test itself do what the page must refuse? What the browser says of that is then no fault. */
  isAttacked?: boolean
  /** Pixels of the screen for one of the layout. */
  scale?: number
  /** Where the page is served; by default it is opened as a file. */
  url?: string
}

/** The screens that are looked at. */
export const heights = { 360: 640, 768: 1024, 1440: 900 } as const
export const widths = [360, 768, 1440] as const

/** A tab, and what it did that it must not do. */
interface Opened {
  tab: Page
  /** Requests to anywhere but for the page itself. */
  requests: string[]
  /** Exceptions, refusals of the Content-Security-Policy, messages on the console. */
  faults: string[]
}

async function openPage(
  browser: Browser,
  {
    lang = 'en',
    theme = 'light',
    width = 1440,
    hash = '',
    scale = 1,
    url = pathToFileURL(pageFile).href,
  }: Looks = {},
): Promise<Opened> {
  const options: BrowserContextOptions = {
    viewport: { width, height: heights[width] },
    deviceScaleFactor: scale,
    colorScheme: theme,
    locale: lang === 'zh' ? 'zh-CN' : 'en-US',
    permissions: ['clipboard-read', 'clipboard-write'],
  }
  const context = await browser.newContext(options)
  const tab = await context.newPage()
  const requests: string[] = []
  const faults: string[] = []
  tab.on('request', request => {
    if (!/^(?:blob|data):/.test(request.url()) && !request.isNavigationRequest()) requests.push(request.url())
  })
  tab.on('pageerror', error => faults.push(error.message))
  tab.on('console', message => faults.push(message.text()))
  tab.on('dialog', dialog => {
    faults.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await tab.goto(url + hash)
  // The date comes from the worker: the page is warm once the date is there.
  await tab
    .locator('footer.page')
    .filter({ hasText: /\d{4}-\d\d-\d\d/ })
    .waitFor()
  return { tab, requests, faults }
}

/** Pastes a text somewhere on the page, as the browser tells the page of a paste. */
export async function paste(tab: Page, text: string): Promise<void> {
  await tab.evaluate(`{
    const data = new DataTransfer()
    data.setData('text/plain', ${JSON.stringify(text)})
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }`)
}

/** Drops a file whose content the browser makes from an expression of JavaScript. */
export async function drop(tab: Page, name: string, content: string): Promise<void> {
  await tab.evaluate(`{
    const data = new DataTransfer()
    data.items.add(new File([${content}].flat(), ${JSON.stringify(name)}))
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  }`)
}

/** Waits until everything that was pasted or dropped has been read. */
export async function finished(tab: Page, timeout = 30_000): Promise<string> {
  const status = tab.locator('.paste .found')
  await status.filter({ hasText: /found|发现|Stopped|停止/ }).waitFor({ timeout })
  return (await status.textContent()) ?? ''
}

/** A sample of the corpus. */
export function sample(name: string): string {
  return readFileSync(new URL(`../fixtures/corpus/${name}`, import.meta.url), 'utf8')
}

const program = fileURLToPath(new URL('../../bin/obs-err.js', import.meta.url))

/** What the command line prints. */
export function printed(input: string, ...args: string[]): string {
  return execFileSync(process.execPath, [program, ...args], { input, encoding: 'utf8' })
}

/**
 * A browser for the tests of a file.
 * @returns a function that opens the page; after each test the page has asked nobody for anything, and nothing went wrong
 */
export function usePage(): (looks?: Looks) => Promise<Page> {
  let browser: Browser
  let opened: Opened[] = []
  beforeAll(async () => {
    browser = await startChromium()
  })
  afterAll(() => browser?.close())
  afterEach(async () => {
    const pages = opened
    opened = []
    expect(pages.flatMap(({ requests }) => requests)).toEqual([])
    expect(pages.flatMap(({ faults }) => faults)).toEqual([])
    await Promise.all(pages.map(({ tab }) => tab.context().close()))
  })
  return async looks => {
    const page = await openPage(browser, looks)
    if (!looks?.isAttacked) opened.push(page)
    return page.tab
  }
}

/** The text of the page. */
export const textOf = (tab: Page) => tab.locator('#root').innerText()
export const answersOf = (tab: Page) => tab.locator('.answer')

export const denied =
  '<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>0000019A5E9C018399B7100A32E958BE</RequestId></Error>'
export const clock = `> GET /report.pdf HTTP/1.1
> Host: my-bucket.obs.cn-north-4.myhuaweicloud.com
> Date: Fri, 07 Nov 2025 05:57:53 GMT
> Authorization: OBS EXAMPLEACCESSKEYID01:c2lnbmF0dXJlLW9mLWV4YW1wbGU=
< HTTP/1.1 403 Forbidden
< Date: Fri, 07 Nov 2025 13:57:53 GMT
<Error><Code>RequestTimeTooSkewed</Code><Message>The difference between the request time and the current time is too large.</Message></Error>
`
