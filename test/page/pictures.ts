import { fileURLToPath } from 'node:url'
import { test } from 'vitest'
import { finished, usePage } from './open-page.ts'

/** Draws the pictures of the READMEs in the real browser: `npm run page:pictures`. */

const open = usePage()

test.each(
  (['en', 'zh'] as const).flatMap(lang => (['light', 'dark'] as const).map(theme => ({ lang, theme }))),
)('$lang, $theme', async ({ lang, theme }) => {
  const tab = await open({ lang, theme, scale: 1.5 })
  await tab.setViewportSize({ width: 1200, height: 680 })
  await tab.locator('.examples button').first().click()
  await finished(tab)
  await tab.mouse.move(0, 0)
  const name = `page${lang === 'zh' ? '-zh' : ''}-${theme}.png`
  const path = fileURLToPath(new URL(`../../.github/pictures/${name}`, import.meta.url))
  await tab.screenshot({ path })
})
