/** Language and colours: as the reader chose them before, else as the browser says. Nothing else is kept. */
import type { Lang } from '../types.ts'

type Theme = 'light' | 'dark'

/** A page from a disk or in a frame may have no storage. */
function stored(name: string): string | null {
  try {
    return localStorage.getItem(`obs-err.${name}`)
  } catch {
    return null
  }
}

export function keep(name: 'lang' | 'theme', value: string): void {
  try {
    localStorage.setItem(`obs-err.${name}`, value)
  } catch {
    // The choice then holds as long as the page is open.
  }
}

export function preferredLanguage(): Lang {
  const chosen = stored('lang')
  if (chosen === 'en' || chosen === 'zh') return chosen
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

export function preferredTheme(): Theme {
  const chosen = stored('theme')
  if (chosen === 'light' || chosen === 'dark') return chosen
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}
