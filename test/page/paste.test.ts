import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import {
  answersOf,
  clock,
  denied,
  drop,
  finished,
  heights,
  paste,
  printed,
  sample,
  textOf,
  usePage,
  widths,
} from './open-page.ts'

/** What is pasted or dropped, and its answers. */

const open = usePage()

describe('a paste', () => {
  /** Of the first the response tells the cause; of the second only what is likely is known, at length. */
  const texts = { told: clock, likely: '<Error><Code>SlowDown</Code></Error>' }
  const cases = widths.flatMap(width => (['told', 'likely'] as const).map(kind => ({ width, kind })))

  test.each(cases)('at $width px shows what happened and what to do: $kind', async ({ width, kind }) => {
    for (const lang of ['en', 'zh'] as const) {
      const tab = await open({ width, lang })
      await paste(tab, texts[kind])
      await finished(tab)
      for (const part of ['.answer h2', '.answer .headline', '.answer .remedy dt', '.answer .remedy dd']) {
        const box = await tab.locator(part).first().boundingBox()
        expect(box?.y).toBeGreaterThan(0)
        const line = part.endsWith('dd') ? 48 : (box?.height ?? 0)
        expect((box?.y ?? Number.NaN) + line).toBeLessThanOrEqual(heights[width])
      }
    }
  })

  test('with the keyboard is answered as on the terminal', async () => {
    const tab = await open()
    await tab.evaluate(`navigator.clipboard.writeText(${JSON.stringify(clock)})`)
    await tab.focus('#paste')
    await tab.keyboard.press('Control+v')
    await finished(tab)
    const [result] = JSON.parse(printed(clock, 'decode', '--json')).results
    const text = await textOf(tab)
    for (const part of [
      result.code,
      '403 Forbidden',
      result.headline,
      result.causes[0].remedy,
      ...result.causes[0].commands,
    ])
      expect(text).toContain(part)
    for (const { title } of result.causes.slice(1)) expect(text.toLowerCase()).toContain(title.toLowerCase())
  })

  test('outside of the box goes into the box', async () => {
    const tab = await open({ hash: '#NoSuchKey' })
    await tab.locator('.entry').waitFor()
    await tab.evaluate(`navigator.clipboard.writeText(${JSON.stringify(denied)})`)
    await tab.keyboard.press('Control+v')
    await finished(tab)
    expect(await tab.inputValue('#paste')).toBe(denied)
    await answersOf(tab).waitFor()
    expect(new URL(tab.url()).hash).toBe('')
  })

  test('of an error into the search goes into the box', async () => {
    const tab = await open()
    await tab.evaluate(`navigator.clipboard.writeText(${JSON.stringify(denied)})`)
    await tab.focus('#search')
    await tab.keyboard.press('Control+v')
    await finished(tab)
    expect([await tab.inputValue('#search'), await tab.inputValue('#paste')]).toEqual(['', denied])
  })

  test('that is typed is answered as well', async () => {
    const tab = await open()
    await tab.locator('#paste').pressSequentially('<Error><Code>NoSuchKey</Code></Error>')
    await answersOf(tab).filter({ hasText: 'NoSuchKey' }).waitFor()
  })

  test('without an error says so, and what the text names', async () => {
    const tab = await open()
    await paste(tab, 'all is well\nthe docs speak of AccessDenied here')
    expect(await finished(tab)).toBe('No OBS error found.')
    expect(await textOf(tab)).toContain('Line 2 names AccessDenied')
    await tab.getByRole('link', { name: 'what AccessDenied means' }).click()
    await tab.locator('.entry h1').filter({ hasText: 'AccessDenied' }).waitFor()
  })

  test('is taken away with all that came of it', async () => {
    const tab = await open()
    await paste(tab, denied)
    await answersOf(tab).waitFor()
    await tab.getByRole('button', { name: 'Clear' }).click()
    await tab.locator('.welcome').waitFor()
    expect(await tab.inputValue('#paste')).toBe('')
    expect(await textOf(tab)).not.toContain('0000019A5E9C018399B7100A32E958BE')
  })

  test('of errors of one kind is told once, and counted', async () => {
    const tab = await open()
    await paste(
      tab,
      `${denied}\n`.repeat(5).replace(/BE</g, (_, at: number) => `${String(at).padStart(4, '0')}<`),
    )
    expect(await finished(tab)).toBe('5 errors of one kind found.')
    expect(await answersOf(tab).count()).toBe(1)
    expect(await textOf(tab)).toContain('5×')
  })

  test('of more kinds than a screen holds is folded, and of too many counted', async () => {
    const tab = await open()
    await paste(
      tab,
      Array.from(
        { length: 60 },
        (_, i) => `<Error><Code>MadeUp${'ABCDEFGHIJ'[i % 10]}${i}</Code><Message>m</Message></Error>`,
      ).join('\n'),
    )
    expect(await finished(tab)).toBe('60 errors of 60 kinds found.')
    expect(await answersOf(tab).count()).toBe(50)
    expect(await tab.locator('.answer .fold').count()).toBe(47)
    expect(await textOf(tab)).toContain('10 further kinds of errors are counted and not shown.')
  })
})

