import { readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { secretKey, version2 } from '../signature/signed.ts'
import { serve } from './browser.ts'
import { answersOf, clock, denied, drop, finished, pageFile, paste, textOf, usePage } from './open-page.ts'

/** What the page keeps to itself, and what the text of a stranger cannot do. */

const open = usePage()

describe('the file', () => {
  test('stands alone', () => {
    expect(readdirSync(dirname(pageFile))).toEqual(['index.html'])
  })

  test('weighs at most 500 kB on the way', () => {
    expect(gzipSync(readFileSync(pageFile)).length).toBeLessThanOrEqual(500_000)
  })

  test('names the packages that it holds, with their licences', async () => {
    const tab = await open()
    await tab.getByText('Licences').click()
    const text = await tab.locator('footer.page pre').innerText()
    for (const name of ['preact', 'fast-xml-parser'])
      expect(text).toMatch(new RegExp(`^${name} [\\d.]+ \\(MIT\\)$`, 'm'))
  })

  test('asks a server for nothing but itself, whatever the reader does', async () => {
    const { url, server } = await serve({ '/page': readFileSync(pageFile, 'utf8') })
    const asked: string[] = []
    server.on('request', request => asked.push(request.url ?? ''))
    try {
      const tab = await open({ url: `${url}/page` })
      await paste(tab, `${denied} <img src="${url}/img"> ![x](${url}/md) ${url}/link`)
      await finished(tab)
      await tab.locator('.answer .more summary').first().click()
      await tab.fill('#search', 'upload')
      await tab.locator('.list a').first().click()
      await tab.locator('.entry').waitFor()
      await tab.locator('.language').click()
      await tab.locator('.theme').click()
      await drop(tab, 'app.log', `['x'.repeat(1e6), ${JSON.stringify(denied)}]`)
      await finished(tab)
      await tab.waitForTimeout(300)
      expect(asked).toEqual(['/page'])
    } finally {
      server.close()
    }
  })

  test('lets nothing out, and no text become code, even where the page itself were at fault', async () => {
    const { url, server } = await serve({})
    const asked: string[] = []
    server.on('request', request => asked.push(request.url ?? ''))
    const tab = await open({ isAttacked: true })
    const outcomes = await tab.evaluate(`(async () => {
      const told = []
      const attempt = async (name, work) => told.push([name, await Promise.resolve().then(work).then(() => 'done', () => 'refused')])
      const leave = (tag, set) => new Promise((resolve, reject) => {
        const element = document.createElement(tag)
        element.onload = resolve
        element.onerror = reject
        set(element)
        document.body.append(element)
      })
      await attempt('fetch', () => fetch('${url}/fetch'))
      await attempt('beacon', () => { if (!navigator.sendBeacon('${url}/beacon')) throw new Error() })
      await attempt('image', () => leave('img', e => { e.src = '${url}/img' }))
      await attempt('style', () => leave('link', e => { e.rel = 'stylesheet'; e.href = '${url}/css' }))
      await attempt('script', () => leave('script', e => { e.src = '${url}/js' }))
      await attempt('innerHTML', () => { document.body.innerHTML = '<b>x</b>' })
      await attempt('eval', () => eval('1'))
      return told
    })()`)
    await tab.waitForTimeout(200)
    const sent = (outcomes as [string, string][]).filter(
      ([name, outcome]) => outcome === 'done' && name !== 'beacon',
    )
    expect(sent).toEqual([])
    expect(asked).toEqual([])
    await tab.context().close()
    server.close()
  })
})

describe('secrets', () => {
  const secrets = [
    'EXAMPLEACCESSKEYID01',
    'c2lnbmF0dXJlLW9mLWV4YW1wbGU=',
    'gQpjbi1ub3J0aC00hunter2token',
    'wJalrXUtnFEMIhunter2',
  ]
  const text = `${clock}> x-obs-security-token: ${secrets[2]}\nsecret_key=${secrets[3]}\n${denied}`

  test('are masked on the screen, in the box, in what is copied and in the address', async () => {
    const tab = await open()
    await paste(tab, text)
    await finished(tab)
    for (const summary of await tab.locator('summary').all()) await summary.click()
    const seen = await tab.evaluate(`[
      document.querySelector('#root').innerHTML, document.querySelector('#paste').value, document.title, location.href,
      JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie, history.length,
    ].join('\\n')`)
    const copied: string[] = []
    for (const button of await tab.locator('.copy').all()) {
      await button.click()
      copied.push((await tab.evaluate('navigator.clipboard.readText()')) as string)
    }
    for (const secret of secrets) expect(`${seen}\n${copied.join('\n')}`).not.toContain(secret)
    expect(seen).toContain('****')
    expect(await textOf(tab)).toContain('Secrets are masked in the box as well.')
  })

  test('that are typed are masked when the reader goes on', async () => {
    const tab = await open()
    await tab.locator('#paste').pressSequentially('secret_key=wJalrXUtnFEMIhunter2')
    await tab.focus('#search')
    expect(await tab.inputValue('#paste')).toBe('secret_key=****')
  })

  test('that are put into the middle of a text are masked', async () => {
    const tab = await open()
    await paste(tab, denied)
    await tab.focus('#paste')
    await tab.keyboard.press('End')
    await tab.evaluate(`navigator.clipboard.writeText('\\nsecret_key=wJalrXUtnFEMIhunter2')`)
    await tab.keyboard.press('Control+End')
    await tab.keyboard.press('Control+v')
    expect(await tab.inputValue('#paste')).toBe(`${denied}\nsecret_key=****`)
  })

  test('leave no trace of a paste in the address or the history', async () => {
    const tab = await open()
    const before = tab.url()
    await paste(tab, text)
    await finished(tab)
    expect([tab.url(), await tab.title()]).toEqual([before, 'obs-err: errors of Huawei Cloud OBS explained'])
  })
})

describe('the secret key', () => {
  const string = 'PUT\n\ntext/plain\nFri, 07 Nov 2025 13:57:53 GMT\n/my-bucket/report.pdf'
  const body = (signature: string) =>
    `<Error><Code>SignatureDoesNotMatch</Code><Message>m</Message><AccessKeyId>AKEXAMPLE00000000013</AccessKeyId><SignatureProvided>${signature}</SignatureProvided><StringToSign>${string}</StringToSign></Error>`

  const check = async (tab: Page, key: string) => {
    await tab.getByText('Find out with the secret key').click()
    await tab.fill('input[name=secret-key]', key)
    await tab.getByRole('button', { name: 'Check the signature' }).click()
    await tab.locator('.outcome').waitFor()
  }

  test.each([
    ['the string is right and the server knows another secret', version2(string), /another secret/i],
    ['the string is another one', version2('GET'), /another string/i],
    ['a usual mistake', version2(string, `${secretKey}\n`), /line break|newline|blank/i],
  ])('decides: %s', async (_, signature, headline) => {
    const tab = await open()
    await paste(tab, body(signature))
    expect(await textOf(tab)).not.toContain(signature)
    await check(tab, secretKey)
    expect(await tab.locator('.answer').innerText()).toMatch(headline)
    expect(await tab.evaluate('document.querySelector("#root").innerHTML')).not.toContain(secretKey)
    expect(await tab.inputValue('input[name=secret-key]')).toBe('')
  })

  test('is promised to stay in the tab, in both languages', async () => {
    const tab = await open()
    await paste(tab, body(version2(string)))
    await tab.getByText('Find out with the secret key').click()
    expect(await textOf(tab)).toContain('The secret key does not leave the tab')
    await tab.locator('.language').click()
    await tab.getByText('SK不会离开本标签页').waitFor()
  })

  test('is not asked for where nothing could be decided', async () => {
    const tab = await open()
    await paste(tab, '<Error><Code>SignatureDoesNotMatch</Code></Error>')
    await answersOf(tab).waitFor()
    expect(await tab.locator('.secret-key').count()).toBe(0)
  })
})

describe('what the server sent is text', () => {
  const hostile = {
    script: '<script>window.ran = 1</script>',
    image: '<img src=x onerror="window.ran = 1">',
    svg: '<svg onload="window.ran = 1"><animate onbegin="window.ran = 1" attributeName=x dur=1s>',
    frame: '<iframe srcdoc="<script>parent.ran = 1</script>"></iframe>',
    link: '<a href="javascript:window.ran = 1">x</a> [x](javascript:window.ran=1) javascript:window.ran=1',
    handler: '" onmouseover="window.ran = 1" autofocus onfocus="window.ran = 1" x="',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of an attack, not a template
    template: '{{constructor.constructor("window.ran = 1")()}} ${window.ran = 1} <%= window.ran = 1 %>',
    style:
      '</style><style>body { display: none }</style> expression(window.ran = 1) url(javascript:window.ran=1)',
    end: '</textarea></script><script>window.ran = 1</script>--><!--',
    entity: '&lt;img src=x onerror="window.ran = 1"&gt; &#60;script&#62;window.ran = 1&#60;/script&#62;',
  }
  const escaped = (text: string) =>
    text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
  const bodies: [string, string, string][] = Object.entries(hostile).flatMap(
    ([name, text]): [string, string, string][] => [
      [
        `${name} in XML`,
        text,
        `<Error><Code>AccessDenied</Code><Message>${escaped(text)}</Message><Key>${escaped(text)}</Key><Extra>${escaped(text)}</Extra></Error>`,
      ],
      [
        `${name} in JSON`,
        text,
        JSON.stringify({
          code: 'AccessDenied',
          message: text,
          request_id: text,
          status: 403,
          resource: text,
        }),
      ],
    ],
  )

  test.each(bodies)('%s', async (_, text, body) => {
    const tab = await open({ width: 768 })
    const elements = `[...document.querySelectorAll('img, iframe, script, style, object, embed, form[action], a[href^="javascript" i], base, meta, link')].length`
    await tab.evaluate(`window.opened = ${elements}`)
    await paste(tab, body)
    await finished(tab)
    for (const summary of await tab.locator('.answer summary').all()) await summary.click()
    await tab.mouse.move(300, 400)
    await tab.keyboard.press('Tab')
    expect(await tab.evaluate('[window.ran ?? null, window.opened]')).toEqual([
      null,
      await tab.evaluate(elements),
    ])
    expect(await tab.evaluate('getComputedStyle(document.body).display')).toBe('block')
    const handlers = await tab.evaluate(
      `[...document.querySelectorAll('#root *')].flatMap(e => e.getAttributeNames()).filter(name => /^on/i.test(name))`,
    )
    expect(handlers).toEqual([])
    // The tester sees the text itself.
    const shown = (await tab.locator('.answer').innerText()).replace(/\s+/g, ' ')
    expect(shown).toContain(text.slice(0, 14).replace(/\s+/g, ' ').trim())
  })

  test('and cannot turn its direction around', async () => {
    const tab = await open()
    await paste(
      tab,
      '<Error><Code>AccessDenied</Code><Message>a\u202egpj.exe\u2066 \u200f b\u0007</Message><Key>x\u202egnp.sh</Key></Error>',
    )
    await finished(tab)
    for (const summary of await tab.locator('.answer summary').all()) await summary.click()
    const text = await tab.locator('.answer').innerText()
    expect(text).toContain('a\\u202egpj.exe\\u2066')
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200f\u0007]/)
  })

  test('also in the name of a file', async () => {
    const tab = await open()
    await drop(tab, '<img src=x onerror=window.ran=1>\u202egol.log', JSON.stringify(denied))
    await finished(tab)
    expect(await tab.evaluate('window.ran ?? null')).toBe(null)
    expect(await tab.locator('#root img').count()).toBe(0)
    expect(await textOf(tab)).not.toContain('\u202e')
  })
})
