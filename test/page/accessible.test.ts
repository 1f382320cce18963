import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { answersOf, clock, denied, drop, finished, type Looks, paste, usePage, widths } from './open-page.ts'

/** The page for everybody: by axe-core, on narrow screens, on paper, by keyboard, without anything that jumps. */

const open = usePage()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe-core finds: rule and elements. */
async function faultsOf(tab: Page): Promise<string[]> {
  return tab.evaluate(`axe.run({ resultTypes: ['violations'] }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ': ' + target + ' ' + failureSummary)))`)
}

/** All that the page can show. */
const views: Record<string, (tab: Page) => Promise<void>> = {
  nothing: async () => {},
  answers: async tab => {
    await paste(
      tab,
      `${clock}\n${denied}\n<Error><Code>NoSuchKey</Code></Error>\n<Error><Code>MadeUpCode</Code></Error>`,
    )
    await finished(tab)
    for (const summary of await tab.locator('main summary').all()) await summary.click()
  },
  'no error': async tab => {
    await paste(tab, 'AccessDenied is a code')
    await finished(tab)
  },
  'a file': async tab => {
    await drop(tab, 'app.log', JSON.stringify(denied))
    await finished(tab)
  },
  'a signature': async tab => {
    await paste(
      tab,
      '<Error><Code>SignatureDoesNotMatch</Code><SignatureProvided>c2lnbmF0dXJl</SignatureProvided><StringToSign>GET\n\n\nx\n/b/k</StringToSign></Error>',
    )
    await finished(tab)
    await tab.locator('.secret-key summary').click()
  },
  entry: async tab => {
    await tab.evaluate('location.hash = "AccessDenied"')
    await tab.locator('.entry').waitFor()
  },
  'a status': async tab => {
    await tab.evaluate('location.hash = "403"')
    await tab.locator('.entry').waitFor()
  },
  codes: async tab => {
    await tab.fill('#search', 'upload')
    await tab.locator('.list a').first().waitFor()
  },
}

const looks = widths.flatMap(width =>
  (['light', 'dark'] as const).flatMap(theme =>
    (['en', 'zh'] as const).map(
      (lang): Required<Pick<Looks, 'width' | 'theme' | 'lang'>> => ({ width, theme, lang }),
    ),
  ),
)

/** Elements that reach beyond the card or the page that they stand in. */
const cutOff = `[...document.querySelectorAll('#root *')]
  .filter(e => !e.closest('.out-of-sight') && e.getClientRects().length > 0)
  .filter(e => {
    const around = e.parentElement.closest('.answer, .entry, .nothing, .welcome, .list, .paste, body')
    return e.getBoundingClientRect().right > around.getBoundingClientRect().right + 1
  })
  .map(e => e.className || e.tagName)
  .concat(document.documentElement.scrollWidth > document.documentElement.clientWidth ? ['the page'] : [])`

describe('axe-core finds nothing, and nothing is cut off', () => {
  test.each(looks)(
    '$width px, $theme, $lang',
    async look => {
      const tab = await open(look)
      await tab.evaluate(axe)
      for (const [name, show] of Object.entries(views)) {
        await tab.evaluate('location.hash = ""')
        await show(tab)
        expect([name, ...(await faultsOf(tab))]).toEqual([name])
        expect([name, ...((await tab.evaluate(cutOff)) as string[])]).toEqual([name])
      }
    },
    120_000,
  )
})

describe('the layout', () => {
  test.each(widths)('does not shift: %d px', async width => {
    const tab = await open({ width })
    await tab.evaluate(`{
      window.shifts = []
      new PerformanceObserver(list => window.shifts.push(...list.getEntries().map(({ value }) => value)))
        .observe({ type: 'layout-shift', buffered: true })
    }`)
    await paste(tab, `${clock}\n`.repeat(20))
    await finished(tab)
    await tab.waitForTimeout(600)
    await drop(
      tab,
      'a.log',
      `Array(30).fill(new Blob([${JSON.stringify(`${denied}\n`)} + 'INFO all is well\\n'.repeat(60_000)]))`,
    )
    await finished(tab)
    await tab.waitForTimeout(300)
    // Only a count that grows takes more room, in a place of its own.
    expect(
      ((await tab.evaluate('window.shifts')) as number[]).reduce((sum, shift) => sum + shift, 0),
    ).toBeLessThan(0.001)
  })

  test('is the same with a very long code and long words', async () => {
    const tab = await open({ width: 360 })
    const long = `${'VeryLongCode'.repeat(5)}`
    await paste(
      tab,
      `<Error><Code>${long}</Code><Message>${'x'.repeat(600)}</Message><Key>${'k/'.repeat(400)}</Key></Error>`,
    )
    await finished(tab)
    await tab.locator('.more summary').first().click()
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(360)
  })
})

