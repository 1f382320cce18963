import { describe, expect, test } from 'vitest'
import { answersOf, clock, denied, finished, paste, printed, textOf, usePage } from './open-page.ts'

/** Entries by their addresses, the search, and the two languages. */

const open = usePage()

describe('an address', () => {
  test.each([
    ['#NoSuchUpload', 'NoSuchUpload', '404 Not Found'],
    ['#no_such_upload', 'NoSuchUpload', '404 Not Found'],
    ['#403', '403 Forbidden', 'AccessDenied'],
    ['#4xx', '4xx', 'AccessDenied'],
    ['#System%20Capacity%20Not%20enough', 'System Capacity Not enough', '403'],
  ])('%s shows a whole entry', async (hash, title, part) => {
    const tab = await open({ hash })
    await tab.locator('.entry').waitFor()
    expect((await tab.locator('.entry h1').innerText()).replace(/\s+/g, ' ')).toContain(title)
    expect(await tab.locator('.entry').innerText()).toContain(part)
    expect(await tab.title()).toContain(decodeURIComponent(hash.slice(1)))
  })

  test('of an entry shows every cause with remedy, check, commands and sources', async () => {
    const tab = await open({ hash: '#AccessDenied' })
    const [entry] = JSON.parse(printed('', 'explain', 'AccessDenied', '--json')).results
    const text = await tab.locator('.entry').innerText()
    for (const { cause, remedy, check, commands } of entry.causes)
      for (const part of [cause, remedy, check, ...commands].filter(Boolean)) expect(text).toContain(part)
    const hrefs = await tab
      .locator('.entry a')
      .evaluateAll(links => links.map(link => link.getAttribute('href')))
    for (const link of [...entry.links, ...entry.related.map((code: string) => `#${code}`)])
      expect(hrefs).toContain(link)
  })

  test('of nothing that is known suggests what is near', async () => {
    const tab = await open({ hash: '#NoSuchUplod' })
    await tab.getByRole('link', { name: 'NoSuchUpload' }).click()
    await tab.locator('.entry h1').filter({ hasText: 'NoSuchUpload' }).waitFor()
    await tab.goBack()
    await tab.locator('.entry h1').filter({ hasText: 'NoSuchUplod' }).waitFor()
  })

  test('of nothing that is near leads on', async () => {
    const tab = await open({ hash: '#Blorp' })
    await tab.locator('.entry').getByRole('link', { name: 'All codes' }).click()
    await tab.locator('.list a').first().waitFor()
  })

  test.each([
    '#<img src=x onerror=alert(1)>',
    '#%3Cscript%3Ealert(1)%3C/script%3E',
    '#%',
    '#constructor',
    '#javascript:alert(1)',
  ])('%s is text', async hash => {
    const tab = await open({ hash })
    await tab.locator('.entry').waitFor()
    expect(await tab.locator('.entry img, .entry script').count()).toBe(0)
  })
})