describe('what is copied', () => {
  const copied = (tab: Page) => tab.evaluate('navigator.clipboard.readText()')

  test('is the command, and the button says so', async () => {
    const tab = await open()
    await paste(tab, clock)
    const button = tab.locator('.commands .copy').first()
    await button.click()
    expect(await copied(tab)).toBe(await tab.locator('.commands code').first().textContent())
    await tab.locator('[role=status]').filter({ hasText: 'Copied' }).waitFor({ state: 'attached' })
    expect(await button.getAttribute('data-copied')).toBe('true')
  })

  test.each(['en', 'zh'] as const)('is the ticket and the JSON of the command line: %s', async lang => {
    const tab = await open({ lang })
    await paste(tab, clock)
    const [ticket, json] = [tab.locator('.tools .copy').nth(0), tab.locator('.tools .copy').nth(1)]
    await ticket.click()
    expect(await copied(tab)).toBe(printed(clock, 'decode', '--ticket', '--lang', lang))
    await json.click()
    expect(await copied(tab)).toBe(printed(clock, 'decode', '--json', '--lang', lang))
  })
})

describe('a file', () => {
  test('is read as a stream, with the lines and the name of its errors', async () => {
    const tab = await open()
    await drop(
      tab,
      'app.log',
      `[...Array(40)].map(() => 'INFO all is well\\n'.repeat(50_000)), ${JSON.stringify(denied)}`,
    )
    expect(await finished(tab)).toBe('1 error found.')
    expect(await textOf(tab)).toContain('app.log:2000001')
    expect(await tab.locator('.source').innerText()).toContain('34 MB')
  })

  test.each(['button', 'Escape'])('is no longer read after a stop: %s', async way => {
    const tab = await open()
    await drop(
      tab,
      'big.log',
      `Array(400).fill(new Blob([${JSON.stringify(`${denied}\n`)} + 'INFO all is well\\n'.repeat(60_000)]))`,
    )
    await answersOf(tab).waitFor()
    if (way === 'button') await tab.getByRole('button', { name: 'Stop' }).click()
    else await tab.keyboard.press('Escape')
    expect(await finished(tab)).toMatch(/^Stopped after .* of 408 MB\. \d+ errors/)
    expect(await tab.locator('.source progress').getAttribute('value')).not.toBe(null)
  })

  test('that was read leaves no bar', async () => {
    const tab = await open()
    await drop(tab, 'app.log', JSON.stringify(denied))
    await finished(tab)
    expect(await tab.locator('.source progress').count()).toBe(0)
  })

  test('that is packed is unpacked', async () => {
    const tab = await open()
    const packed = gzipSync(denied).toString('base64')
    await drop(tab, 'app.log.gz', `Uint8Array.from(atob('${packed}'), c => c.charCodeAt(0))`)
    expect(await finished(tab)).toBe('1 error found.')
  })

  test('may be chosen, too', async () => {
    const tab = await open()
    await tab.setInputFiles('input[type=file]', {
      name: 'a.xml',
      mimeType: 'text/xml',
      buffer: Buffer.from(denied),
    })
    expect(await finished(tab)).toBe('1 error found.')
  })

  test('that cannot be read is told', async () => {
    const tab = await open()
    const path = join(mkdtempSync(join(tmpdir(), 'obs-err-page-')), 'gone.log')
    writeFileSync(path, denied)
    await tab.evaluate(
      `document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'aside' }))`,
    )
    await tab.setInputFiles('#aside', path)
    rmSync(dirname(path), { recursive: true })
    await tab.evaluate(`{
      const data = new DataTransfer()
      data.items.add(document.querySelector('#aside').files[0])
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
    }`)
    await tab.locator('.nothing h1').filter({ hasText: 'Reading failed.' }).waitFor()
    await tab.getByRole('status').filter({ hasText: 'Reading failed.' }).waitFor()
  })

  test('gives way to a text that is pasted', async () => {
    const tab = await open()
    await drop(tab, 'a.log', JSON.stringify(denied))
    await finished(tab)
    await tab.getByRole('button', { name: 'Clear' }).click()
    await paste(tab, denied.replace('AccessDenied', 'NoSuchKey'))
    await answersOf(tab).filter({ hasText: 'NoSuchKey' }).waitFor()
  })

  test('is what a very long paste is treated as', async () => {
    const tab = await open()
    await paste(tab, `${'INFO all is well\n'.repeat(20_000)}${denied}`)
    expect(await finished(tab)).toBe('1 error found.')
    expect(await tab.locator('.source').innerText()).toContain('pasted text')
    expect(await textOf(tab)).toContain('line 20001')
  })
})

describe('every sample of the corpus', () => {
  test('shows its codes, and no more than the command line', async () => {
    const tab = await open()
    const names = readdirSync(new URL('../fixtures/corpus', import.meta.url)).filter(
      (name, i) => /^\d.*\.(?:txt|xml|json)$/.test(name) && i % 12 === 0,
    )
    for (const name of names) {
      const text = sample(name)
      const { results } = JSON.parse(jsonOf(text))
      const expected = new Set(
        results.map((one: { code: string | null; status: number | null }) => one.code ?? one.status),
      )
      await tab
        .locator('button', { hasText: 'Clear' })
        .click({ force: true })
        .catch(() => {})
      await paste(tab, text)
      const told = await finished(tab)
      expect([name, /^No/.test(told) ? 0 : Number(/\d+/.exec(told)?.[0])]).toEqual([name, results.length])
      const shown = await tab.locator('.answer h2 .name').allInnerTexts()
      for (const code of expected) if (code !== null) expect([name, ...shown]).toContain(String(code))
    }
  }, 120_000)
})

/** The JSON of the command line; its exit status is 1 where it finds nothing. */
function jsonOf(input: string): string {
  try {
    return printed(input, 'decode', '--json')
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}