describe('by keyboard', () => {
  test('all is reached in the order in which it is read, and the focus can be seen', async () => {
    const tab = await open({ width: 768 })
    await paste(tab, clock)
    await finished(tab)
    const reached: string[] = []
    const tops: number[] = []
    for (let i = 0; i < 20; i++) {
      await tab.keyboard.press('Tab')
      const [name, top, outline] = (await tab.evaluate(`{
        const e = document.activeElement
        const box = e.matches('input[type=file]') ? e.closest('label') : e
        const where = box.getBoundingClientRect().top + scrollY
        ;[(e.id || e.className || e.tagName) + '', where, getComputedStyle(box).outlineStyle]
      }`)) as [string, number, string]
      if (name === 'BODY') break
      reached.push(name)
      tops.push(top)
      expect([name, outline]).not.toEqual([name, 'none'])
    }
    expect(reached.slice(0, 7)).toEqual(['skip', 'brand', 'search', 'A', 'language', 'theme', 'paste'])
    const below = tops.slice(6)
    expect(below).toEqual([...below].sort((one, other) => one - other))
    expect(reached).toContain('copy')
  })

  test('the first key leads past the box to the answer', async () => {
    const tab = await open()
    await paste(tab, clock)
    await answersOf(tab).waitFor()
    await tab.keyboard.press('Tab')
    await tab.keyboard.press('Enter')
    expect(await tab.evaluate('document.activeElement.tagName')).toBe('H1')
  })

  test('the reader of an entry begins at its title', async () => {
    const tab = await open({ hash: '#/codes' })
    await tab.locator('.list a').first().click()
    await tab.locator('.entry').waitFor()
    expect(await tab.evaluate('document.activeElement.tagName')).toBe('H1')
  })
})

test('a screen reader has landmarks, names and news', async () => {
  const tab = await open()
  await paste(tab, clock)
  await finished(tab)
  for (const role of ['banner', 'search', 'navigation', 'main', 'contentinfo'] as const)
    expect([role, await tab.getByRole(role).count()]).toEqual([role, 1])
  await tab.getByRole('textbox', { name: 'Paste an error' }).waitFor()
  await tab.getByRole('article', { name: 'RequestTimeTooSkewed' }).waitFor()
  await tab.getByRole('status').filter({ hasText: '1 error found.' }).waitFor()
  await tab.getByRole('button', { name: 'Copy the command date; date -u' }).waitFor()
})

test('on paper stands the whole answer and nothing else', async () => {
  const tab = await open()
  await paste(tab, denied)
  await finished(tab)
  await tab.emulateMedia({ media: 'print' })
  await tab.evaluate('dispatchEvent(new Event("beforeprint"))')
  for (const part of ['header.page', 'footer.page', '.paste', '.copy'])
    expect(await tab.locator(part).first().isVisible()).toBe(false)
  const right = (part: string) =>
    tab.evaluate(`document.querySelector('${part}').getBoundingClientRect().right`)
  expect(await right('.remedy')).toBe(await right('.answer'))
  for (const part of ['.headline', '.remedy', '.more dl', '.alternatives dl'])
    expect(await tab.locator(part).first().isVisible()).toBe(true)
  await tab.evaluate('dispatchEvent(new Event("afterprint"))')
  expect(await tab.locator('.answer details[open]').count()).toBe(0)
})

test('on paper an entry stands without the box', async () => {
  const tab = await open({ hash: '#403' })
  await tab.locator('.entry').waitFor()
  await tab.emulateMedia({ media: 'print' })
  expect(await tab.locator('.paste').isVisible()).toBe(false)
})

test.each(widths)('a command breaks at its blanks: %d px', async width => {
  const tab = await open({ width, hash: '#AccessDenied' })
  await tab.locator('.commands').first().waitFor()
  const lines = (await tab.evaluate(`[...document.querySelectorAll('.commands code span')]
    .filter(word => word.scrollWidth < word.closest('code').clientWidth)
    .map(word => word.getBoundingClientRect().height / parseFloat(getComputedStyle(word).lineHeight))`)) as number[]
  expect(lines.length).toBeGreaterThan(0)
  for (const count of lines) expect(count).toBeLessThan(1.5)
})

test('light and dark follow the system until the reader chooses', async () => {
  const ground = (tab: Page) => tab.evaluate('getComputedStyle(document.documentElement).backgroundColor')
  const [light, dark] = [await open({ theme: 'light' }), await open({ theme: 'dark' })]
  expect(await ground(light)).not.toBe(await ground(dark))
  await dark.getByRole('button', { name: 'Dark colours' }).click()
  expect(await ground(dark)).toBe(await ground(light))
  await dark.reload()
  expect(await ground(dark)).toBe(await ground(light))
})