describe('the search', () => {
  test('narrows the codes with every key, best first', async () => {
    const tab = await open()
    await tab.locator('#search').pressSequentially('multipart upload')
    await tab.locator('.list a').first().filter({ hasText: 'NoSuchUpload' }).waitFor()
    const found = Number(/^(\d+) of/.exec(await tab.locator('.codes [role=status]').innerText())?.[1])
    expect(found).toBeGreaterThan(3)
    expect(await tab.locator('.list a').count()).toBe(found)
    expect(new URL(tab.url()).hash).toBe('#/codes')
  })

  test('is reached, used and left by the keyboard alone', async () => {
    const tab = await open()
    await paste(tab, denied)
    await answersOf(tab).waitFor()
    await tab.locator('h1').focus()
    await tab.keyboard.press('/')
    await tab.keyboard.type('nosuchkey')
    await tab.locator('.list a').first().waitFor()
    await tab.keyboard.press('ArrowDown')
    expect(await tab.evaluate('document.activeElement.getAttribute("href")')).toBe('#NoSuchKey')
    await tab.keyboard.press('ArrowUp')
    expect(await tab.evaluate('document.activeElement.id')).toBe('search')
    await tab.keyboard.press('Enter')
    await tab.locator('.entry h1').filter({ hasText: 'NoSuchKey' }).waitFor()
    await tab.keyboard.press('/')
    await tab.keyboard.press('Escape')
    await tab.goBack()
    await tab.goBack()
    // What was pasted is still there.
    expect(await answersOf(tab).innerText()).toContain('AccessDenied')
  })

  test('is closed by Esc where the reader was, and is empty again behind a result and on the way back', async () => {
    const tab = await open({ hash: '#NoSuchKey' })
    const title = (name: string) => tab.locator('.entry h1').filter({ hasText: name }).waitFor()
    await title('NoSuchKey')
    await tab.keyboard.press('/')
    await tab.keyboard.type('upload')
    await tab.locator('.list a').first().waitFor()
    await tab.keyboard.press('Escape')
    await title('NoSuchKey')
    expect(await tab.inputValue('#search')).toBe('')
    await tab.keyboard.press('/')
    await tab.keyboard.type('NoSuchUplod')
    await tab.getByText('No code matches.').waitFor()
    await tab.keyboard.press('Enter')
    await title('NoSuchUpload')
    expect(await tab.inputValue('#search')).toBe('')
    await tab.keyboard.press('/')
    await tab.keyboard.type('clock')
    await tab.locator('.list a').first().waitFor()
    await tab.goBack()
    await title('NoSuchUpload')
    expect(await tab.inputValue('#search')).toBe('')
  })

  test('goes by status, retry and service, alone and together', async () => {
    const tab = await open({ hash: '#/codes' })
    const count = async () =>
      Number(/^(\d+) of/.exec(await tab.locator('.codes [role=status]').innerText())?.[1])
    await tab.locator('.list a').first().waitFor()
    const all = await count()
    const narrowed: number[] = []
    for (const [label, value] of [
      ['Status', '5xx'],
      ['Retry', 'yes'],
      ['Service', 'obs'],
    ] as const) {
      await tab.getByLabel(label).selectOption(value)
      const before = new RegExp(`^${narrowed.at(-1) ?? all} `)
      await tab.locator('.codes [role=status]').filter({ hasNotText: before }).waitFor()
      narrowed.push(await count())
    }
    expect(narrowed).toEqual([...narrowed].sort((a, b) => b - a))
    expect(narrowed.at(-1)).toBeGreaterThan(0)
    expect(new Set(await tab.locator('.list .status').allInnerTexts()).size).toBeGreaterThan(0)
    for (const status of await tab.locator('.list .status').allInnerTexts()) expect(status).toMatch(/^5\d\d$/)
  })

  test('of a status has the status itself first', async () => {
    const tab = await open()
    await tab.fill('#search', '403')
    await tab.locator('.list a').first().filter({ hasText: '403 Forbidden' }).waitFor()
  })

  test('without a result suggests', async () => {
    const tab = await open()
    await tab.fill('#search', 'NoSuchUplod')
    await tab.getByText('No code matches.').waitFor()
    await tab.getByRole('link', { name: 'NoSuchUpload' }).waitFor()
  })
})

describe('the language', () => {
  test('is that of the browser, and is switched without losing the text', async () => {
    const tab = await open({ lang: 'zh' })
    await paste(tab, clock)
    await finished(tab)
    const [zh] = JSON.parse(printed(clock, 'decode', '--json', '--lang', 'zh')).results
    const [en] = JSON.parse(printed(clock, 'decode', '--json', '--lang', 'en')).results
    expect(await textOf(tab)).toContain(zh.headline)
    expect(await tab.getAttribute('html', 'lang')).toBe('zh-CN')
    const text = await tab.inputValue('#paste')
    await tab.getByRole('button', { name: 'English' }).click()
    await tab.getByText(en.headline).first().waitFor()
    expect(await tab.inputValue('#paste')).toBe(text)
    expect(await tab.getAttribute('html', 'lang')).toBe('en')
    expect((await textOf(tab)).replace('中文', '')).not.toMatch(/[\u4e00-\u9fff]/)
  })

  test('is kept for the next time, and nothing else is', async () => {
    const tab = await open()
    await paste(tab, clock)
    await tab.locator('.language').click()
    await tab.reload()
    await tab.getByText('粘贴错误，查看原因').waitFor()
    expect(await tab.evaluate('JSON.stringify({ ...localStorage })')).toBe('{"obs-err.lang":"zh"}')
    expect(await tab.inputValue('#paste')).toBe('')
  })

  test('of entries and lists changes as well', async () => {
    const tab = await open({ hash: '#NoSuchUpload' })
    await tab.locator('.entry').waitFor()
    await tab.locator('.language').click()
    await tab.locator('.entry').getByText('任务号').first().waitFor()
    await tab.goto(`${tab.url().replace(/#.*/, '')}#/codes`)
    await tab.locator('.list').getByText('任务号').first().waitFor()
  })
})
